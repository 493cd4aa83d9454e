// What the operator does for agencies at the command line of the machine: give out the
// link with which an agency's first administrator joins, and make a token for a system
// of an agency. Maintenance: nobody's name is opened, and both stand in the ledger.
//
//    accord user invite --agency swanmere --name "Ann Ward" --email ann@example.org
//    accord user token --agency swanmere
#pragma once

#include "agency/actions/invite_user.hpp"
#include "agency/actions/token_actions.hpp"

#include <optional>

namespace accord::agency {

struct OperatorInvite {
    static constexpr std::string_view name = "agency.operator-invite";
    static constexpr std::string_view title = "Invite an administrator from the command line";
    static constexpr std::string_view permission = "maintenance";
    static constexpr std::string_view path = "operator/invitations";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr bool hasForm = false;

    struct Input {
        std::string agency;  ///< its code
        InviteUser::Input who;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::agency, Category::none, Owner::none>("agency", "Agency").atMost(80),
                                       group<&Input::who>("who", "Who"));
        }
    };
    using Output = InviteUser::Output;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

struct OperatorToken {
    static constexpr std::string_view name = "agency.operator-token";
    static constexpr std::string_view title = "Make an API token from the command line";
    static constexpr std::string_view permission = "maintenance";
    static constexpr std::string_view path = "operator/tokens";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr bool hasForm = false;

    struct Input {
        std::string agency;  ///< its code
        std::string label;
        Purpose purpose{};
        std::optional<Date> until;  ///< a year from now where it is not said
        std::string signingKey;     ///< for a system that sends events

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::agency, Category::none, Owner::none>("agency", "Agency").atMost(80),
                field<&Input::label, Category::none, Owner::none>("label", "Which system is it for?").atMost(80),
                field<&Input::purpose, Category::none, Owner::none>("purpose", "What does it use data for?"),
                field<&Input::until, Category::none, Owner::none>("until", "Last day on which it works").optional(),
                field<&Input::signingKey, Category::none, Owner::none>("signing-key", "Public key (Ed25519)").atMost(43).optional());
        }
    };
    using Output = MakeToken::Output;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::agency

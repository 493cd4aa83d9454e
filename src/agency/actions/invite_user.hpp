// Invite a colleague: an account, and a one-time link with which they choose their own
// password and set up their own app. It goes to them by mail where this installation
// sends mail; else it is shown once, to whoever invites. It holds for a day.
#pragma once

#include "agency/agency.hpp"
#include "base/spec.hpp"
#include "gate/action.hpp"

#include <string>
#include <string_view>

namespace accord::agency {

struct InviteUser {
    static constexpr std::string_view name = "agency.invite-user";
    static constexpr std::string_view title = "Invite a colleague";
    static constexpr std::string_view permission = "colleague.manage";
    static constexpr std::string_view path = "agencies/{id}/invite";
    static constexpr std::string_view lede = "They get an account of their own, and a link to set it up that works once, for 24 hours.";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agency;

    struct Input {
        std::string name;
        std::string email;
        std::string role;  ///< a code of rulebook/roles.toml

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::name, Category::staff, Owner::staff>("name", "Full name").atMost(120),
                                       field<&Input::email, Category::staff, Owner::staff>("email", "Work email address")
                                           .hint("They sign in with it.")
                                           .atMost(254),
                                       field<&Input::role, Category::none, Owner::none>("role", "Role").atMost(40));
        }
    };
    struct Output {
        UserId user{};
        std::string link;

        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::user, Category::none, Owner::none>("user", "Account"),
                                        field<&Output::link, Category::staff, Owner::staff>("link", "One-time link").secret().optional());
        }
    };

    static constexpr std::string_view then = "agencies/{id}/colleagues";

    /// The roles that this agency has and that the asker may give.
    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agency);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agency, Input const& input);
    /// The link is shown, whether this installation sends mail or not: the command line.
    static Result<gate::Done<Output>> processShowing(gate::Desk& desk, ObjectId agency, Input const& input);
};

}  // namespace accord::agency

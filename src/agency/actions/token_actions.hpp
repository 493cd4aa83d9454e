// Make and revoke the tokens with which systems of an agency call the API. A token is
// bound to the agency, to the role of an API client, to one purpose, and to a last day.
// It is shown once; only its hash is kept.
#pragma once

#include "base/spec.hpp"
#include "gate/action.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::agency {

struct MakeToken {
    static constexpr std::string_view name = "agency.make-token";
    static constexpr std::string_view title = "Make an API token";
    static constexpr std::string_view permission = "token.manage";
    static constexpr std::string_view path = "agencies/{id}/make-token";
    static constexpr bool needsConfirmation = true;
    static constexpr std::string_view lede = "For one system of your agency. The token is shown once.";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agency;

    struct Input {
        std::string label;
        Purpose purpose{};
        Date until{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::label, Category::none, Owner::none>("label", "Which system is it for?")
                    .hint("For example: records system, referrals.")
                    .atMost(80),
                field<&Input::purpose, Category::none, Owner::none>("purpose", "What does it use data for?"),
                field<&Input::until, Category::none, Owner::none>("until", "Last day on which it works").hint("A year from now at most."));
        }
    };
    struct Output {
        TokenId id{};
        std::string token;

        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::id, Category::none, Owner::none>("id", "Id"),
                                        field<&Output::token, Category::none, Owner::none>("token", "Token").secret());
        }
    };

    static constexpr std::string_view then = "agencies/{id}/tokens";

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agency, Input const& input);
};

/// Systems that send events sign them; whoever finds the token alone sends nothing.
struct SetTokenKey {
    static constexpr std::string_view name = "agency.set-token-key";
    static constexpr std::string_view title = "Register a signing key";
    static constexpr std::string_view permission = "token.manage";
    static constexpr std::string_view path = "tokens/{id}/signing-key";
    static constexpr bool needsConfirmation = true;
    static constexpr std::string_view lede =
        "The public half of the key with which the system signs the events that it sends. A new key takes the place of the old.";
    static constexpr gate::ObjectKind on = gate::ObjectKind::token;
    static constexpr std::string_view then = "agencies/{agency}/tokens";

    struct Input {
        std::string key;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::key, Category::none, Owner::none>("key", "Public key (Ed25519)")
                                           .hint("32 bytes as base64url: 43 letters, digits, - and _.")
                                           .atMost(43));
        }
    };
    struct Output {
        AgencyId agency{};

        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::agency, Category::none, Owner::none>("agency", "Agency"));
        }
    };

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId token, Input const& input);
};

/// What is wrong with a key that somebody would register, for the field of this name.
[[nodiscard]] std::optional<FieldError> signingKeyFault(std::string_view field, std::string_view key);

struct RevokeToken {
    static constexpr std::string_view name = "agency.revoke-token";
    static constexpr std::string_view title = "Revoke an API token";
    static constexpr std::string_view permission = "token.manage";
    static constexpr std::string_view path = "tokens/{id}/revoke";
    static constexpr std::string_view lede = "The system that uses it is refused with its next request.";
    static constexpr gate::ObjectKind on = gate::ObjectKind::token;
    static constexpr std::string_view then = "agencies/{agency}/tokens";
    using Input = Nothing;
    struct Output {
        AgencyId agency{};

        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::agency, Category::none, Owner::none>("agency", "Agency"));
        }
    };

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId token, Input const& input);
};

}  // namespace accord::agency

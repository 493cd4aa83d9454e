// The API tokens of an agency: what for, until when, and whether they still work. What
// a token itself is, nobody can look up.
#pragma once

#include "base/clock.hpp"
#include "base/spec.hpp"
#include "gate/view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord::agency {

enum class TokenState : std::uint8_t { works = 1, expired, revoked };

}  // namespace accord::agency

namespace accord {
template <>
inline constexpr auto wordsOf<agency::TokenState> = words<agency::TokenState>({
    {agency::TokenState::works, "works", "Works"},
    {agency::TokenState::expired, "expired", "Expired"},
    {agency::TokenState::revoked, "revoked", "Revoked"},
});
}  // namespace accord

namespace accord::agency {

struct Tokens {
    static constexpr std::string_view name = "agency.tokens";
    static constexpr std::string_view title = "API tokens";
    static constexpr std::string_view permission = "token.manage";
    static constexpr std::string_view path = "agencies/{id}/tokens";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agency;
    static constexpr std::string_view page = "agency/tokens";
    using Query = Nothing;

    struct Head {
        std::string agency;

        static constexpr auto spec() { return accord::spec<Head>(field<&Head::agency, Category::none, Owner::none>("agency", "Agency")); }
    };
    struct Token {
        std::string label;
        Purpose purpose{};
        TokenState state{};
        Instant made{};
        Date lastDay{};
        std::optional<Instant> revoked;
        std::optional<Instant> signsSince;  ///< a key was registered, so that it may send events

        static constexpr auto spec() {
            return accord::spec<Token>(field<&Token::label, Category::none, Owner::none>("label", "System"),
                                       field<&Token::purpose, Category::none, Owner::none>("purpose", "Purpose"),
                                       field<&Token::state, Category::none, Owner::none>("state", "State"),
                                       field<&Token::made, Category::none, Owner::none>("made", "Made"),
                                       field<&Token::lastDay, Category::none, Owner::none>("last-day", "Works to the end of"),
                                       field<&Token::revoked, Category::none, Owner::none>("revoked", "Revoked").optional(),
                                       field<&Token::signsSince, Category::none, Owner::none>("signs-since", "Signs since").optional());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"agency", &tableOf<Head>()}, {"tokens", &tableOf<Token>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId agency, Query const& query);
};

/// The same of the agency at which one works.
struct MyTokens {
    static constexpr std::string_view name = "agency.my-tokens";
    static constexpr std::string_view title = "API tokens";
    static constexpr std::string_view permission = "token.manage";
    static constexpr std::string_view path = "tokens";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "agency/tokens";
    using Query = Nothing;

    static auto parts() { return Tokens::parts(); }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId, Query const& query) {
        return Tokens::rows(desk, idCast<ObjectId>(desk.actor().agency), query);
    }
};

}  // namespace accord::agency

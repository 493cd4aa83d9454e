// What agencies' systems send as it happens, instead of a list: that something came, from
// which token, and what became of it. Whom it is about stands in the tasks that it opened.
#pragma once

#include "base/spec.hpp"

#include <cstdint>
#include <string>

namespace accord::events {

/// The key with which a system signs what it sends; a new one takes the place of the old.
struct TokenKeySet {
    static constexpr std::string_view type = "agency.token-key-set";
    static constexpr int version = 1;
    AgencyId agency{};
    std::string key;  ///< Ed25519, public, as base64url

    static constexpr auto spec() {
        return accord::spec<TokenKeySet>(field<&TokenKeySet::agency, Category::none, Owner::none>("agency", "Agency"),
                                         field<&TokenKeySet::key, Category::none, Owner::none>("key", "Public key"));
    }
};

struct EventsReceived {
    static constexpr std::string_view type = "pathway.events-received";
    static constexpr int version = 1;
    TokenId token{};
    std::int64_t lines{}, opened{}, standing{}, withoutRoute{}, refused{};

    static constexpr auto spec() {
        return accord::spec<EventsReceived>(
            field<&EventsReceived::token, Category::none, Owner::none>("token", "Token"),
            field<&EventsReceived::lines, Category::none, Owner::none>("lines", "Events"),
            field<&EventsReceived::opened, Category::none, Owner::none>("opened", "Tasks opened"),
            field<&EventsReceived::standing, Category::none, Owner::none>("standing", "Standing already"),
            field<&EventsReceived::withoutRoute, Category::none, Owner::none>("without-route", "Without a route"),
            field<&EventsReceived::refused, Category::none, Owner::none>("refused", "Refused"));
    }
};

}  // namespace accord::events

// Wrong tries, counted in the database so that all nodes count together (table
// `state_guess`). A try is written down before it is judged and taken away if it was
// right, so that fifty at once do not pass as one.
//
//    auto attempt = beginTry(db, random, {account, address, browser, isKnown}, now);
//    if (attempt.bar != GuessBar::none) return waitALittle();
//    …
//    forgetTry(db, attempt.id);          // it was right
//
// Accounts, addresses and browsers stand here as keyed tokens. Inside the caller's transaction.
#pragma once

#include "base/random.hpp"
#include "store/session.hpp"
#include "web/guess_rules.hpp"
#include "base/clock.hpp"

#include <cstdint>
#include <string>

namespace accord::web {

struct TryOf {
    std::string account;  ///< whether or not there is such an account
    std::string address;
    std::string browser;  ///< empty where it is not known
};

struct BegunTry {
    std::int64_t id{};
    GuessBar bar{GuessBar::none};  ///< where one stands against it, nothing was written down
};

[[nodiscard]] BegunTry beginTry(store::Session& db, Random& random, TryOf const& of, Instant now, GuessLimits const& limits = {});
void forgetTry(store::Session& db, std::int64_t id);

}  // namespace accord::web

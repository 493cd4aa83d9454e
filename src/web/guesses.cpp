#include "web/guesses.hpp"

#include <stdexcept>

namespace accord::web {
namespace {

using store::Statement;

Statement const insertGuess{"web.insert-guess",
                            "INSERT INTO state_guess (id, at, account, address, browser) VALUES (:id, :at, :account, :address, :browser)"};
Statement const deleteGuess{"web.delete-guess", "DELETE FROM state_guess WHERE id = :id"};
Statement const deleteOld{"web.delete-old-guesses", "DELETE FROM state_guess WHERE at <= :at"};
Statement const countOfAccount{"web.count-guesses-of-account",
                               "SELECT COUNT(*) FROM state_guess WHERE account = :account AND browser = :browser AND at > :at", "i"};
Statement const countOfAddress{"web.count-guesses-of-address",
                               "SELECT COUNT(*), COUNT(DISTINCT account) FROM state_guess WHERE address = :address AND at > :at", "ii"};
Statement const countOfAll{"web.count-guesses", "SELECT COUNT(*) FROM state_guess WHERE at > :at", "i"};

store::Row counted(std::optional<store::Row> row) {
    if (!row) throw std::runtime_error("a count without a row");
    return std::move(*row);
}

}  // namespace

BegunTry beginTry(store::Session& db, Random& random, TryOf const& of, Instant now, GuessLimits const& limits) {
    auto const since = micros(now - guessWindow);
    db.run(deleteOld, {since});
    auto const address = counted(db.one(countOfAddress, {of.address, since}));
    // Strangers' tries are those without a known browser; a known browser counts its own.
    Guesses const guesses{counted(db.one(countOfAccount, {of.account, of.browser, since})).integer(0), address.integer(0),
                          address.integer(1), counted(db.one(countOfAll, {since})).integer(0), !of.browser.empty()};
    auto const bar = barAgainstTry(guesses, limits);
    if (bar != GuessBar::none) return {0, bar};
    auto const id = static_cast<std::int64_t>(random.next() >> 4);
    db.run(insertGuess, {id, micros(now), of.account, of.address, of.browser});
    return {id, bar};
}

void forgetTry(store::Session& db, std::int64_t id) {
    db.run(deleteGuess, {id});
}

}  // namespace accord::web

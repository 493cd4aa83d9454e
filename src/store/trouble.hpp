// What a database's error code means to us; the one table for each stands in
// raw_sqlite.cpp and raw_postgres.cpp.
//
//    fail(raw::postgresTrouble("40001"), "case.close", message);   // throws TryAgain
#pragma once

#include "store/errors.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::store {

enum class Trouble : std::uint8_t {
    none = 0,
    unique,
    tryAgain,
    unavailable,
    lost,      ///< an I/O error or a broken connection: what was under way may or may not have happened
    unsynced,  ///< the disk refused to keep what was written: a second try may lie, so the process has to stop
    other,
};

struct Outcome {
    Trouble trouble{Trouble::none};
    std::string message{};  ///< without values of rows

    [[nodiscard]] bool ok() const { return trouble == Trouble::none; }
};

[[nodiscard]] constexpr bool isLost(Trouble trouble) {
    return trouble == Trouble::lost || trouble == Trouble::unsynced;
}

/// Throws what the trouble is; `what` names the statement or command.
[[noreturn]] void raise(Trouble trouble, std::string_view what, std::string_view message);

}  // namespace accord::store

// How one connection is opened. Used by the pools of `Database`, and by tests:
//
//    Session session(SessionOptions{Dialect::sqlite, file, false});
#pragma once

#include "store/session.hpp"

#include <string>

namespace accord::store {

class LogKeeper;

struct SessionOptions {
    Dialect dialect{Dialect::sqlite};
    std::string location;
    bool readOnly{};
    LogKeeper* keeper{};  ///< of the database; without one, SQLite writes its log back as it does by itself
};

/// By how the location starts.
[[nodiscard]] Dialect dialectOf(std::string_view location);

}  // namespace accord::store

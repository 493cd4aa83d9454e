// How one connection is opened. Used by the pools of `Database`, and by tests:
//
//    Session session(SessionOptions{Dialect::sqlite, file, false});
#pragma once

#include "store/session.hpp"

#include <string>

namespace accord::store {

struct SessionOptions {
    Dialect dialect{Dialect::sqlite};
    std::string location;
    bool readOnly{};
};

/// By how the location starts.
[[nodiscard]] Dialect dialectOf(std::string_view location);

}  // namespace accord::store

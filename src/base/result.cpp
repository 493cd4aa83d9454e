#include "base/result.hpp"

#include <array>
#include <utility>

namespace accord {
namespace {

struct Entry {
    ErrorCode code;
    int status;
    std::string_view name;
};

constexpr std::array table{
    Entry{ErrorCode::invalid, 422, "invalid"},    Entry{ErrorCode::unauthenticated, 401, "unauthenticated"},
    Entry{ErrorCode::notFound, 404, "not-found"}, Entry{ErrorCode::refused, 409, "refused"},
    Entry{ErrorCode::conflict, 409, "conflict"},  Entry{ErrorCode::stale, 409, "stale"},
    Entry{ErrorCode::tooLarge, 413, "too-large"}, Entry{ErrorCode::tooMany, 429, "too-many"},
    Entry{ErrorCode::busy, 503, "busy"},          Entry{ErrorCode::unavailable, 503, "unavailable"},
    Entry{ErrorCode::internal, 500, "internal"},
};

Entry const& entry(ErrorCode code) {
    for (auto const& candidate : table)
        if (candidate.code == code) return candidate;
    return table.back();
}

}  // namespace

int httpStatus(ErrorCode code) {
    return entry(code).status;
}
std::string_view errorName(ErrorCode code) {
    return entry(code).name;
}

}  // namespace accord

// The pages of a list: which one this is, and the ways to its neighbours.
//
//    rows.single("pages", pageLinks("/my-referrals?status=closed", 2, true));
#pragma once

#include "events/plain.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::casework {

struct PageLinks {
    std::string says;
    std::string previous;
    std::string next;

    static constexpr auto spec() {
        return accord::spec<PageLinks>(events::plain<&PageLinks::says>("says", "Page"),
                                       events::plain<&PageLinks::previous>("previous", "Previous").optional(),
                                       events::plain<&PageLinks::next>("next", "Next").optional());
    }
};

/// `path` is local, with or without a query.
[[nodiscard]] PageLinks pageLinks(std::string_view path, std::int64_t page, bool hasMore);

}  // namespace accord::casework

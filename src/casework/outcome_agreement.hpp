// The outcome agreement: what the two agreed, in items, each with who does it and by
// when. It is optional, confidential by default and not legally binding (domain
// reference 2.4 row 12).
//
//    nextItemNumber(facts.items)            // numbers are given in order and never again
//    auto open = openItems(facts.items);    // what is not done yet, the first due first
#pragma once

#include "casework/case_facts.hpp"

namespace accord::casework {

inline constexpr std::int64_t itemsMax = 50;

[[nodiscard]] std::int64_t nextItemNumber(std::vector<ItemFact> const& items);
[[nodiscard]] std::vector<ItemFact> openItems(std::vector<ItemFact> const& items);
[[nodiscard]] ItemFact const* findItem(std::vector<ItemFact> const& items, std::int64_t number);
[[nodiscard]] inline bool isLate(ItemFact const& item, Date today) {
    return !item.doneOn && item.due && *item.due < today;
}

}  // namespace accord::casework

#include "casework/outcome_agreement.hpp"

#include <iterator>

namespace accord::casework {

std::int64_t nextItemNumber(std::vector<ItemFact> const& items) {
    std::int64_t last = 0;
    for (auto const& item : items) last = std::max(last, item.number);
    return last + 1;
}

std::vector<ItemFact> openItems(std::vector<ItemFact> const& items) {
    std::vector<ItemFact> open;
    std::ranges::copy_if(items, std::back_inserter(open), [](ItemFact const& item) { return !item.doneOn; });
    std::ranges::stable_sort(open, [](ItemFact const& a, ItemFact const& b) {
        if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
        return a.due ? *a.due < *b.due : a.number < b.number;
    });
    return open;
}

ItemFact const* findItem(std::vector<ItemFact> const& items, std::int64_t number) {
    auto at = std::ranges::find(items, number, &ItemFact::number);
    return at == items.end() ? nullptr : &*at;
}

}  // namespace accord::casework

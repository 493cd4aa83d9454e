// Which numbers of a table may leave, so that no number under five does, and none that
// could be worked out from those that leave.
//
// Every number on a page is a sum of the same base cells. One that is too small is held
// back; then others are, spare ones first and then the smallest, until no sum, difference
// or combination of what is shown gives it away:
//
//    Table table;
//    auto police = table.add({0}, 12), prison = table.add({1}, 3), all = table.add({0, 1}, 15);
//    table.split(all, {police, prison});
//    auto shown = table.shown(5);      // prison is too small; all - police would tell it: police is held back too
//
// The audit is exact: what is held back is never a linear combination of what is shown
// (the cell suppression of official statistics; ONS, Policy on protecting confidentiality
// in tables). Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace accord::monitoring {

class Table {
public:
    using Item = std::size_t;

    enum class Rank : std::uint8_t { matters = 1, spare };

    /// A number that is the sum of these base cells. A spare one is held back before any that matters.
    Item add(std::vector<std::size_t> cells, std::int64_t value, Rank rank = Rank::matters);
    /// Says that `parts`, which do not overlap, make up `whole`.
    void split(Item whole, std::vector<Item> parts);

    /// For each number whether it may be shown.
    [[nodiscard]] std::vector<bool> shown(std::int64_t under) const;

private:
    struct Number {
        std::vector<std::size_t> cells;
        std::int64_t value{};
        Rank rank{Rank::matters};
    };
    struct Split {
        Item whole{};
        std::vector<Item> parts;
    };
    [[nodiscard]] bool hideForSplits(std::vector<bool>& shown, std::int64_t under) const;
    [[nodiscard]] bool hideForAudit(std::vector<bool>& shown, std::int64_t under) const;
    [[nodiscard]] bool hideLeast(std::vector<bool>& shown, std::vector<Item> const& among) const;

    std::vector<Number> numbers_;
    std::vector<Split> splits_;
    std::size_t cellCount_{};
};

}  // namespace accord::monitoring

#include "monitoring/suppression.hpp"

#include <algorithm>
#include <utility>

namespace accord::monitoring {
namespace {

// Arithmetic modulo a prime: exact, and a rank over it is the rank over the fractions
// for the small tables of zeros and ones that these are.
constexpr std::uint64_t prime = 2'147'483'647;
using Form = std::vector<std::uint64_t>;

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
    std::uint64_t result = 1;
    for (; exponent > 0; exponent >>= 1) {
        if ((exponent & 1) != 0) result = result * base % prime;
        base = base * base % prime;
    }
    return result;
}

/// What can be worked out from the forms that were added.
class Span {
public:
    void add(Form form) {
        reduce(form);
        auto lead = leadOf(form);
        if (lead == form.size()) return;
        auto inverse = power(form[lead], prime - 2);
        for (auto& factor : form) factor = factor * inverse % prime;
        rows_.emplace_back(lead, std::move(form));
    }
    [[nodiscard]] bool holds(Form form) const {
        reduce(form);
        return leadOf(form) == form.size();
    }

private:
    void reduce(Form& form) const {
        for (auto const& [lead, row] : rows_) {
            if (form[lead] == 0) continue;
            auto factor = prime - form[lead];
            for (std::size_t at = lead; at < form.size(); ++at) form[at] = (form[at] + factor * row[at]) % prime;
        }
    }
    static std::size_t leadOf(Form const& form) {
        std::size_t at = 0;
        while (at < form.size() && form[at] == 0) ++at;
        return at;
    }
    std::vector<std::pair<std::size_t, Form>> rows_;
};

Form formOf(std::vector<std::size_t> const& cells, std::size_t count) {
    Form form(count);
    for (auto cell : cells) ++form[cell];
    return form;
}

}  // namespace

Table::Item Table::add(std::vector<std::size_t> cells, std::int64_t value, Rank rank) {
    for (auto cell : cells) cellCount_ = std::max(cellCount_, cell + 1);
    numbers_.push_back({std::move(cells), value, rank});
    return numbers_.size() - 1;
}

void Table::split(Item whole, std::vector<Item> parts) {
    splits_.push_back({whole, std::move(parts)});
}

std::vector<bool> Table::shown(std::int64_t under) const {
    std::vector<bool> shown(numbers_.size());
    for (Item at = 0; at < numbers_.size(); ++at) shown[at] = numbers_[at].value >= under;
    // Each round holds at least one more number back, so it ends.
    while (hideForSplits(shown, under) || hideForAudit(shown, under)) {
    }
    return shown;
}

bool Table::hideLeast(std::vector<bool>& shown, std::vector<Item> const& among) const {
    auto weight = [&](Item item) { return std::pair{numbers_[item].rank == Rank::matters, numbers_[item].value}; };
    auto least = numbers_.size();
    for (auto item : among)
        if (shown[item] && (least == numbers_.size() || weight(item) < weight(least))) least = item;
    if (least == numbers_.size()) return false;
    shown[least] = false;
    return true;
}

/// What is left of a whole when its shown parts are taken away must be no small number itself.
bool Table::hideForSplits(std::vector<bool>& shown, std::int64_t under) const {
    auto changed = false;
    for (auto const& [whole, parts] : splits_) {
        if (!shown[whole]) continue;
        std::int64_t left = 0;
        std::size_t held = 0;
        auto isSpareWhole = numbers_[whole].rank == Rank::spare;
        for (auto part : parts) {
            if (!shown[part]) {
                left += numbers_[part].value;
                ++held;
            } else if (numbers_[part].rank == Rank::spare) {
                isSpareWhole = false;
            }
        }
        if (held == 0 || (held > 1 && left >= under)) continue;
        if (isSpareWhole || !hideLeast(shown, parts)) shown[whole] = false;
        changed = true;
    }
    return changed;
}

bool Table::hideForAudit(std::vector<bool>& shown, std::int64_t under) const {
    Span span;
    for (Item at = 0; at < numbers_.size(); ++at)
        if (shown[at]) span.add(formOf(numbers_[at].cells, cellCount_));
    for (Item at = 0; at < numbers_.size(); ++at) {
        auto const& small = numbers_[at];
        if (small.value >= under || small.cells.empty() || !span.holds(formOf(small.cells, cellCount_))) continue;
        std::vector<Item> touching;
        for (Item other = 0; other < numbers_.size(); ++other)
            if (std::find_first_of(numbers_[other].cells.begin(), numbers_[other].cells.end(), small.cells.begin(), small.cells.end()) !=
                numbers_[other].cells.end())
                touching.push_back(other);
        if (hideLeast(shown, touching)) return true;
    }
    return false;
}

}  // namespace accord::monitoring

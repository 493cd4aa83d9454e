#include "pathway/volumes.hpp"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <queue>

namespace accord::pathway {
namespace {

constexpr int firstYear = 1990;

std::uint16_t packed(Month month) {
    return static_cast<std::uint16_t>((static_cast<int>(month.year()) - firstYear) * 12 +
                                      static_cast<int>(static_cast<unsigned>(month.month())) - 1);
}

Month unpacked(std::uint16_t number) {
    return Month{std::chrono::year{firstYear + number / 12}, std::chrono::month{number % 12U + 1U}};
}

// From the top: kind of month (1 bit), force (7), target (11), month (12).
constexpr unsigned monthBits = 12, targetBits = 11, forceBits = 7;

std::uint32_t whereOf(VolumeCell cell, Month month, MonthOf monthOf) {
    assert(cell.force < VolumeCounter::forcesMax && cell.target < VolumeCounter::targetsMax);
    auto where = static_cast<std::uint32_t>(monthOf == MonthOf::crime ? 1U : 0U);
    where = (where << forceBits) | cell.force;
    where = (where << targetBits) | cell.target;
    return (where << monthBits) | packed(month);
}

std::uint32_t withoutMonth(std::uint32_t where) {
    return where >> monthBits;
}

bool isOfCrimeMonth(std::uint32_t where) {
    return (where >> (monthBits + targetBits + forceBits)) != 0;
}

}  // namespace

void VolumeCounter::add(std::string_view crimeId, VolumeCell cell, Month month, MonthOf monthOf) {
    auto const where = whereOf(cell, month, monthOf);
    if (crimeId.empty()) {
        ++nameless_[where];
        return;
    }
    std::array<unsigned char, crypto_shorthash_BYTES> hash{};
    crypto_shorthash(hash.data(), reinterpret_cast<unsigned char const*>(crimeId.data()), crimeId.size(), key_.data());
    Seen seen{0, 0, where};
    std::memcpy(&seen.high, hash.data(), 4);
    std::memcpy(&seen.low, hash.data() + 4, 4);
    if (open_.empty()) open_.reserve(blockRows);
    open_.push_back(seen);
    if (open_.size() == blockRows) seal();
}

void VolumeCounter::seal() {
    if (open_.empty()) return;
    std::sort(open_.begin(), open_.end());
    open_.shrink_to_fit();
    blocks_.push_back(std::move(open_));
    open_ = {};
}

VolumeCounter::Mark VolumeCounter::mark() {
    seal();
    namelessBefore_ = nameless_;
    return {blocks_.size()};
}

void VolumeCounter::forgetSince(Mark mark) {
    open_.clear();
    blocks_.resize(std::min(blocks_.size(), mark.blocks));
    nameless_ = namelessBefore_;
}

VolumeCounter::Key VolumeCounter::keyOf(Seen const& seen) {
    auto const where = seen.where;
    VolumeCell const cell{static_cast<std::uint16_t>((where >> (monthBits + targetBits)) & (forcesMax - 1U)),
                          static_cast<std::uint16_t>((where >> monthBits) & (targetsMax - 1U))};
    return {static_cast<std::uint16_t>(where & ((1U << monthBits) - 1U)), cell, isOfCrimeMonth(where) ? MonthOf::crime : MonthOf::outcome};
}

CellVolume& VolumeCounter::cellOf(Cells& cells, Key const& key) {
    auto& cell = cells[key];
    cell.month = unpacked(std::get<0>(key));
    cell.cell = std::get<1>(key);
    cell.monthOf = std::get<2>(key);
    return cell;
}

void VolumeCounter::merge(Cells& cells) const {
    struct Next {
        Seen seen;
        std::size_t block, at;
        bool operator>(Next const& other) const { return seen > other.seen; }
    };
    std::priority_queue<Next, std::vector<Next>, std::greater<>> queue;
    for (std::size_t block = 0; block < blocks_.size(); ++block) queue.push({blocks_[block][0], block, 0});
    // Within a crime the outcomes come first, then by cell, then by month.
    std::optional<Seen> first, before;
    while (!queue.empty()) {
        auto const next = queue.top();
        queue.pop();
        if (next.at + 1 < blocks_[next.block].size()) queue.push({blocks_[next.block][next.at + 1], next.block, next.at + 1});
        auto const& seen = next.seen;
        if (!first || first->crime() != seen.crime()) {
            first = seen;
            before.reset();
        }
        auto& cell = cellOf(cells, keyOf(seen));
        ++cell.rows;
        auto const isRepeat = before && withoutMonth(before->where) == withoutMonth(seen.where);
        auto const isToldByOutcomes = isOfCrimeMonth(seen.where) && !isOfCrimeMonth(first->where);
        if (!isRepeat && !isToldByOutcomes) ++cell.incidents;
        before = seen;
    }
}

std::vector<CellVolume> VolumeCounter::volumes() {
    seal();
    Cells cells;
    merge(cells);
    for (auto const& [where, rows] : nameless_) {
        auto& cell = cellOf(cells, keyOf({0, 0, where}));
        cell.rows += rows;
        cell.incidents += rows;
    }
    std::vector<CellVolume> list;
    list.reserve(cells.size());
    for (auto& [key, cell] : cells) list.push_back(cell);
    return list;
}

}  // namespace accord::pathway

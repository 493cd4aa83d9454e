#include "linkage/likeness.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace accord::linkage {
namespace {

// A name that is longer is compared by its first 64 bytes.
constexpr std::size_t bytesMost = 64;

struct Alike {
    std::size_t count{}, swapped{};
};

/// Characters of both within the window, and how many of them stand in another order.
Alike alike(std::string_view left, std::string_view right) {
    auto const window = std::max(left.size(), right.size()) / 2;
    auto const reach = window == 0 ? 0 : window - 1;
    std::uint64_t taken = 0;
    std::array<char, bytesMost> inLeft{}, inRight{};
    Alike found;
    for (std::size_t at = 0; at < left.size(); ++at) {
        auto const from = at > reach ? at - reach : 0;
        auto const to = std::min(right.size(), at + reach + 1);
        for (std::size_t other = from; other < to; ++other) {
            if ((taken >> other & 1U) != 0 || left[at] != right[other]) continue;
            taken |= std::uint64_t{1} << other;
            inLeft[found.count++] = left[at];
            break;
        }
    }
    for (std::size_t other = 0, at = 0; other < right.size(); ++other)
        if ((taken >> other & 1U) != 0) inRight[at++] = right[other];
    for (std::size_t at = 0; at < found.count; ++at) found.swapped += inLeft[at] != inRight[at] ? 1 : 0;
    found.swapped /= 2;
    return found;
}

}  // namespace

double jaroWinkler(std::string_view left, std::string_view right) {
    if (left == right) return 1;
    left = left.substr(0, bytesMost);
    right = right.substr(0, bytesMost);
    if (left.empty() || right.empty()) return 0;
    auto const found = alike(left, right);
    if (found.count == 0) return 0;
    auto const count = static_cast<double>(found.count);
    auto const jaro = (count / static_cast<double>(left.size()) + count / static_cast<double>(right.size()) +
                       (count - static_cast<double>(found.swapped)) / count) /
                      3;
    std::size_t common = 0;
    while (common < 4 && common < left.size() && common < right.size() && left[common] == right[common]) ++common;
    return jaro + static_cast<double>(common) * 0.1 * (1 - jaro);
}

std::size_t slips(std::string_view left, std::string_view right, std::size_t most) {
    left = left.substr(0, bytesMost);
    right = right.substr(0, bytesMost);
    if (left.size() > right.size()) std::swap(left, right);
    if (right.size() - left.size() > most) return most + 1;
    using Line = std::array<std::size_t, bytesMost + 1>;
    Line before{}, last{}, line{};
    for (std::size_t at = 0; at <= right.size(); ++at) last[at] = at;
    for (std::size_t row = 1; row <= left.size(); ++row) {
        line[0] = row;
        for (std::size_t at = 1; at <= right.size(); ++at) {
            auto const changed = last[at - 1] + (left[row - 1] == right[at - 1] ? 0U : 1U);
            line[at] = std::min({last[at] + 1, line[at - 1] + 1, changed});
            if (row > 1 && at > 1 && left[row - 1] == right[at - 2] && left[row - 2] == right[at - 1])
                line[at] = std::min(line[at], before[at - 2] + 1);
        }
        before = last;
        last = line;
    }
    return std::min(last[right.size()], most + 1);
}

}  // namespace accord::linkage

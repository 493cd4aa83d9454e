#include "linkage/model.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace accord::linkage {
namespace {

constexpr std::size_t randomPairs = 60'000, rounds = 30;
constexpr double smoothing = 1, rarityShare = 0.5, frequencyLeast = 0.001;
constexpr std::uint64_t seed = 2026;

using Shares = std::array<std::array<double, levelCount>, fieldCount>;
/// How often each pattern was met.
using Patterns = std::map<std::uint32_t, double>;

bool hasRarity(Field field) {
    return field == Field::forename || field == Field::surname || field == Field::town;
}

Patterns drawnAtRandom(std::span<Record const> records, std::size_t count, Random& random) {
    Patterns patterns;
    if (records.size() < 2) return patterns;
    for (std::size_t drawn = 0; drawn < count; ++drawn) {
        auto const& left = records[random.below(records.size())];
        auto const& right = records[random.below(records.size())];
        if (&left != &right) patterns[compare(left, right).code()] += 1;
    }
    return patterns;
}

/// The share of each level among the pairs, each counted as much as `part` says.
Shares sharesOf(Patterns const& patterns, std::map<std::uint32_t, double> const& part) {
    Shares shares{};
    for (auto const& [code, count] : patterns) {
        auto const pattern = Pattern::fromCode(code);
        for (std::size_t field = 0; field < fieldCount; ++field)
            if (pattern.levels[field] != Level::missing)
                shares[field][static_cast<std::size_t>(pattern.levels[field])] += count * part.at(code);
    }
    for (auto& levels : shares) {
        double all = smoothing * levelCount;
        for (auto count : levels) all += count;
        for (auto& count : levels) count = (count + smoothing) / all;
    }
    return shares;
}

double bitsOf(Pattern const& pattern, Shares const& match, Shares const& chance) {
    double bits = 0;
    for (std::size_t field = 0; field < fieldCount; ++field)
        if (auto const level = static_cast<std::size_t>(pattern.levels[field]); level < levelCount)
            bits += std::log2(match[field][level] / chance[field][level]);
    return bits;
}

struct Learnt {
    Shares match{};
    double matches{};  ///< how many of the pairs
};

/// Expectation maximisation over all patterns. The Core Person Record of 23 February 2026 starts at 0.88 of names the same and 0.95 of
/// days.
Learnt learnt(Patterns const& patterns, Shares const& chance) {
    Learnt result;
    result.match.fill({0.85, 0.08, 0.04, 0.03});
    double all = 0, share = 0.3;
    for (auto const& [code, count] : patterns) all += count;
    std::map<std::uint32_t, double> part;
    for (std::size_t round = 0; round < rounds; ++round) {
        result.matches = 0;
        for (auto const& [code, count] : patterns) {
            auto const odds = std::exp2(
                std::clamp(std::log2(share / (1 - share)) + bitsOf(Pattern::fromCode(code), result.match, chance), -500.0, 500.0));
            part[code] = odds / (1 + odds);
            result.matches += part[code] * count;
        }
        share = std::clamp(result.matches / std::max(all, 1.0), 0.001, 0.999);
        result.match = sharesOf(patterns, part);
    }
    return result;
}

}  // namespace

Model Model::learn(std::span<Record const> records, std::span<Pair const> candidates) {
    SeededRandom random(seed);
    auto const drawn = drawnAtRandom(records, randomPairs, random);
    std::map<std::uint32_t, double> whole;
    for (auto const& [code, count] : drawn) whole[code] = 1;
    auto const chance = sharesOf(drawn, whole);

    auto patterns = drawnAtRandom(records, candidates.size(), random);
    for (auto [left, right] : candidates) patterns[compare(records[left], records[right]).code()] += 1;
    auto const found = learnt(patterns, chance);

    Model model;
    auto const count = static_cast<double>(records.size());
    model.prior_ = std::log2(std::max(found.matches, 1.0) / std::max(count * (count - 1) / 2, 1.0));
    for (std::size_t field = 0; field < fieldCount; ++field) {
        auto least = std::numeric_limits<double>::max();
        for (std::size_t level = 0; level < levelCount; ++level)
            model.bits_[field][level] = least = std::min(least, std::log2(found.match[field][level] / chance[field][level]));
        model.sameByChance_[field] = chance[field][0];
        if (!hasRarity(static_cast<Field>(field + 1))) continue;
        double known = 0;
        for (auto const& record : records)
            if (auto const& value = record.values[field]; !value.empty()) {
                model.frequency_[field][value] += 1;
                ++known;
            }
        for (auto& [value, frequency] : model.frequency_[field]) frequency /= known;
    }
    return model;
}

double Model::rarity(Field field, std::string const& value) const {
    auto const at = static_cast<std::size_t>(field) - 1;
    auto const found = frequency_[at].find(value);
    auto const frequency = std::max(found == frequency_[at].end() ? 0 : found->second, frequencyLeast);
    return rarityShare * std::log2(sameByChance_[at] / frequency);
}

double Model::adds(std::size_t field, Level level, std::string const& value) const {
    auto const isRare = level == Level::same && hasRarity(static_cast<Field>(field + 1));
    return bits_[field][static_cast<std::size_t>(level)] + (isRare ? rarity(static_cast<Field>(field + 1), value) : 0);
}

double Model::bits(Record const& left, Record const& right) const {
    auto const pattern = compare(left, right);
    auto all = prior_;
    for (std::size_t field = 0; field < fieldCount; ++field)
        if (pattern.levels[field] != Level::missing) all += adds(field, pattern.levels[field], left.values[field]);
    return all;
}

Weight Model::weigh(Record const& left, Record const& right) const {
    auto const pattern = compare(left, right);
    Weight weight{prior_, mayBeTwins(left, right, pattern), {}};
    for (std::size_t field = 0; field < fieldCount; ++field) {
        if (pattern.levels[field] == Level::missing) continue;
        auto const bits = adds(field, pattern.levels[field], left.values[field]);
        weight.bits += bits;
        weight.reasons.push_back({static_cast<Field>(field + 1), pattern.levels[field], bits});
    }
    return weight;
}

}  // namespace accord::linkage

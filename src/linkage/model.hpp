// How much each agreement and each difference says about two people being one: Fellegi and
// Sunter, "A theory for record linkage", 1969.
//
//    auto model = Model::learn(records, found.pairs);
//    auto weight = model.weigh(left, right);        // bits; 0 is as likely as not
//    for (auto const& reason : weight.reasons) …    // "Surname: the same, +7.4"
//
// How often unlike people agree is counted on pairs drawn at random, never inside the blocks; how
// often one person's records agree is learnt by expectation maximisation from the candidates and as
// many random pairs, from the start that the Ministry of Justice's Core Person Record has. Counts
// are smoothed, and a looser agreement never says more than a closer one. A rare name says more
// than a common one: half of what its frequency in these lists gives, and no frequency is taken for
// less than one in a thousand, so that a slip of the pen says little. What draws the pairs is seeded:
// the same lists give the same model. Pure.
#pragma once

#include "linkage/blocking.hpp"
#include "linkage/comparison.hpp"

#include <unordered_map>

namespace accord::linkage {

/// What one field adds to the weight of a pair.
struct FieldReason {
    Field field{};
    Level level{};
    double bits{};
};

struct Weight {
    double bits{};  ///< log2 of the odds that both are one person
    bool mayBeTwins{};
    std::vector<FieldReason> reasons;  ///< of the fields that both have
};

class Model {
public:
    [[nodiscard]] static Model learn(std::span<Record const> records, std::span<Pair const> candidates);

    [[nodiscard]] double bits(Record const& left, Record const& right) const;
    [[nodiscard]] Weight weigh(Record const& left, Record const& right) const;

private:
    [[nodiscard]] double adds(std::size_t field, Level level, std::string const& value) const;
    [[nodiscard]] double rarity(Field field, std::string const& value) const;

    double prior_{};  ///< bits before anything is compared
    std::array<std::array<double, levelCount>, fieldCount> bits_{};
    std::array<double, fieldCount> sameByChance_{};
    std::array<std::unordered_map<std::string, double>, fieldCount> frequency_{};
};

/// Pairs at or above it are taken for one person: as likely as not. It was not tuned on any list.
inline constexpr double threshold = 0;

}  // namespace accord::linkage

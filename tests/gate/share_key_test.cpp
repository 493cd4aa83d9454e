#include "gate/share_key.hpp"
#include "gate/standing_key.hpp"
#include "gate/access_projector.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace accord::gate::share_key_test {
namespace {

ShareFacts anyFacts() {
    auto id = [] {
        return static_cast<AgencyId>(
            *rc::gen::oneOf(rc::gen::just<std::uint64_t>(0), rc::gen::inRange<std::uint64_t>(1, std::uint64_t{1} << 60)));
    };
    ShareFacts facts;
    facts.source = id();
    facts.holder = id();
    facts.side = *rc::gen::element(std::optional<Side>{}, std::optional{Side::harmed}, std::optional{Side::responsible});
    auto stage = *rc::gen::inRange<std::size_t>(0, wordsOf<Stage>.size() + 1);
    if (stage < wordsOf<Stage>.size()) facts.stage = wordsOf<Stage>[stage].value;
    facts.step = wordsOf<Step>[*rc::gen::inRange<std::size_t>(0, wordsOf<Step>.size())].value;
    facts.isSensitive = *rc::gen::arbitrary<bool>();
    facts.approachAgreed = *rc::gen::arbitrary<bool>();
    facts.takesPart = *rc::gen::arbitrary<bool>();
    return facts;
}

RC_GTEST_PROP(ShareKeyProperty, IsReadBackAsItWasWritten, ()) {
    auto facts = anyFacts();
    RC_ASSERT(parseShareKey(toShareKey(facts)) == facts);
    auto const one = idCast<ObjectId>(*rc::gen::elementOf(std::vector{AgencyId{7}, AgencyId{1U << 20U}})), other = ObjectId{8};
    auto const key = withStanding(toShareKey(facts), {one, other, one});
    RC_ASSERT(parseShareKey(key) == facts);
    RC_ASSERT(standingIn(key).size() == 2U);
    RC_ASSERT(withStanding(key, {}) == toShareKey(facts));
}

RC_GTEST_PROP(ShareKeyProperty, DiffersWhereTheFactsDiffer, ()) {
    auto left = anyFacts();
    auto right = anyFacts();
    RC_ASSERT((toShareKey(left) == toShareKey(right)) == (left == right));
}

TEST(ShareKey, ReadsAsAPersonWouldWriteIt) {
    EXPECT_EQ(toShareKey({.source = AgencyId{7},
                          .holder = {},
                          .side = Side::harmed,
                          .stage = Stage::custody,
                          .step = Step::referred,
                          .takesPart = true}),
              "000000000007/-/harmed/custody/referred/--p");
}

TEST(ShareKey, WhatIsNoneIsNotRead) {
    struct Row {
        std::string_view name, key;
    };
    Row const rows[]{{"empty", ""},
                     {"too few parts", "-/-/-/-/found"},
                     {"too many parts", "-/-/-/-/found/---/-"},
                     {"no step", "-/-/-/-/nowhere/---"},
                     {"an agency that is none", "x/-/-/-/found/---"},
                     {"a side that is none", "-/-/both/-/found/---"},
                     {"a stage that is none", "-/-/-/limbo/found/---"},
                     {"two flags", "-/-/-/-/found/--"},
                     {"a flag that is none", "-/-/-/-/found/x--"}};
    for (auto const& row : rows) EXPECT_FALSE(parseShareKey(row.key)) << row.name;
    EXPECT_TRUE(parseShareKey("-/-/-/-/found/---"));
}

TEST(ShareNumber, IsNeverZeroAndNoTwoKeysHaveTheSame) {
    EXPECT_EQ(shareNumber(""), 0);
    std::set<std::int64_t> numbers;
    for (int at = 0; at < 200'000; ++at) {
        auto number = shareNumber("key/" + std::to_string(at));
        EXPECT_GT(number, 0);
        numbers.insert(number);
    }
    EXPECT_EQ(numbers.size(), 200'000U) << "two keys with one number would share each other's decisions";
}

}  // namespace
}  // namespace accord::gate::share_key_test

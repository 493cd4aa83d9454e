#include "base/ids.hpp"
#include "base/random.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace accord::ids_test {
namespace {

constexpr std::uint64_t largest = (std::uint64_t{1} << 60) - 1;

TEST(Ids, AreTwelveLettersAndDigitsThatNobodyMixesUp) {
    EXPECT_EQ(toText(CaseId{1}), "000000000001");
    EXPECT_EQ(toText(CaseId{31}), "00000000000z");
    EXPECT_EQ(toText(CaseId{32}), "000000000010");
    EXPECT_EQ(toText(CaseId{largest}), "zzzzzzzzzzzz");
}

TEST(Ids, WhatIsNoIdIsNotRead) {
    struct Row {
        std::string_view name, text;
    };
    Row const rows[]{{"empty", ""},
                     {"zero is no id", "000000000000"},
                     {"one letter too few", "7zk3m0qpw81"},
                     {"one letter too many", "7zk3m0qpw81fa"},
                     {"I could be 1", "7zk3m0qpw81i"},
                     {"L could be 1", "7zk3m0qpw81l"},
                     {"O could be 0", "7zk3m0qpw81o"},
                     {"U is left out", "7zk3m0qpw81u"},
                     {"a capital", "7ZK3M0QPW81F"},
                     {"a space", " 7zk3m0qpw81"},
                     {"a sign", "-00000000001"},
                     {"a NUL", std::string_view("00000000000\0", 12)}};
    for (auto const& row : rows) EXPECT_FALSE(idFromText<CaseId>(row.text)) << row.name;
    EXPECT_TRUE(idFromText<CaseId>("7zk3m0qpw81f"));
}

TEST(Ids, OfOneKindAreNeverTakenForAnother) {
    static_assert(!std::is_convertible_v<CaseId, ObjectId>);
    static_assert(!std::is_convertible_v<std::uint64_t, CaseId>);
    EXPECT_EQ(number(idCast<ObjectId>(CaseId{77})), 77U);
}

TEST(Ids, AreDrawnWithoutZeroAndWithoutRepeating) {
    SeededRandom random(1);
    std::set<std::uint64_t> seen;
    for (int at = 0; at < 10'000; ++at) {
        auto id = newId<CaseId>(random);
        EXPECT_GT(number(id), 0U);
        EXPECT_LE(number(id), largest);
        seen.insert(number(id));
    }
    EXPECT_EQ(seen.size(), 10'000U);
}

TEST(Ids, OfARunningInstallationLieTogetherWhereTheyAreMadeTogether) {
    SystemRandom random;
    std::set<std::uint64_t> seen, minutes;
    for (int at = 0; at < 10'000; ++at) {
        auto id = number(newId<CaseId>(random));
        EXPECT_LE(id, largest);
        seen.insert(id);
        minutes.insert(id >> 48);
    }
    EXPECT_EQ(seen.size(), 10'000U);
    EXPECT_LE(minutes.size(), 2U) << "ten thousand draws are made within a minute, or across the end of one";
}

RC_GTEST_PROP(IdsProperty, AreReadBackAsTheyWereWrittenAndFitADatabase, ()) {
    auto id = static_cast<CaseId>(*rc::gen::inRange<std::uint64_t>(1, largest + 1));
    RC_ASSERT(idFromText<CaseId>(toText(id)) == id);
    RC_ASSERT(column(id) > 0);
    RC_ASSERT(fromColumn<CaseId>(column(id)) == id);
}

}  // namespace
}  // namespace accord::ids_test

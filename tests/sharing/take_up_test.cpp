// Take-up by area, and the map of tiles.
#include "sharing/take_up.hpp"
#include "sharing/reminders.hpp"
#include "sharing/tile_grid.hpp"

#include <gtest/gtest.h>

#include <set>

namespace accord::sharing::take_up_test {
namespace {

using namespace std::chrono_literals;

Uptake party(AgencyId agency, AreaId area, State state, bool isSigned) {
    Uptake one;
    one.agency = agency;
    one.area = area;
    one.reference = "r";
    one.version = 1;
    one.state = state;
    one.isSigned = isSigned;
    return one;
}

TEST(TakeUp, AnAreaStandsAsItsFurthestAgreement) {
    constexpr AreaId here{1}, there{2};
    std::vector<NamedAgency> const agencies{{AgencyId{11}, AgencyKind::police, here, "A"},
                                            {AgencyId{12}, AgencyKind::provider, here, "B"},
                                            {AgencyId{13}, AgencyKind::commissioner, here, "C"}};
    struct Row {
        std::string_view name;
        std::vector<Uptake> parties;
        AreaLevel level;
        std::int64_t bound;
    };
    Row const table[]{
        {"nobody", {}, AreaLevel::none, 0},
        {"another area's", {party(AgencyId{21}, there, State::inForce, true)}, AreaLevel::none, 0},
        {"a draft", {party(AgencyId{11}, here, State::draft, false)}, AreaLevel::begun, 0},
        {"ended", {party(AgencyId{11}, here, State::ended, true)}, AreaLevel::none, 0},
        {"suspended", {party(AgencyId{11}, here, State::suspended, true)}, AreaLevel::begun, 0},
        {"in force",
         {party(AgencyId{11}, here, State::inForce, true), party(AgencyId{12}, here, State::inForce, false)},
         AreaLevel::inForce,
         1},
        {"twice",
         {party(AgencyId{11}, here, State::inForce, true), party(AgencyId{11}, here, State::dueForReview, true)},
         AreaLevel::inForce,
         1},
    };
    for (auto const& row : table) {
        auto const standing = areaStanding(row.parties, here, agencies);
        EXPECT_EQ(standing.level, row.level) << row.name;
        EXPECT_EQ(standing.bound, row.bound) << row.name;
        EXPECT_EQ(standing.known, 2) << row.name << ": a commissioner is no party";
    }
}

TEST(TakeUp, HowManyAgenciesAreBoundIsSaidInWords) {
    struct Row {
        std::int64_t bound, known;
        std::string_view says;
    };
    Row const table[]{{0, 0, "no agency known"},    {0, 1, "none (1 agency known)"}, {0, 4, "none (4 agencies known)"},
                      {1, 1, "the only one known"}, {2, 3, "2 of 3 agencies"},       {3, 3, "all 3 agencies"}};
    for (auto const& row : table) {
        AreaStanding standing;
        standing.bound = row.bound;
        standing.known = row.known;
        EXPECT_EQ(standing.boundSays(), row.says);
    }
}

TEST(TakeUp, DaysRunFromTheFirstInvitationToTheSignature) {
    auto one = party(AgencyId{11}, AreaId{1}, State::inForce, true);
    EXPECT_FALSE(one.days());
    one.invitedAt = Instant{std::chrono::sys_days{2026y / 3 / 27}} + 9h;
    one.signedAt = Instant{std::chrono::sys_days{2026y / 3 / 30}} + 8h;
    EXPECT_EQ(one.days(), 3);
    std::swap(one.invitedAt, one.signedAt);
    EXPECT_FALSE(one.days()) << "invited after it was signed";
    EXPECT_EQ(middle({}), std::nullopt);
    EXPECT_EQ(middle({9, 3, 4}), 4);
    EXPECT_EQ(middle({9, 3, 4, 5}), 4);
}

TEST(TakeUp, WhatWasNarrowedMostOftenStandsFirst) {
    std::vector<std::vector<ClauseChange>> const changes{{{"6.2", "Who", Change::narrowed, false, {}},
                                                          {"6.8", "History", Change::narrowed, false, {}},
                                                          {"1.1", "Ref", Change::reworded, false, {}}},
                                                         {{"6.8", "History", Change::narrowed, false, {}}}};
    auto list = narrowings(changes);
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list.front().clause, "6.8");
    EXPECT_EQ(list.front().times, 2);
}

// data.police.uk and the ONS count 43 territorial forces in England and Wales.
TEST(TileGrid, Has43AreasEachInAPlaceOfItsOwn) {
    std::set<std::pair<std::int64_t, std::int64_t>> places;
    std::set<std::string_view> codes, letters;
    for (auto const& tile : tiles()) {
        places.emplace(tile.column, tile.row);
        codes.insert(tile.code);
        letters.insert(tile.letters);
        EXPECT_LT(tile.column, tileColumns) << tile.code;
        EXPECT_LT(tile.row, tileRows) << tile.code;
    }
    EXPECT_EQ(tiles().size(), 43U);
    EXPECT_EQ(places.size(), 43U);
    EXPECT_EQ(codes.size(), 43U);
    EXPECT_EQ(letters.size(), 43U);
    EXPECT_EQ(tileOf("X01"), nullptr);
}

TEST(Reminders, ComeSomeDaysBeforeAndOnTheDay) {
    Date const due = 2026y / 11 / 22;
    EXPECT_EQ(reminderStage(due, 30, 2026y / 10 / 22), ReminderStage::none);
    EXPECT_EQ(reminderStage(due, 30, 2026y / 10 / 23), ReminderStage::soon);
    EXPECT_EQ(reminderStage(due, 30, 2026y / 11 / 21), ReminderStage::soon);
    EXPECT_EQ(reminderStage(due, 30, 2026y / 11 / 22), ReminderStage::due);
}

}  // namespace
}  // namespace accord::sharing::take_up_test

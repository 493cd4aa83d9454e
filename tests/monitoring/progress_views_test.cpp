// Requests, fairness, before and after, and the extract for research: from events to the pages, through the whole gate.
#include "events/agency.hpp"
#include "events/casework.hpp"
#include "events/pathway.hpp"
#include "events/referral.hpp"
#include "events/task_steps.hpp"
#include "monitoring/capability.hpp"
#include "monitoring/emitting.hpp"
#include "monitoring/ports.hpp"
#include "support/house.hpp"

#include <set>

namespace accord::monitoring::progress_views_test {
namespace {

using namespace std::chrono_literals;

constexpr AreaId home{1001}, away{1002};
constexpr AgencyId police{2001};

struct ProgressPages : testing_support::HouseTest {
    ProgressPages() : HouseTest({&emitting(), &capability()}) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        gate::Events events;
        events.add(events::AreaAdded{"Barrowshire", ""}, {.object = idCast<ObjectId>(home), .subject = {}, .joint = {}, .area = {}});
        events.add(events::AreaAdded{"Northmoor", ""}, {.object = idCast<ObjectId>(away), .subject = {}, .joint = {}, .area = {}});
        events.add(events::AgencyAdded{AgencyKind::police, home, "Barrowshire Police", ""},
                   {.object = idCast<ObjectId>(police), .subject = {}, .joint = {}, .area = {}});
        record(std::move(events));
        ports().profiles = [this](gate::Desk&, std::vector<TaskId> const& tasks) {
            std::vector<DutyProfile> profiles;
            for (auto task : tasks)
                profiles.push_back({asked_.contains(task) ? std::optional<Date>(2026y / 11 / 19) : std::nullopt, "Burglary", {}});
            return profiles;
        };
    }
    void TearDown() override {
        ports().profiles = nullptr;
        HouseTest::TearDown();
    }
    void record(gate::Events events) {
        auto done = house().gate().record(std::move(events), {.by = {}, .agency = police, .at = house().clock.now()});
        ASSERT_TRUE(done) << done.error().message;
    }
    void open(int count, bool isTold, Stage stage = Stage::custody, Date due = 2026y / 11 / 21) {
        gate::Events events;
        for (int at = 0; at < count; ++at) {
            auto const id = newId<ObjectId>(house().random);
            gate::About const about{.object = id, .subject = idCast<SubjectId>(id), .joint = {}, .area = home};
            events::TaskOpened opened{stage, police, AgencyKind::police, "r", 1, due, false, false, false};
            events.add(opened, about).place({.id = id, .kind = gate::ObjectKind::task, .area = home});
            if (isTold) {
                events.add(events::TaskAnswered{2026y / 11 / 20, events::ToldHow::phone, true, events::TaskAnswer::yes, {}, true, {}},
                           about);
                asked_.insert(idCast<TaskId>(id));
            }
        }
        record(std::move(events));
    }
    gate::Actor commissioner(AreaId area = home) { return house().actor("commissioner", AgencyKind::commissioner, AgencyId{2100}, area); }
    testing_support::Seen look(std::string_view view, FieldTexts query = {}) {
        return house().look(commissioner(), view, gate::installation, std::move(query)).value();
    }

    std::set<TaskId> asked_;
};
ACCORD_ON_BOTH_DATABASES(ProgressPages);

TEST_P(ProgressPages, WhoAskedAndWasNotReferredIsCountedWithTheWait) {
    open(12, true);
    auto const seen = look("monitoring.requests");
    ASSERT_EQ(seen.count("agencies"), 1U);
    EXPECT_EQ(seen.text("agencies", 0, "asked"), "12");
    EXPECT_EQ(seen.text("agencies", 0, "waits-10"), "") << "that all wait would tell of each";
    EXPECT_EQ(seen.text("agencies", 0, "matters"), "adults, or age not known");
}

TEST_P(ProgressPages, FourPeopleAreHeldBackEverywhere) {
    open(4, true);
    EXPECT_EQ(look("monitoring.requests").text("agencies", 0, "asked"), "");
    auto const fair = look("monitoring.fairness");
    for (std::size_t row = 0; row < fair.count("groups"); ++row) {
        EXPECT_EQ(fair.text("groups", row, "opened"), "");
        EXPECT_EQ(fair.text("groups", row, "median-wait"), "");
    }
    EXPECT_EQ(look("monitoring.research", {{"year", "2026"}, {"quarter", "3"}}).count("rows"), 0U);
}

TEST_P(ProgressPages, GroupsStandBesideOneAnother) {
    open(10, true);
    open(10, false);
    open(10, false, Stage::custody, 2026y / 12 / 31);
    house().clock.advance(std::chrono::hours{24 * 3});
    auto const fair = look("monitoring.fairness");
    ASSERT_GT(fair.count("groups"), 0U);
    EXPECT_EQ(fair.text("groups", 0, "group"), "Theft, burglary or fraud");
    EXPECT_EQ(fair.text("groups", 0, "opened"), "30");
    EXPECT_EQ(fair.text("groups", 0, "lapsed-per-hundred"), "33");
}

// What stands on the page that holds to account may not be taken from the extract to tell of four people.
TEST_P(ProgressPages, TheExtractTellsNothingThatAnotherPageMakesSmall) {
    open(9, true, Stage::custody);
    open(3, true, Stage::communityOrder);
    auto const seen = look("monitoring.research", {{"year", "2026"}, {"quarter", "3"}});
    for (std::size_t row = 0; row < seen.count("rows"); ++row)
        EXPECT_NE(seen.text("rows", row, "count"), "9") << "twelve less nine tells of three";
    open(6, true, Stage::communityOrder);
    auto const more = look("monitoring.research", {{"year", "2026"}, {"quarter", "3"}});
    EXPECT_EQ(more.count("rows"), 0U) << "one fate alone is kept back there, or it would tell that there was no other";
}

TEST_P(ProgressPages, AQuarterStandsBesideTheOneBefore) {
    open(10, true);
    auto const seen = look("monitoring.before-after");
    ASSERT_EQ(seen.count("agencies"), 1U);
    EXPECT_EQ(seen.text("agencies", 0, "opened-after"), "10");
    EXPECT_EQ(seen.text("agencies", 0, "opened-before"), "");
    EXPECT_EQ(seen.text("area", 0, "later"), "");
    EXPECT_EQ(seen.text("area", 0, "earlier"), "?year=2026&quarter=2");
}

TEST_P(ProgressPages, AnotherAreaIsNotShown) {
    for (auto const* view : {"monitoring.requests", "monitoring.fairness", "monitoring.before-after", "monitoring.research"})
        EXPECT_FALSE(house().look(commissioner(), view, gate::installation, {{"area", toText(away)}})) << view;
}

}  // namespace
}  // namespace accord::monitoring::progress_views_test

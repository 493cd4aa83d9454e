// From the events of other rooms to the page, through the whole gate, on both databases.
#include "events/agency.hpp"
#include "events/casework.hpp"
#include "events/pathway.hpp"
#include "events/referral.hpp"
#include "events/task_steps.hpp"
#include "monitoring/capability.hpp"
#include "monitoring/emitting.hpp"
#include "support/house.hpp"

namespace accord::monitoring::area_figures_test {
namespace {

using namespace std::chrono_literals;

constexpr AreaId home{1001}, away{1002};
constexpr AgencyId police{2001}, provider{2002};

struct AreaPage : testing_support::HouseTest {
    AreaPage() : HouseTest({&emitting(), &capability()}) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        gate::Events events;
        events.add(events::AreaAdded{"Barrowshire", ""}, {.object = idCast<ObjectId>(home)});
        events.add(events::AreaAdded{"Northmoor", ""}, {.object = idCast<ObjectId>(away)});
        events.add(events::AgencyAdded{AgencyKind::police, home, "Barrowshire Police", ""}, {.object = idCast<ObjectId>(police)});
        record(std::move(events));
    }
    void record(gate::Events events) {
        auto done = house().gate().record(std::move(events), {.by = {}, .agency = police, .at = house().clock.now()});
        ASSERT_TRUE(done) << done.error().message;
    }
    ObjectId next() { return newId<ObjectId>(house().random); }

    void tell(int count, AreaId area = home, Date on = 2026y / 11 / 20) {
        gate::Events events;
        for (int at = 0; at < count; ++at) {
            auto id = next();
            gate::About about{.object = id, .subject = idCast<SubjectId>(id), .area = area};
            events
                .add(events::TaskOpened{.stage = Stage::custody,
                                        .agency = police,
                                        .kind = AgencyKind::police,
                                        .rule = "r",
                                        .ruleVersion = 1,
                                        .due = 2026y / 11 / 21},
                     about)
                .place({.id = id, .kind = gate::ObjectKind::task, .area = area});
            events.add(
                events::TaskAnswered{
                    .on = on, .how = events::ToldHow::phone, .isTold = true, .answer = events::TaskAnswer::no, .againOn = {}, .note = {}},
                about);
            // Told again: counted once.
            events.add(
                events::TaskAnswered{
                    .on = on, .how = events::ToldHow::phone, .isTold = true, .answer = events::TaskAnswer::yes, .againOn = {}, .note = {}},
                about);
        }
        record(std::move(events));
    }
    /// Made three days before whatever is recorded now.
    ReferralId referredEarlier() {
        auto id = next();
        gate::Events events;
        events::ReferralMade made;
        made.reference = "RJ";
        made.stage = Stage::custody;
        made.initiator = events::Initiator::harmed;
        events.add(made, {.object = id, .joint = idCast<SubjectId>(id), .area = home})
            .place({.id = id, .kind = gate::ObjectKind::referral, .area = home});
        auto done =
            house().gate().record(std::move(events), {.by = {}, .agency = police, .at = house().clock.now() - std::chrono::hours{72}});
        EXPECT_TRUE(done);
        return idCast<ReferralId>(id);
    }
    /// A case with one contact; those that go on meet, agree, count and are satisfied.
    void work(int count, bool goesOn) {
        gate::Events events;
        for (int at = 0; at < count; ++at) {
            auto id = next();
            auto person = next();
            gate::About about{.object = id, .joint = idCast<SubjectId>(id), .area = home};
            gate::About aboutPerson{.object = person, .subject = idCast<SubjectId>(person), .joint = about.joint, .area = home};
            auto caseId = idCast<CaseId>(id);
            events.add(events::CaseOpened{.reference = "BW", .referral = referredEarlier(), .area = home, .agency = provider}, about);
            events.add(events::ContactRecorded{.caseId = caseId,
                                               .side = Side::harmed,
                                               .on = 2026y / 12 / 2,
                                               .method = events::ContactMethod::phone,
                                               .result = goesOn ? events::ContactResult::spoke : events::ContactResult::saidNo,
                                               .note = {},
                                               .hopes = {},
                                               .maker = events::ContactMaker::facilitator,
                                               .isTrained = true,
                                               .isFirst = true,
                                               .against = {}},
                       aboutPerson);
            if (goesOn) {
                events.add(events::ProcessHeld{.on = 2026y / 12 / 12,
                                               .kind = events::ProcessKind::meeting,
                                               .between = events::ProcessBetween::harmedAndResponsible,
                                               .isLeadTrained = true,
                                               .responsibility = events::Responsibility::full,
                                               .isExplored = true,
                                               .note = {},
                                               .against = {}},
                           about);
                events.add(events::OutcomeAgreed{2026y / 12 / 12, "An apology"}, about);
                events.add(events::StandardsChecked{events::Standing::counts, "", "1"}, about);
                events.add(events::FeedbackRecorded{.caseId = caseId,
                                                    .side = Side::harmed,
                                                    .on = 2026y / 12 / 20,
                                                    .satisfaction = events::Satisfaction::good,
                                                    .comment = {}},
                           aboutPerson);
            }
            events.add(events::CaseClosed{.on = 2026y / 12 / 21,
                                          .reason = goesOn ? events::ClosureReason::completedDirect : events::ClosureReason::harmedDeclined,
                                          .isProcessHeld = goesOn,
                                          .note = {}},
                       about);
        }
        record(std::move(events));
    }

    testing_support::Seen page(gate::Actor const& who, FieldTexts query = {}) {
        auto seen = house().look(who, "monitoring.area-figures", gate::installation, std::move(query));
        if (!seen) throw std::runtime_error(seen.error().message);
        return std::move(*seen);
    }
    static std::string shown(testing_support::Seen const& seen, std::string_view label) {
        for (std::size_t at = 0; at < seen.count("figures"); ++at)
            if (seen.text("figures", at, "label") == label)
                return seen.text("figures", at, "suppressed") == "yes" ? "held back" : seen.text("figures", at, "figure");
        return "no such figure";
    }
    gate::Actor commissioner(AreaId area = home) { return house().actor("commissioner", AgencyKind::commissioner, AgencyId{2005}, area); }
    gate::Actor monitor() { return house().actor("monitor", AgencyKind::monitor, AgencyId{2006}, AreaId{}); }
};
ACCORD_ON_BOTH_DATABASES(AreaPage);

constexpr auto told = "Victims told about restorative justice";

TEST_P(AreaPage, CountsWhatHappenedInTheAreaAndNowhereElse) {
    tell(7);
    tell(9, away);
    auto seen = page(commissioner());
    EXPECT_EQ(seen.text("area", 0, "name"), "Barrowshire");
    EXPECT_EQ(seen.text("area", 0, "period"), "1 April 2026 to 31 March 2027");
    EXPECT_EQ(shown(seen, told), "7");
    EXPECT_EQ(shown(page(commissioner(away)), told), "9");
}

TEST_P(AreaPage, TellsOfFewerThanFiveOnlyThatTheyAreFew) {
    tell(4);
    EXPECT_EQ(shown(page(commissioner()), told), "held back");
    EXPECT_EQ(page(commissioner()).text("area", 0, "says"), "Too little was recorded in this period for a figure to be told.");
}

TEST_P(AreaPage, CountsACaseFromItsContactToItsClose) {
    work(8, true);
    work(12, false);
    house().clock.advance(std::chrono::hours{24 * 40});
    auto seen = page(commissioner());
    EXPECT_EQ(shown(seen, "First contacts"), "20");
    EXPECT_EQ(shown(seen, "Take-up"), "40%");
    EXPECT_EQ(shown(seen, "Direct processes"), "8");
    EXPECT_EQ(shown(seen, "Cases closed"), "20");
    EXPECT_EQ(shown(seen, "Led to a direct process"), "40%");
    EXPECT_EQ(shown(seen, "Count as restorative justice"), "held back") << "all eight do: the others are none";
    ASSERT_EQ(seen.count("times"), 4U);
    EXPECT_EQ(seen.text("times", 0, "median"), "3 days");
    EXPECT_EQ(seen.text("times", 1, "median"), "10 days");
    EXPECT_EQ(seen.text("times", 2, "median"), "20 days");
    EXPECT_EQ(seen.text("times", 2, "cases"), "8");
    EXPECT_EQ(seen.text("times", 3, "median"), "29 days");
}

TEST_P(AreaPage, TakesALateTaskForLateOnlyOnceItsDayHasPassed) {
    tell(6, home, 2026y / 11 / 20);
    tell(7, home, 2026y / 12 / 1);
    EXPECT_EQ(shown(page(commissioner()), "Told within the clock"), "46%");
}

TEST_P(AreaPage, EachFigureSaysHowItIsCounted) {
    auto seen = page(commissioner());
    for (std::size_t at = 0; at < seen.count("figures"); ++at) {
        EXPECT_NE(seen.text("figures", at, "rule"), "") << seen.text("figures", at, "label");
        EXPECT_NE(seen.text("figures", at, "measure").find("version 1"), std::string::npos);
    }
}

TEST_P(AreaPage, AnotherAreaIsNotThereForWhoBelongsToOne) {
    auto other = house().look(commissioner(), "monitoring.area-figures", gate::installation, {{"area", toText(away)}});
    auto unknown = house().look(commissioner(), "monitoring.area-figures", gate::installation, {{"area", toText(AreaId{777})}});
    ASSERT_FALSE(other);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(other.error().code, ErrorCode::notFound);
    EXPECT_EQ(other.error().message, unknown.error().message);
    EXPECT_EQ(page(commissioner(), {{"area", toText(home)}}).count("areas"), 0U);
}

TEST_P(AreaPage, TheNationalMonitorSeesEachArea) {
    tell(9, away);
    auto seen = page(monitor(), {{"area", toText(away)}});
    EXPECT_EQ(seen.text("area", 0, "name"), "Northmoor");
    EXPECT_EQ(shown(seen, told), "9");
    EXPECT_EQ(seen.count("areas"), 2U);
    EXPECT_EQ(page(monitor()).text("area", 0, "name"), "Barrowshire") << "the first by name";
    EXPECT_FALSE(house().look(monitor(), "monitoring.area-figures", gate::installation, {{"area", toText(AreaId{777})}}));
}

TEST_P(AreaPage, APeriodThatIsNoneIsToldByItsField) {
    for (auto const& [field, text] : FieldTexts{{"quarter", "5"}, {"year", "2031"}}) {
        auto seen = house().look(commissioner(), "monitoring.area-figures", gate::installation, {{field, text}});
        ASSERT_FALSE(seen);
        ASSERT_EQ(seen.error().fields.size(), 1U);
        EXPECT_EQ(seen.error().fields[0].field, field);
    }
}

TEST_P(AreaPage, NothingOnItIsAboutAPersonSoNothingIsLogged) {
    tell(7);
    EXPECT_TRUE(page(commissioner()).viewing().entry.subjects.empty());
}

TEST_P(AreaPage, AFacilitatorDoesNotReadFigures) {
    EXPECT_FALSE(
        house().look(house().actor("facilitator", AgencyKind::provider, provider, home), "monitoring.area-figures", gate::installation));
}

}  // namespace
}  // namespace accord::monitoring::area_figures_test

// Overdue tasks are passed up the agency's own chain: the rule alone, and the run of a day through the whole gate.
#include "pathway/escalation.hpp"

#include "pathway/capability.hpp"
#include "pathway/escalation_records.hpp"
#include "pathway/ports.hpp"
#include "pathway/task_opener.hpp"
#include "screening_fixture.hpp"
#include "support/house.hpp"

namespace accord::pathway::escalation_test {
namespace {

constexpr AgencyId force{2001};
constexpr AreaId area{1001};
constexpr ObjectId installation = gate::installation;
constexpr UserId sergeant{7001}, inspector{7002}, specialist{7003};

std::vector<ChainLink> chain() {
    return {{1, 2, sergeant, true, false}, {2, 5, inspector, true, false}, {3, 5, specialist, false, true}};
}

struct LinkRow {
    char const* name;
    OverdueTask task;
    std::optional<UserId> to;
};

class Link : public testing::TestWithParam<LinkRow> {};

TEST_P(Link, IsTheNextStepThatIsDueAndMayKnow) {
    auto const link = linkDue(chain(), GetParam().task);
    EXPECT_EQ(link ? std::optional(link->to) : std::nullopt, GetParam().to);
}

INSTANTIATE_TEST_SUITE_P(Chain, Link,
                         testing::Values(LinkRow{"notLateEnough", {0, 1, false}, std::nullopt}, LinkRow{"first", {0, 2, false}, sergeant},
                                         LinkRow{"oneStepAtATime", {0, 9, false}, sergeant}, LinkRow{"second", {1, 5, false}, inspector},
                                         LinkRow{"secondNotYet", {1, 4, false}, std::nullopt},
                                         LinkRow{"nobodyAfterTheLast", {2, 90, false}, std::nullopt},
                                         // A specialist's task is passed to a specialist or to nobody.
                                         LinkRow{"specialistsTask", {0, 5, true}, specialist},
                                         LinkRow{"specialistsTaskNotYet", {0, 4, true}, std::nullopt}),
                         [](auto const& row) { return row.param.name; });

class PassingUp : public testing_support::HouseTest {
public:
    PassingUp() : HouseTest({&capability()}) {}

protected:
    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        officer_ = house().actor("police-officer", AgencyKind::police, force, area);
        senior_ = house().actor("police-officer", AgencyKind::police, force, area);
        specialist_ = house().actor("agency-specialist", AgencyKind::police, force, area);
        ports().colleagues = [this](store::Session&, AgencyId agency) {
            std::vector<Colleague> list;
            if (agency == force)
                for (auto const* who : {&officer_, &senior_, &specialist_})
                    list.push_back({who->user, AgencyKind::police, who->role, {}, !isGone_ || who != &senior_});
            return list;
        };
        open({ordinaryRow()});
    }
    void TearDown() override {
        ports().colleagues = nullptr;
        HouseTest::TearDown();
    }
    void open(std::vector<std::map<std::string, std::string>> const& rows) {
        TaskOpener opener({house().database(), house().gate(), house().keyring(), house().random, house().clock},
                          {force, AgencyKind::police, area, [](AgencyKind) { return std::optional<AgencyId>{}; }});
        auto report = screenExtract(rows);
        ASSERT_TRUE(opener.open(report));
    }
    void setStep(std::int64_t step, UserId to, std::int64_t days) {
        gate::Events events;
        events.add(events::ChainStepSet{force, step, to, days},
                   {.object = idCast<ObjectId>(force), .subject = {}, .joint = {}, .area = {}});
        ASSERT_TRUE(house().gate().record(std::move(events), {.by = {}, .agency = {}, .at = house().clock.now()}));
    }
    /// A Tuesday that is well past the day on which the task was due.
    std::map<UserId, std::int64_t> run(Date day = 2026y / 12 / 8) { return passUp(house().gate(), screeningRules().calendar, day); }
    std::size_t passedTo(gate::Actor const& who) { return house().look(who, "pathway.passed-up", installation).value().count("tasks"); }
    ObjectId firstTask() { return house().look(officer_, "pathway.tasks", installation).value().part("tasks").rows.at(0).meta.object; }

    gate::Actor officer_, senior_, specialist_;
    bool isGone_{};
};
ACCORD_ON_BOTH_DATABASES(PassingUp);

TEST_P(PassingUp, NothingIsPassedWithoutAChain) {
    EXPECT_TRUE(run().empty());
}

TEST_P(PassingUp, OnceADayOneStepAtATimeWithWhomAndWhen) {
    setStep(1, senior_.user, 2);
    setStep(2, officer_.user, 3);
    EXPECT_EQ(run(), (std::map<UserId, std::int64_t>{{senior_.user, 1}}));
    EXPECT_TRUE(run().empty()) << "the day is done";
    EXPECT_EQ(passedTo(senior_), 1U);
    EXPECT_EQ(passedTo(officer_), 0U);
    EXPECT_TRUE(run(2026y / 12 / 12).empty()) << "a Saturday";
    EXPECT_EQ(run(2026y / 12 / 14), (std::map<UserId, std::int64_t>{{officer_.user, 1}}));
    EXPECT_TRUE(run(2026y / 12 / 15).empty()) << "the chain is at its end";
}

TEST_P(PassingUp, WhoeverWasToldIsNotOverdue) {
    setStep(1, senior_.user, 2);
    ASSERT_TRUE(house().act(officer_, "pathway.record-answer", firstTask(), {{"on", "2026-11-22"}, {"how", "phone"}, {"answer", "yes"}}));
    EXPECT_TRUE(run().empty());
}

TEST_P(PassingUp, AReasonThatWaitsForASecondPersonIsNotPassedUp) {
    setStep(1, senior_.user, 2);
    ASSERT_TRUE(
        house().act(officer_, "pathway.record-not-done", firstTask(), {{"reason", "no-safe-way"}, {"note", "Nobody knows where."}}));
    EXPECT_TRUE(run().empty());
}

// What is for specialists is told to a specialist and to nobody else, however late it is.
TEST_P(PassingUp, ASpecialistsTaskIsPassedToASpecialistOrToNobody) {
    open({rowWith({{"victim_reference", "V9"}, {"flags", "stalking"}})});
    setStep(1, senior_.user, 2);
    EXPECT_EQ(run(), (std::map<UserId, std::int64_t>{{senior_.user, 1}}));
    EXPECT_EQ(passedTo(senior_), 1U);
    setStep(2, specialist_.user, 2);
    EXPECT_EQ(run(2026y / 12 / 9), (std::map<UserId, std::int64_t>{{specialist_.user, 1}}));
    EXPECT_EQ(passedTo(specialist_), 1U);
}

TEST_P(PassingUp, AStepWhoseColleagueIsGoneIsPassedOver) {
    setStep(1, senior_.user, 2);
    setStep(2, officer_.user, 2);
    isGone_ = true;
    EXPECT_EQ(run(), (std::map<UserId, std::int64_t>{{officer_.user, 1}}));
}

TEST_P(PassingUp, OnlyWhoItWasPassedToAnswersForIt) {
    setStep(1, senior_.user, 2);
    auto const task = firstTask();
    FieldTexts const answer{{"answer", "do-it-myself"}, {"by", "2026-12-10"}};
    EXPECT_FALSE(house().act(senior_, "pathway.answer-escalation", task, answer)) << "not passed up yet";
    ASSERT_FALSE(run().empty());
    EXPECT_FALSE(house().act(officer_, "pathway.answer-escalation", task, answer));
    EXPECT_FALSE(house().act(senior_, "pathway.answer-escalation", task, {{"answer", "cannot-be-done"}})) << "without a word why";
    EXPECT_FALSE(house().act(senior_, "pathway.answer-escalation", task, {{"answer", "do-it-myself"}})) << "without a day";
    ASSERT_TRUE(house().act(senior_, "pathway.answer-escalation", task, answer));
    auto const seen = house().look(senior_, "pathway.passed-up", installation).value();
    EXPECT_NE(seen.text("tasks", 0, "answered").find("by 10 December 2026"), std::string::npos);
    ASSERT_TRUE(house().act(senior_, "pathway.record-answer", task, {{"on", "2026-11-22"}, {"how", "phone"}, {"answer", "yes"}}));
    EXPECT_EQ(passedTo(senior_), 0U);
}

TEST_P(PassingUp, TheVictimCanReadThatItWasPassedUp) {
    setStep(1, senior_.user, 2);
    ASSERT_FALSE(run().empty());
    house().clock.advance(std::chrono::hours{24 * 16});
    auto const seen = house().look(officer_, "pathway.task-story", firstTask()).value();
    EXPECT_NE(seen.text("steps", 0, "did").find("passed to somebody senior there"), std::string::npos);
}

}  // namespace
}  // namespace accord::pathway::escalation_test

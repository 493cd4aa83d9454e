// Stop at once: what a safeguarding hold blocks, who lifts it, and who learns of it.
#include "casework/hold.hpp"

#include "casework/case_house.hpp"
#include "casework/closure.hpp"
#include "casework/facts.hpp"
#include "casework/process_rule.hpp"
#include "outbox/capability.hpp"
#include "outbox/queue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::casework::hold_test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

CaseFacts onHold(CaseFacts facts, UserId by = given::colleague) {
    facts.hold = HoldFact{given::now, {by}, events::StopReason::threat, EventId{9}};
    return facts;
}

// Domain reference 2.4, side state "Safeguarding hold"; RJC principle Safety: it blocks by itself, whatever else is in order.
TEST(AHold, BlocksContactProcessAndClosingByItself) {
    using namespace given;
    auto ready = onHold(caseReadyForContact());
    EXPECT_THAT(codesOf(mayMakeFirstContact(trainedFacilitator(), ready, ready.parties[0], rules, today).refusals()),
                ElementsAre(reasons::onHold));
    auto prepared = onHold(caseReadyToHold());
    for (auto const& kind : wordsOf<events::ProcessKind>)
        EXPECT_THAT(codesOf(mayHoldProcess(prepared, {kind.value, events::ProcessBetween::harmedAndResponsible}, rules, today).refusals()),
                    ElementsAre(reasons::onHold))
            << kind.code;
    EXPECT_THAT(codesOf(mayClose(onHold(caseHeld()), events::ClosureReason::completedDirect, rules).refusals()),
                ElementsAre(reasons::onHold));
}

struct Lifting {
    char const* name;
    UserId stoppedBy, who;
    std::vector<ReasonCode> against;
};
class WhoLiftsAHold : public testing::TestWithParam<Lifting> {};

TEST_P(WhoLiftsAHold, IsASecondPersonWhoDoesNotWorkTheCase) {
    auto facts = onHold(given::caseReadyForContact(), GetParam().stoppedBy);
    EXPECT_EQ(given::codesOf(mayLiftHold(facts, GetParam().who, given::rules).refusals()), GetParam().against);
}

INSTANTIATE_TEST_SUITE_P(AHold, WhoLiftsAHold,
                         testing::Values(Lifting{"Another", given::colleague, given::supervisor, {}},
                                         Lifting{"WhoStoppedIt", given::supervisor, given::supervisor, {reasons::ownStop}},
                                         Lifting{"WhoWorksIt", given::colleague, given::facilitator, {reasons::ownWork}}),
                         [](auto const& lifting) { return lifting.param.name; });

TEST(AHold, ThatIsNotThereIsNotLifted) {
    EXPECT_EQ(given::codesOf(mayLiftHold(given::caseReadyForContact(), given::supervisor, given::rules).refusals()),
              std::vector{reasons::notOnHold});
}

gate::Capability const& withMail() {
    static gate::Capability const whole = [] {
        auto made = withFollowed();
        auto const& mail = outbox::capability();
        made.migrations.insert(made.migrations.end(), mail.migrations.begin(), mail.migrations.end());
        made.tables.insert(made.tables.end(), mail.tables.begin(), mail.tables.end());
        return made;
    }();
    return whole;
}

struct Holds : CaseHouse {
    Holds() : CaseHouse(withMail()) {}
    void TearDown() override {
        outbox::setSendsMail(false);
        CaseHouse::TearDown();
    }

    void stop(gate::Actor const& who, FieldTexts input = {{"why", "threat"}, {"note", "canary: he waits outside"}}) {
        done(who, "casework.stop-case", caseFile, std::move(input));
    }
    void lift() { done(otherSupervisor, "casework.lift-hold", caseFile, {{"reasons", "The police have him."}}); }
    bool isHeldFor(gate::Actor const& who) {
        auto seen = page(who);
        return std::ranges::any_of(seen.viewing().parts, [](gate::ShownPart const& part) { return part.name == "hold"; });
    }
    std::vector<UserId> mailed() {
        static store::Statement const find{"test.mailed", "SELECT user_id FROM state_outbox WHERE kind = 'case-stopped'", "i"};
        std::vector<UserId> users;
        for (auto const& row : house().database().reader()->all(find)) users.push_back(fromColumn<UserId>(row.integer(0)));
        return users;
    }
    std::pair<std::int64_t, std::int64_t> placeOf(ObjectId object) {
        static store::Statement const find{"test.place-of", "SELECT version, share FROM gate_object WHERE id = :id", "ii"};
        auto row = house().database().reader()->one(find, {accord::column(object)});
        return {row->integer(0), row->integer(1)};
    }
};
ACCORD_ON_BOTH_DATABASES(Holds);

TEST_P(Holds, AreMadeByAnybodyOnTheCaseInOneActAndNeedNoReason) {
    for (auto const* who : {&facilitator, &coordinator, &supervisor}) {
        SCOPED_TRACE(who->role);
        readyForContact();
        stop(*who, {});
        EXPECT_TRUE(isHeldFor(*who));
        EXPECT_EQ(page(*who).text("hold", 0, "by"), "you");
        EXPECT_THAT(nextFor(*who), HasSubstr("look at why it was stopped"));
    }
}

// Somebody who stops a case does not lose to a colleague who wrote on it a second ago.
TEST_P(Holds, AreMadeWhateverWasWrittenOnTheCaseMeanwhile) {
    readyForContact();
    stop(coordinator);
    stop(facilitator);
    EXPECT_EQ(page(supervisor).text("hold", 0, "by"), "several colleagues");
}

TEST_P(Holds, CloseEveryChannelAtOnceAndWhatWasOpenedToo) {
    readyToHold();
    done(facilitator, "casework.reveal-safe-contact", harmed, {{"reason", "arrange"}});
    ASSERT_TRUE(house().look(facilitator, "casework.safe-contact", harmed));
    auto accepted = house().act(coordinator, "casework.stop-case", caseFile, {});
    ASSERT_TRUE(accepted);
    EXPECT_FALSE(house().look(facilitator, "casework.safe-contact", harmed)) << "within the same second";
    for (auto participant : {harmed, responsible})
        EXPECT_THAT(refusal(facilitator, "casework.reveal-safe-contact", participant, {{"reason", "safety"}}), Contains("on-hold"));
    for (auto const* kind : {"meeting", "video-meeting", "shuttle", "letter"})
        EXPECT_THAT(refusal(facilitator, "casework.hold-process", caseFile,
                            {{"kind", kind}, {"between", "harmed-and-responsible"}, {"responsibility", "full"}, {"explored", "yes"}}),
                    Contains("on-hold"))
            << kind;
    EXPECT_THAT(refusal(facilitator, "casework.close-case", caseFile, {{"closure", "harmed-declined"}}), Contains("on-hold"));
}

TEST_P(Holds, StandAgainstAContactThatHappenedAllTheSame) {
    readyForContact();
    stop(coordinator);
    speakWith(harmed);
    EXPECT_THAT(page(facilitator).text("history", 0, "against"), HasSubstr("on safeguarding hold"));
}

TEST_P(Holds, AreLiftedByASecondSupervisorWithAReasonAndTheRiskIsLookedAtAgain) {
    readyForContact();
    stop(supervisor);
    EXPECT_THAT(refusal(supervisor, "casework.lift-hold", caseFile, {{"reasons", "It is fine."}}), ElementsAre("own-stop"));
    EXPECT_THAT(refusal(coordinator, "casework.lift-hold", caseFile, {{"reasons", "It is fine."}}), ElementsAre("not-found"));
    EXPECT_THAT(refusal(otherSupervisor, "casework.lift-hold", caseFile, {}), ElementsAre("invalid"));
    lift();
    EXPECT_FALSE(isHeldFor(facilitator));
    EXPECT_THAT(refusal(otherSupervisor, "casework.lift-hold", caseFile, {{"reasons", "Again."}}), ElementsAre("not-on-hold"));
    EXPECT_EQ(nextFor(facilitator), "assess the risk for the person harmed again");
    EXPECT_THAT(refusal(facilitator, "casework.reveal-safe-contact", harmed, {{"reason", "first-contact"}}),
                ElementsAre("risk-review-due"));
    assess(harmed);
    assess(responsible);
    done(supervisor, "casework.sign-off", caseFile, {});
    EXPECT_EQ(nextFor(facilitator), "make the first contact with the person harmed");
}

TEST_P(Holds, AreToldToTheSupervisorsAndWhoWorksTheCaseWithoutAWordOfIt) {
    outbox::setSendsMail(true);
    readyForContact();
    stop(supervisor);
    EXPECT_THAT(mailed(), UnorderedElementsAre(otherSupervisor.user, facilitator.user));
}

// Acts take their turn: who waited for it read the clock before who went first, and still comes after them.
TEST_P(Holds, StandAsTheyWereWrittenWhateverTheClocksSay) {
    readyForContact();
    stop(supervisor);
    lift();
    house().clock.advance(-std::chrono::minutes{10});
    stop(coordinator);
    EXPECT_TRUE(isHeldFor(facilitator));
    house().clock.advance(-std::chrono::minutes{10});
    lift();
    EXPECT_FALSE(isHeldFor(facilitator));
}

TEST_P(Holds, ChangeNothingOfEitherPersonNorOfTheReferral) {
    readyForContact();
    auto before = std::tuple{placeOf(harmed), placeOf(responsible)};
    auto listed = house().look(officer, "casework.my-referrals", gate::installation);
    stop(facilitator);
    EXPECT_EQ((std::tuple{placeOf(harmed), placeOf(responsible)}), before);
    lift();
    EXPECT_EQ((std::tuple{placeOf(harmed), placeOf(responsible)}), before);
    EXPECT_EQ(house().look(officer, "casework.my-referrals", gate::installation)->text("referrals", 0, "status"),
              listed->text("referrals", 0, "status"));
}

TEST_P(Holds, KeepBackWhatAnotherAgencyGivesMeanwhile) {
    readyForContact();
    auto give = [&](ObjectId request, std::string value) {
        house().clock.advance(std::chrono::minutes{1});
        events::ValueGiven given{.participant = harmed, .fromName = "Swanmere Police", .item = Category::history};
        *events::givenField(given, Category::history) = std::move(value);
        ASSERT_TRUE(
            house().gate().record(gate::Events{}.add(given, {.object = request, .subject = idCast<SubjectId>(harmed), .area = ownArea}),
                                  {officer.user, policeForce, house().clock.now()}));
    };
    give(ObjectId{71001}, "Before.");
    stop(coordinator);
    give(ObjectId{71002}, "Meanwhile.");
    auto held = page(supervisor);
    ASSERT_EQ(held.count("given"), 1U);
    EXPECT_EQ(held.text("given", 0, "history"), "Before.");
    EXPECT_EQ(held.text("hold", 0, "kept-back"), "1 thing");
    lift();
    EXPECT_EQ(page(supervisor).count("given"), 2U);
}

TEST_P(Holds, TellWhyOnlyAsRiskIsTold) {
    readyForContact();
    stop(coordinator);
    EXPECT_EQ(page(supervisor).text("hold", 0, "note"), "canary: he waits outside");
    house().open.showing[Category::risk] = gate::Showing::withheld;
    house().gate().atEpoch(2);
    for (auto const* field : {"why", "note"}) EXPECT_EQ(page(supervisor).field("hold", 0, field).showing, gate::Showing::withheld) << field;
}

TEST_P(Holds, StandInTheListOfCases) {
    readyForContact();
    EXPECT_EQ(house().look(facilitator, "casework.my-cases", gate::installation)->text("cases", 0, "on-hold"), "no");
    stop(coordinator);
    EXPECT_EQ(house().look(facilitator, "casework.my-cases", gate::installation)->text("cases", 0, "on-hold"), "yes");
}

}  // namespace
}  // namespace accord::casework::hold_test

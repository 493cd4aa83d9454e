// The wall inside a case: what one side's workers reach, and that they learn nothing
// from what the other side does.
#include "casework/case_house.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::casework::case_wall_test {
namespace {

struct TheWall : CaseHouse {
    void SetUp() override {
        CaseHouse::SetUp();
        if (HasFatalFailure()) return;
        // With a permission that no worker of a side has, so that only the wall stands between.
        offenderWorker = house().actor("offender-manager", AgencyKind::probation, policeForce, ownArea);
        offenderWorker.permissions.push_back("case.read");
    }

    bool reaches(gate::Actor const& who, ObjectId participant) {
        return house().look(who, "casework.consent-texts", participant).has_value();
    }
    std::int64_t versionOf(ObjectId participant) {
        return house().look(facilitator, "casework.contact-checks", participant)->viewing().version;
    }
    std::int64_t shareOf(ObjectId participant) {
        static store::Statement const find{"test.share-of", "SELECT share FROM gate_object WHERE id = :id", "i"};
        auto session = house().database().reader();
        return session->one(find, {column(participant)})->integer(0);
    }

    gate::Actor offenderWorker;
};
ACCORD_ON_BOTH_DATABASES(TheWall);

// Issue: the responsible side's workers never see that the harmed person was approached before they agree.
TEST_P(TheWall, LetsTheWorkersOfThePersonResponsibleInOnlyOnceTheApproachIsAgreed) {
    readyForContact();
    speakWith(harmed);
    EXPECT_FALSE(reaches(offenderWorker, responsible));
    agree(harmed, "approach");
    EXPECT_TRUE(reaches(offenderWorker, responsible));
}

// An access fact does not know what day it is: what is agreed to until a day opens nothing to the other side.
TEST_P(TheWall, StandsWhereTheApproachIsAgreedUntilADayOnly) {
    readyForContact();
    speakWith(harmed);
    auto const until = [&](Date day) {
        return house().act(
            facilitator, "casework.record-consent", harmed,
            {{"consent", "approach"}, {"agrees", "yes"}, {"means", "phone"}, {"on", "2026-11-10"}, {"expires-on", isoDate(day)}});
    };
    EXPECT_FALSE(until(Date{std::chrono::year{2026} / 11 / 15})) << "that day is over";
    EXPECT_TRUE(until(Date{std::chrono::year{2026} / 12 / 24}));
    EXPECT_FALSE(reaches(offenderWorker, responsible));
}

TEST_P(TheWall, IsNotOpenedWhileTheCaseIsStopped) {
    readyForContact();
    speakWith(harmed);
    done(facilitator, "casework.stop-case", caseFile, {});
    EXPECT_FALSE(
        house().act(facilitator, "casework.record-consent", harmed, {{"consent", "approach"}, {"agrees", "yes"}, {"means", "phone"}}));
    EXPECT_TRUE(
        house().act(facilitator, "casework.record-consent", harmed, {{"consent", "approach"}, {"agrees", "no"}, {"means", "phone"}}));
    EXPECT_FALSE(reaches(offenderWorker, responsible));
}

TEST_P(TheWall, KeepsThemFromThePersonHarmedAndFromTheCaseAlways) {
    bothMet();
    EXPECT_FALSE(reaches(offenderWorker, harmed));
    EXPECT_FALSE(house().look(offenderWorker, "casework.case", caseFile));
}

TEST_P(TheWall, HoldsAlsoWhereSomebodyOnTheOtherSideWasGrantedTheObject) {
    bothMet();
    gate::Events events;
    events
        .add(events::DetailsOpened{.caseId = idCast<CaseId>(caseFile), .reason = events::RevealReason::safety, .note = {}},
             {.object = harmed, .subject = idCast<SubjectId>(harmed), .joint = {}, .area = ownArea})
        .grant(harmed, gate::userHolder(offenderWorker.user), Side::responsible);
    ASSERT_TRUE(house().gate().record(events, {offenderWorker.user, policeForce, house().clock.now()}));
    EXPECT_FALSE(reaches(offenderWorker, harmed));
}

// DESIGN: refusal or withdrawal changes nothing on the other side's pages.
TEST_P(TheWall, LetsNothingThroughWhenThePersonHarmedTakesEverythingBack) {
    bothMet();
    auto version = versionOf(responsible);
    auto share = shareOf(responsible);
    done(facilitator, "casework.withdraw-consent", harmed, {{"means", "phone"}});
    EXPECT_EQ(versionOf(responsible), version);
    EXPECT_EQ(shareOf(responsible), share);
    EXPECT_TRUE(reaches(offenderWorker, responsible));
}

TEST_P(TheWall, LetsNothingThroughWhenThePersonHarmedRefusesOrAgreesToTakePart) {
    bothMet();
    auto version = versionOf(responsible);
    auto share = shareOf(responsible);
    for (auto const* answer : {"no", "yes"}) {
        done(facilitator, "casework.record-consent", harmed, {{"consent", "take-part"}, {"agrees", answer}, {"means", "phone"}});
        EXPECT_EQ(versionOf(responsible), version) << answer;
        EXPECT_EQ(shareOf(responsible), share) << answer;
    }
}

// What may be done for one person rests on both: what stands against it would tell of the other.
TEST_P(TheWall, TellsWhoReachesOneSideNothingThatRestsOnBoth) {
    bothMet();
    for (auto const* permission : {"case.work", "safe-contact.reveal"}) offenderWorker.permissions.emplace_back(permission);
    for (auto isStopped : {false, true}) {
        if (isStopped) done(facilitator, "casework.stop-case", caseFile, {});
        EXPECT_FALSE(house().look(offenderWorker, "casework.contact-checks", responsible));
        EXPECT_EQ(refusal(offenderWorker, "casework.reveal-safe-contact", responsible, {{"reason", "safety"}}),
                  std::vector<std::string>{"not-found"});
        EXPECT_EQ(refusal(offenderWorker, "casework.record-preparation", responsible, {{"ready", "yes"}}),
                  std::vector<std::string>{"not-found"});
    }
}

// events/casework.hpp: not even the list of event types tells which answer it was.
TEST_P(TheWall, WritesGivingRefusingAndWithdrawingAlikeInTheLedger) {
    readyForContact();
    auto typeAfter = [&](std::string_view action, FieldTexts input) {
        auto accepted = done(facilitator, action, harmed, std::move(input));
        static store::Statement const find{"test.entry-type", "SELECT type FROM casework_entry WHERE event_id = :id", "t"};
        auto session = house().database().reader();
        return session->one(find, {column(accepted.events.at(0))})->text(0);
    };
    auto given = typeAfter("casework.record-consent", {{"consent", "explore"}, {"agrees", "yes"}, {"means", "phone"}});
    EXPECT_EQ(typeAfter("casework.record-consent", {{"consent", "explore"}, {"agrees", "no"}, {"means", "phone"}}), given);
    EXPECT_EQ(typeAfter("casework.withdraw-consent", {{"consent", "explore"}, {"means", "phone"}}), given);
}

}  // namespace
}  // namespace accord::casework::case_wall_test

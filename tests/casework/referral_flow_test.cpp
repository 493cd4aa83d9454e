// A referral on its way: made, seen by the service, taken on or not, told to who made it.
#include "casework/referral_house.hpp"
#include "casework/referral_reasons.hpp"
#include "events/referral.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::casework::referral_flow_test {
namespace {

using gate::installation;
using testing::Contains;
using testing::Field;
using testing::MatchesRegex;

struct Referrals : ReferralHouse {};
ACCORD_ON_BOTH_DATABASES(Referrals);

TEST_P(Referrals, AreMadeInOneCallOfThreeEventsWithAReferenceToReadAloud) {
    auto done = house().act(officer, "casework.make-referral", installation, strangersBurglary());
    ASSERT_TRUE(done) << describe(done.error());
    EXPECT_EQ(done->events.size(), 3U);
    EXPECT_THAT(done->output.at(1).second, MatchesRegex("RJ-[A-Z2-9]{4}-[A-Z2-9]{4}"));
}

TEST_P(Referrals, ReachTheCoordinatorWithTheirFieldsAndTheSafeContactMasked) {
    auto made = refer(officer, strangersBurglary());
    auto seen = house().look(coordinator, "casework.referral", made.id);
    ASSERT_TRUE(seen) << describe(seen.error());
    EXPECT_EQ(seen->text("referral", 0, "reference"), made.reference);
    EXPECT_EQ(seen->text("referral", 0, "status"), "received");
    EXPECT_EQ(seen->text("referral", 0, "urgent-on"), "2027-01-18");
    EXPECT_EQ(seen->text("incident", 0, "incident.offence"), "burglary");
    EXPECT_EQ(seen->text("incident", 0, "incident.crime-reference"), "40/11873/26");
    EXPECT_EQ(seen->text("harmed", 0, "name"), "Margaret Okafor-Hughes");
    EXPECT_EQ(seen->text("harmed", 0, "child"), "no");
    EXPECT_EQ(seen->text("harmed", 0, "contact.phone"), "07700 900146");
    EXPECT_EQ(seen->text("harmed", 0, "safe.detail"), "Ending 146");
    EXPECT_EQ(seen->text("responsible", 0, "name"), "Dean Farrow");
    EXPECT_EQ(seen->text("responsible", 0, "admission.basis"), "guilty-plea");
}

// security.md, S0: a safe address is in no list, page or export; it is revealed one at a time elsewhere.
TEST_P(Referrals, ShowTheSafeAddressAndInstructionsOnNoPage) {
    auto made = refer(officer, strangersBurglary());
    for (auto const* view : {"casework.referral", "casework.inbox"}) {
        auto seen = house().look(coordinator, view, std::string_view(view) == "casework.inbox" ? installation : made.id);
        ASSERT_TRUE(seen);
        for (auto const& part : seen->viewing().parts)
            for (auto const& row : part.rows)
                for (auto const& field : row.fields) {
                    EXPECT_EQ(field.text.find("Refuge"), std::string::npos) << view;
                    EXPECT_EQ(field.text.find("voicemail"), std::string::npos) << view;
                }
    }
}

TEST_P(Referrals, AreWithheldFieldByFieldAsTheGateDecides) {
    auto made = refer(officer, strangersBurglary());
    house().open.showing[Category::contact] = gate::Showing::withheld;
    auto seen = house().look(coordinator, "casework.referral", made.id);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->field("harmed", 0, "contact.phone").showing, gate::Showing::withheld);
    EXPECT_EQ(seen->text("harmed", 0, "contact.phone"), "");
    EXPECT_EQ(seen->text("harmed", 0, "name"), "Margaret Okafor-Hughes");
}

TEST_P(Referrals, GiveWhoMadeThemTheFactAndTheStatusAndNeitherPerson) {
    auto made = refer(officer, strangersBurglary());
    auto page = house().look(officer, "casework.referral", made.id);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->text("referral", 0, "reference"), made.reference);
    EXPECT_EQ(page->count("harmed"), 0U);
    EXPECT_EQ(page->count("responsible"), 0U);

    auto list = house().look(officer, "casework.my-referrals", installation);
    ASSERT_TRUE(list);
    ASSERT_EQ(list->count("referrals"), 1U);
    EXPECT_EQ(list->text("referrals", 0, "incident.crime-reference"), "40/11873/26");
    EXPECT_EQ(list->text("referrals", 0, "status"), "received");
}

TEST_P(Referrals, AreNotThereForAnotherOfficerOrAnotherService) {
    auto made = refer(officer, strangersBurglary());
    auto colleague = house().actor("police-officer", AgencyKind::police, policeForce, ownArea);
    auto stranger = house().actor("coordinator", AgencyKind::provider, otherService, ownArea);
    for (auto const& who : {colleague, stranger, specialist}) {
        auto seen = house().look(who, "casework.referral", made.id);
        ASSERT_FALSE(seen) << who.name;
        EXPECT_EQ(seen.error().code, ErrorCode::notFound);
    }
    EXPECT_EQ(house().look(stranger, "casework.inbox", installation)->count("referrals"), 0U);
    EXPECT_EQ(house().look(colleague, "casework.my-referrals", installation)->count("referrals"), 0U);
}

// DESIGN, floors: abuse, flagged or not ruled out, goes only to specialists.
TEST_P(Referrals, WhereAbuseIsNotRuledOutGoToTheSpecialistAndToNobodyElse) {
    auto made = refer(officer, with(strangersBurglary(), "incident.abuse", "unknown"));
    EXPECT_FALSE(house().look(coordinator, "casework.referral", made.id));
    EXPECT_EQ(house().look(coordinator, "casework.inbox", installation)->count("referrals"), 0U);
    EXPECT_FALSE(house().act(coordinator, "casework.accept-referral", made.id, {}));

    auto seen = house().look(specialist, "casework.referral", made.id);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->text("referral", 0, "is-sensitive"), "yes");
    EXPECT_EQ(seen->text("referral", 0, "sensitive-because"), "abuse-not-ruled-out");
    EXPECT_EQ(house().look(specialist, "casework.inbox", installation)->count("referrals"), 1U);
    EXPECT_TRUE(house().act(specialist, "casework.accept-referral", made.id, {}));
}

TEST_P(Referrals, WaitInTheInboxWithWhatIsTimeLimitedFirst) {
    auto later = refer(officer, with(strangersBurglary(), "matter.dates.release-on", "2027-06-01"));
    auto never = refer(officer, with(strangersBurglary(), "matter.dates.release-on", ""));
    auto soon = refer(officer, with(with(strangersBurglary(), "matter.dates.sentence-on", "2026-11-27"), "matter.stage", "pre-sentence"));
    auto seen = house().look(coordinator, "casework.inbox", installation);
    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->count("referrals"), 3U);
    EXPECT_EQ(seen->text("referrals", 0, "reference"), soon.reference);
    EXPECT_EQ(seen->text("referrals", 0, "urgency"), "this-week");
    EXPECT_EQ(seen->text("referrals", 1, "reference"), later.reference);
    EXPECT_EQ(seen->text("referrals", 2, "reference"), never.reference);
    EXPECT_EQ(seen->text("referrals", 2, "urgent-on"), "");
    EXPECT_EQ(seen->text("summary", 0, "waiting"), "3");
    EXPECT_EQ(seen->text("summary", 0, "this-week"), "1");
    EXPECT_EQ(seen->text("summary", 0, "says"), "3 referrals wait. 1 is time-limited this week.");
    EXPECT_EQ(seen->count("pages"), 0U);

    auto filtered = house().look(coordinator, "casework.inbox", installation, {{"stage", "pre-sentence"}});
    ASSERT_TRUE(filtered);
    ASSERT_EQ(filtered->count("referrals"), 1U);
    EXPECT_EQ(filtered->text("referrals", 0, "reference"), soon.reference);
    EXPECT_EQ(filtered->text("summary", 0, "waiting"), "1");

    house().clock.advance(std::chrono::hours{24 * 6});
    EXPECT_EQ(house().look(coordinator, "casework.inbox", installation)->text("summary", 0, "says"),
              "3 referrals wait. The date of 1 has passed.");
}

TEST_P(Referrals, ComePageByPageWhereThereAreMany) {
    for (int n = 0; n < 51; ++n) refer(officer, strangersBurglary());
    auto first = house().look(coordinator, "casework.inbox", installation);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->count("referrals"), 50U);
    EXPECT_EQ(first->text("pages", 0, "next"), "/referrals?page=2");
    EXPECT_EQ(first->text("pages", 0, "previous"), "");
    auto second = house().look(coordinator, "casework.inbox", installation, {{"page", "2"}});
    ASSERT_TRUE(second);
    EXPECT_EQ(second->count("referrals"), 1U);
    EXPECT_EQ(second->text("pages", 0, "previous"), "/referrals?page=1");
    EXPECT_EQ(house().look(officer, "casework.my-referrals", installation, {{"page", "2"}, {"status", "received"}})->count("referrals"),
              1U);
}

TEST_P(Referrals, AreTakenOnOnceByTheServiceTheyWereMadeTo) {
    auto made = refer(officer, strangersBurglary());
    auto accepted = house().act(coordinator, "casework.accept-referral", made.id, {});
    ASSERT_TRUE(accepted) << describe(accepted.error());
    EXPECT_EQ(accepted->output.at(1).second, made.reference);
    EXPECT_EQ(accepted->events.size(), 4U);

    auto again = house().act(coordinator, "casework.accept-referral", made.id, {});
    ASSERT_FALSE(again);
    EXPECT_THAT(again.error().reasons, Contains(Field(&Reason::code, reasons::alreadyAccepted)));
    EXPECT_EQ(house().look(coordinator, "casework.inbox", installation)->count("referrals"), 0U);

    auto told = house().look(officer, "casework.referral", made.id);
    ASSERT_TRUE(told);
    EXPECT_EQ(told->text("referral", 0, "status"), "with-service");
    EXPECT_EQ(told->text("referral", 0, "case"), "") << "the case is the service's";
    EXPECT_NE(house().look(coordinator, "casework.referral", made.id)->text("referral", 0, "case"), "");
}

// rulebook/closure_reasons.toml: the referrer is told the same sentence, whoever it is about.
TEST_P(Referrals, ThatAreNotTakenOnTellTheReferrerOneSafeSentence) {
    auto made = refer(officer, strangersBurglary());
    auto declined = house().act(coordinator, "casework.decline-referral", made.id, {{"reason", "not-admitted"}, {"note", "He denies it."}});
    ASSERT_TRUE(declined) << describe(declined.error());
    auto list = house().look(officer, "casework.my-referrals", installation, {{"status", "closed"}});
    ASSERT_TRUE(list);
    ASSERT_EQ(list->count("referrals"), 1U);
    EXPECT_EQ(list->text("referrals", 0, "told"), "Restorative justice is not going ahead.");

    auto again = house().act(coordinator, "casework.accept-referral", made.id, {});
    ASSERT_FALSE(again);
    EXPECT_THAT(again.error().reasons, Contains(Field(&Reason::code, reasons::alreadyDeclined)));
}

TEST(DeclineReasons, EachIsAClosureReasonOfTheRulebookThatHeldNoProcess) {
    auto rules = testing_support::rulebook().at(Date{std::chrono::year{2026} / 11 / 22});
    for (auto const& word : wordsOf<events::DeclineReason>) {
        auto const* entry = rules.closureReason(word.code);
        ASSERT_NE(entry, nullptr) << word.code;
        EXPECT_FALSE(entry->processHeld) << word.code;
        EXPECT_FALSE(entry->tellReferrer.empty()) << word.code;
    }
}

TEST_P(Referrals, AreRefusedWhereNoServiceTakesThem) {
    auto elsewhere = house().actor("police-officer", AgencyKind::police, policeForce, otherArea);
    auto done = house().act(elsewhere, "casework.make-referral", installation, strangersBurglary());
    ASSERT_FALSE(done);
    EXPECT_THAT(done.error().reasons, Contains(Field(&Reason::code, reasons::noProvider)));
}

TEST_P(Referrals, AreNotMadeByARoleThatMayNot) {
    auto commissioner = house().actor("commissioner", AgencyKind::commissioner);
    auto done = house().act(commissioner, "casework.make-referral", installation, strangersBurglary());
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::notFound);
}

TEST_P(Referrals, FromATaskThatTheReferrerCannotSeeAreRefusedLikeOneThatIsNotThere) {
    auto done =
        house().act(officer, "casework.make-referral", installation, with(strangersBurglary(), "request.task", toText(TaskId{123456789})));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().fields, (std::vector<FieldError>{{"request.task", "not-found", "There is no such task."}}));
}

struct OneNo : ReferralHouse {
    void SetUp() override {
        ReferralHouse::SetUp();
        ports().saidNo = [](gate::Desk&, SaidQuestion const& question) {
            Said said;
            if (question.side == Side::harmed && question.crimeReference == "40/11873/26")
                said.noOn = Date{std::chrono::year{2026} / 5 / 1};
            return said;
        };
    }
};
ACCORD_ON_BOTH_DATABASES(OneNo);

// RJC principle of voluntarism: one "no", said to anyone, ends the approach.
TEST_P(OneNo, SaidOnATaskEndsTheReferralOfAnyOfficer) {
    auto done = house().act(officer, "casework.make-referral", installation, strangersBurglary());
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::refused);
    ASSERT_EQ(done.error().reasons.size(), 1U);
    EXPECT_EQ(done.error().reasons[0].code, reasons::notAtPresent) << "and not to whom, or when";
    EXPECT_NE(done.error().reasons[0].rule, RuleId{}) << "the reason names its rule";
}

TEST_P(OneNo, ReopensWhenThePersonAsksThemself) {
    EXPECT_TRUE(house().act(officer, "casework.make-referral", installation, with(strangersBurglary(), "request.initiator", "harmed")));
    EXPECT_FALSE(
        house().act(officer, "casework.make-referral", installation, with(strangersBurglary(), "request.initiator", "responsible")));
}

TEST_P(OneNo, DoesNotHoldForAnotherIncident) {
    EXPECT_TRUE(
        house().act(officer, "casework.make-referral", installation, with(strangersBurglary(), "incident.crime-reference", "40/1/26")));
}

// The wall: who works for the other side must not learn from a refusal that the person harmed was asked.
TEST_P(OneNo, IsNotToldToWhoWorksForTheOtherSideButReachesTheService) {
    auto input = strangersBurglary();
    for (auto const* name : {"harmed.contact.held", "harmed.contact.phone", "safe.harmed.channel", "safe.harmed.detail",
                             "safe.harmed.instructions", "safe.harmed.address"})
        input = with(input, name, "");
    auto done = house().act(offenderManager, "casework.make-referral", installation, input);
    ASSERT_TRUE(done) << describe(done.error());
    auto seen = house().look(specialist, "casework.referral", idFromText<ObjectId>(done->output.at(0).second).value());
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->text("harmed", 0, "wish"), "said-no");
}

}  // namespace
}  // namespace accord::casework::referral_flow_test

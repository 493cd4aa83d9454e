// Attempts and the page Today, through the whole gate.
#include "casework/case_house.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::casework::today_test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct Todays : CaseHouse {
    testing_support::Seen today(gate::Actor const& who, FieldTexts query = {}) {
        auto seen = house().look(who, "casework.today", gate::installation, std::move(query));
        if (!seen) throw std::runtime_error(describe(seen.error()));
        return *seen;
    }
    std::vector<std::string> things(gate::Actor const& who, std::string_view field = "what") {
        auto seen = today(who);
        std::vector<std::string> list;
        for (std::size_t row = 0; row < seen.count("things"); ++row) list.push_back(seen.text("things", row, field));
        return list;
    }
    void tried(ObjectId who, FieldTexts more = {}) {
        FieldTexts input{{"attempt", more.empty() || more[0].first != "attempt" ? "no-answer" : more[0].second}};
        for (auto& each : more)
            if (each.first != "attempt") input.push_back(std::move(each));
        done(facilitator, "casework.record-attempt", who, std::move(input));
    }
    std::string day(int days) { return isoDate(plusDays(londonDay(house().clock.now()), days)); }
    std::string lastInHistory(std::string_view field = "what") { return page(facilitator).text("history", 0, field); }
};
ACCORD_ON_BOTH_DATABASES(Todays);

TEST_P(Todays, AreEmptyWhereNothingIsDue) {
    readyForContact();
    EXPECT_EQ(today(facilitator).text("summary", 0, "says"), "Nothing is due in the next 7 days.");
    EXPECT_THAT(things(facilitator), IsEmpty());
    EXPECT_THAT(things(second), IsEmpty());
}

TEST_P(Todays, TellWhenToTryAgainUntilTheyWereReached) {
    readyForContact();
    tried(harmed, {{"again-on", day(0)}, {"time", "after-18"}, {"words", "not on Fridays"}});
    auto seen = today(facilitator);
    ASSERT_EQ(seen.count("things"), 1U);
    EXPECT_EQ(seen.text("things", 0, "what"), "Try the person harmed again");
    EXPECT_EQ(seen.text("things", 0, "again-when"), "after 18:00, not on Fridays");
    EXPECT_EQ(seen.text("things", 0, "name"), "Margaret Okafor-Hughes");
    EXPECT_EQ(seen.text("things", 0, "days"), "today");
    EXPECT_EQ(seen.text("things", 0, "href-to"), "/participants/" + toText(harmed) + "/contact-checks");
    EXPECT_EQ(seen.text("things", 0, "against"), "");
    EXPECT_THAT(things(second), IsEmpty()) << "nothing of it is allocated to them";
    tried(harmed, {{"again-on", day(3)}});
    EXPECT_THAT(things(facilitator, "days"), ElementsAre("in 3 days"));
    speakWith(harmed);
    EXPECT_THAT(things(facilitator), IsEmpty());
}

TEST_P(Todays, CountNoAttemptAsAContact) {
    readyForContact();
    auto next = nextFor(facilitator);
    tried(harmed);
    tried(harmed, {{"attempt", "wrong-number"}});
    EXPECT_EQ(nextFor(facilitator), next);
    EXPECT_THAT(page(facilitator).text("steps", 3, "when"), IsEmpty());
    EXPECT_EQ(lastInHistory(), "Attempt, person harmed: wrong number");
    speakWith(harmed);
    EXPECT_EQ(lastInHistory(), "First contact, person harmed: we spoke");
}

TEST_P(Todays, RecordAnAttemptAlwaysWithWhatStoodAgainstIt) {
    openCase(strangersBurglary());
    done(coordinator, "casework.record-attempt", harmed, {{"attempt", "no-answer"}, {"again-on", day(1)}});
    auto against = page(coordinator).text("history", 0, "against");
    EXPECT_THAT(against, HasSubstr("No risk assessment is recorded."));
    EXPECT_THAT(against, HasSubstr("Orders and conditions are not checked."));
    makeSafe();
    allocateCase();
    done(facilitator, "casework.stop-case", caseFile, {{"why", "threat"}});
    tried(harmed, {{"again-on", day(0)}});
    EXPECT_THAT(lastInHistory("against"), HasSubstr("The case is on safeguarding hold"));
    auto seen = today(facilitator);
    EXPECT_THAT(things(facilitator), Contains("Try the person harmed again"));
    for (std::size_t row = 0; row < seen.count("things"); ++row)
        if (seen.text("things", row, "kind") == "call-back") {
            EXPECT_NE(seen.text("things", row, "against"), "") << "told as blocked, and not as a call to make";
        }
}

TEST_P(Todays, TellOfNobodyAgainWhoSaidNo) {
    readyForContact();
    tried(harmed, {{"again-on", day(0)}});
    done(facilitator, "casework.record-consent", harmed, {{"consent", "explore"}, {"agrees", "no"}, {"means", "phone"}});
    EXPECT_THAT(things(facilitator), IsEmpty());
}

TEST_P(Todays, RefuseADayThatHasPassedAndKeepNothing) {
    readyForContact();
    EXPECT_THAT(refusal(facilitator, "casework.record-attempt", harmed, {{"attempt", "no-answer"}, {"again-on", day(-1)}}),
                ElementsAre("invalid"));
    EXPECT_THAT(refusal(facilitator, "casework.record-attempt", harmed, {{"attempt", "no-answer"}, {"on", day(1)}}),
                ElementsAre("invalid"));
    EXPECT_THAT(lastInHistory(), Not(HasSubstr("Attempt")));
}

TEST_P(Todays, ShowASupervisorWhatWaitsForTheirSignature) {
    openCase(strangersBurglary());
    assess(harmed);
    EXPECT_THAT(things(supervisor), ElementsAre("Sign off: risk assessment, person harmed", "Sign off: safeguarding check, person harmed"));
    EXPECT_THAT(things(supervisor, "href-to"), Contains("/cases/" + toText(caseFile) + "/sign-off/new"));
    EXPECT_THAT(things(coordinator), IsEmpty()) << "their own work, and not theirs to sign";
    done(supervisor, "casework.sign-off", caseFile, {});
    EXPECT_THAT(things(supervisor), IsEmpty());
}

TEST_P(Todays, TellOfChecksThatRunOutConsentsThatEndAndFollowUps) {
    bothMet();
    done(facilitator, "casework.record-consent", harmed,
         {{"consent", "recording"}, {"agrees", "yes"}, {"means", "phone"}, {"expires-on", day(5)}});
    done(facilitator, "casework.record-follow-up", responsible, {{"note", "Well."}, {"next-on", day(2)}});
    EXPECT_THAT(things(facilitator),
                ElementsAre("Ask the person responsible how they are", "What the person harmed agreed to ends: recording"));
    house().clock.advance(std::chrono::hours{24 * 80});
    EXPECT_THAT(things(facilitator), Contains("Look again at the risk for the person harmed"));
    house().clock.advance(std::chrono::hours{24 * 8});
    EXPECT_THAT(things(facilitator), Contains("Check orders and conditions again"));
    EXPECT_EQ(today(facilitator).text("things", 0, "late"), "yes");
}

TEST_P(Todays, TellOfWhatWasAgreedUntilItIsDoneAndOfNothingOnAClosedCase) {
    held();
    done(facilitator, "casework.agree-outcome", caseFile, {{"summary", "He will write to her mother."}});
    done(facilitator, "casework.add-outcome-item", caseFile, {{"action", "A letter"}, {"who", "responsible"}, {"due", day(1)}});
    EXPECT_THAT(things(facilitator), ElementsAre("Ask whether what was agreed is done, number 1"));
    done(facilitator, "casework.complete-outcome-item", caseFile, {{"number", "1"}, {"item-result", "done"}});
    EXPECT_THAT(things(facilitator), IsEmpty());
    done(facilitator, "casework.record-follow-up", harmed, {{"note", "Well."}, {"next-on", day(2)}});
    EXPECT_EQ(things(facilitator).size(), 1U);
    done(facilitator, "casework.record-follow-up", responsible, {{"note", "Well."}});
    done(facilitator, "casework.check-standards", caseFile, {});
    done(facilitator, "casework.close-case", caseFile, {{"closure", "completed-direct"}});
    EXPECT_THAT(things(facilitator), IsEmpty());
}

}  // namespace
}  // namespace accord::casework::today_test

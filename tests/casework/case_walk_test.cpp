// A case walked from its acceptance to its end, through the whole gate.
#include "casework/case_house.hpp"

#include "casework/case_access.hpp"
#include "casework/case_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::casework::case_walk_test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;

struct Cases : CaseHouse {
    std::vector<std::string> column(testing_support::Seen const& seen, std::string_view part, std::string_view field) {
        std::vector<std::string> texts;
        for (std::size_t row = 0; row < seen.count(part); ++row) texts.push_back(seen.text(part, row, field));
        return texts;
    }
};
ACCORD_ON_BOTH_DATABASES(Cases);

TEST_P(Cases, AreWalkedFromAcceptanceToAMeetingThatCountsAndIsClosed) {
    openCase(strangersBurglary());
    EXPECT_EQ(nextFor(coordinator), "assess the risk for the person harmed");
    assess(harmed);
    EXPECT_EQ(nextFor(coordinator), "assess the risk for the person responsible");
    assess(responsible);
    EXPECT_EQ(nextFor(coordinator), "check orders and conditions");
    done(coordinator, "casework.check-orders", caseFile, {{"orders", "none-forbids"}, {"sources", "police"}});
    EXPECT_EQ(nextFor(coordinator), "sign off the safety checks");
    done(supervisor, "casework.sign-off", caseFile, {});
    EXPECT_EQ(nextFor(coordinator), "allocate the case to a facilitator");
    allocateCase();
    EXPECT_EQ(nextFor(facilitator), "make the first contact with the person harmed");
    EXPECT_EQ(page(facilitator).text("next", 0, "allowed"), "yes");
    speakWith(harmed);
    EXPECT_EQ(nextFor(facilitator), "ask the person harmed whether the other person may be approached");
    agree(harmed, "approach");
    EXPECT_EQ(nextFor(facilitator), "make the first contact with the person responsible");
    EXPECT_EQ(page(facilitator).text("next", 0, "action-href"), "/participants/" + toText(responsible) + "/contact/new");
    speakWith(responsible);
    EXPECT_EQ(nextFor(facilitator), "decide whether this is suitable");
    done(facilitator, "casework.decide-suitability", caseFile, {{"decision", "suitable"}, {"responsibility", "full"}});
    for (auto who : {harmed, responsible}) {
        agree(who, "take-part");
        agree(who, "method-direct");
        done(facilitator, "casework.record-preparation", who, {{"ready", "yes"}});
    }
    EXPECT_EQ(nextFor(facilitator), "hold the meeting");
    EXPECT_EQ(page(facilitator).text("standing", 0, "standing"), "not-yet");
    done(facilitator, "casework.hold-process", caseFile,
         {{"kind", "meeting"}, {"between", "harmed-and-responsible"}, {"responsibility", "full"}, {"explored", "yes"}});
    EXPECT_EQ(nextFor(facilitator), "record what was agreed");
    done(facilitator, "casework.agree-outcome", caseFile, {{"summary", "He will write to her mother."}});
    done(facilitator, "casework.add-outcome-item", caseFile,
         {{"action", "A letter to her mother"}, {"who", "responsible"}, {"due", "2026-12-05"}});
    for (auto who : {harmed, responsible}) {
        done(facilitator, "casework.record-follow-up", who, {{"note", "Well."}});
        done(facilitator, "casework.record-feedback", who, {{"satisfaction", "very-good"}, {"felt-safe", "yes"}});
    }
    EXPECT_EQ(nextFor(facilitator), "ask whether what was agreed is done");
    done(facilitator, "casework.complete-outcome-item", caseFile, {{"number", "1"}, {"item-result", "done"}});
    EXPECT_EQ(nextFor(facilitator), "check the minimum standards");
    done(facilitator, "casework.check-standards", caseFile, {});
    EXPECT_EQ(page(facilitator).text("standing", 0, "standing"), "counts");
    EXPECT_EQ(nextFor(facilitator), "close the case");
    done(facilitator, "casework.close-case", caseFile, {{"closure", "completed-direct"}});
    EXPECT_EQ(nextFor(facilitator), "tell who referred them that it has ended");
    auto const closedOf = [&](gate::Actor const& who) {
        return house().look(who, "casework.my-referrals", gate::installation, {{"status", "closed"}});
    };
    EXPECT_EQ(closedOf(officer)->count("referrals"), 0U) << "that a case closed is told by somebody, and by nothing else";
    done(facilitator, "casework.tell-referrer", caseFile, {{"means", "phone"}, {"safe", "yes"}});
    EXPECT_EQ(closedOf(officer)->text("referrals", 0, "told"), "A restorative process was held.");
    EXPECT_EQ(nextFor(facilitator), "the case is closed");
    EXPECT_THAT(column(page(facilitator), "steps", "state"), Not(Contains("now")));
}

TEST_P(Cases, ShowOneNowAndTheDoneStepsWithTheirDates) {
    bothMet();
    auto seen = page(facilitator);
    EXPECT_THAT(column(seen, "steps", "state"),
                ElementsAre("done", "done", "done", "done", "done", "done", "now", "later", "later", "later", "later"));
    EXPECT_EQ(seen.text("steps", 3, "when"), "22 Nov,");
    EXPECT_EQ(seen.text("steps", 3, "note"), "by you");
}

TEST_P(Cases, ShowWhatIsKnownOfEachSideAndMaskTheSafeContact) {
    bothMet();
    auto seen = page(facilitator);
    EXPECT_EQ(seen.text("case", 0, "offence"), "burglary, 4 March 2026");
    EXPECT_EQ(seen.text("harmed", 0, "name"), "Margaret Okafor-Hughes");
    EXPECT_EQ(seen.text("harmed", 0, "safe.detail"), "Ending 146");
    EXPECT_EQ(seen.text("harmed", 0, "hopes"), "To ask why her house.");
    EXPECT_THAT(seen.text("harmed", 0, "consents"), HasSubstr("That the other person is approached 22 Nov"));
    EXPECT_EQ(seen.text("harmed", 0, "risk"), "Medium, assessed 22 Nov");
    EXPECT_EQ(seen.text("responsible", 0, "responsibility"), "Yes, Pleaded guilty");
    EXPECT_EQ(seen.text("facilitators", 0, "facilitator-name"), "A. facilitator");
    EXPECT_EQ(seen.text("history", 0, "what"), "First contact, person responsible: we spoke");
    EXPECT_EQ(seen.text("history", 0, "by"), "you (trained)");
    EXPECT_THAT(column(seen, "clocks", "says"), Contains("until release; after that, the way leads through probation"));
}

TEST_P(Cases, ShowWhatWasRecordedForEachPersonToWhoMaySeeIt) {
    readyToHold();
    done(facilitator, "casework.check-safeguarding", harmed,
         {{"safeguarding", "no-concern"}, {"sources", "police"}, {"note", "canary-note"}});
    auto seen = page(facilitator);
    EXPECT_EQ(seen.text("harmed", 0, "hazards"), "He knows where she lives.");
    EXPECT_EQ(seen.text("harmed", 0, "plan"), "Her sister comes along.");
    EXPECT_EQ(seen.text("responsible", 0, "plan"), "Her sister comes along.");
    EXPECT_EQ(seen.text("responsible", 0, "ready"), "Ready, 22 Nov");
    EXPECT_EQ(seen.text("harmed", 0, "safeguarding"), "No concern found, checked 22 Nov, not signed off; a note is kept");
    EXPECT_EQ(seen.text("suitability", 0, "decision"), "suitable");

    house().open.showing[Category::risk] = gate::Showing::withheld;
    house().open.showing[Category::progress] = gate::Showing::withheld;
    house().gate().atEpoch(2);
    auto closed = page(facilitator);
    for (auto const* field : {"hazards", "controls", "risk", "plan", "ready"})
        EXPECT_EQ(closed.field("harmed", 0, field).showing, gate::Showing::withheld) << field;
}

TEST_P(Cases, ShowWhatWasAgreedWithWhoDoesWhat) {
    held();
    done(facilitator, "casework.agree-outcome", caseFile, {{"summary", "He will write to her mother."}});
    for (auto const* action : {"A letter to her mother", "Mend the door"})
        done(facilitator, "casework.add-outcome-item", caseFile, {{"action", action}, {"who", "responsible"}, {"due", "2026-12-05"}});
    done(facilitator, "casework.complete-outcome-item", caseFile, {{"number", "2"}, {"item-result", "partly"}});
    auto seen = page(facilitator);
    EXPECT_EQ(seen.text("processes", 0, "kind"), "meeting");
    EXPECT_EQ(seen.text("outcome", 0, "summary"), "He will write to her mother.");
    ASSERT_EQ(seen.count("items"), 2U);
    EXPECT_EQ(seen.text("items", 0, "who"), "responsible");
    EXPECT_EQ(seen.text("items", 0, "item-result"), "");
    EXPECT_EQ(seen.text("items", 1, "item-result"), "partly");

    house().open.showing[Category::outcome] = gate::Showing::withheld;
    house().gate().atEpoch(2);
    auto closed = page(facilitator);
    EXPECT_EQ(closed.field("outcome", 0, "summary").showing, gate::Showing::withheld);
    EXPECT_EQ(closed.field("items", 0, "action").showing, gate::Showing::withheld);
}

TEST_P(Cases, TellTheOtherPersonNothingBeforeTheApproachIsAgreed) {
    readyForContact();
    speakWith(harmed);
    EXPECT_EQ(page(facilitator).text("responsible", 0, "knows"), "No. Nothing has been said to them yet.");
    EXPECT_THAT(refusal(facilitator, "casework.reveal-safe-contact", responsible, {{"reason", "first-contact"}}),
                ElementsAre("approach-not-agreed"));
}

// Issue, step 4: missing, unknown or withheld means blocked, and says so.
TEST_P(Cases, BlockTheFirstContactWhileSafetyIsUnknownAndSayEveryReason) {
    openCase(strangersBurglary());
    allocateCase();
    EXPECT_THAT(refusal(facilitator, "casework.reveal-safe-contact", harmed, {{"reason", "first-contact"}}),
                ElementsAre("risk-not-assessed", "safeguarding-not-checked", "orders-not-checked"));
    auto seen = house().look(facilitator, "casework.contact-checks", harmed);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->text("verdict", 0, "allowed"), "no");
    EXPECT_THAT(column(*seen, "checks", "code"),
                IsSupersetOf(std::vector<std::string>{"risk-not-assessed", "asked-themselves", "facilitation-in-date"}));
}

TEST_P(Cases, AreNotSignedOffByWhoWroteThem) {
    openCase(strangersBurglary());
    auto both = supervisor;
    both.permissions.push_back("case.work");
    done(both, "casework.assess-risk", harmed, {{"rating", "low"}, {"sources", "police"}});
    EXPECT_THAT(refusal(both, "casework.sign-off", caseFile, {}), ElementsAre("own-work"));
    auto other = house().actor("supervisor", AgencyKind::provider, service, ownArea);
    done(other, "casework.sign-off", caseFile, {});
    EXPECT_THAT(refusal(other, "casework.sign-off", caseFile, {}), ElementsAre("nothing-to-sign-off"));
}

TEST_P(Cases, AreReopenedForSafetyByANewAssessment) {
    readyForContact();
    done(facilitator, "casework.assess-risk", harmed, {{"rating", "high"}, {"sources", "police"}});
    EXPECT_THAT(refusal(facilitator, "casework.reveal-safe-contact", harmed, {{"reason", "first-contact"}}),
                ElementsAre("risk-not-signed-off"));
}

// Issue, step 5: a contact that happened is always recorded, with what stood against it.
TEST_P(Cases, RecordAContactThatShouldNotHaveBeenWithWhatStoodAgainstIt) {
    openCase(strangersBurglary());
    done(coordinator, "casework.record-contact", harmed, {{"method", "phone"}, {"result", "spoke"}, {"maker", "police"}});
    auto seen = page(coordinator);
    EXPECT_EQ(seen.text("history", 0, "what"), "First contact, person harmed: we spoke");
    EXPECT_EQ(seen.text("history", 0, "by"), "you, made by police (not trained)");
    EXPECT_THAT(seen.text("history", 0, "against"), HasSubstr("No risk assessment is recorded."));
}

TEST_P(Cases, RecordAContactOnAClosedCaseToo) {
    readyForContact();
    done(facilitator, "casework.close-case", caseFile, {{"closure", "no-contact-harmed"}});
    speakWith(harmed);
    EXPECT_THAT(page(facilitator).text("history", 0, "against"), HasSubstr("The case is closed."));
}

TEST_P(Cases, AreNotAllocatedAgainstTheTrainingRecord) {
    openCase(strangersBurglary());
    staff[facilitator.user].facilitationUntil.reset();
    staff[facilitator.user].victimAwarenessUntil = Date{std::chrono::year{2026} / 11 / 21};
    EXPECT_THAT(
        refusal(coordinator, "casework.allocate", caseFile, {{"facilitator", toText(facilitator.user)}, {"no-conflict", "no"}}).size(), 3U);
    EXPECT_THAT(refusal(coordinator, "casework.allocate", caseFile, {{"facilitator", "7zk3m0qpw81f"}, {"no-conflict", "yes"}}),
                ElementsAre("invalid"));
}

TEST_P(Cases, OfferTheFacilitatorsOfTheServiceToChooseFrom) {
    openCase(strangersBurglary());
    staff[second.user].facilitationUntil.reset();
    auto prepared = house().gate().prepare(coordinator, *house().registry.action("casework.allocate"), caseFile);
    ASSERT_TRUE(prepared);
    std::map<std::string, std::string> hints;
    for (auto const& option : prepared->help.options)
        if (option.field == "facilitator") hints[option.value] = option.hint;
    EXPECT_EQ(hints[toText(facilitator.user)], "Training in date");
    EXPECT_EQ(hints[toText(second.user)], "Their training does not allow this case");
}

TEST_P(Cases, ReachAFacilitatorOnlyOnceAllocatedAndNoLongerWhenGivenToAnother) {
    openCase(strangersBurglary());
    EXPECT_FALSE(house().look(facilitator, "casework.case", caseFile));
    allocateCase();
    EXPECT_TRUE(house().look(facilitator, "casework.case", caseFile));
    EXPECT_FALSE(house().look(second, "casework.case", caseFile));
    done(coordinator, "casework.allocate", caseFile, {{"facilitator", toText(second.user)}, {"no-conflict", "yes"}});
    EXPECT_FALSE(house().look(facilitator, "casework.case", caseFile));
    EXPECT_TRUE(house().look(second, "casework.case", caseFile));
}

// security.md, S0: revealed one at a time, for 30 seconds, with a reason, to whoever opened it.
TEST_P(Cases, ShowTheSafeContactFor30SecondsToWhomeverOpenedIt) {
    readyForContact();
    EXPECT_FALSE(house().look(facilitator, "casework.safe-contact", harmed));
    done(facilitator, "casework.reveal-safe-contact", harmed, {{"reason", "first-contact"}});
    auto seen = house().look(facilitator, "casework.safe-contact", harmed);
    ASSERT_TRUE(seen) << describe(seen.error());
    EXPECT_EQ(seen->text("contact", 0, "safe.detail"), "07700 900146");
    EXPECT_EQ(seen->text("contact", 0, "safe.instructions"), "Weekdays after six. No voicemail.");
    EXPECT_EQ(seen->text("contact", 0, "seconds-left"), "30");
    EXPECT_FALSE(house().look(facilitator, "casework.safe-contact", responsible));
    house().clock.advance(std::chrono::seconds{29});
    EXPECT_TRUE(house().look(facilitator, "casework.safe-contact", harmed));
    house().clock.advance(std::chrono::seconds{1});
    EXPECT_FALSE(house().look(facilitator, "casework.safe-contact", harmed));
}

TEST_P(Cases, ShowTheSafeContactToNobodyWhoDidNotOpenIt) {
    readyForContact();
    done(coordinator, "casework.allocate", caseFile,
         {{"facilitator", toText(facilitator.user)}, {"second", toText(second.user)}, {"no-conflict", "yes"}});
    done(facilitator, "casework.reveal-safe-contact", harmed, {{"reason", "first-contact"}});
    EXPECT_FALSE(house().look(second, "casework.safe-contact", harmed));
}

TEST_P(Cases, OpenContactDetailsAtMost20TimesADay) {
    readyForContact();
    for (int time = 0; time < 20; ++time) done(facilitator, "casework.reveal-safe-contact", harmed, {{"reason", "arrange"}});
    EXPECT_THAT(refusal(facilitator, "casework.reveal-safe-contact", harmed, {{"reason", "arrange"}}), ElementsAre("too-many-opened"));
    house().clock.advance(std::chrono::hours{24});
    EXPECT_THAT(refusal(facilitator, "casework.reveal-safe-contact", harmed, {{"reason", "arrange"}}), ElementsAre("accepted"));
}

TEST_P(Cases, KeepTheSafeContactOffEveryOtherPage) {
    held();
    for (auto const* view : {"casework.case", "casework.my-cases", "casework.contact-checks", "casework.consent-texts"}) {
        auto name = std::string_view(view);
        auto on = name == "casework.case" ? caseFile : name == "casework.my-cases" ? gate::installation : harmed;
        auto seen = house().look(facilitator, view, on);
        ASSERT_TRUE(seen) << view;
        for (auto const& part : seen->viewing().parts)
            for (auto const& row : part.rows)
                for (auto const& field : row.fields) {
                    EXPECT_EQ(field.text.find("900146"), std::string::npos) << view << " " << part.name;
                    EXPECT_EQ(field.text.find("voicemail"), std::string::npos) << view << " " << part.name;
                    EXPECT_EQ(field.text.find("Refuge"), std::string::npos) << view << " " << part.name;
                }
    }
}

TEST_P(Cases, StopAtOnceWhenSomebodyTakesTheirConsentBack) {
    readyToHold();
    done(facilitator, "casework.withdraw-consent", harmed, {{"means", "phone"}});
    EXPECT_EQ(nextFor(facilitator), "close the case");
    EXPECT_THAT(refusal(facilitator, "casework.hold-process", caseFile,
                        {{"kind", "meeting"}, {"between", "harmed-and-responsible"}, {"responsibility", "full"}, {"explored", "yes"}}),
                ElementsAre("harmed-not-agreed", "harmed-method-not-agreed"));
}

TEST_P(Cases, RecordAProcessThatTookPlaceAllTheSameAndDoNotCountIt) {
    readyToHold();
    done(facilitator, "casework.withdraw-consent", harmed, {{"consent", "take-part"}, {"means", "phone"}});
    done(facilitator, "casework.hold-process", caseFile,
         {{"kind", "meeting"},
          {"between", "harmed-and-responsible"},
          {"responsibility", "full"},
          {"explored", "yes"},
          {"took-place-anyway", "yes"}});
    done(facilitator, "casework.agree-outcome", caseFile, {{"summary", "Nothing more."}});
    auto seen = page(facilitator);
    EXPECT_EQ(seen.text("standing", 0, "standing"), "not-yet");
    EXPECT_THAT(seen.text("history", 1, "against"), HasSubstr("The person harmed has not agreed to take part."));
}

TEST_P(Cases, AskForTheFactsWhereSomebodyAgreesThatFactsAreTold) {
    readyForContact();
    FieldTexts input{{"consent", "share-facts"}, {"agrees", "yes"}, {"means", "phone"}};
    EXPECT_THAT(refusal(facilitator, "casework.record-consent", harmed, input), ElementsAre("invalid"));
    input.emplace_back("facts", "That she still lives there.");
    EXPECT_THAT(refusal(facilitator, "casework.record-consent", harmed, input), ElementsAre("accepted"));
}

TEST_P(Cases, RecordNothingThatHasNotHappenedYet) {
    readyForContact();
    EXPECT_THAT(refusal(facilitator, "casework.record-contact", harmed, {{"method", "phone"}, {"result", "spoke"}, {"on", "2026-11-23"}}),
                ElementsAre("invalid"));
}

TEST_P(Cases, AreNotFoundSuitableBeforeEverybodyWasMet) {
    readyForContact();
    speakWith(harmed);
    FieldTexts input{{"decision", "suitable"}, {"responsibility", "full"}};
    EXPECT_THAT(refusal(facilitator, "casework.decide-suitability", caseFile, input), ElementsAre("not-all-met"));
    done(facilitator, "casework.decide-suitability", caseFile, {{"decision", "not-suitable"}, {"responsibility", "none"}});
    EXPECT_EQ(nextFor(facilitator), "close the case");
}

TEST_P(Cases, CloseInOneStepAndRefuseAReasonThatSaysSomethingElseThanHappened) {
    readyForContact();
    EXPECT_THAT(refusal(facilitator, "casework.close-case", caseFile, {{"closure", "completed-direct"}}), ElementsAre("no-process-held"));
    done(facilitator, "casework.close-case", caseFile, {{"closure", "harmed-declined"}, {"told", "phone"}, {"safe", "yes"}});
    EXPECT_EQ(nextFor(facilitator), "the case is closed");
    EXPECT_THAT(refusal(facilitator, "casework.close-case", caseFile, {{"closure", "harmed-declined"}}), Contains("case-closed"));
    EXPECT_THAT(refusal(facilitator, "casework.record-consent", harmed, {{"consent", "explore"}, {"agrees", "yes"}, {"means", "phone"}}),
                ElementsAre("case-closed"));
}

TEST_P(Cases, ListTheStepThatTheirFactsSay) {
    openCase(strangersBurglary());
    auto expectStep = [&](gate::Step step) {
        auto seen = house().look(coordinator, "casework.my-cases", gate::installation, {{"closed", "yes"}});
        ASSERT_TRUE(seen) << describe(seen.error());
        ASSERT_EQ(seen->count("cases"), 1U);
        EXPECT_EQ(seen->text("cases", 0, "step"), code(step));
        EXPECT_EQ(page(coordinator).text("case", 0, "step"), code(step));
    };
    expectStep(gate::Step::accepted);
    makeSafe();
    allocateCase();
    expectStep(gate::Step::allocated);
    speakWith(harmed);
    expectStep(gate::Step::contact);
    agree(harmed, "approach");
    speakWith(responsible);
    expectStep(gate::Step::suitability);
    done(facilitator, "casework.decide-suitability", caseFile, {{"decision", "suitable"}, {"responsibility", "full"}});
    expectStep(gate::Step::suitability);
    for (auto who : {harmed, responsible})
        for (auto const* consent : {"take-part", "method-direct"}) agree(who, consent);
    done(facilitator, "casework.record-preparation", harmed, {{"ready", "yes"}});
    expectStep(gate::Step::preparation);
    done(facilitator, "casework.record-preparation", responsible, {{"ready", "yes"}});
    done(facilitator, "casework.hold-process", caseFile,
         {{"kind", "meeting"}, {"between", "harmed-and-responsible"}, {"responsibility", "full"}, {"explored", "yes"}});
    expectStep(gate::Step::delivery);
    done(facilitator, "casework.agree-outcome", caseFile, {{"summary", "An apology."}});
    expectStep(gate::Step::followUp);
    done(facilitator, "casework.close-case", caseFile, {{"closure", "completed-direct"}});
    expectStep(gate::Step::closed);
}

TEST_P(Cases, AreListedForWhomTheyAreAllocatedToAndCounted) {
    readyForContact();
    auto seen = house().look(facilitator, "casework.my-cases", gate::installation);
    ASSERT_TRUE(seen) << describe(seen.error());
    ASSERT_EQ(seen->count("cases"), 1U);
    EXPECT_EQ(seen->text("cases", 0, "name"), "Margaret Okafor-Hughes");
    EXPECT_EQ(seen->text("cases", 0, "days-left"), "57");
    EXPECT_EQ(seen->text("summary", 0, "total"), "1");
    EXPECT_EQ(seen->text("counts", 0, "step"), "allocated");
    EXPECT_EQ(house().look(second, "casework.my-cases", gate::installation)->count("cases"), 0U);
    EXPECT_EQ(house().look(second, "casework.my-cases", gate::installation, {{"scope", "service"}})->count("cases"), 0U);
    EXPECT_EQ(house().look(facilitator, "casework.my-cases", gate::installation, {{"step", "contact"}})->count("cases"), 0U);
}

}  // namespace
}  // namespace accord::casework::case_walk_test

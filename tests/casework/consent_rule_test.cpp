// Who may agree, and from when: what must be true of a "yes" before it is recorded.
#include "casework/consent_rule.hpp"

#include "casework/consent.hpp"
#include "casework/facts.hpp"

#include <gtest/gtest.h>

namespace accord::casework::consent_rule_test {
namespace {

using namespace given;
using events::Capacity;
using events::ConsentAnswer;
using events::ConsentGiver;
using events::ConsentKind;

ConsentGiven yes() {
    return {.kind = ConsentKind::takePart, .explainedOn = plusDays(today, -1), .on = today};
}

struct BadYes {
    char const* name;
    void (*spoil)(ConsentGiven&, PartyFacts&);
    char const* field;
};
class AYes : public testing::TestWithParam<BadYes> {};

TEST_P(AYes, IsNotTaken) {
    auto given = yes();
    PartyFacts party{.id = ParticipantId{11}, .side = Side::harmed};
    ASSERT_FALSE(consentFault(given, party));
    GetParam().spoil(given, party);
    auto fault = consentFault(given, party);
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->field, GetParam().field);
    EXPECT_FALSE(fault->message.empty());
}

// Issue, bad input: "a consent dated before it was explained". Mental Capacity Act 2005 s.1(2); RJC principle Voluntarism;
// issue 3: children with who may consent, not a parent who is a party.
INSTANTIATE_TEST_SUITE_P(
    Bad, AYes,
    testing::Values(
        BadYes{"BeforeItWasExplained", [](ConsentGiven& given, PartyFacts&) { given.explainedOn = plusDays(today, 1); }, "explained-on"},
        BadYes{"ThatEndsBeforeItBegins", [](ConsentGiven& given, PartyFacts&) { given.expiresOn = plusDays(today, -1); }, "expires-on"},
        BadYes{"WhileNobodyKnowsWhetherTheyCanDecide", [](ConsentGiven& given, PartyFacts&) { given.capacity = Capacity::notSure; },
               "capacity"},
        BadYes{"OfSomebodyWhoLacksCapacity", [](ConsentGiven& given, PartyFacts&) { given.capacity = Capacity::assessedLacks; },
               "capacity"},
        BadYes{"OfAnAttorneyForThem",
               [](ConsentGiven& given, PartyFacts&) {
                   given.capacity = Capacity::assessedLacks;
                   given.by = ConsentGiver::attorney;
               },
               "capacity"},
        BadYes{"OfAnAttorneyWhereTheyCanDecide", [](ConsentGiven& given, PartyFacts&) { given.by = ConsentGiver::attorney; }, "by"},
        BadYes{"OfAParentForAnAdult", [](ConsentGiven& given, PartyFacts&) { given.by = ConsentGiver::parent; }, "by"},
        BadYes{"OfAParentWhoIsAParty",
               [](ConsentGiven& given, PartyFacts& party) {
                   party.isChild = true;
                   given.by = ConsentGiver::parent;
                   given.isGiverParty = true;
               },
               "giver-is-party"}),
    [](auto const& bad) { return bad.param.name; });

ConsentFact answerOf(ConsentGiver by, ConsentAnswer answer, Instant at, ConsentKind kind = ConsentKind::takePart) {
    auto fact = consent(kind, answer, at);
    fact.by = by;
    return fact;
}

// UNCRC article 12 (the child is heard); Children Act 1989 s.3 (parental responsibility). That both agree is our own rule.
TEST(AChild, TakesPartWhereBothTheyAndWhoeverHasParentalResponsibilityAgree) {
    PartyFacts child{.id = ParticipantId{11}, .side = Side::harmed, .isChild = true};
    child.consents.push_back(answerOf(ConsentGiver::self, ConsentAnswer::given, now - 3h));
    EXPECT_FALSE(isGiven(child, ConsentKind::takePart)) << "the child alone";
    child.consents.push_back(answerOf(ConsentGiver::parent, ConsentAnswer::given, now - 2h));
    EXPECT_TRUE(isGiven(child, ConsentKind::takePart));
    EXPECT_FALSE(isGivenAt(child, ConsentKind::takePart, now - 150min));
    auto parentSaysNo = child;
    parentSaysNo.consents.push_back(answerOf(ConsentGiver::parent, ConsentAnswer::refused, now));
    EXPECT_FALSE(isGiven(parentSaysNo, ConsentKind::takePart));
    child.consents.push_back(answerOf(ConsentGiver::self, ConsentAnswer::withdrawn, now));
    EXPECT_FALSE(isGiven(child, ConsentKind::takePart));
}

TEST(AChild, MayTalkWithUsOnTheirOwnWord) {
    PartyFacts child{.id = ParticipantId{11}, .side = Side::harmed, .isChild = true};
    child.consents.push_back(answerOf(ConsentGiver::self, ConsentAnswer::given, now - 1h, ConsentKind::explore));
    EXPECT_TRUE(isGiven(child, ConsentKind::explore));
}

TEST(AConsent, HoldsOnItsLastDayAndNotAfter) {
    auto facts = caseReadyForContact();
    auto& party = facts.parties[0];
    party.consents.push_back(consent(ConsentKind::takePart));
    party.consents.back().expiresOn = today;
    expireConsents(facts, today);
    EXPECT_TRUE(isGiven(party, ConsentKind::takePart));
    expireConsents(facts, plusDays(today, 1));
    EXPECT_FALSE(isGiven(party, ConsentKind::takePart));
    EXPECT_FALSE(isGivenAt(party, ConsentKind::takePart, now + 24h));
    EXPECT_EQ(givenConsents(party).size(), 1U) << "what has run out can still be taken back";
}

}  // namespace
}  // namespace accord::casework::consent_rule_test

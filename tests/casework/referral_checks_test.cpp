#include "casework/referral_checks.hpp"

#include "base/spec_table.hpp"
#include "casework/draft_steps.hpp"
#include "casework/draft_store.hpp"
#include "casework/referral_house.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::casework::referral_checks_test {
namespace {

using testing::Contains;
using testing::Each;
using testing::Field;
using testing::IsEmpty;
using testing::Not;

constexpr Date today{std::chrono::year{2026} / 11 / 22};

ReferralInput parsed(FieldTexts const& texts) {
    ReferralInput input;
    EXPECT_THAT(parseFields(tableOf<ReferralInput>(), texts, &input), IsEmpty());
    return input;
}

TEST(ReferralChecks, AWholeReferralHasNoFault) {
    EXPECT_THAT(referralFaults(parsed(strangersBurglary()), {.side = {}, .today = today}), IsEmpty());
}

struct Row {
    char const* name;
    char const* field;
    char const* value;
    char const* faulty;
    char const* code;
};

class BadReferrals : public testing::TestWithParam<Row> {};

TEST_P(BadReferrals, AreToldFieldByField) {
    auto const& row = GetParam();
    auto faults = referralFaults(parsed(with(strangersBurglary(), row.field, row.value)), {.side = {}, .today = today});
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].field, row.faulty);
    EXPECT_EQ(faults[0].code, row.code);
    EXPECT_FALSE(faults[0].message.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadReferrals,
    testing::Values(Row{"NoNameOfTheHarmed", "harmed.name", "", "harmed.name", "missing"},
                    Row{"NoNameOfTheResponsible", "responsible.name", "", "responsible.name", "missing"},
                    Row{"NeitherAgeNorBirth", "harmed.born", "", "harmed.child", "missing"},
                    Row{"BornTomorrow", "harmed.born", "2026-11-23", "harmed.born", "not-a-birth-date"},
                    Row{"BornTooLongAgo", "harmed.born", "1905-01-01", "harmed.born", "not-a-birth-date"},
                    Row{"VulnerableNotAnswered", "harmed.vulnerable", "", "harmed.vulnerable", "missing"},
                    Row{"WishNotAnswered", "responsible.wish", "", "responsible.wish", "missing"},
                    Row{"ContactGivenButEmpty", "harmed.contact.phone", "", "harmed.contact.phone", "missing"},
                    Row{"NoEmailAddress", "harmed.contact.email", "margaret", "harmed.contact.email", "not-an-email"},
                    Row{"AdmissionNotAnswered", "responsible.admission.admits", "", "responsible.admission.admits", "missing"},
                    Row{"HappenedTomorrow", "incident.happened-on", "2026-11-23", "incident.happened-on", "in-the-future"}),
    [](auto const& row) { return row.param.name; });

TEST(ReferralChecks, OneOfTheTwoPeopleIsKnownAtLeast) {
    auto faults = referralFaults(parsed(with(with(strangersBurglary(), "harmed.is-known", "no"), "responsible.is-known", "no")),
                                 {.side = {}, .today = today});
    EXPECT_THAT(faults, Contains(Field(&FieldError::code, "nobody-known")));
    faults = referralFaults(parsed(with(strangersBurglary(), "harmed.is-known", "no")), {.side = {}, .today = today});
    EXPECT_THAT(faults, IsEmpty());
}

TEST(ReferralChecks, ContactHeldByTheAgencyIsEnough) {
    auto texts = with(with(strangersBurglary(), "harmed.contact.held", "by-agency"), "harmed.contact.phone", "");
    EXPECT_THAT(referralFaults(parsed(texts), {.side = {}, .today = today}), IsEmpty());
}

// DESIGN, the wall inside a case: the harmed person's contact never passes through the responsible side's workers.
TEST(ReferralChecks, WhoWorksForTheResponsibleSideGivesNoContactOfThePersonHarmed) {
    auto faults = referralFaults(parsed(strangersBurglary()), {.side = Side::responsible, .today = today});
    EXPECT_EQ(faults.size(), 6U);
    EXPECT_THAT(faults, Each(Field(&FieldError::code, "not-offered")));
    EXPECT_THAT(faults, Contains(Field(&FieldError::field, "harmed.contact.phone")));
    EXPECT_THAT(faults, Contains(Field(&FieldError::field, "safe.harmed.address")));
    EXPECT_THAT(faults, Not(Contains(Field(&FieldError::field, "responsible.contact.held"))));
}

TEST(ReferralChecks, EveryContactFieldOfTheOtherSideIsKeptFromASide) {
    for (auto const& field : tableOf<ReferralInput>().fields) {
        auto isContact = field.category == Category::contact || field.category == Category::safeContact;
        auto isHarmed = field.name.starts_with("harmed.") || field.name.starts_with("safe.harmed.");
        EXPECT_EQ(isNotOffered(field.name, Side::responsible), isContact && isHarmed) << field.name;
        EXPECT_EQ(isNotOffered(field.name, Side::harmed), isContact && !isHarmed) << field.name;
        EXPECT_FALSE(isNotOffered(field.name, {})) << field.name;
    }
}

TEST(ReferralChecks, AChildIsKnownByTheDateOfBirthAndElseByTheAnswer) {
    EXPECT_EQ(childOn(Date{std::chrono::year{2008} / 11 / 23}, events::Tell::no, today), events::Tell::yes);
    EXPECT_EQ(childOn(Date{std::chrono::year{2008} / 11 / 22}, events::Tell::yes, today), events::Tell::no);
    EXPECT_EQ(childOn({}, events::Tell::yes, today), events::Tell::yes);
    EXPECT_EQ(childOn({}, {}, today), events::Tell::unknown);
}

TEST(DraftSteps, EveryFieldOfAReferralIsAskedForInOneStep) {
    for (auto const& field : tableOf<ReferralInput>().fields) EXPECT_TRUE(stepOf(field.name)) << field.name;
    EXPECT_EQ(stepOf("harmed.contact.phone"), DraftStep::harmed);
    EXPECT_EQ(stepOf("nothing.else"), std::nullopt);
}

TEST(DraftSteps, SavingAStepReplacesItsAnswersAndLeavesTheOthers) {
    FieldTexts before{{"harmed.name", "A"}, {"harmed.contact.phone", "1"}, {"incident.offence", "theft"}};
    EXPECT_EQ(withStep(before, "harmed", {{"draft", "x"}, {"harmed.name", "B"}, {"harmed.contact.phone", ""}}),
              (FieldTexts{{"incident.offence", "theft"}, {"harmed.name", "B"}}));
}

}  // namespace
}  // namespace accord::casework::referral_checks_test

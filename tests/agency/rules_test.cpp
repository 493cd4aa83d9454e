#include "agency/agency.hpp"
#include "agency/invitation.hpp"
#include "agency/reasons.hpp"
#include "agency/training.hpp"
#include "rules/rulebook.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace accord::agency::rules_test {
namespace {

using namespace std::chrono_literals;

constexpr Date today = 2026y / 11 / 22;
constexpr AgencyId police{11}, provider{12}, operations{13};

rules::Entries const& rulesOfToday() {
    static auto const book = rules::Rulebook::load(std::filesystem::path(ACCORD_SOURCE_DIR) / "rulebook");
    if (!book) throw std::runtime_error(book.error().front().sentence());
    return book->entries();
}

rules::RoleRule const* role(std::string_view id) {
    return roleOn(rulesOfToday().roles, id, today);
}

// DESIGN, "agency": an administrator acts on their own agency's people; the administrator
// of the installation makes the first one of each.
struct Row {
    char const* name;
    Inviter inviter;
    Workplace place;
    char const* role;
    std::optional<ReasonCode> against;
};
constexpr Inviter ofPolice{police, agencyAdministratorRole}, ofInstallation{operations, administratorRole};
class Invitations : public testing::TestWithParam<Row> {};
TEST_P(Invitations, FollowAgencyAndRole) {
    auto const answer = mayInvite(GetParam().inviter, GetParam().place, role(GetParam().role));
    EXPECT_EQ(answer.allowed(), !GetParam().against);
    if (!GetParam().against) return;
    EXPECT_TRUE(
        std::any_of(answer.refusals().begin(), answer.refusals().end(), [&](Reason reason) { return reason.code == *GetParam().against; }));
}
INSTANTIATE_TEST_SUITE_P(
    Rows, Invitations,
    testing::Values(
        Row{"AnOfficerToTheirForce", ofPolice, {police, AgencyKind::police}, "police-officer", std::nullopt},
        Row{"AnotherAdministrator", ofPolice, {police, AgencyKind::police}, "agency-administrator", std::nullopt},
        Row{"AFacilitatorToAForce", ofPolice, {police, AgencyKind::police}, "facilitator", reasons::roleNotAtAgency},
        Row{"SomebodyToAnotherAgency", ofPolice, {provider, AgencyKind::provider}, "facilitator", reasons::notYourAgency},
        Row{"AnAdministratorOfTheInstallation", ofPolice, {police, AgencyKind::police}, "administrator", reasons::roleNotAtAgency},
        Row{"TheOperator", ofInstallation, {operations, AgencyKind::operations}, "operator", reasons::roleNotAtAgency},
        Row{"AnApiClient", ofPolice, {police, AgencyKind::police}, "api-client", reasons::roleNotAtAgency},
        Row{"ARoleThatIsNone", ofPolice, {police, AgencyKind::police}, "superuser", reasons::roleNotAtAgency},
        Row{"TheFirstAdministratorOfAnAgency", ofInstallation, {provider, AgencyKind::provider}, "agency-administrator", std::nullopt},
        Row{"AnotherAdministratorOfTheInstallation", ofInstallation, {operations, AgencyKind::operations}, "administrator", std::nullopt},
        Row{"ACaseworkerByTheInstallation", ofInstallation, {provider, AgencyKind::provider}, "coordinator", reasons::notYoursToGive}),
    [](auto const& row) { return std::string(row.param.name); });

TEST(Invitations, ByWhoLooksAfterNobodyAreNotAllowed) {
    EXPECT_FALSE(mayInvite({police, "police-officer"}, {police, AgencyKind::police}, role("police-officer")).allowed());
    EXPECT_FALSE(mayInvite({police, ""}, {police, AgencyKind::police}, role("police-officer")).allowed());
}

TEST(RoleOfADay, IsNoneBeforeItsRuleBegan) {
    EXPECT_TRUE(role("facilitator"));
    EXPECT_FALSE(roleOn(rulesOfToday().roles, "facilitator", 2013y / 12 / 9));
}

struct Email {
    char const* name;
    char const* typed;
    char const* clean;  ///< null: no address
};
class Emails : public testing::TestWithParam<Email> {};
TEST_P(Emails, AreLowerCaseAndPlain) {
    auto const clean = cleanEmail(GetParam().typed);
    EXPECT_EQ(clean.value_or("none"), GetParam().clean ? GetParam().clean : "none");
}
INSTANTIATE_TEST_SUITE_P(Rows, Emails,
                         testing::Values(Email{"Plain", "bea@example.org", "bea@example.org"},
                                         Email{"Capitals", " Bea.Okafor@Example.ORG ", "bea.okafor@example.org"},
                                         Email{"NoAt", "bea.example.org", nullptr}, Email{"TwoAts", "bea@x@example.org", nullptr},
                                         Email{"NoName", "@example.org", nullptr}, Email{"NoDot", "bea@example", nullptr},
                                         Email{"EndsInDot", "bea@example.org.", nullptr}, Email{"TwoDots", "bea@example..org", nullptr},
                                         Email{"Space", "be a@example.org", nullptr},
                                         Email{"LineBreak", "bea@example.org\nBcc: x@example.org", nullptr},
                                         Email{"WithName", "Bea <bea@example.org>", nullptr}, Email{"Empty", "", nullptr}),
                         [](auto const& row) { return std::string(row.param.name); });

rules::TrainingRule const* training(std::string_view id) {
    return trainingOn(rulesOfToday().trainings, id, today);
}

// RJC Practitioner Registration Framework: facilitation training within the last twelve months.
TEST(Training, InFacilitationCountsForTwelveMonths) {
    EXPECT_EQ(trainingUntil(*training("facilitation"), 2026y / 3 / 4), 2027y / 3 / 4);
}

TEST(Training, OfALeapDayEndsOnTheLastOfFebruary) {
    EXPECT_EQ(trainingUntil(*training("facilitation"), 2024y / 2 / 29), 2025y / 2 / 28);
}

TEST(Training, HasItsOwnLevels) {
    EXPECT_FALSE(trainingFault(training("facilitation"), events::TrainingLevel::advanced, today, today));
    EXPECT_EQ(trainingFault(training("facilitation"), events::TrainingLevel::course, today, today)->field, "level");
    EXPECT_EQ(trainingFault(training("victim-awareness"), events::TrainingLevel::advanced, today, today)->field, "level");
}

TEST(Training, IsRecordedOnceItWasHeld) {
    EXPECT_EQ(trainingFault(training("facilitation"), events::TrainingLevel::advanced, today, 2026y / 11 / 21)->code, "in-the-future");
}

TEST(Training, NeedsARuleOfItsDay) {
    EXPECT_EQ(trainingFault(nullptr, events::TrainingLevel::advanced, today, today)->code, "no-rule");
}

TEST(Training, AllOfTheRulebookCanBeRecorded) {
    for (auto const& rule : rulesOfToday().trainings) {
        EXPECT_TRUE(fromCode<events::Training>(rule.head.id)) << rule.head.id;
        for (auto const& level : rule.levels) EXPECT_TRUE(fromCode<events::TrainingLevel>(level)) << level;
    }
}

}  // namespace
}  // namespace accord::agency::rules_test

// Facts of two published agreements (tests/data/agreements, docs/published-agreements.md): what of
// them Accord can read, what it decides by them, and what it refuses.
#include "sharing/agreement_fixture.hpp"
#include "sharing/check_agreement.hpp"
#include "sharing/floors.hpp"
#include "sharing/reasons.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace accord::sharing::published_agreements_test {
namespace {

using gate::Showing;

constexpr AgencyId youthService{811}, partner{812};

Agreement publishedAgreement(std::string const& name) {
    auto const file = "tests/data/agreements/" + name + ".toml";
    std::ifstream in(file, std::ios::binary);
    auto agreement = readAgreement(file, std::string(std::istreambuf_iterator<char>(in), {}));
    if (!agreement) throw std::runtime_error(agreement.error().front().sentence());
    return std::move(*agreement);
}

gate::Actor publishedReader(AgencyId agency, AgencyKind kind, std::string role, Purpose purpose) {
    gate::Actor actor;
    actor.agency = agency;
    actor.agencyKind = kind;
    actor.role = std::move(role);
    actor.purpose = purpose;
    return actor;
}

Showing publishedShowing(Agreement const& agreement, gate::Actor const& actor, gate::ShareFacts const& facts, Category category) {
    std::vector<Agreement> const agreements{agreement};
    return decide({actor, facts, category, agreement.from}, agreements).showing;
}

struct PublishedRow {
    std::string_view name;
    std::size_t shares, groupsWithout;
};
constexpr PublishedRow publishedRows[]{{"nottinghamshire-youth-justice", 4, 12}, {"lincolnshire-domestic-abuse", 3, 14}};

TEST(PublishedAgreements, AreReadAndWrittenWithoutLoss) {
    for (auto const& row : publishedRows) {
        auto const agreement = publishedAgreement(std::string(row.name));
        auto const again = readAgreement("again", toToml(agreement));
        ASSERT_TRUE(again) << row.name;
        EXPECT_EQ(toToml(*again), toToml(agreement)) << row.name;
        EXPECT_EQ(std::ranges::count_if(agreement.clauses, [](Clause const& clause) { return clause.share() != nullptr; }),
                  static_cast<std::ptrdiff_t>(row.shares))
            << row.name;
    }
}

// What could be opened is a part: nobody could sign it, and the faults say what is missing.
TEST(PublishedAgreements, LackMostGroupsAndSayWhich) {
    for (auto const& row : publishedRows) {
        std::size_t groups = 0, others = 0;
        for (auto const& fault : agreementFaults(publishedAgreement(std::string(row.name)), "f", shippedBook().entries().roles)) {
            if (fault.problem.starts_with("no clause stands in the group"))
                ++groups;
            else if (!fault.problem.starts_with("no clause says"))
                ++others;
        }
        EXPECT_EQ(groups, row.groupsWithout) << row.name;
        EXPECT_EQ(others, 0U) << row.name << ": each clause that is there holds";
    }
}

TEST(PublishedAgreements, NottinghamshireGivesTheWorkerTheChildAndTheVictimOnlyIfTheyAgreed) {
    auto agreement = publishedAgreement("nottinghamshire-youth-justice");
    agreement.parties = {{police, AgencyKind::police}, {youthService, AgencyKind::youthJustice}};
    auto const reader = publishedReader(youthService, AgencyKind::youthJustice, "youth-justice-worker", Purpose::offer);
    gate::ShareFacts child{.source = police, .side = Side::responsible, .step = gate::Step::referred};
    EXPECT_EQ(publishedShowing(agreement, reader, child, Category::identity), Showing::shown);
    EXPECT_EQ(publishedShowing(agreement, reader, child, Category::offence), Showing::shown);
    EXPECT_EQ(publishedShowing(agreement, reader, child, Category::risk), Showing::withheld) << "the police give none";
    gate::ShareFacts victim{.source = police, .side = Side::harmed, .step = gate::Step::referred};
    EXPECT_EQ(publishedShowing(agreement, reader, victim, Category::contact), Showing::withheld);
    victim.takesPart = true;
    EXPECT_EQ(publishedShowing(agreement, reader, victim, Category::identity), Showing::shown);
    // 6.2 as it was published goes past a floor: the worker of the child's service may work with the child.
    EXPECT_EQ(publishedShowing(agreement, reader, victim, Category::contact), Showing::withheld);
    EXPECT_EQ(floorBreaches(agreement, shippedRoles()), (std::vector{FloorBreach{"6.2", Floor::whereabouts}}));
    EXPECT_NE(publishedShowing(agreement, reader, victim, Category::history), Showing::shown) << "nothing that no clause names";
    agreement.parties.pop_back();
    EXPECT_EQ(publishedShowing(agreement, reader, child, Category::identity), Showing::withheld) << "no party";
}

TEST(PublishedAgreements, LincolnshireReachesSpecialistsOnly) {
    auto agreement = publishedAgreement("lincolnshire-domestic-abuse");
    agreement.parties = {{police, AgencyKind::police}, {partner, AgencyKind::victimService}};
    EXPECT_TRUE(floorBreaches(agreement, shippedBook().entries().roles).empty());
    auto const specialist = publishedReader(partner, AgencyKind::victimService, "agency-specialist", Purpose::assess);
    gate::ShareFacts const abuser{.source = police, .side = Side::responsible, .step = gate::Step::referred, .isSensitive = true};
    EXPECT_EQ(publishedShowing(agreement, specialist, abuser, Category::history), Showing::shown);
    EXPECT_EQ(publishedShowing(agreement, specialist, abuser, Category::contact), Showing::withheld) << "the police give none";
    for (auto& clause : agreement.clauses)
        if (auto* share = std::get_if<Share>(&clause.meaning)) share->roles = {"agency-specialist", "police-officer", "victim-liaison"};
    auto const liaison = publishedReader(partner, AgencyKind::victimService, "victim-liaison", Purpose::assess);
    EXPECT_EQ(publishedShowing(agreement, liaison, abuser, Category::history), Showing::withheld) << "whatever a clause says";
}

}  // namespace
}  // namespace accord::sharing::published_agreements_test

#include "sharing/decision.hpp"

#include "sharing/reasons.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace accord::sharing {
namespace {

using namespace std::chrono_literals;
using gate::Showing;
using gate::Step;

constexpr Date today = 2026y / 11 / 22;
constexpr AgencyId police{101};
constexpr AgencyId provider{202};
constexpr AgencyId stranger{303};

Agreement demonstration() {
    std::ifstream file(ACCORD_SOURCE_DIR "/reference/demonstration/agreement.toml");
    std::string text(std::istreambuf_iterator<char>(file), {});
    auto agreement = readAgreement("agreement.toml", text);
    EXPECT_TRUE(agreement) << agreement.error().front().sentence();
    agreement->parties = {{police, AgencyKind::police}, {provider, AgencyKind::provider}};
    return *agreement;
}

gate::Actor coordinator() {
    gate::Actor actor;
    actor.agency = provider;
    actor.agencyKind = AgencyKind::provider;
    actor.role = "coordinator";
    return actor;
}

gate::Actor trainedFacilitator() {
    auto actor = coordinator();
    actor.role = "facilitator";
    actor.training.facilitationUntil = 2027y / 6 / 1;
    return actor;
}

gate::Actor offenderManager() {
    gate::Actor actor;
    actor.agency = stranger;
    actor.agencyKind = AgencyKind::probation;
    actor.role = "offender-manager";
    actor.side = Side::responsible;
    return actor;
}

gate::ShareFacts referredVictim() {
    return {.source = police, .holder = provider, .side = Side::harmed, .stage = Stage::custody, .step = Step::referred};
}

gate::Decision ask(gate::Actor const& actor, gate::ShareFacts const& facts, Category category) {
    static std::vector<Agreement> const agreements{demonstration()};
    return decide({actor, facts, category, today}, agreements);
}

TEST(Sharing, WithoutAnAgreementInForceNothingReachesAnotherAgency) {
    for (auto const& category : wordsOf<Category>) {
        if (category.value == Category::none) continue;
        auto facts = referredVictim();
        facts.holder = police;
        auto decision = decide({coordinator(), facts, category.value, today}, {});
        EXPECT_EQ(decision.showing, Showing::withheld) << category.code;
        EXPECT_EQ(decision.because.code, reasons::noAgreement) << category.code;
    }
}

TEST(Sharing, IdentityComesWithTheReferralUnderItsClause) {
    auto decision = ask(coordinator(), referredVictim(), Category::identity);
    EXPECT_EQ(decision.showing, Showing::shown);
    EXPECT_EQ(decision.because.code, reasons::clauseShares);
    EXPECT_NE(decision.because.rule, RuleId{});
}

// "Minimum disclosure required is the maximum disclosure permitted" (domain.md 6.2, clause 6): staged by the step that needs it.
TEST(Sharing, HistoryWaitsForSuitabilityAndSaysSo) {
    auto facts = referredVictim();
    auto early = ask(trainedFacilitator(), facts, Category::history);
    EXPECT_EQ(early.showing, Showing::withheld);
    EXPECT_EQ(early.because.code, reasons::laterStep);

    facts.step = Step::suitability;
    EXPECT_EQ(ask(trainedFacilitator(), facts, Category::history).showing, Showing::shown);
}

TEST(Sharing, TrainingThatRanOutStopsWhatOnlyTrainedPeopleSee) {
    auto facts = referredVictim();
    facts.step = Step::suitability;
    auto facilitator = trainedFacilitator();
    facilitator.training.facilitationUntil = 2026y / 11 / 21;
    EXPECT_EQ(ask(facilitator, facts, Category::history).because.code, reasons::trainingMissing);
}

TEST(Sharing, AnAgreementThatHasEndedSharesNothing) {
    auto ended = demonstration();
    ended.to = 2026y / 11 / 21;
    std::vector<Agreement> const agreements{ended};
    EXPECT_EQ(decide({coordinator(), referredVictim(), Category::identity, today}, agreements).because.code, reasons::noAgreement);
}

// DESIGN, floors: the harmed person's contact never reaches the responsible side, whatever an agreement says.
TEST(Sharing, NoClauseLiftsTheWall) {
    auto open = demonstration();
    open.parties.push_back({stranger, AgencyKind::probation});
    for (auto& clause : open.clauses) {
        clause.roles.push_back("offender-manager");
        clause.to.push_back(AgencyKind::probation);
        for (auto const& category : wordsOf<Category>) clause.categories.push_back(category.value);
    }
    std::vector<Agreement> const agreements{open};
    for (auto step : {Step::found, Step::referred, Step::delivery, Step::closed})
        for (auto const& category : wordsOf<Category>) {
            auto facts = referredVictim();
            facts.step = step;
            facts.approachAgreed = true;
            auto decision = decide({offenderManager(), facts, category.value, today}, agreements);
            EXPECT_EQ(decision.showing, Showing::withheld) << category.code;
            EXPECT_FALSE(decision.tells) << category.code;
        }
}

// DESIGN, floors: nor does the existence of an approach before the person harmed agrees to it; and both histories look the same.
TEST(Sharing, TheResponsibleSideLearnsNothingOfAnApproachBeforeItIsAgreed) {
    auto facts = referredVictim();
    facts.side = Side::responsible;
    for (auto category : {Category::participation, Category::progress, Category::outcome}) {
        auto decision = ask(offenderManager(), facts, category);
        EXPECT_EQ(decision.showing, Showing::withheld);
        EXPECT_FALSE(decision.tells);
    }
}

// domain.md 3.4: abuse, flagged or not ruled out, goes only to people trained for it.
TEST(Sharing, ASensitiveCaseIsForSpecialistsOnly) {
    auto facts = referredVictim();
    facts.isSensitive = true;
    EXPECT_EQ(ask(coordinator(), facts, Category::identity).because.code, reasons::floorSpecialist);
    auto specialist = coordinator();
    specialist.role = "specialist";
    EXPECT_EQ(ask(specialist, facts, Category::identity).showing, Showing::shown);
}

TEST(Sharing, AnAgencySeesWhatItGaveAndTheHolderWhatItWorksOn) {
    gate::Actor officer;
    officer.agency = police;
    officer.agencyKind = AgencyKind::police;
    officer.role = "police-officer";
    EXPECT_EQ(ask(officer, referredVictim(), Category::offence).because.code, reasons::ownData);
    EXPECT_EQ(ask(coordinator(), referredVictim(), Category::participation).because.code, reasons::ownWork);
    EXPECT_EQ(ask(officer, referredVictim(), Category::participation).showing, Showing::withheld);
}

struct BadAgreement {
    char const* name;
    char const* text;
    char const* problem;
};

TEST(Sharing, AnAgreementWithAFaultSaysWhichLine) {
    constexpr char const* head = "id=\"x\"\nname=\"X\"\nversion=1\nsource=\"s\"\n";
    BadAgreement const table[]{
        {"ends before it begins", "from=2026-02-01\nto=2026-01-01\n", "ends before it begins"},
        {"unknown key", "from=2026-01-01\nform=2026-01-01\n", "form"},
        {"unknown category",
         "from=2026-01-01\n[[clause]]\nid=\"1\"\ntext=\"t\"\nfrom=[\"police\"]\nto=[\"provider\"]\nroles=[\"coordinator\"]\ncategories=["
         "\"gossip\"]\nstep=\"referred\"\n",
         "gossip"},
        {"nobody named",
         "from=2026-01-01\n[[clause]]\nid=\"1\"\ntext=\"t\"\nfrom=[\"police\"]\nto=[\"provider\"]\nroles=[]\ncategories=[\"identity\"]"
         "\nstep=\"referred\"\n",
         "names nobody"},
    };
    for (auto const& row : table) {
        auto agreement = readAgreement("a.toml", std::string(head) + row.text);
        ASSERT_FALSE(agreement) << row.name;
        std::string all;
        for (auto const& fault : agreement.error()) all += fault.sentence() + "\n";
        EXPECT_NE(all.find(row.problem), std::string::npos) << row.name << ": " << all;
        EXPECT_NE(all.find("a.toml:"), std::string::npos) << row.name;
    }
}

}  // namespace
}  // namespace accord::sharing

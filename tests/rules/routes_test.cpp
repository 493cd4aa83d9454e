// One test for each stage, each with the source that it is taken from (rulebook/stages.toml and
// rulebook/routes/). What a source does not settle is asked for as practice, and not as law.
#include "rules/difference.hpp"
#include "rules/shipped.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace accord::rules::routes_test {
namespace {

using namespace std::chrono_literals;

RulesInForce const& today() {
    static auto const rules = shipped().at(2026y / 11 / 22);
    return rules;
}

RouteRule const& routeOf(std::string_view id) {
    auto const* found = today().route(id);
    if (found == nullptr) throw std::out_of_range(std::string(id));
    return *found;
}

bool needs(RouteRule const& route, Need need) {
    return std::find(route.needs.begin(), route.needs.end(), need) != route.needs.end();
}

bool isNeverForPartners(RouteRule const& route) {
    return std::find(route.never.begin(), route.never.end(), Exclusion::intimatePartnerViolence) != route.never.end();
}

bool closesWith(RouteRule const& route, WindowEnd end) {
    return std::find(route.closes.begin(), route.closes.end(), end) != route.closes.end();
}

std::vector<RouteRule const*> dutiesTowards(Side side, Stage stage) {
    std::vector<RouteRule const*> list;
    for (auto const* route : today().routesAt(stage))
        if (route->side == side) list.push_back(route);
    return list;
}

// Report 3.1.3: "distinct and clear referral systems and rules should exist for each stage, with clarity about the
// different professionals and procedures involved".
TEST(EveryStage, HasRoutesForBothSidesWithAProfessionalAndTwoToEightSteps) {
    for (auto const& stage : shipped().entries().stages)
        for (auto const& side : wordsOf<Side>) {
            int count = 0;
            for (auto const& route : shipped().entries().routes) {
                if (route.side != side.value || std::find(route.stages.begin(), route.stages.end(), stage.stage) == route.stages.end())
                    continue;
                ++count;
                EXPECT_FALSE(route.professional.empty()) << route.head.id;
                EXPECT_GE(route.steps.size(), 2U) << route.head.id;
                EXPECT_LE(route.steps.size(), 8U) << route.head.id;
                EXPECT_FALSE(route.head.source.empty()) << route.head.id;
            }
            EXPECT_GT(count, 0) << code(stage.stage) << " " << side.code;
        }
}

TEST(EveryStage, SaysWhatHoldsInAbuseAndThatNoSpecialistAgencyHasSignedItOff) {
    for (auto const& stage : shipped().entries().stages) {
        EXPECT_FALSE(stage.abuse.empty()) << stage.head.id;
        EXPECT_TRUE(stage.abuseSignedBy.empty()) << stage.head.id << ": name the agency's sign-off here once there is one";
    }
}

// What is marked [check] in the sources is practice: no duty is called law on it.
TEST(EveryRoute, ThatIsStillToBeConfirmedIsNoDutyByStatuteInForce) {
    for (auto const& route : shipped().entries().routes) {
        if (route.head.prospective || route.head.certainty != Certainty::check) continue;
        EXPECT_FALSE(route.modal == Modal::must && (route.basis == Basis::statute || route.basis == Basis::code)) << route.head.id;
    }
}

// Essex and Gloucestershire privacy notices: mediation or a restorative approach; not paid for from the victims' grant everywhere.
TEST(Stage1NoCrime, IsOfferedByTheNeighbourhoodAndNamesNoFund) {
    auto const& route = routeOf("police-offer-incident");
    EXPECT_EQ(route.modal, Modal::may);
    EXPECT_EQ(route.pays, Fund::noneNamed);
    EXPECT_TRUE(needs(routeOf("police-ask-other-party-incident"), Need::victimAsked));
}

// Kent Police SOP O32g 2020 and 2023; ACPO 2011; never for intimate partner violence.
TEST(Stage2CommunityResolution, NeedsResponsibilityOnBothSidesAndIsNeverForPartners) {
    for (auto const* id : {"police-offer-with-community-resolution", "police-ask-suspect-community-resolution"}) {
        EXPECT_TRUE(needs(routeOf(id), Need::responsibilityAccepted)) << id;
        EXPECT_TRUE(isNeverForPartners(routeOf(id))) << id;
    }
}

// Anti-social Behaviour, Crime and Policing Act 2014 ss.101-103; s.101 in force 20 October 2014.
TEST(Stage3CommunityRemedy, StandsSinceTheActCameIntoForce) {
    EXPECT_EQ(shipped().at(2014y / 10 / 19).stage(Stage::communityRemedy), nullptr);
    ASSERT_NE(shipped().at(2014y / 10 / 20).stage(Stage::communityRemedy), nullptr);
    EXPECT_EQ(routeOf("police-consult-victim-community-remedy").basis, Basis::statute);
}

// Criminal Justice Act 2003 ss.22-27 and Code 2013: the offence is admitted and the person agrees.
TEST(Stage4ConditionalCaution, TakesAReparativeConditionOnceTheOffenceIsAdmitted) {
    EXPECT_TRUE(needs(routeOf("police-attach-reparative-condition"), Need::responsibilityAccepted));
    EXPECT_EQ(routeOf("police-attach-reparative-condition").side, Side::responsible);
}

// Crime and Disorder Act 1998 ss.66ZA, 66A-66G; Victims' Code 2020 Right 3.4: the youth justice service tells.
TEST(Stage5YouthCaution, IsToldByTheYouthJusticeService) {
    auto const harmed = dutiesTowards(Side::harmed, Stage::youthCaution);
    ASSERT_FALSE(harmed.empty());
    EXPECT_TRUE(std::all_of(harmed.begin(), harmed.end(), [](auto const* route) {
        return route->agency == AgencyKind::youthJustice || route->basis == Basis::contract;
    }));
}

// Kingsley Napley; justiceinnovation.org: no admission is required, so responsibility is accepted apart from it.
TEST(Stage6Diversion, NeedsItsOwnAcceptanceOfResponsibility) {
    EXPECT_TRUE(needs(routeOf("police-refer-diversion"), Need::responsibilityAccepted));
    EXPECT_EQ(routeOf("police-refer-diversion").head.certainty, Certainty::check);
}

// Police, Crime, Sentencing and Courts Act 2022 Part 6 is prospective in the texts consulted.
TEST(Stage7TwoTierCaution, IsInTheBookAndNotInForce) {
    EXPECT_EQ(today().stage(Stage::twoTierCaution), nullptr);
    EXPECT_TRUE(today().routesAt(Stage::twoTierCaution).empty());
}

// General practice, to be confirmed by a lawyer: risk to proceedings and to witness evidence.
TEST(Stage8PostCharge, ContactsNobodyBeforeTheProsecutionsViewIsRecorded) {
    EXPECT_EQ(today().stage(Stage::postCharge)->beforeContact, std::vector{Need::prosecutionView});
    EXPECT_EQ(routeOf("prosecution-view-before-contact").action, RouteAction::askView);
    for (auto const* route : dutiesTowards(Side::responsible, Stage::postCharge)) EXPECT_EQ(route->modal, Modal::mustNot);
}

// Sentencing Act 2020 ss.3-8 (6 months at most, consent of every participant); Sentencing Act 2026 s.5 (12 months) awaits commencement.
TEST(Stage9Deferment, LastsSixMonthsUntilTheActOf2026IsInForce) {
    EXPECT_EQ(routeOf("probation-offer-deferment").monthsMost, 6);
    EXPECT_EQ(today().route("probation-offer-deferment-twelve-months"), nullptr);
    auto const later = historyOf(shipped(), "route", "probation-offer-deferment-twelve-months");
    ASSERT_EQ(later.size(), 1U);
    EXPECT_TRUE(later[0].head->prospective);
    EXPECT_EQ(shipped().at(2013y / 12 / 10).stage(Stage::deferment), nullptr);
    ASSERT_NE(shipped().at(2013y / 12 / 11).stage(Stage::deferment), nullptr);
}

// MoJ pre-sentence restorative justice guidance, May 2014 (headings); the practice is still to be confirmed.
TEST(Stage10PreSentence, IsPracticeAndClosesOnTheDayOfSentence) {
    EXPECT_EQ(routeOf("service-offer-before-sentence").head.certainty, Certainty::check);
    EXPECT_TRUE(closesWith(routeOf("service-offer-before-sentence"), WindowEnd::sentence));
    EXPECT_EQ(routeOf("court-ask-about-deferment").entry.plea, Plea::guilty);
}

// Sentencing Act 2020 s.91; MoJ Referral Order Guidance 2015 and 2018: the victim may attend, write, or send somebody.
TEST(Stage11ReferralOrder, InvitesTheVictimToThePanel) {
    EXPECT_EQ(routeOf("youth-justice-invite-panel").action, RouteAction::invite);
    EXPECT_TRUE(closesWith(routeOf("youth-justice-invite-panel"), WindowEnd::panel));
}

// gov.uk, Work with victims and restorative justice: YOTs: decide whether to invite, and record why.
TEST(Stage12YouthOrder, HasReasonsRecordedForInvitingOrNot) {
    auto const& steps = routeOf("youth-justice-invite-order").steps;
    EXPECT_TRUE(std::any_of(steps.begin(), steps.end(), [](auto const& step) { return step.find("reasons") != std::string::npos; }));
}

// SI 2026/402 note: orders can end early, so the chance can pass without notice; the new name of the requirement awaits commencement.
TEST(Stage13CommunityOrder, MayCloseEarlyAndItsSuccessorIsProspective) {
    EXPECT_TRUE(closesWith(routeOf("probation-refer-community-order"), WindowEnd::earlyTermination));
    EXPECT_EQ(today().route("probation-refer-probation-requirement"), nullptr);
}

// HMPPS Restorative Practice Policy Framework, February 2023: duties of offender managers and victim liaison officers.
TEST(Stage14Custody, IsReferredByThePrisonAndToldByTheLiaisonOfficer) {
    EXPECT_EQ(routeOf("prison-refer-custody").agency, AgencyKind::prison);
    EXPECT_EQ(routeOf("victim-liaison-offer-custody").professional, "Victim liaison officer");
    EXPECT_EQ(routeOf("community-manager-tell-liaison-custody").action, RouteAction::tellLiaison);
}

// Domain, row 15 [check]: licence non-contact and exclusion conditions and restraining orders come first.
TEST(Stage15Licence, IsPracticeThatChecksConditionsFirst) {
    EXPECT_EQ(routeOf("probation-refer-licence").head.certainty, Certainty::check);
    EXPECT_NE(routeOf("probation-refer-licence").steps[0].find("non-contact"), std::string::npos);
}

// Why me?, 8 April 2021; Parole Board chief executive's blog, 30 April 2021: not a reason to refer.
TEST(Stage16Parole, HasNothingButMustNots) {
    for (auto const* route : today().routesAt(Stage::parole)) EXPECT_EQ(route->modal, Modal::mustNot) << route->head.id;
    EXPECT_EQ(today().routesAt(Stage::parole).size(), 2U);
}

// Secondary summary: specified violent or sexual offences with 12 months' custody or more; the rest is our inference.
TEST(Stage17VictimContact, IsForViolentOrSexualOffencesWithTwelveMonths) {
    auto const& entry = routeOf("probation-refer-scheme-offender").entry;
    EXPECT_EQ(entry.sentenceMonthsLeast, 12);
    EXPECT_EQ(entry.offences, (std::vector{OffenceClass::violent, OffenceClass::sexual, OffenceClass::homicide}));
    EXPECT_EQ(routeOf("probation-refer-scheme-offender").head.certainty, Certainty::inference);
}

// Why me? 2015: an offender refused after an offender manager had made the approach. VPA 2024 s.1(2)(c): close family are victims.
TEST(Stage18Bereaved, IsForSpecialistsOnBothSides) {
    for (auto const* route : today().routesAt(Stage::bereaved)) EXPECT_TRUE(route->specialistOnly) << route->head.id;
}

// rjhampshire.org.uk; Victims' Code 2020 Right 4.6: a victim may ask though nothing was reported.
TEST(Stage19Historic, TakesSelfReferralsOfBothSidesAndNeverCloses) {
    EXPECT_TRUE(closesWith(routeOf("service-take-self-referral-historic"), WindowEnd::never));
    EXPECT_TRUE(needs(routeOf("service-take-self-referral-responsible-historic"), Need::responsibilityAccepted));
}

// Why me? 2015, 3.2.1: no gatekeeping by silence.
TEST(NotDone, NotInTheVictimsInterestNeedsASecondPerson) {
    auto const* reason = today().notDoneReason("not-in-victims-interest");
    ASSERT_NE(reason, nullptr);
    EXPECT_TRUE(reason->needsSecondPerson);
    EXPECT_TRUE(reason->isNeverTold);
}

// No law sets a clock between a yes and the answer: the days are marked as local practice.
TEST(Preparation, HasFourStepsWhoseClocksAreLocalPractice) {
    auto const& rules = today();
    ASSERT_EQ(rules.preparations().size(), 4U);
    int last = 0;
    for (auto const* step : rules.preparations()) {
        EXPECT_EQ(step->clock.basis, Basis::localPractice) << step->head.id;
        EXPECT_GE(step->clock.days, last) << step->head.id;
        last = step->clock.days;
    }
}

TEST(LocalRules, AddToARouteForOneAreaOnly) {
    auto files = shipped().files();
    files.push_back({"local/bedfordshire.toml", R"([[local_rule]]
id = "bedfordshire-tell-in-three-days"
version = 1
from = 2026-01-01
area = "bedfordshire"
route = "police-inform-victim"
days = 3
text = "Three working days in this area."
source = "Invented for a test"
certainty = "inference"
)"});
    auto const book = Rulebook::read(std::move(files)).value();
    auto const rules = book.at(2026y / 11 / 22);
    ASSERT_EQ(rules.localRules("bedfordshire", "police-inform-victim").size(), 1U);
    EXPECT_EQ(rules.localRules("bedfordshire", "police-inform-victim")[0]->days, 3);
    EXPECT_TRUE(rules.localRules("cheshire", "police-inform-victim").empty());
}

TEST(Difference, OfTheDayOnWhichTheCodeOf2020CameIntoForce) {
    auto const changes = differenceBetween(shipped(), 2021y / 3 / 31, 2021y / 4 / 1);
    auto const of = [&](std::string_view id) {
        return std::find_if(changes.begin(), changes.end(), [&](auto const& change) { return change.id == id; });
    };
    ASSERT_NE(of("police-inform-victim"), changes.end());
    EXPECT_EQ(of("police-inform-victim")->what, ChangeKind::replaced);
    EXPECT_EQ(of("police-inform-victim")->before->version, 1);
    EXPECT_EQ(of("police-inform-victim")->after->version, 2);
    EXPECT_EQ(of("code-2020-right-3-4")->what, ChangeKind::began);
    EXPECT_EQ(of("code-2015-information")->what, ChangeKind::ended);
    EXPECT_EQ(of("stage-custody"), changes.end());
    EXPECT_TRUE(differenceBetween(shipped(), 2026y / 11 / 22, 2026y / 11 / 22).empty());
}

}  // namespace
}  // namespace accord::rules::routes_test

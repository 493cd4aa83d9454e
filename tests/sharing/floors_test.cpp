// The floors (DESIGN, "Visibility and disclosure"; Accord's own rules, rulebook/protections.toml):
// once of clauses, and once of what is decided, whatever a clause says.
#include "sharing/floors.hpp"

#include "sharing/agreement_fixture.hpp"
#include "sharing/compiled.hpp"
#include "sharing/reasons.hpp"

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace accord::sharing::floors_test {
namespace {

using gate::Showing;
using gate::Step;

struct BreachRow {
    char const* name;
    char const* clause;
    void (*widen)(Share&);
    Floor floor;
};

TEST(Floors, AClauseThatGoesPastOneIsNamedWithTheFloor) {
    BreachRow const table[]{
        // The harmed person's contact, safe contact and whereabouts never to the responsible side.
        {"contact of the person harmed to an offender manager", "6.6",
         [](Share& share) {
             share.to.push_back(AgencyKind::probation);
             share.roles.emplace_back("offender-manager");
         },
         Floor::otherSide},
        {"progress of the person harmed to an offender manager", "6.11", [](Share& share) { share.about.push_back(About::harmed); },
         Floor::otherSide},
        {"what is known of the person responsible to a victim liaison officer", "6.10",
         [](Share& share) { share.about.push_back(About::responsible); }, Floor::otherSide},
        // A role that is neutral as such, where it may work with the person responsible.
        {"contact of the person harmed to a youth justice worker", "6.6",
         [](Share& share) {
             share.to = {AgencyKind::youthJustice};
             share.roles = {"youth-justice-worker"};
             share.categories = {Category::contact};
         },
         Floor::whereabouts},
        {"safe contact of the person harmed to a specialist of probation, masked", "6.5",
         [](Share& share) {
             share.to.push_back(AgencyKind::probation);
             share.roles = {"agency-specialist"};
             share.categories = {Category::safeContact};
         },
         Floor::whereabouts},
        {"contact in the matter, which may be anybody's, to an offender manager", "6.6",
         [](Share& share) {
             share.to = {AgencyKind::prison};
             share.roles = {"offender-manager"};
             share.about = {About::matter};
         },
         Floor::whereabouts},
        {"contact to a role that no rulebook has, in a prison", "6.6",
         [](Share& share) {
             share.to = {AgencyKind::prison};
             share.roles = {"somebody"};
         },
         Floor::whereabouts},
        // Existence of an approach not before the person harmed agrees to it.
        {"progress to an offender manager at once", "6.11", [](Share& share) { share.conditions.clear(); }, Floor::approach},
        {"participation to an offender manager", "6.11",
         [](Share& share) {
             share.conditions.clear();
             share.categories = {Category::participation};
         },
         Floor::approach},
        {"an outcome to a youth justice worker at once", "6.11",
         [](Share& share) {
             share.conditions = {Condition::takesPart};
             share.to = {AgencyKind::youthJustice};
             share.roles = {"youth-justice-worker"};
             share.categories = {Category::outcome};
         },
         Floor::approach},
        {"an outcome to somebody in a prison at once", "6.11",
         [](Share& share) {
             share.conditions.clear();
             share.to = {AgencyKind::prison};
             share.roles = {"specialist"};
             share.categories = {Category::outcome};
         },
         Floor::approach},
        // No personal value reaches another agency because of a screening alone.
        {"identity from the list on", "6.2", [](Share& share) { share.step = Step::found; }, Floor::screening},
        // No purpose beyond restorative justice; figures have no people in them.
        {"identity to the commissioner", "6.2",
         [](Share& share) {
             share.to.push_back(AgencyKind::commissioner);
             share.roles.emplace_back("commissioner");
         },
         Floor::figures},
        {"the offence to the monitor", "6.3", [](Share& share) { share.to = {AgencyKind::monitor}; }, Floor::figures},
        {"identity for monitoring", "6.2", [](Share& share) { share.purposes.push_back(Purpose::monitor); }, Floor::figures},
        // Disclosure to prevent serious harm goes to safeguarding roles.
        {"risk to prevent harm, to everybody", "6.7", [](Share& share) { share.purposes.push_back(Purpose::safeguard); }, Floor::harm},
        {"risk to prevent harm, to whatever role", "6.7",
         [](Share& share) {
             share.purposes.push_back(Purpose::safeguard);
             share.roles.clear();
         },
         Floor::harm},
    };
    ASSERT_TRUE(floorBreaches(agreed(), shippedRoles()).empty());
    for (auto const& row : table) {
        auto agreement = agreed();
        row.widen(shareOf(agreement, row.clause));
        EXPECT_EQ(floorBreaches(agreement, shippedRoles()), (std::vector{FloorBreach{row.clause, row.floor}})) << row.name;
        EXPECT_FALSE(label(row.floor).empty());
    }
}

// DESIGN, "The wall": probation has victim liaison officers beside offender managers; and the child's own details are the child's.
TEST(Floors, WhoWorksWithThePersonHarmedMayHaveTheirContactAndWhoSupervisesThatOfThePersonResponsible) {
    struct {
        char const* name;
        void (*change)(Share&);
    } const table[]{
        {"a victim liaison officer of probation",
         [](Share& share) {
             share.to = {AgencyKind::probation};
             share.roles = {"victim-liaison"};
             share.about = {About::harmed};
         }},
        {"a specialist of a victim service",
         [](Share& share) {
             share.to = {AgencyKind::victimService};
             share.roles = {"agency-specialist"};
         }},
        {"a facilitator of a provider, beside a probation that has none",
         [](Share& share) {
             share.to = {AgencyKind::probation, AgencyKind::provider};
             share.roles = {"facilitator"};
         }},
        {"the child's to a youth justice worker",
         [](Share& share) {
             share.to = {AgencyKind::youthJustice};
             share.roles = {"youth-justice-worker"};
             share.about = {About::responsible};
         }},
    };
    for (auto const& row : table) {
        auto agreement = agreed();
        row.change(shareOf(agreement, "6.6"));
        EXPECT_TRUE(floorBreaches(agreement, shippedRoles()).empty()) << row.name;
    }
}

TEST(Floors, AClauseForSpecialistsAloneMayServeToPreventSeriousHarm) {
    auto agreement = agreed();
    auto& share = shareOf(agreement, "6.7");
    share.purposes.push_back(Purpose::safeguard);
    share.roles = {"specialist"};
    EXPECT_TRUE(floorBreaches(agreement, shippedRoles()).empty());
}

/// Every clause shares everything about everybody with every role of every kind at once.
Agreement wideOpen() {
    auto agreement = agreed();
    for (auto const& word : wordsOf<AgencyKind>)
        agreement.parties.push_back({AgencyId{500 + static_cast<std::uint64_t>(word.value)}, word.value});
    agreement.parties.push_back({stranger, AgencyKind::probation});
    for (auto& clause : agreement.clauses) {
        auto* share = std::get_if<Share>(&clause.meaning);
        if (!share) continue;
        for (auto const& word : wordsOf<AgencyKind>) share->from.push_back(word.value), share->to.push_back(word.value);
        for (auto const& role : shippedRoles()) share->roles.push_back(role.head.id);
        for (auto const& word : wordsOf<Category>) share->categories.push_back(word.value);
        for (auto const& word : wordsOf<Purpose>) share->purposes.push_back(word.value);
        share->about = {About::harmed, About::responsible, About::matter};
        share->conditions.clear();
        share->isMasked = false;
        share->step = Step::found;
    }
    return agreement;
}

// DESIGN, floors: the harmed person's contact never reaches the responsible side, whatever an agreement says.
TEST(Floors, NoClauseLiftsTheWall) {
    std::vector<Agreement> const agreements{wideOpen()};
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

// DESIGN, floors: nor does the existence of an approach, before the person harmed agrees to it. A youth justice worker and
// somebody in a prison have a neutral role, and on a case they may work with the person responsible.
TEST(Floors, WhoMayWorkWithThePersonResponsibleLearnsOfNoApproachBeforeItIsAgreedTo) {
    std::vector<Agreement> const agreements{wideOpen()};
    for (auto kind : {AgencyKind::youthJustice, AgencyKind::prison}) {
        auto worker = coordinator();
        worker.agencyKind = kind;
        worker.agency = AgencyId{500 + static_cast<std::uint64_t>(kind)};
        auto facts = referredVictim();
        auto codeFor = [&](std::optional<Side> about) {
            facts.side = about;
            return decide({worker, facts, Category::progress, today}, agreements).because.code;
        };
        for (auto about : {std::optional{Side::responsible}, std::optional<Side>{}})
            EXPECT_EQ(codeFor(about), reasons::floorApproach) << code(kind);
        EXPECT_NE(codeFor(Side::harmed), reasons::floorApproach) << "of the person harmed they learn from the person harmed";
        facts.approachAgreed = true;
        EXPECT_NE(codeFor(Side::responsible), reasons::floorApproach) << code(kind);
        facts.approachAgreed = false;
        facts.holder = worker.agency;
        EXPECT_NE(codeFor(Side::responsible), reasons::floorApproach) << "the service that holds the case makes the approach";
    }
}

struct WhereaboutsRow {
    char const* name;
    AgencyKind kind;
    char const* role;
    std::optional<Side> worksFor, about;
    bool isSource, isHolder, isKept;
};

// rulebook/protections.toml, harmed-contact: never to the responsible side. A role that is neutral as such may work for it on the case.
TEST(Floors, HowThePersonHarmedIsReachedNeverReachesWhoMayWorkWithThePersonResponsible) {
    constexpr auto harmed = std::optional{Side::harmed}, responsible = std::optional{Side::responsible};
    constexpr std::optional<Side> none;
    WhereaboutsRow const table[]{
        {"a youth justice worker", AgencyKind::youthJustice, "youth-justice-worker", none, harmed, false, false, true},
        {"a specialist of a youth justice service", AgencyKind::youthJustice, "agency-specialist", none, harmed, false, false, true},
        {"a specialist of probation", AgencyKind::probation, "agency-specialist", none, harmed, false, false, true},
        {"an information officer of a prison", AgencyKind::prison, "information-officer", none, harmed, false, false, true},
        {"of whom no side is known: kept", AgencyKind::youthJustice, "youth-justice-worker", none, none, false, false, true},
        {"an offender manager, in their own agency's matter", AgencyKind::probation, "offender-manager", responsible, none, true, false,
         true},
        {"an offender manager, where their agency holds it", AgencyKind::prison, "offender-manager", responsible, none, false, true, true},
        {"the child's own", AgencyKind::youthJustice, "youth-justice-worker", none, responsible, false, false, false},
        {"what the service gave itself", AgencyKind::youthJustice, "youth-justice-worker", none, harmed, true, false, false},
        {"the service that holds the case reaches them", AgencyKind::youthJustice, "youth-justice-worker", none, harmed, false, true,
         false},
        {"a victim liaison officer of probation", AgencyKind::probation, "victim-liaison", harmed, harmed, false, false, false},
        {"a facilitator", AgencyKind::provider, "facilitator", none, harmed, false, false, false},
    };
    std::vector<Agreement> const agreements{wideOpen()};
    CompiledAgreements const compiled(agreements, today);
    for (auto const& row : table)
        for (auto category : {Category::contact, Category::safeContact}) {
            gate::Actor actor;
            actor.agency = AgencyId{500 + static_cast<std::uint64_t>(row.kind)};
            actor.agencyKind = row.kind;
            actor.role = row.role;
            actor.side = row.worksFor;
            auto facts = referredVictim();
            facts.side = row.about;
            facts.step = Step::delivery;
            facts.approachAgreed = facts.takesPart = true;
            if (row.isSource) facts.source = actor.agency;
            if (row.isHolder) facts.holder = actor.agency;
            auto const written = decide({actor, facts, category, today}, agreements);
            auto const answer = compiled.decide(compiled.reader(actor), compiled.matter(facts), category);
            for (auto const& decision : {written, answer}) {
                EXPECT_EQ(decision.because.code == reasons::floorWhereabouts, row.isKept) << row.name;
                EXPECT_EQ(decision.showing == Showing::withheld, row.isKept) << row.name;
            }
        }
}

// Issue of the agreements, 2: no personal value reaches another agency because of a screening alone.
TEST(Floors, NoClauseSharesWhatOnlyAListTells) {
    std::vector<Agreement> const agreements{wideOpen()};
    auto facts = referredVictim();
    facts.step = Step::found;
    facts.holder = {};
    for (auto const& category : wordsOf<Category>) {
        if (!isPersonal(category.value) || arisesInTheWork(category.value)) continue;
        auto decision = decide({coordinator(), facts, category.value, today}, agreements);
        EXPECT_EQ(decision.because.code, reasons::floorScreening) << category.code;
        EXPECT_EQ(decide({officer(), facts, category.value, today}, agreements).showing, Showing::shown) << "its own list";
    }
}

TEST(Floors, NoClauseShowsAPersonToACommissionerAMonitorOrTheInstallationNorForMonitoring) {
    std::vector<Agreement> const agreements{wideOpen()};
    auto of = [](AgencyKind kind, char const* role) {
        auto actor = coordinator();
        actor.agency = AgencyId{500 + static_cast<std::uint64_t>(kind)};
        actor.agencyKind = kind;
        actor.role = role;
        return actor;
    };
    auto counting = coordinator();
    counting.purpose = Purpose::monitor;
    for (auto const& actor : {of(AgencyKind::commissioner, "commissioner"), of(AgencyKind::monitor, "monitor"),
                              of(AgencyKind::operations, "administrator"), counting})
        EXPECT_EQ(decide({actor, referredVictim(), Category::identity, today}, agreements).because.code, reasons::floorFigures);
}

// ── Generated agreements ──

template <Worded E>
rc::Gen<E> genWord() {
    return rc::gen::map(rc::gen::inRange<std::size_t>(0, wordsOf<E>.size()), [](std::size_t at) { return wordsOf<E>[at].value; });
}
template <Worded E>
std::vector<E> someOf(int most = 5) {
    auto list = *rc::gen::container<std::vector<E>>(static_cast<std::size_t>(*rc::gen::inRange(1, most)), genWord<E>());
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

rules::RoleRule const& anyRole() {
    return shippedRoles()[*rc::gen::inRange<std::size_t>(0, shippedRoles().size())];
}

Share anyShare() {
    Share share;
    share.from = someOf<AgencyKind>(8);
    share.to = someOf<AgencyKind>(8);
    for (auto count = *rc::gen::inRange(1, 6); count > 0; --count) share.roles.push_back(anyRole().head.id);
    share.about = someOf<About>();
    share.categories = someOf<Category>(8);
    share.purposes = someOf<Purpose>(6);
    share.step = *genWord<Step>();
    if (*rc::gen::arbitrary<bool>()) share.conditions = someOf<Condition>(3);
    share.isMasked = *rc::gen::inRange(0, 4) == 0;
    return share;
}

AgencyId agencyOf(AgencyKind kind, int number) {
    return AgencyId{static_cast<std::uint64_t>(kind) * 10 + static_cast<std::uint64_t>(number)};
}

Agreement anyAgreement() {
    Agreement agreement;
    agreement.id = "any";
    agreement.version = 1;
    agreement.from = 2020y / 1 / 1;
    for (auto count = *rc::gen::inRange(1, 6); count > 0; --count) {
        Clause clause;
        clause.id = "6." + std::to_string(count);
        clause.meaning = anyShare();
        agreement.clauses.push_back(std::move(clause));
    }
    for (auto const& word : wordsOf<AgencyKind>)
        for (int number : {1, 2}) agreement.parties.push_back({agencyOf(word.value, number), word.value});
    return agreement;
}

gate::Actor anyActor() {
    auto const& role = anyRole();
    gate::Actor actor;
    actor.role = role.head.id;
    actor.agencyKind = role.agencies[*rc::gen::inRange<std::size_t>(0, role.agencies.size())];
    actor.agency = agencyOf(actor.agencyKind, *rc::gen::inRange(1, 3));
    if (role.side == rules::RoleSide::harmed) actor.side = Side::harmed;
    if (role.side == rules::RoleSide::responsible) actor.side = Side::responsible;
    actor.purpose = *genWord<Purpose>();
    auto date = [](bool isIn) { return std::optional<Date>(isIn ? today : 2020y / 1 / 1); };
    actor.training = {date(*rc::gen::arbitrary<bool>()), date(*rc::gen::arbitrary<bool>()), date(*rc::gen::inRange(0, 3) == 0)};
    return actor;
}

gate::ShareFacts anyFacts() {
    gate::ShareFacts facts;
    facts.source = agencyOf(*genWord<AgencyKind>(), 1);
    if (*rc::gen::inRange(0, 4) != 0) facts.holder = agencyOf(*genWord<AgencyKind>(), 2);
    if (*rc::gen::inRange(0, 3) != 0) facts.side = *genWord<Side>();
    facts.stage = *genWord<Stage>();
    facts.step = *genWord<Step>();
    facts.isSensitive = *rc::gen::inRange(0, 4) == 0;
    facts.approachAgreed = *rc::gen::arbitrary<bool>();
    facts.takesPart = *rc::gen::arbitrary<bool>();
    return facts;
}

/// Written once more, from the words of the floors and not from the code.
bool isForbidden(gate::Actor const& actor, gate::ShareFacts const& facts, Category category) {
    auto isAboutSomebody = category != Category::none && category != Category::staff;
    auto isOfTheApproach = category == Category::participation || category == Category::progress || category == Category::outcome;
    if (actor.role == "offender-manager" && facts.side == Side::harmed) return true;
    if (actor.role == "victim-liaison" && facts.side == Side::responsible) return true;
    if (actor.role == "offender-manager" && isOfTheApproach && !facts.approachAgreed) return true;
    auto isWhereabouts = category == Category::contact || category == Category::safeContact;
    auto supervises =
        actor.agencyKind == AgencyKind::youthJustice || actor.agencyKind == AgencyKind::prison || actor.agencyKind == AgencyKind::probation;
    auto isOwn = facts.source == actor.agency || facts.holder == actor.agency;
    if (isWhereabouts && facts.side != Side::responsible && actor.role != "victim-liaison" &&
        (actor.role == "offender-manager" || (supervises && !isOwn)))
        return true;
    auto isSpecialist = actor.role == "specialist" || actor.role == "agency-specialist" || actor.training.sensitiveUntil == today;
    if (facts.isSensitive && isAboutSomebody && !isSpecialist) return true;
    if (isAboutSomebody && (actor.agencyKind == AgencyKind::commissioner || actor.agencyKind == AgencyKind::monitor)) return true;
    return isAboutSomebody && facts.step == Step::found && facts.source != actor.agency;
}

RC_GTEST_PROP(FloorProperties, NothingForbiddenIsEverDecidedAsSharedWhateverTheAgreementSays, ()) {
    std::vector<Agreement> const agreements{anyAgreement()};
    auto shown = 0;
    for (int question = 0; question < 40; ++question) {
        auto actor = anyActor();
        auto facts = anyFacts();
        auto category = *genWord<Category>();
        auto decision = decide({actor, facts, category, today}, agreements);
        if (decision.showing == Showing::withheld) continue;
        ++shown;
        RC_ASSERT(!isForbidden(actor, facts, category));
    }
    RC_TAG(shown > 0 ? "something was shown" : "nothing was shown");
}

// The two askings hold each other: what passes as a clause goes past no floor that a clause can speak of, even when no floor is asked.
RC_GTEST_PROP(FloorProperties, WhatPassesAsAClauseSharesNothingForbiddenEvenWithoutTheFloorsAtTheDecision, ()) {
    auto agreement = anyAgreement();
    for (auto& clause : agreement.clauses) {
        auto& share = std::get<Share>(clause.meaning);
        if (floorBreach(share, shippedRoles())) share.to.clear();
    }
    std::vector<Agreement> const agreements{agreement};
    for (int question = 0; question < 40; ++question) {
        auto actor = anyActor();
        auto facts = anyFacts();
        auto category = *genWord<Category>();
        facts.isSensitive = false;
        if (decideByClauses({actor, facts, category, today}, agreements).showing == Showing::withheld) continue;
        RC_ASSERT(!isForbidden(actor, facts, category));
    }
}

}  // namespace
}  // namespace accord::sharing::floors_test

#include "sharing/difference.hpp"

#include "sharing/agreement_fixture.hpp"

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace accord::sharing::difference_test {
namespace {

Agreement theTemplate() {
    return nationalTemplate(shippedBook());
}

Clause& clauseOf(Agreement& agreement, std::string_view id) {
    for (auto& clause : agreement.clauses)
        if (clause.id == id) return clause;
    throw std::out_of_range("no clause " + std::string(id));
}

template <class M>
M& meaningOf(Agreement& agreement, std::string_view id) {
    return std::get<M>(clauseOf(agreement, id).meaning);
}

struct ChangeRow {
    char const* name;
    char const* clause;
    void (*change)(Agreement&);
    Change kind;
    bool widens;
    char const* how;
};

TEST(Difference, SaysOfEachClauseWhetherItNarrowsOrWidensAndHow) {
    ChangeRow const table[]{
        {"a role less", "6.2", [](Agreement& a) { shareOf(a, "6.2").roles = {"coordinator", "facilitator", "specialist"}; },
         Change::narrowed, false, "Roles: without supervisor"},
        {"a kind of agency more", "6.8", [](Agreement& a) { shareOf(a, "6.8").from.push_back(AgencyKind::victimService); }, Change::widened,
         true, "Given by: also Victim service"},
        {"a category more", "6.7", [](Agreement& a) { shareOf(a, "6.7").categories.push_back(Category::history); }, Change::widened, true,
         "Earlier offending"},
        {"about one person only", "6.3", [](Agreement& a) { shareOf(a, "6.3").about = {About::harmed}; }, Change::narrowed, false,
         "About: without the person responsible and the matter"},
        {"a later step", "6.7", [](Agreement& a) { shareOf(a, "6.7").step = gate::Step::allocated; }, Change::narrowed, false,
         "Allocated instead of Accepted"},
        {"an earlier step", "6.8", [](Agreement& a) { shareOf(a, "6.8").step = gate::Step::referred; }, Change::widened, true,
         "Referred instead of Suitability"},
        {"a condition more", "6.2", [](Agreement& a) { shareOf(a, "6.2").conditions = {Condition::recipientTrained}; }, Change::narrowed,
         false, "Only if the recipient's facilitation training"},
        {"a condition less", "6.8", [](Agreement& a) { shareOf(a, "6.8").conditions.clear(); }, Change::widened, true,
         "No longer only if the recipient's facilitation training is in date"},
        {"another lawful basis", "6.8", [](Agreement& a) { shareOf(a, "6.8").basis = Basis::legitimateInterests; }, Change::widened, true,
         "Lawful basis: legitimate interests, Article 6(1)(f) instead of public task"},
        {"shown instead of masked", "6.5", [](Agreement& a) { shareOf(a, "6.5").isMasked = false; }, Change::widened, true, "not masked"},
        {"masked instead of shown", "6.6", [](Agreement& a) { shareOf(a, "6.6").isMasked = true; }, Change::narrowed, false, "Masked"},
        {"some stages only", "6.2", [](Agreement& a) { shareOf(a, "6.2").stages = {Stage::custody}; }, Change::narrowed, false,
         "Only at Custody"},
        {"passed on", "6.2", [](Agreement& a) { shareOf(a, "6.2").onward = Onward::withConsent; }, Change::widened, true, "passed on only"},
        {"kept longer", "12.3", [](Agreement& a) { meaningOf<Keeping>(a, "12.3").months = 24; }, Change::widened, true, "24 instead of 12"},
        {"kept shorter", "12.1", [](Agreement& a) { meaningOf<Keeping>(a, "12.1").months = 24; }, Change::narrowed, false,
         "24 instead of 84"},
        {"another time of keeping", "6.7", [](Agreement& a) { shareOf(a, "6.7").keep = "case"; }, Change::widened, true,
         "Kept for months: 84 instead of 12"},
        {"later told of a breach", "15.1", [](Agreement& a) { meaningOf<Breach>(a, "15.1").hours = 48; }, Change::widened, true, "48"},
        {"reviewed more often", "17.1", [](Agreement& a) { meaningOf<Review>(a, "17.1").everyMonths = 6; }, Change::narrowed, false,
         "6 instead of 12"},
        {"a purpose less", "3.1", [](Agreement& a) { meaningOf<Purposes>(a, "3.1").purposes.pop_back(); }, Change::narrowed, false,
         "without Follow up"},
        {"fewer may join", "18.2", [](Agreement& a) { meaningOf<Accession>(a, "18.2").kinds = {AgencyKind::provider}; }, Change::narrowed,
         false, "May join: without"},
        {"other words", "10.2", [](Agreement& a) { clauseOf(a, "10.2").text = "As our policy says."; }, Change::reworded, false, "Words"},
        {"another legal power", "6.2", [](Agreement& a) { shareOf(a, "6.2").power = "victims-code"; }, Change::reworded, false,
         "victims-code instead of"},
        {"a clause that shares goes", "6.8", [](Agreement& a) { std::erase_if(a.clauses, [](auto& c) { return c.id == "6.8"; }); },
         Change::removed, false, "is not shared"},
        {"a clause that protects goes", "10.2", [](Agreement& a) { std::erase_if(a.clauses, [](auto& c) { return c.id == "10.2"; }); },
         Change::removed, true, "no longer binds"},
        {"another meaning", "15.1", [](Agreement& a) { clauseOf(a, "15.1").meaning = std::monostate{}; }, Change::widened, true,
         "something else"},
    };
    for (auto const& row : table) {
        auto agreement = theTemplate();
        row.change(agreement);
        auto changes = differenceOf(agreement, theTemplate());
        auto found = std::find_if(changes.begin(), changes.end(), [&](auto const& change) { return change.clause == row.clause; });
        ASSERT_NE(found, changes.end()) << row.name;
        std::string how;
        for (auto const& sentence : found->how) how += sentence + "\n";
        EXPECT_EQ(found->kind, row.kind) << row.name;
        EXPECT_EQ(found->widens, row.widens) << row.name;
        EXPECT_NE(how.find(row.how), std::string::npos) << row.name << ": " << how;
    }
}

TEST(Difference, OfTheTemplateFromItselfIsNothing) {
    EXPECT_TRUE(differenceOf(theTemplate(), theTemplate()).empty());
}

TEST(Difference, ASharedTimeOfKeepingThatIsChangedShowsAtEachClauseThatUsesIt) {
    auto agreement = theTemplate();
    meaningOf<Keeping>(agreement, "12.3").months = 24;
    std::vector<std::string> clauses;
    for (auto const& change : differenceOf(agreement, theTemplate())) clauses.push_back(change.clause);
    EXPECT_EQ(clauses, (std::vector<std::string>{"6.7", "6.8", "12.3"}));
}

TEST(Difference, AnAddedClauseWidensUnlessTheTemplateSharesAsMuch) {
    auto agreement = theTemplate();
    auto added = *agreement.clause("6.2");
    added.id = "6.20";
    std::get<Share>(added.meaning).roles = {"coordinator"};
    agreement.clauses.push_back(added);
    auto changes = differenceOf(agreement, theTemplate());
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].kind, Change::added);
    EXPECT_FALSE(changes[0].widens);

    shareOf(agreement, "6.20").categories = {Category::participation};
    EXPECT_TRUE(differenceOf(agreement, theTemplate()).at(0).widens);
}

TEST(Difference, AWideningNeedsAWrittenJustification) {
    auto agreement = theTemplate();
    shareOf(agreement, "6.8").step = gate::Step::referred;
    shareOf(agreement, "6.2").roles = {"coordinator", "facilitator", "specialist"};
    auto changes = differenceOf(agreement, theTemplate());
    EXPECT_EQ(firstUnjustified(changes, {}), "6.8");
    EXPECT_EQ(firstUnjustified(changes, {{"6.8", ""}, {"6.2", "x"}}), "6.8");
    EXPECT_EQ(firstUnjustified(changes, {{"6.8", "Panels decide within a day here."}}), std::nullopt);
}

// ── What is called no widening lets nothing more be shared ──

template <Worded E>
rc::Gen<E> genWord() {
    return rc::gen::map(rc::gen::inRange<std::size_t>(0, wordsOf<E>.size()), [](std::size_t at) { return wordsOf<E>[at].value; });
}

template <class T>
void toggle(std::vector<T>& list, T value) {
    auto found = std::find(list.begin(), list.end(), value);
    if (found == list.end())
        list.push_back(value);
    else if (list.size() > 1)
        list.erase(found);
}

void change(Share& share) {
    switch (*rc::gen::element(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)) {
        case 0: return toggle(share.from, *genWord<AgencyKind>());
        case 1: return toggle(share.to, *genWord<AgencyKind>());
        case 2: return toggle(share.roles, shippedRoles()[*rc::gen::inRange<std::size_t>(0, shippedRoles().size())].head.id);
        case 3: return toggle(share.about, *genWord<About>());
        case 4: return toggle(share.categories, *genWord<Category>());
        case 5: return toggle(share.purposes, *genWord<Purpose>());
        case 6: return void(share.step = *genWord<gate::Step>());
        case 7: return void(share.conditions = {*genWord<Condition>()});
        case 8: return void(share.isMasked = !share.isMasked);
        default: return void(share.stages = {*genWord<Stage>(), *genWord<Stage>()});
    }
}

RC_GTEST_PROP(DifferenceProperty, WhatWidensNothingShowsNothingThatTheTemplateWouldNot, ()) {
    auto before = theTemplate();
    auto now = before;
    std::vector<Share*> shares;
    for (auto& clause : now.clauses)
        if (auto* share = std::get_if<Share>(&clause.meaning)) shares.push_back(share);
    for (auto count = 1 + *rc::gen::element(0, 1); count > 0; --count) change(**rc::gen::elementOf(shares));
    auto changes = differenceOf(now, before);
    auto widens = std::any_of(changes.begin(), changes.end(), [](auto const& one) { return one.widens; });
    RC_TAG(widens ? "widened" : changes.empty() ? "same" : "narrowed");
    if (widens) return;
    for (auto* agreement : {&before, &now})
        for (auto const& word : wordsOf<AgencyKind>)
            agreement->parties.push_back({AgencyId{static_cast<std::uint64_t>(word.value)}, word.value});
    std::vector<Agreement> const nows{now}, befores{before};
    for (int question = 0; question < 30; ++question) {
        gate::Actor actor;
        actor.role = shippedRoles()[*rc::gen::inRange<std::size_t>(0, shippedRoles().size())].head.id;
        actor.agencyKind = *genWord<AgencyKind>();
        actor.agency = AgencyId{static_cast<std::uint64_t>(actor.agencyKind)};
        actor.purpose = *genWord<Purpose>();
        if (*rc::gen::arbitrary<bool>()) actor.training.facilitationUntil = today;
        gate::ShareFacts facts;
        facts.source = facts.holder = AgencyId{static_cast<std::uint64_t>(*genWord<AgencyKind>())};
        if (*rc::gen::arbitrary<bool>()) facts.side = *genWord<Side>();
        facts.stage = *genWord<Stage>();
        facts.step = *genWord<gate::Step>();
        facts.approachAgreed = *rc::gen::arbitrary<bool>();
        auto category = *genWord<Category>();
        Question asked{actor, facts, category, today};
        RC_ASSERT(decide(asked, nows).showing <= decide(asked, befores).showing);
    }
}

}  // namespace
}  // namespace accord::sharing::difference_test

// Decisions that stand for one case: they give what their giver has to give, and lift no floor.
#include "sharing/agreement_fixture.hpp"
#include "sharing/reasons.hpp"
#include "sharing/request_rule.hpp"
#include "sharing/standing_disclosure.hpp"

#include <rapidcheck/gtest.h>

#include <algorithm>

namespace accord::sharing::standing_disclosure_test {
namespace {

using gate::Showing;

StandingDisclosure standing(std::vector<Category> items) {
    return {ObjectId{9}, ruleOfDecision(ObjectId{9}), police, provider, "Swanmere Police", "Bridgeway", {}, std::move(items), today, false,
            false};
}
gate::ShareFacts facts() {
    return {.source = police, .holder = provider, .side = Side::harmed, .stage = Stage::custody, .step = gate::Step::contact};
}
gate::Decisions nothing() {
    gate::Decisions decisions;
    for (auto const& word : wordsOf<Category>) decisions[word.value] = {Showing::withheld, {reasons::noAgreement, {}}, true};
    return decisions;
}
Showing shown(StandingDisclosure const& one, gate::Actor const& actor, gate::ShareFacts const& of, Category category, Date day = today) {
    auto decisions = nothing();
    honour(one, {actor, of, day}, decisions);
    return decisions[category].showing;
}

TEST(StandingDisclosures, ShowWhatWasSharedToTheRecipientAndSayWhoDecided) {
    auto decisions = nothing();
    auto const actor = coordinator();
    honour(standing({Category::contact}), {actor, facts(), today}, decisions);
    EXPECT_EQ(decisions[Category::contact].showing, Showing::shown);
    EXPECT_EQ(decisions[Category::contact].because, (Reason{reasons::standingDisclosure, ruleOfDecision(ObjectId{9})}));
    EXPECT_EQ(decisions[Category::risk].showing, Showing::withheld) << "only what was shared";
    EXPECT_EQ(nameOf(standing({})), "Decision of Swanmere Police of 22 November 2026, on a request, for this case only");
}

TEST(StandingDisclosures, ReachNobodyElseAndEndWithTheCase) {
    auto const one = standing({Category::contact});
    auto stranger_ = coordinator();
    stranger_.agency = stranger;
    EXPECT_EQ(shown(one, stranger_, facts(), Category::contact), Showing::withheld) << "another agency";
    EXPECT_EQ(shown(one, coordinator(), facts(), Category::contact, plusDays(today, -1)), Showing::withheld) << "before it was decided";
    auto closed = facts();
    closed.step = gate::Step::closed;
    EXPECT_EQ(shown(one, coordinator(), closed, Category::contact), Showing::withheld) << "the case is closed";
    auto ended = one;
    ended.isEnded = true;
    EXPECT_EQ(shown(ended, coordinator(), facts(), Category::contact), Showing::withheld) << "it was ended";
    auto others = facts();
    others.source = stranger;
    EXPECT_EQ(shown(one, coordinator(), others, Category::contact), Showing::withheld) << "not the giver's to give";
    EXPECT_EQ(shown(
                  standing({Category::progress}), coordinator(),
                  [] {
                      auto held = facts();
                      held.holder = stranger;
                      return held;
                  }(),
                  Category::progress),
              Showing::withheld)
        << "the work of another agency";
    auto facilitatorsOnly = one;
    facilitatorsOnly.roles = {"facilitator"};
    EXPECT_EQ(shown(facilitatorsOnly, coordinator(), facts(), Category::contact), Showing::withheld) << "another role";
}

// DESIGN, floors: no agreement and no override lifts them.
RC_GTEST_PROP(StandingDisclosures, NeverLiftAFloor, ()) {
    auto one = standing({});
    for (auto const& word : wordsOf<Category>) one.items.push_back(word.value);
    one.isForHarm = *rc::gen::arbitrary<bool>();
    auto actor = *rc::gen::elementOf(std::vector{coordinator(), trainedFacilitator(), officer(), offenderManager()});
    one.recipient = actor.agency;
    one.giver = *rc::gen::element(police, provider);
    if (one.isForHarm) one.roles = {actor.role = *rc::gen::element<std::string>("specialist", "agency-specialist", "offender-manager")};
    actor.agencyKind = *rc::gen::elementOf(std::vector{AgencyKind::police, AgencyKind::probation, AgencyKind::prison,
                                                       AgencyKind::youthJustice, AgencyKind::provider, AgencyKind::commissioner});
    actor.purpose = *rc::gen::elementOf(std::vector{Purpose::assess, Purpose::safeguard, Purpose::monitor});
    gate::ShareFacts of{.source = police, .holder = provider};
    of.side = *rc::gen::element(Side::harmed, Side::responsible);
    of.step = *rc::gen::element(gate::Step::found, gate::Step::referred, gate::Step::contact);
    of.isSensitive = *rc::gen::arbitrary<bool>();
    of.approachAgreed = *rc::gen::arbitrary<bool>();
    auto decisions = nothing();
    honour(one, {actor, of, today}, decisions);
    for (auto const& word : wordsOf<Category>)
        if (decisions[word.value].showing == Showing::shown) RC_ASSERT(!floorAt({actor, of, word.value, today}));
    if (one.isForHarm && !isSpecialistRole(actor.role))
        for (auto const& word : wordsOf<Category>) RC_ASSERT(decisions[word.value].showing == Showing::withheld);
}

TEST(Asking, OffersWhatIsWithheldAndIsNoFloors) {
    auto const agreements = std::vector{agreed()};
    auto const found = askable(coordinator(), facts(), agreements, today);
    EXPECT_EQ(found.holder, police);
    EXPECT_TRUE(found.agreement);
    EXPECT_FALSE(found.basis.empty()) << "filled in from the agreement's clause";
    for (auto item : found.items) {
        auto const actor = coordinator();
        EXPECT_NE(decide({actor, facts(), item, today}, agreements).showing, Showing::shown) << label(item);
    }
    EXPECT_EQ(std::ranges::count(found.items, Category::progress), 0) << "their own work";
    auto sensitive = facts();
    sensitive.isSensitive = true;
    EXPECT_TRUE(askable(coordinator(), sensitive, agreements, today).items.empty()) << "no answer could give it";
    auto own = facts();
    own.source = provider;
    EXPECT_EQ(askable(coordinator(), own, agreements, today).holder, AgencyId{}) << "nobody else holds it";
    EXPECT_EQ(askable(coordinator(), facts(), {}, today).workingDays, usualWorkingDays);
}

}  // namespace
}  // namespace accord::sharing::standing_disclosure_test

// A case passes from hand to hand, and at no instant has none or two that hold it.
#include "casework/handover.hpp"

#include "casework/case_house.hpp"
#include "casework/facts.hpp"
#include "casework/handover_records.hpp"
#include "events/casework_handover.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace accord::casework::handover_test {
namespace {

using testing::Contains;
using testing::ElementsAre;

constexpr AgencyId farService{2005};
UserId leaver{};  // whom the action of the test lets go

CaseFacts met(bool harmed, bool responsible) {
    auto facts = given::caseReadyForContact();
    if (harmed) facts.parties[0].contacts.push_back(given::conversation());
    if (responsible) facts.parties[1].contacts.push_back(given::conversation());
    return facts;
}

// Domain reference 2.4: "Transferred (consent and ownership move together)".
TEST(PassingACaseOn, NeedsTheAgreementOfEverybodyWhoKnowsOfIt) {
    using namespace given;
    EXPECT_TRUE(mayOffer(met(false, false), farService, rules).allowed()) << "nobody knows: to ask would tell them";
    EXPECT_THAT(codesOf(mayOffer(met(true, false), farService, rules).refusals()), ElementsAre(reasons::harmedHandOverNotAgreed));
    EXPECT_THAT(codesOf(mayOffer(met(true, true), farService, rules).refusals()),
                ElementsAre(reasons::harmedHandOverNotAgreed, reasons::responsibleHandOverNotAgreed));
    auto facts = met(true, false);
    facts.parties[0].consents.push_back(consent(events::ConsentKind::handOver));
    EXPECT_TRUE(mayOffer(facts, farService, rules).allowed());
    facts.parties[0].consents.push_back(consent(events::ConsentKind::handOver, events::ConsentAnswer::withdrawn, now));
    EXPECT_FALSE(mayOffer(facts, farService, rules).allowed());
}

TEST(PassingACaseOn, IsNotToWhoHoldsItNorTwiceNorOnHold) {
    using namespace given;
    auto facts = met(false, false);
    EXPECT_THAT(codesOf(mayOffer(facts, facts.agency, rules).refusals()), ElementsAre(reasons::sameService));
    EXPECT_THAT(codesOf(mayPassOn(facts, rules).refusals()), ElementsAre(reasons::notOffered));
    facts.offer = OfferFact{ObjectId{7}, farService, {}};
    EXPECT_THAT(codesOf(mayOffer(facts, farService, rules).refusals()), ElementsAre(reasons::alreadyOffered));
    EXPECT_TRUE(mayPassOn(facts, rules).allowed());
    facts.hold = HoldFact{now, {colleague}, events::StopReason::threat, EventId{9}};
    EXPECT_THAT(codesOf(mayPassOn(facts, rules).refusals()), ElementsAre(reasons::onHold));
}

TEST(WhoHoldsACase, IsDecidedByWhoIsNamedAndNobodyElse) {
    using namespace given;
    auto facts = met(false, false);
    facts.offer = OfferFact{ObjectId{7}, farService, {}};
    EXPECT_THAT(codesOf(mayDecideHolder(facts, supervisor, false, rules).refusals()), ElementsAre(reasons::notDisputed));
    facts.offer->decider = supervisor;
    EXPECT_TRUE(mayDecideHolder(facts, supervisor, true, rules).allowed());
    EXPECT_THAT(codesOf(mayDecideHolder(facts, colleague, true, rules).refusals()), ElementsAre(reasons::notNamedToDecide));
}

struct Handovers : CaseHouse {
    void SetUp() override {
        CaseHouse::SetUp();
        if (HasFatalFailure()) return;
        farCoordinator = house().actor("coordinator", AgencyKind::provider, farService, ownArea);
        farFacilitator = house().actor("facilitator", AgencyKind::provider, farService, ownArea);
        farSupervisor = house().actor("supervisor", AgencyKind::provider, farService, ownArea);
        staff[farFacilitator.user] = practitionerOf(farFacilitator);
        for (auto const* who : {&supervisor, &otherSupervisor, &farSupervisor}) bosses[who->user] = practitionerOf(*who);
        ports().services = [](gate::Desk&) { return std::vector{Service{service, "The Service"}, Service{farService, "Far Service"}}; };
        allocationPort().supervisorsOf = [this](gate::Desk&, AgencyId agency) {
            return agency == farService ? std::vector{farSupervisor.user} : std::vector{supervisor.user, otherSupervisor.user};
        };
        allocationPort().practitioner = [this](gate::Desk&, UserId user) -> std::optional<Practitioner> {
            for (auto const* map : {&staff, &bosses})
                if (auto found = map->find(user); found != map->end()) return found->second;
            return std::nullopt;
        };
    }

    std::optional<ObjectId> waiting() {
        static store::Statement const find{"test.waiting-offer", "SELECT id FROM casework_handover WHERE ended = '' AND case_id = :id",
                                           "i"};
        auto row = house().database().reader()->one(find, {accord::column(caseFile)});
        return row ? std::optional{fromColumn<ObjectId>(row->integer(0))} : std::nullopt;
    }
    ObjectId offer() {
        done(coordinator, "casework.offer-handover", caseFile, {{"to", toText(farService)}, {"why", "nearer"}});
        return waiting().value();
    }
    std::set<std::string> holdersOf(ObjectId object) {
        static store::Statement const find{"test.holders", "SELECT holder FROM gate_grant WHERE object = :object AND side = 0", "t"};
        std::set<std::string> holders;
        for (auto const& row : house().database().reader()->all(find, {accord::column(object)})) holders.insert(row.text(0));
        return holders;
    }

    gate::Actor farCoordinator, farFacilitator, farSupervisor;
    std::map<UserId, Practitioner> bosses;
};
ACCORD_ON_BOTH_DATABASES(Handovers);

TEST_P(Handovers, PassTheCaseWholeAndNobodyIsAskedAgain) {
    bothMet();
    EXPECT_THAT(refusal(coordinator, "casework.offer-handover", caseFile, {{"to", toText(farService)}, {"why", "nearer"}}),
                ElementsAre("harmed-hand-over-not-agreed", "responsible-hand-over-not-agreed"));
    agree(harmed, "hand-over");
    agree(responsible, "hand-over");
    auto consents = page(facilitator).text("harmed", 0, "consents");
    auto on = offer();
    EXPECT_FALSE(house().look(farCoordinator, "casework.case", caseFile)) << "offered, not passed";
    auto listed = house().look(farCoordinator, "casework.handovers", gate::installation);
    EXPECT_EQ(listed->text("handovers", 0, "from"), "Agency 2003");
    EXPECT_EQ(listed->text("handovers", 0, "yours"), "yes");
    auto due = house().look(farCoordinator, "casework.today", gate::installation);
    EXPECT_EQ(due->text("things", 0, "about"), "Answer Agency 2003, who offer it to your service");
    EXPECT_EQ(due->text("things", 0, "href-to"), "/handovers/" + toText(on));
    EXPECT_EQ(house().look(coordinator, "casework.today", gate::installation)->count("things"), 0U) << "not theirs to answer";
    done(farCoordinator, "casework.accept-handover", on, {});
    EXPECT_EQ(house().look(farCoordinator, "casework.today", gate::installation)->count("things"), 0U);
    for (auto const* gone : {&coordinator, &facilitator, &supervisor}) {
        EXPECT_FALSE(house().look(*gone, "casework.case", caseFile)) << gone->role;
        EXPECT_FALSE(house().look(*gone, "casework.contact-checks", harmed)) << gone->role;
    }
    EXPECT_EQ(page(farCoordinator).text("harmed", 0, "consents"), consents);
    EXPECT_EQ(page(farSupervisor).text("case", 0, "passed-on"), "1");
}

TEST_P(Handovers, HaveTheirNotesReadBackBeforeAnybodyIsContacted) {
    bothMet();
    agree(harmed, "hand-over");
    agree(responsible, "hand-over");
    done(farCoordinator, "casework.accept-handover", offer(), {});
    done(farCoordinator, "casework.allocate", caseFile, {{"facilitator", toText(farFacilitator.user)}, {"no-conflict", "yes"}});
    EXPECT_EQ(page(farCoordinator).text("case", 0, "passed-on"), "1") << "the new service's first lead is no second passing-on";
    EXPECT_EQ(nextFor(farFacilitator), "read what was written before you, and say that you have");
    EXPECT_THAT(refusal(farFacilitator, "casework.reveal-safe-contact", harmed, {{"reason", "arrange"}}),
                ElementsAre("notes-not-read-back"));
    EXPECT_THAT(refusal(farCoordinator, "casework.read-back", caseFile, {{"has-read", "yes"}}), ElementsAre("not-allocated-to-you"));
    done(farFacilitator, "casework.read-back", caseFile, {{"has-read", "yes"}, {"questions", "Which evenings?"}});
    EXPECT_EQ(nextFor(farFacilitator), "decide whether this is suitable");
}

TEST_P(Handovers, CountAnotherLeadOfTheSameServiceToo) {
    readyForContact();
    EXPECT_EQ(page(coordinator).text("case", 0, "passed-on"), "");
    done(coordinator, "casework.allocate", caseFile, {{"facilitator", toText(second.user)}, {"no-conflict", "yes"}});
    EXPECT_EQ(page(coordinator).text("case", 0, "passed-on"), "1");
    done(coordinator, "casework.allocate", caseFile, {{"facilitator", toText(second.user)}, {"no-conflict", "yes"}});
    EXPECT_EQ(page(coordinator).text("case", 0, "passed-on"), "1") << "to the same hands";
    EXPECT_THAT(refusal(second, "casework.reveal-safe-contact", harmed, {{"reason", "first-contact"}}), ElementsAre("notes-not-read-back"));
}

TEST_P(Handovers, AreRefusedWhereSomebodyTookTheirAgreementBackMeanwhile) {
    bothMet();
    agree(harmed, "hand-over");
    agree(responsible, "hand-over");
    auto on = offer();
    done(facilitator, "casework.withdraw-consent", harmed, {{"consent", "hand-over"}, {"means", "phone"}});
    EXPECT_THAT(refusal(farCoordinator, "casework.accept-handover", on, {}), ElementsAre("harmed-hand-over-not-agreed"));
    EXPECT_TRUE(house().look(coordinator, "casework.case", caseFile));
}

TEST_P(Handovers, AreAnsweredOnceAndByTheOtherService) {
    readyForContact();
    auto on = offer();
    EXPECT_THAT(refusal(coordinator, "casework.accept-handover", on, {}), ElementsAre("not-your-agency"));
    EXPECT_THAT(refusal(farCoordinator, "casework.withdraw-handover", on, {}), ElementsAre("not-your-agency"));
    done(farCoordinator, "casework.decline-handover", on, {{"reasons", "We have no one who speaks Polish."}});
    EXPECT_THAT(refusal(farCoordinator, "casework.accept-handover", on, {}), ElementsAre("refused"));
    auto again = offer();
    done(coordinator, "casework.withdraw-handover", again, {});
    EXPECT_THAT(refusal(farCoordinator, "casework.accept-handover", again, {}), ElementsAre("refused"));
    EXPECT_TRUE(house().look(coordinator, "casework.case", caseFile));
}

TEST_P(Handovers, ThatAreDisputedAreDecidedByANamedPersonWithAClock) {
    readyForContact();
    auto on = offer();
    EXPECT_THAT(refusal(farCoordinator, "casework.dispute-holder", on, {{"decider", toText(farFacilitator.user)}, {"reasons", "No."}}),
                ElementsAre("invalid"));
    done(farCoordinator, "casework.dispute-holder", on, {{"decider", toText(supervisor.user)}, {"reasons", "It is theirs."}});
    auto listed = house().look(supervisor, "casework.handovers", gate::installation);
    EXPECT_EQ(listed->text("handovers", 0, "state"), "disputed");
    EXPECT_EQ(listed->text("handovers", 0, "decide-by"), "2026-11-29");
    EXPECT_EQ(listed->text("handovers", 0, "yours"), "yes");
    EXPECT_EQ(house().look(supervisor, "casework.today", gate::installation)->text("things", 0, "about"),
              "Decide who holds it: Agency 2003 or Far Service");
    EXPECT_EQ(house().look(farCoordinator, "casework.today", gate::installation)->count("things"), 0U);
    EXPECT_THAT(refusal(farSupervisor, "casework.decide-holder", on, {{"passes", "yes"}, {"reasons", "Ours."}}),
                ElementsAre("not-named-to-decide"));
    house().clock.advance(std::chrono::days{8});
    EXPECT_EQ(house().look(supervisor, "casework.handovers", gate::installation)->text("handovers", 0, "state"), "late");
    done(supervisor, "casework.decide-holder", on, {{"passes", "yes"}, {"reasons", "They live there."}});
    EXPECT_FALSE(house().look(coordinator, "casework.case", caseFile));
    EXPECT_TRUE(house().look(farCoordinator, "casework.case", caseFile));
}

// Issue: leavers lose access at once, and their cases are handed over with notes read back.
TEST_P(Handovers, OfWhoLeavesGoBackToTheirServiceAtOnce) {
    readyForContact();
    {
        static gate::ActionInfo const leave = [] {
            auto info = *findCaseAction("casework.check-standards");
            info.process = +[](gate::Desk& desk, ObjectId, void const*) -> Result<gate::Outcome> {
                return gate::Outcome{releaseFrom(desk, leaver), {}, {}};
            };
            return info;
        }();
        leaver = facilitator.user;
        house().clock.advance(std::chrono::minutes{1});
        auto done = house().gate().actNow({coordinator, &leave, caseFile, {}, {}, {}});
        ASSERT_TRUE(done) << describe(done.error());
    }
    EXPECT_FALSE(house().look(facilitator, "casework.case", caseFile));
    EXPECT_EQ(nextFor(coordinator), "allocate the case to a facilitator");
    done(coordinator, "casework.allocate", caseFile, {{"facilitator", toText(second.user)}, {"no-conflict", "yes"}});
    EXPECT_EQ(page(coordinator).text("case", 0, "passed-on"), "1");
    EXPECT_EQ(nextFor(second), "read what was written before you, and say that you have");
}

// No sequence of actions leaves a case with no holder, or two: after each act, one service alone reaches it, the one that holds
// it, and the lead is one of its own.
TEST_P(Handovers, LeaveOneHolderAfterAnySequenceOfActs) {
    bool isSqlite = GetParam() == store::Dialect::sqlite;
    int const sequences = isSqlite ? 30 : 6, steps = 40;
    SeededRandom random(20261123);
    auto pick = [&](std::size_t count) { return static_cast<std::size_t>(random.next() % count); };
    static store::Statement const find{
        "test.holder-of", "SELECT c.agency, c.lead, o.agency FROM casework_case c JOIN gate_object o ON o.id = c.id WHERE c.id = :id",
        "iii"};
    int acts = 0, taken = 0, passed = 0;
    for (int sequence = 0; sequence < sequences; ++sequence) {
        bothMet();
        agree(harmed, "hand-over");
        agree(responsible, "hand-over");
        auto before = static_cast<std::int64_t>(number(service));
        for (int step = 0; step < steps; ++step) {
            std::array const actors{&coordinator, &farCoordinator, &supervisor, &farSupervisor, &facilitator, &farFacilitator};
            auto on = waiting().value_or(ObjectId{71});
            auto user = [&](gate::Actor const& actor) { return toText(actor.user); };
            struct Move {
                gate::Actor const* by;  // who would, mostly; now and then somebody else tries
                std::string_view action;
                ObjectId on;
                FieldTexts input;
            };
            auto isFar = before == static_cast<std::int64_t>(number(farService));
            auto const* boss = isFar ? &farCoordinator : &coordinator;
            auto const* other = isFar ? &coordinator : &farCoordinator;
            auto const* worker = isFar ? &farFacilitator : &facilitator;
            std::vector<Move> const moves{
                {boss,
                 "casework.offer-handover",
                 caseFile,
                 {{"to", toText(isFar == (pick(4) != 0) ? service : farService)}, {"why", "moved"}}},
                {boss, "casework.offer-handover", caseFile, {{"to", toText(isFar ? service : farService)}, {"why", "moved"}}},
                {other, "casework.accept-handover", on, {}},
                {other, "casework.accept-handover", on, {}},
                {other, "casework.decline-handover", on, {{"reasons", "No."}}},
                {boss, "casework.withdraw-handover", on, {}},
                {other, "casework.dispute-holder", on, {{"decider", user(pick(2) ? supervisor : farSupervisor)}, {"reasons", "Whose?"}}},
                {pick(2) ? &supervisor : &farSupervisor,
                 "casework.decide-holder",
                 on,
                 {{"passes", pick(2) ? "yes" : "no"}, {"reasons", "So."}}},
                {boss, "casework.allocate", caseFile, {{"facilitator", user(pick(3) ? *worker : second)}, {"no-conflict", "yes"}}},
                {worker, "casework.read-back", caseFile, {{"has-read", "yes"}}},
                {boss, "casework.stop-case", caseFile, {}},
                {isFar ? &farSupervisor : &supervisor, "casework.lift-hold", caseFile, {{"reasons", "Safe."}}},
                {isFar ? &farSupervisor : &supervisor, "casework.lift-hold", caseFile, {{"reasons", "Safe."}}},
                {boss,
                 "casework.withdraw-consent",
                 pick(3)   ? ObjectId{71}
                 : pick(2) ? harmed
                           : responsible,
                 {{"consent", "hand-over"}, {"means", "phone"}}},
                {boss, "casework.record-consent", harmed, {{"consent", "hand-over"}, {"agrees", "yes"}, {"means", "phone"}}},
                {boss, "casework.record-consent", responsible, {{"consent", "hand-over"}, {"agrees", "yes"}, {"means", "phone"}}}};
            auto const& move = moves[pick(moves.size())];
            auto const& who = pick(6) == 0 ? *actors[pick(actors.size())] : *move.by;
            auto const& action = move.action;
            house().clock.advance(std::chrono::minutes{1});
            taken += house().act(who, action, move.on, move.input).has_value() ? 1 : 0;
            ++acts;

            auto row = house().database().reader()->one(find, {accord::column(caseFile)});
            auto holder = fromColumn<AgencyId>(row->integer(0));
            auto lead = fromColumn<UserId>(row->integer(1));
            ASSERT_EQ(fromColumn<AgencyId>(row->integer(2)), holder) << action;
            if (row->integer(0) != before) ++passed;
            before = row->integer(0);
            std::set<std::string> expected{gate::agencyHolder(holder, "coordinator"), gate::agencyHolder(holder, "supervisor")};
            if (lead != UserId{}) {
                expected.insert(gate::userHolder(lead));
                ASSERT_EQ(staff.at(lead).agency, holder) << action;
            }
            for (auto object : {caseFile, harmed, responsible}) ASSERT_EQ(holdersOf(object), expected) << action << " by " << who.role;
        }
    }
    std::cout << sequences << " sequences, " << acts << " acts, " << taken << " taken, " << passed << " times passed on\n";
    EXPECT_GT(passed, 0);
}

}  // namespace
}  // namespace accord::casework::handover_test

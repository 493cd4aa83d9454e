// Asking for data and answering it, and disclosure to prevent serious harm, through the gate and
// with the decisions that follow, on both databases.
#include "gate/access_projector.hpp"
#include "sharing/agreement_fixture.hpp"
#include "sharing/capability.hpp"
#include "sharing/decider.hpp"
#include "sharing/neighbours.hpp"
#include "sharing/ports.hpp"
#include "sharing/request_figures.hpp"
#include "sharing/request_records.hpp"
#include "sharing/explanation.hpp"
#include "sharing/request_rule.hpp"
#include "support/house.hpp"

namespace accord::sharing::request_test {
namespace {

using gate::Showing;

gate::DisclosurePort const& decider() {
    static auto const made = makeDecider();
    return *made;
}

struct RequestsHouse : testing_support::HouseTest {
    RequestsHouse() : HouseTest({&capability(), &neighbours()}, &decider()) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        agencyPort().all = [](gate::Desk&) {
            return std::vector<NamedAgency>{{police, AgencyKind::police, AreaId{1001}, "Swanmere Police"},
                                            {provider, AgencyKind::provider, AreaId{1001}, "Bridgeway"},
                                            {youth, AgencyKind::youthJustice, AreaId{1001}, "Swanmere Youth Justice"}};
        };
        facilitator_ = house().actor("facilitator", AgencyKind::provider, provider);
        coordinator_ = house().actor("coordinator", AgencyKind::provider, provider);
        supervisor_ = house().actor("supervisor", AgencyKind::provider, provider);
        officer_ = house().actor("information-officer", AgencyKind::police, police);
        specialist_ = house().actor("agency-specialist", AgencyKind::police, police);
        for (auto* actor : {&facilitator_, &coordinator_, &supervisor_, &officer_, &specialist_}) actor->purpose = Purpose::assess;
        facilitator_.agencyName = "Bridgeway";
        // The decider outlives each house, and reads again when the epoch is another: no two houses have the same.
        static std::int64_t epoch = 1000;
        epoch += 1000;
        ASSERT_TRUE(house().gate().keep([&](store::Session& session) {
            session.run(store::Statement{"test.epoch", "UPDATE state_epoch SET epoch = :epoch"}, {epoch});
        }));
    }

    ObjectId person(AgencyId source, Side side = Side::responsible, bool isSensitive = false, bool approachAgreed = false) {
        auto id = newId<ObjectId>(house().random);
        auto subject = idCast<SubjectId>(id);
        gate::ShareFacts const facts{.source = source,
                                     .holder = provider,
                                     .side = side,
                                     .step = gate::Step::contact,
                                     .isSensitive = isSensitive,
                                     .approachAgreed = approachAgreed};
        events::ParticipantDescribed described{};
        described.side = side;
        described.isKnown = true;
        described.name = "Dean Farrow";
        described.heldAt = "HMP Example";
        gate::Events events;
        events.add(described, {.object = id, .subject = subject, .area = AreaId{1001}})
            .place({.id = id,
                    .kind = gate::ObjectKind::participant,
                    .area = AreaId{1001},
                    .agency = provider,
                    .side = side,
                    .shareKey = gate::toShareKey(facts)})
            .grant(id, gate::userHolder(facilitator_.user))
            .grant(id, gate::agencyHolder(provider, "coordinator"))
            .grant(id, gate::agencyHolder(provider, "supervisor"));
        events.add(events::PartyJoined{newId<CaseId>(house().random), side, false, false},
                   {.object = id, .subject = subject, .area = AreaId{1001}});
        EXPECT_TRUE(house().gate().record(std::move(events), {.at = house().clock.now()}));
        return id;
    }

    Result<gate::Accepted> act(gate::Actor const& who, std::string_view action, ObjectId on, FieldTexts input) {
        house().clock.advance(std::chrono::minutes{1});
        auto done = house().act(who, action, on, std::move(input));
        house().gate().atEpoch(++epoch_);  // as the door does at each request
        return done;
    }
    std::string fault(Result<gate::Accepted> const& done) {
        if (done) return "done";
        return done.error().fields.empty() ? done.error().message
                                           : done.error().fields.front().field + ":" + done.error().fields.front().code;
    }
    static FieldTexts asking(std::string items) {
        return {{"items", std::move(items)},
                {"purpose", "assess"},
                {"basis", "public-task"},
                {"necessity", "The letter must not go to the old address."}};
    }
    ObjectId asked(ObjectId about, std::string items = "identity,contact") {
        auto done = act(facilitator_, "sharing.make-request", about, asking(std::move(items)));
        EXPECT_TRUE(done) << fault(done);
        return done ? idFromText<ObjectId>(done->output.at(0).second).value() : ObjectId{};
    }
    static FieldTexts share(std::string item) {
        return {{"item", std::move(item)}, {"answer", "shared"}, {"power", "Common law policing powers"}, {"advice", "Proportionate."}};
    }
    std::int64_t counted(std::string const& sql) {
        auto row = house().database().reader()->one(store::Statement{"test.count " + sql, sql, "i"});
        return row ? row->integer(0) : -1;
    }

    static constexpr AgencyId youth{505};
    gate::Actor facilitator_, coordinator_, supervisor_, officer_, specialist_;
    std::int64_t epoch_{};
};
ACCORD_ON_BOTH_DATABASES(RequestsHouse);

TEST_P(RequestsHouse, WhatIsWithheldIsAskedForAndReachesTheCaseOnceItIsShared) {
    auto about = person(police);
    EXPECT_EQ(house().look(facilitator_, "sharing.register", about)->field("person", 0, "name").showing, Showing::withheld);
    auto request = asked(about);
    auto queue = house().look(officer_, "sharing.requests", gate::installation);
    ASSERT_EQ(queue->count("to-answer"), 1U);
    EXPECT_EQ(queue->text("to-answer", 0, "name"), "Dean Farrow") << "they gave it themselves";
    EXPECT_EQ(queue->text("to-answer", 0, "state"), "waiting");
    auto page = house().look(officer_, "sharing.request", request);
    EXPECT_EQ(page->text("request", 0, "necessity"), "The letter must not go to the old address.");
    EXPECT_EQ(page->text("request", 0, "from"), "Bridgeway");
    EXPECT_EQ(page->text("request", 0, "position"), "Facilitator");

    ASSERT_TRUE(act(officer_, "sharing.answer-item", request, share("contact")));
    auto seen = house().look(facilitator_, "sharing.request", request);
    ASSERT_EQ(seen->count("values"), 1U);
    EXPECT_EQ(seen->text("values", 0, "contact"), "HMP Example");
    EXPECT_EQ(house().look(facilitator_, "sharing.register", about)->field("person", 0, "name").showing, Showing::withheld)
        << "item by item";
    ASSERT_TRUE(act(officer_, "sharing.answer-item", request, share("identity")));
    EXPECT_EQ(house().look(facilitator_, "sharing.register", about)->text("person", 0, "name"), "Dean Farrow")
        << "it reaches the pages of the case";
    EXPECT_EQ(house().look(officer_, "sharing.requests", gate::installation)->text("to-answer", 0, "state"), "answered");
    auto lines = house().look(coordinator_, "sharing.register", about);
    ASSERT_GE(lines->count("entries"), 1U) << "and enters the register";
    EXPECT_EQ(lines->text("entries", 0, "clause"), "Decision of Swanmere Police of 22 November 2026, on a request, for this case only");

    ASSERT_TRUE(act(officer_, "sharing.end-disclosure", request, {}));
    EXPECT_EQ(house().look(facilitator_, "sharing.register", about)->field("person", 0, "name").showing, Showing::withheld) << "ended";
}

// What the case lacks may be what is asked for: who holds it types it, and it goes no further than the decision.
TEST_P(RequestsHouse, AValueThatNobodyRecordedIsTypedByWhoHoldsIt) {
    auto about = person(police);
    auto request = asked(about, "history,vulnerability");
    auto typed = share("history");
    typed.emplace_back("value", "Two cautions, 2019 and 2021.");
    ASSERT_TRUE(act(officer_, "sharing.answer-item", request, typed));
    auto seen = house().look(facilitator_, "sharing.request", request);
    ASSERT_EQ(seen->count("values"), 1U);
    EXPECT_EQ(seen->text("values", 0, "label"), "Earlier offending or victimisation");
    EXPECT_EQ(seen->text("values", 0, "history"), "Two cautions, 2019 and 2021.");
    EXPECT_EQ(counted("SELECT COUNT(*) FROM ledger_event WHERE bytes LIKE '%Two cautions%'"), 0) << "sealed";
    EXPECT_EQ(counted("SELECT COUNT(*) FROM sharing_given WHERE cell LIKE '%cautions%'"), 0);
    auto category = std::to_string(static_cast<int>(Category::history));
    EXPECT_GT(counted("SELECT COUNT(*) FROM state_disclosure WHERE category = " + category), 0) << "it stands in the register";

    FieldTexts refusal{{"item", "vulnerability"}, {"answer", "refused"}, {"reason", "not-held"}, {"value", "Deaf"}};
    EXPECT_EQ(fault(act(officer_, "sharing.answer-item", request, refusal)), "value:not-shared");
    refusal.back().second.clear();
    ASSERT_TRUE(act(officer_, "sharing.answer-item", request, refusal));
    ASSERT_TRUE(act(officer_, "sharing.end-disclosure", request, {}));
    EXPECT_EQ(house().look(facilitator_, "sharing.request", request)->count("values"), 0U) << "ended";
}

TEST_P(RequestsHouse, WhereAbuseIsFlaggedATypedValueReachesSpecialistsOnly) {
    auto about = person(police, Side::responsible, true);
    specialist_.agencyKind = AgencyKind::police;
    auto trained = facilitator_;
    trained.training.sensitiveUntil = plusDays(today, 100);
    auto done = act(trained, "sharing.make-request", about, asking("history"));
    ASSERT_TRUE(done) << fault(done);
    auto request = idFromText<ObjectId>(done->output.at(0).second).value();
    auto typed = share("history");
    typed.emplace_back("value", "A caution.");
    EXPECT_FALSE(act(officer_, "sharing.answer-item", request, typed)) << "no specialist";
    ASSERT_TRUE(act(specialist_, "sharing.answer-item", request, typed));
    EXPECT_EQ(house().look(trained, "sharing.request", request)->text("values", 0, "history"), "A caution.");
    auto untrained = trained;
    untrained.training = {};
    EXPECT_NE(house().look(untrained, "sharing.request", request)->field("values", 0, "history").showing, Showing::shown);
}

// ICO Data Sharing Code, Annex B: prefilled, but necessity is typed by a person.
TEST_P(RequestsHouse, TheFormIsFilledInExceptWhyItIsNecessary) {
    auto about = person(police);
    auto prepared = house().gate().prepare(facilitator_, *house().registry.action("sharing.make-request"), about);
    ASSERT_TRUE(prepared);
    std::map<std::string, std::string> defaults(prepared->help.defaults.begin(), prepared->help.defaults.end());
    EXPECT_NE(defaults["items"].find("contact"), std::string::npos);
    EXPECT_EQ(defaults["purpose"], "assess");
    EXPECT_FALSE(defaults.contains("necessity"));
    auto without = asking("contact");
    std::erase_if(without, [](auto const& field) { return field.first == "necessity"; });
    EXPECT_EQ(fault(act(facilitator_, "sharing.make-request", about, without)), "necessity:missing");
}

TEST_P(RequestsHouse, WhatCannotBeAskedForIsSaid) {
    auto about = person(police);
    EXPECT_EQ(fault(act(facilitator_, "sharing.make-request", about, asking("progress"))), "items:not-askable") << "their own work";
    EXPECT_EQ(fault(act(facilitator_, "sharing.make-request", about, asking("none"))), "items:not-askable");
    EXPECT_EQ(fault(act(facilitator_, "sharing.make-request", about, asking("no-such"))), "items:not-a-choice");
    auto ownPerson = person(provider);
    EXPECT_NE(fault(act(facilitator_, "sharing.make-request", ownPerson, asking("contact"))).find("Nobody else holds"), std::string::npos);
    auto untrained = facilitator_;
    untrained.training = {};
    auto sensitive = person(police, Side::harmed, true);
    EXPECT_EQ(fault(act(untrained, "sharing.make-request", sensitive, asking("contact"))), "items:not-askable")
        << "a floor is not asked past";
}

TEST_P(RequestsHouse, AnswersAreCompleteAndGivenOnceByWhoHoldsTheData) {
    auto request = asked(person(police));
    EXPECT_EQ(fault(act(officer_, "sharing.answer-item", request, {{"item", "contact"}, {"answer", "shared"}})), "power:missing")
        << "no agreement";
    EXPECT_EQ(fault(act(officer_, "sharing.answer-item", request, {{"item", "contact"}, {"answer", "refused"}})), "reason:missing");
    EXPECT_EQ(fault(act(officer_, "sharing.answer-item", request, {{"item", "risk"}, {"answer", "relayed"}})), "item:not-asked");
    EXPECT_EQ(fault(act(coordinator_, "sharing.answer-item", request, share("contact"))), "The agency that holds the data answers.");
    ASSERT_TRUE(act(officer_, "sharing.answer-item", request, {{"item", "contact"}, {"answer", "refused"}, {"reason", "not-necessary"}}));
    EXPECT_EQ(fault(act(officer_, "sharing.answer-item", request, share("contact"))), "item:answered");
    ASSERT_TRUE(act(officer_, "sharing.answer-item", request, {{"item", "identity"}, {"answer", "relayed"}, {"note", "Write to us."}}));
    auto seen = house().look(facilitator_, "sharing.request", request);
    EXPECT_EQ(seen->text("items", 0, "answer"), "relayed");
    EXPECT_EQ(seen->text("items", 0, "note"), "Write to us.");
    EXPECT_EQ(seen->text("items", 1, "reason"), "not-necessary");
    EXPECT_EQ(seen->count("values"), 0U);
    EXPECT_EQ(fault(act(officer_, "sharing.end-disclosure", request, {})), "Nothing is shared on this request.");
}

TEST_P(RequestsHouse, TheClockRunsInWorkingDays) {
    auto request = asked(person(police));
    EXPECT_EQ(house().look(officer_, "sharing.request", request)->text("request", 0, "due-on"),
              isoDate(workingDayAfter(today, usualWorkingDays)));
    house().clock.advance(std::chrono::hours{24 * 20});
    EXPECT_EQ(house().look(officer_, "sharing.requests", gate::installation)->text("to-answer", 0, "state"), "late");
}

TEST_P(RequestsHouse, SeriousHarmReachesNamedSafeguardingRolesAtOnceAndASecondPersonLooks) {
    auto about = person(provider);
    FieldTexts input{
        {"recipient", toText(police)}, {"items", "identity,contact"}, {"kind", "life"}, {"reason", "He said he would go there tonight."}};
    auto done = act(facilitator_, "sharing.disclose-harm", about, input);
    ASSERT_TRUE(done) << fault(done);
    auto disclosure = idFromText<ObjectId>(done->output.at(0).second).value();
    auto seen = house().look(specialist_, "sharing.harm", disclosure);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->text("disclosure", 0, "name"), "Dean Farrow");
    auto isThere = false;
    for (std::size_t row = 0; row < seen->count("values"); ++row)
        isThere = isThere || seen->text("values", row, "contact") == "HMP Example";
    EXPECT_TRUE(isThere) << "where they are held";
    EXPECT_FALSE(house().look(officer_, "sharing.harm", disclosure)) << "no other role";
    EXPECT_FALSE(house().look(specialist_, "sharing.register", about)) << "the disclosure, and not the person's pages";
    EXPECT_GT(counted("SELECT COUNT(*) FROM state_disclosure WHERE role = 'agency-specialist'"), 0) << "it stands in the register";

    EXPECT_EQ(house().look(supervisor_, "sharing.harm-disclosures", gate::installation)->text("disclosures", 0, "state"), "due");
    house().clock.advance(std::chrono::hours{24 * 4});
    EXPECT_EQ(house().look(supervisor_, "sharing.harm-disclosures", gate::installation)->text("disclosures", 0, "state"), "overdue");
    auto same = facilitator_;
    same.permissions.push_back("case.sign-off");
    EXPECT_EQ(fault(act(same, "sharing.review-harm", disclosure, {{"finding", "upheld"}})), "Somebody else than who made it looks at it.");
    ASSERT_TRUE(act(supervisor_, "sharing.review-harm", disclosure, {{"finding", "ended"}}));
    EXPECT_FALSE(house().look(specialist_, "sharing.harm", disclosure)) << "it ended";
    EXPECT_EQ(fault(act(supervisor_, "sharing.review-harm", disclosure, {{"finding", "upheld"}})),
              "This disclosure has been looked at already.");
}

// What is typed stands for as long as it is shared: after the end nothing more can be given on that request.
TEST_P(RequestsHouse, NothingIsGivenOnARequestWhoseSharingHasEnded) {
    auto request = asked(person(police));
    ASSERT_TRUE(act(officer_, "sharing.answer-item", request, share("contact")));
    ASSERT_TRUE(act(officer_, "sharing.end-disclosure", request, {}));
    auto late = share("identity");
    late.push_back({"value", "Dean Farrow"});
    EXPECT_EQ(fault(act(officer_, "sharing.answer-item", request, late)), "item:ended");
}

// Who reads in his own account that something was disclosed to prevent harm knows that somebody feared him.
TEST_P(RequestsHouse, ADisclosureToPreventHarmNeverStandsInTheAccountOfThePersonResponsible) {
    auto about = person(provider, Side::responsible, false, true);
    EXPECT_EQ(house().look(facilitator_, "sharing.register", about)->field("person", 0, "name").showing, Showing::shown);
    auto done = act(facilitator_, "sharing.disclose-harm", about,
                    {{"recipient", toText(police)}, {"items", "identity,contact"}, {"kind", "life"}, {"reason", "Tonight."}});
    ASSERT_TRUE(done) << fault(done);
    ASSERT_TRUE(house().look(specialist_, "sharing.harm", idFromText<ObjectId>(done->output.at(0).second).value()));

    auto registered = house().look(facilitator_, "sharing.register", about);
    auto forHarm = 0, held = 0;
    for (std::size_t row = 0; row < registered->count("entries"); ++row) {
        if (registered->text("entries", row, "clause").find("serious harm") == std::string::npos) continue;
        ++forHarm;
        held += registered->text("entries", row, "told") == "no" ? 1 : 0;
    }
    EXPECT_GT(forHarm, 0) << "the register holds it";
    EXPECT_EQ(held, forHarm) << "and says that it is not told";
    auto account = house().look(facilitator_, "sharing.account", about);
    EXPECT_EQ(account->count("entries"), registered->count("entries") - static_cast<std::size_t>(forHarm)) << "all else is told";
    for (std::size_t row = 0; row < account->count("entries"); ++row)
        EXPECT_EQ(account->text("entries", row, "clause").find("serious harm"), std::string::npos);
}

TEST_P(RequestsHouse, SeriousHarmLiftsNoFloorTowardsTheResponsibleSide) {
    auto about = person(provider);
    FieldTexts input{{"recipient", toText(youth)}, {"items", "participation"}, {"kind", "child"}, {"reason", "A child is named."}};
    auto refused = act(facilitator_, "sharing.disclose-harm", about, input);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message, "This may not be disclosed to that agency.") << "and does not say why";
    EXPECT_TRUE(refused.error().reasons.empty());
    auto withheld = person(police);
    input = {{"recipient", toText(police)}, {"items", "contact"}, {"kind", "life"}, {"reason", "Tonight."}};
    EXPECT_EQ(fault(act(facilitator_, "sharing.disclose-harm", withheld, input)), "items:not-seen")
        << "nobody discloses what they do not see";
    input.front().second = toText(provider);
    EXPECT_EQ(fault(act(facilitator_, "sharing.disclose-harm", about, input)), "recipient:not-a-recipient");
}

TEST_P(RequestsHouse, RefusalsAreCountedWithTheirRuleAndSmallNumbersHeldBack) {
    auto figure = [&](std::string_view what) {
        for (auto const& one : requestFigures(*house().database().reader()))
            if (one.what == what) return one.count;
        return std::string("no such figure");
    };
    auto refuse = [&] {
        auto request = asked(person(police), "contact");
        ASSERT_TRUE(act(officer_, "sharing.answer-item", request, {{"item", "contact"}, {"answer", "refused"}, {"reason", "too-much"}}));
    };
    refuse();
    EXPECT_EQ(figure("Items answered"), "fewer than 5");
    EXPECT_EQ(figure("Refused: It is more than is needed: ask for less"), "held back");
    for (int more = 0; more < 4; ++more) refuse();
    EXPECT_EQ(figure("Items answered"), "5");
    EXPECT_EQ(figure("Refused: It is more than is needed: ask for less"), "5");
    EXPECT_EQ(figure("Answered after the day it was due"), "0");
}

// What a preview, a question and the command line answer of a case is what the gate decides about it, decision by decision.
TEST_P(RequestsHouse, WhatWasSharedOnARequestIsAnsweredAsTheGateShowsIt) {
    auto const id = person(police);
    agencyPort().caseByReference = [id](gate::Desk&, std::string const& reference) {
        return reference == "RJ-0001" ? std::optional{id} : std::nullopt;
    };
    auto const looksAfter = house().actor("information-officer", AgencyKind::provider, provider);
    auto const operating = house().actor("operator", AgencyKind::operations, {});
    FieldTexts const query{
        {"reference", "RJ-0001"}, {"recipient", toText(provider)}, {"role", "coordinator"}, {"purpose", "assess"}, {"side", "responsible"}};
    auto const isAsTheGateShows = [&](char const* when) {
        auto const theirs = [&] {
            auto asker = coordinator_;
            asker.training = {today, today, today};
            auto const reader = house().database().reader();
            auto const key = gate::placedAs(*reader, id)->shareKey;
            return decider().decide({asker, key, house().clock.now(), *reader});
        }();
        std::map<std::string, std::string> shown;
        for (auto const& word : wordsOf<Category>)
            if (isPersonal(word.value)) shown.emplace(word.code, showingCode(theirs[word.value].showing));
        auto const trained = [&] {
            auto with = query;
            with.emplace_back("training", "facilitation,victim-awareness,sensitive");
            return with;
        }();
        auto const batch = R"([{"reference":"RJ-0001","recipient":"Bridgeway","role":"coordinator","purpose":"assess",)"
                           R"("side":"responsible","training":"facilitation,victim-awareness,sensitive"}])";
        for (auto const& [who, view, asked] : {std::tuple(looksAfter, "sharing.decisions", trained),
                                               std::tuple(operating, "sharing.operator-decisions", FieldTexts{{"questions", batch}})}) {
            auto seen = house().look(who, view, gate::installation, asked);
            ASSERT_TRUE(seen) << when << ", " << view << ": " << seen.error().message;
            std::map<std::string, std::string> told;
            for (std::size_t at = 0; at < seen->count("answers"); ++at)
                told.emplace(seen->text("answers", at, "category"), seen->text("answers", at, "showing"));
            EXPECT_EQ(told, shown) << when << ", " << view;
        }
        auto previewed = house().look(looksAfter, "sharing.case-preview", gate::installation, FieldTexts(query.begin(), query.end() - 1));
        ASSERT_TRUE(previewed) << when;
        std::map<std::string, std::string> told;
        for (std::size_t at = 0; at < previewed->count("answers"); ++at) {
            auto const all = previewed->text("answers", at, "category");
            auto const answer = previewed->text("answers", at, "showing");
            for (auto const& word : wordsOf<Category>)
                if (("," + all + ",").find("," + std::string(word.code) + ",") != std::string::npos)
                    told.emplace(word.code, answer == "Shown" ? "shown" : answer == "Withheld" ? "withheld" : "masked");
        }
        EXPECT_EQ(told, shown) << when << ", preview";
    };
    std::string before, after, ended;
    isAsTheGateShows("before");
    auto const request = asked(id, "contact");
    ASSERT_TRUE(act(officer_, "sharing.answer-item", request, share("contact")));
    isAsTheGateShows("shared");
    auto const told = house().look(looksAfter, "sharing.decisions", gate::installation, query);
    ASSERT_TRUE(told);
    auto reasonsTold = 0;
    for (std::size_t at = 0; at < told->count("answers"); ++at)
        if (told->text("answers", at, "reason") == "standing-disclosure") {
            ++reasonsTold;
            EXPECT_EQ(told->text("answers", at, "category"), "contact");
            EXPECT_NE(told->text("answers", at, "sentence").find("on a request, for this case only"), std::string::npos);
        }
    EXPECT_EQ(reasonsTold, 1);

    auto of = [&](gate::Actor const& who) { return house().look(who, "sharing.decisions", gate::installation, query); };
    auto const another = house().actor("information-officer", AgencyKind::police, police);
    EXPECT_FALSE(of(another)) << "another agency's case";
    EXPECT_FALSE(of(coordinator_)) << "who does not look after agreements";
    auto wrongSide = query;
    wrongSide.back().second = "harmed";
    EXPECT_FALSE(house().look(looksAfter, "sharing.decisions", gate::installation, wrongSide)) << "nobody of that side";
}

}  // namespace
}  // namespace accord::sharing::request_test

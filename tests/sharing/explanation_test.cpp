// Questions about nobody in particular, and the answers in words.
#include "sharing/explanation.hpp"

#include "sharing/agreement_fixture.hpp"
#include "sharing/reasons.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace accord::sharing::explanation_test {
namespace {

using gate::Showing;

Instant const noon = Instant{std::chrono::sys_days{today}} + 12h;

std::vector<NamedAgency> const& agencies() {
    static std::vector<NamedAgency> const all{{police, AgencyKind::police, {}, "Swanmere Police", "swanmere"},
                                              {provider, AgencyKind::provider, {}, "Bridgeway", "bridgeway"},
                                              {stranger, AgencyKind::probation, {}, "Swanmere Probation", "probation"}};
    return all;
}

std::string const plainQuestion =
    R"({"discloser":"swanmere","recipient":"bridgeway","role":"coordinator","side":"harmed","purpose":"assess","category":"identity"})";

Result<Posed> posed(std::string_view json) {
    auto asked = questionsOf(json);
    if (!asked) return fail(asked.error());
    return pose(asked->front(), agencies(), shippedBook(), noon);
}

Explained explained(std::string_view json, std::vector<Agreement> const& agreements) {
    static std::vector<Posed> kept;
    auto question = posed(json);
    if (!question) throw std::runtime_error(question.error().message);
    kept.push_back(*question);
    return explain(kept.back(), kept.back().categories.front(), agreements, RoleNames(shippedRoles()));
}

std::string with(std::string_view name, std::string_view value) {
    auto json = plainQuestion;
    auto at = json.find("\"" + std::string(name) + "\":\"");
    if (at == std::string::npos) return json.substr(0, json.size() - 1) + ",\"" + std::string(name) + "\":\"" + std::string(value) + "\"}";
    auto start = at + name.size() + 4;
    return json.replace(start, json.find('"', start) - start, value);
}

TEST(Question, AgenciesAreNamedByCodeNameOrId) {
    for (auto const& name : {std::string("swanmere"), std::string("Swanmere Police"), toText(police)}) {
        auto found = posed(with("discloser", name));
        ASSERT_TRUE(found) << name;
        EXPECT_EQ(found->giver.id, police);
    }
}

TEST(Question, WithoutACategoryItIsAboutEverythingPersonal) {
    auto all = posed(R"({"discloser":"swanmere","recipient":"bridgeway","role":"coordinator","purpose":"assess"})");
    ASSERT_TRUE(all);
    EXPECT_EQ(all->categories.size(), 11U);
    EXPECT_EQ(all->facts.step, gate::Step::referred);
    EXPECT_FALSE(all->facts.side) << "the matter";
}

struct BadRow {
    char const* name;
    std::string json;
    char const* field;
};

TEST(Question, WhatCannotBeAnsweredIsRefusedWithItsPlace) {
    BadRow const table[]{
        {"not JSON", "{", "questions"},
        {"a number", "7", "questions"},
        {"none", "[]", "questions"},
        {"a list of numbers", "[1]", "questions"},
        {"an unknown field", R"({"discloser":"swanmere","colour":"red"})", "0.colour"},
        {"an unknown category", with("category", "shoe-size"), "0.category"},
        {"an unknown step", with("step", "later"), "0.step"},
        {"a bad instant", with("at", "yesterday"), "0.at"},
        {"an unknown agency", with("recipient", "nowhere"), "recipient"},
        {"the same agency twice", with("recipient", "swanmere"), "recipient"},
        {"a role of another kind of agency", with("role", "offender-manager"), "role"},
        {"an unknown role", with("role", "chief"), "role"},
        {"a category about nobody", with("category", "none"), "category"},
        {"no purpose", R"({"discloser":"swanmere","recipient":"bridgeway","role":"coordinator"})", "purpose"},
        {"a case, and facts beside it",
         R"({"reference":"RJ-1","recipient":"bridgeway","role":"coordinator","purpose":"assess","step":"contact"})", "reference"},
        {"a case of the past",
         R"({"reference":"RJ-1","recipient":"bridgeway","role":"coordinator","purpose":"assess","at":"2026-01-01T00:00:00.000000Z"})",
         "at"},
        {"a batch in a batch", R"({"discloser":"swanmere","questions":"[]"})", "questions"},
    };
    for (auto const& row : table) {
        auto asked = posed(row.json);
        ASSERT_FALSE(asked) << row.name;
        ASSERT_FALSE(asked.error().fields.empty()) << row.name;
        EXPECT_EQ(asked.error().fields.front().field, row.field) << row.name;
    }
}

TEST(Question, ABatchHasAtMostAThousand) {
    std::string many = "[";
    for (int count = 0; count < 1'000; ++count) many += (count ? "," : "") + plainQuestion;
    auto full = questionsOf(many + "]");
    ASSERT_TRUE(full);
    EXPECT_EQ(full->size(), 1'000U);
    EXPECT_FALSE(questionsOf(many + "," + plainQuestion + "]"));
}

TEST(Explanation, NamesTheClauseAndVersionThatShares) {
    auto agreement = agreed();
    agreement.version = 3;
    std::vector<Agreement> const agreements{agreement};
    auto answer = explained(plainQuestion, agreements);
    EXPECT_EQ(answer.showing, Showing::shown);
    EXPECT_EQ(reasonCode(answer.code), "clause-shares");
    ASSERT_NE(answer.clause, nullptr);
    EXPECT_EQ(answer.clause->id, "6.2");
    EXPECT_NE(answer.sentence.find("version 3"), std::string::npos) << answer.sentence;
    EXPECT_TRUE(answer.possible.empty());
}

struct WhyRow {
    char const* name;
    std::string json;
    std::string_view reason;
    char const* possible;
};

TEST(Explanation, EveryNoSaysWhatWouldMakeItPossible) {
    std::vector<Agreement> const agreements{agreed()};
    auto const harmed = [](std::string_view role, std::string_view category, std::string_view purpose, std::string_view more) {
        return R"({"discloser":"swanmere","recipient":"bridgeway","side":"harmed","role":")" + std::string(role) + R"(","category":")" +
               std::string(category) + R"(","purpose":")" + std::string(purpose) + "\"" + std::string(more) + "}";
    };
    WhyRow const table[]{
        {"another role", harmed("supervisor", "contact", "deliver", R"(,"step":"allocated")"), "other-role", "Coordinator"},
        {"another purpose", harmed("coordinator", "identity", "safeguard", ""), "other-purpose", "Offer"},
        {"training", harmed("facilitator", "history", "deliver", R"(,"step":"suitability")"), "training-missing", "facilitation training"},
        {"a later step", harmed("facilitator", "history", "deliver", R"(,"training":["facilitation"])"), "later-step", "Suitability"},
        {"a screening alone", harmed("coordinator", "identity", "assess", R"(,"step":"found")"), "floor-screening", "A referral"},
        {"abuse", harmed("coordinator", "identity", "assess", R"(,"facts":["sensitive"])"), "floor-specialist", "specialist"},
        {"no clause", harmed("coordinator", "outcome", "assess", ""), "no-clause", "A clause that covers it"},
        {"the other side",
         R"({"discloser":"swanmere","recipient":"probation","side":"harmed","role":"offender-manager","category":"contact","purpose":"offer"})",
         "floor-wall", "Nothing"},
    };
    for (auto const& row : table) {
        auto answer = explained(row.json, agreements);
        EXPECT_EQ(answer.showing, Showing::withheld) << row.name;
        EXPECT_EQ(reasonCode(answer.code), row.reason) << row.name << ": " << answer.sentence;
        EXPECT_NE(answer.possible.find(row.possible), std::string::npos) << row.name << ": " << answer.possible;
        EXPECT_FALSE(answer.sentence.empty()) << row.name;
    }
}

// "No agreement in force between … covers …" (issue of the agreements, 6).
TEST(Explanation, WithoutAnAgreementItNamesTheTwoAgenciesAndTheData) {
    auto answer = explained(plainQuestion, {});
    EXPECT_EQ(answer.sentence, "No agreement in force between Swanmere Police and Bridgeway covers “Who the person is”.");
    EXPECT_NE(answer.possible.find("Swanmere Police and Bridgeway have both signed"), std::string::npos);
}

TEST(Explanation, AMaskedFieldSaysWhoseValueItWouldTake) {
    std::vector<Agreement> const agreements{agreed()};
    auto answer = explained(with("category", "contact"), agreements);
    EXPECT_EQ(answer.showing, Showing::masked);
    EXPECT_EQ(reasonCode(answer.code), "clause-masks");
    EXPECT_FALSE(answer.possible.empty());
}

/// What stands in a case whose data the police gave and on which the provider works.
Explained explainedInCase(AgencyId receiver, AgencyKind kind, std::string role, Category category, std::vector<Agreement> const& agreements,
                          std::vector<StandingDisclosure> standing = {}) {
    static std::vector<Posed> kept;
    auto question = posed(plainQuestion);
    if (!question) throw std::runtime_error(question.error().message);
    auto facts = referredVictim();
    facts.step = gate::Step::contact;
    question->ofCase(facts, std::move(standing), agencies());
    question->receiver = *std::ranges::find(agencies(), receiver, &NamedAgency::id);
    question->actor.agency = receiver;
    question->actor.agencyKind = kind;
    question->actor.role = std::move(role);
    kept.push_back(std::move(*question));
    return explain(kept.back(), category, agreements, RoleNames(shippedRoles()));
}

// The sentence is the reason for the answer beside it, whatever no clause says.
TEST(Explanation, WhatAnAgencyGaveOrWorksOnItselfIsSaidToBeItsOwn) {
    std::vector<Agreement> const agreements{agreed()};
    auto gave = explainedInCase(police, AgencyKind::police, "police-officer", Category::identity, agreements);
    EXPECT_EQ(gave.showing, Showing::shown);
    EXPECT_EQ(reasonCode(gave.code), "own-data");
    EXPECT_EQ(gave.sentence, "Swanmere Police gave this itself.");
    EXPECT_EQ(gave.clause, nullptr);
    auto works = explainedInCase(provider, AgencyKind::provider, "coordinator", Category::participation, agreements);
    EXPECT_EQ(works.showing, Showing::shown);
    EXPECT_EQ(reasonCode(works.code), "own-work");
    EXPECT_EQ(works.sentence, "Bridgeway holds the case: this is its own work.");
    for (auto const* answer : {&gave, &works}) EXPECT_TRUE(answer->possible.empty());
}

TEST(Explanation, WhatTheHolderGaveOnARequestOrToPreventHarmIsSaidToBeThatDecision) {
    StandingDisclosure standing{
        ObjectId{9}, ruleOfDecision(ObjectId{9}), police, provider, "Swanmere Police", "Bridgeway", {}, {}, today, false, false};
    standing.items = {Category::history};
    auto asked = explainedInCase(provider, AgencyKind::provider, "coordinator", Category::history, {}, {standing});
    EXPECT_EQ(asked.showing, Showing::shown);
    EXPECT_EQ(reasonCode(asked.code), "standing-disclosure");
    EXPECT_EQ(asked.sentence, "Decision of Swanmere Police of 22 November 2026, on a request, for this case only.");
    EXPECT_TRUE(asked.possible.empty());
    EXPECT_EQ(explainedInCase(provider, AgencyKind::provider, "coordinator", Category::risk, {}, {standing}).showing, Showing::withheld);

    standing.isForHarm = true;
    standing.giver = provider;
    standing.recipient = police;
    standing.roles = {"agency-specialist"};
    standing.items = {Category::participation};
    auto harm = explainedInCase(police, AgencyKind::police, "agency-specialist", Category::participation, {}, {standing});
    EXPECT_EQ(reasonCode(harm.code), "harm-disclosure");
    EXPECT_NE(harm.sentence.find("to prevent serious harm"), std::string::npos) << harm.sentence;
    EXPECT_EQ(explainedInCase(police, AgencyKind::police, "police-officer", Category::participation, {}, {standing}).showing,
              Showing::withheld);
}

// Who came with the referral gave one thing, who works on the case gives the other.
TEST(Explanation, NamesTheAgencyThatWouldGiveEachKindOfData) {
    auto const of = [](Category category) {
        return explainedInCase(stranger, AgencyKind::probation, "victim-liaison", category, {}).sentence;
    };
    EXPECT_NE(of(Category::identity).find("between Swanmere Police and Swanmere Probation"), std::string::npos) << of(Category::identity);
    EXPECT_NE(of(Category::progress).find("between Bridgeway and Swanmere Probation"), std::string::npos) << of(Category::progress);
}

RC_GTEST_PROP(ExplanationProperty, SaysTheSameAsTheDecisionAndNeverNothing, ()) {
    static std::vector<Agreement> const agreements{agreed()};
    AskedQuestion asked;
    asked.discloser = "swanmere";
    auto const toProvider = *rc::gen::arbitrary<bool>();
    asked.recipient = toProvider ? "bridgeway" : "probation";
    asked.role = toProvider ? *rc::gen::element<std::string>("coordinator", "facilitator", "specialist", "supervisor")
                            : *rc::gen::element<std::string>("offender-manager", "victim-liaison");
    asked.category = wordsOf<Category>.begin()[*rc::gen::inRange<std::size_t>(0, 11)].value;
    asked.purpose = wordsOf<Purpose>.begin()[*rc::gen::inRange<std::size_t>(0, wordsOf<Purpose>.size())].value;
    asked.step = wordsOf<gate::Step>.begin()[*rc::gen::inRange<std::size_t>(0, wordsOf<gate::Step>.size())].value;
    if (*rc::gen::arbitrary<bool>()) asked.side = *rc::gen::element(Side::harmed, Side::responsible);
    for (auto fact : {Fact::takesPart, Fact::approachAgreed, Fact::sensitive})
        if (*rc::gen::arbitrary<bool>()) asked.facts.push_back(fact);
    for (auto held : {Held::facilitation, Held::victimAwareness, Held::sensitive})
        if (*rc::gen::arbitrary<bool>()) asked.training.push_back(held);
    auto question = pose(asked, agencies(), shippedBook(), noon);
    RC_ASSERT(question.has_value());
    auto answer = explain(*question, *asked.category, agreements, RoleNames(shippedRoles()));
    auto decision = decide(question->question(*asked.category), agreements);
    RC_TAG(std::string(showingCode(answer.showing)));
    RC_ASSERT(answer.showing == decision.showing);
    RC_ASSERT(answer.code == decision.because.code);
    RC_ASSERT(!answer.sentence.empty());
    RC_ASSERT((answer.showing == Showing::shown) == answer.possible.empty());
}

}  // namespace
}  // namespace accord::sharing::explanation_test

// Compiled decisions are those of the clauses as they are written: in each answer and each reason.
#include "sharing/compiled.hpp"

#include "sharing/agreement_fixture.hpp"
#include "sharing/bench_world.hpp"
#include "sharing/reasons.hpp"

#include <rapidcheck/gtest.h>

#include <map>

namespace accord::sharing::compiled_test {
namespace {

bool isSame(gate::Decision const& left, gate::Decision const& right) {
    return left.showing == right.showing && left.because == right.because && left.tells == right.tells;
}

gate::Decision compiledOf(std::vector<Agreement> const& agreements, BenchQuestion const& question) {
    CompiledAgreements const compiled(agreements, today);
    return compiled.decide(compiled.reader(question.actor), compiled.matter(question.facts), question.category);
}

TEST(Compiled, SaysWhatTheClausesSayToFortyThousandQuestionsDenialsIncluded) {
    SeededRandom random{11};
    BenchSize const size{.areas = 3, .agreements = 24};
    auto const agencies = benchAgencies(size);
    auto const agreements = benchAgreements(nationalTemplate(shippedBook()), size, today, random);
    CompiledAgreements const compiled(agreements, today);
    std::map<ReasonCode, int> seen;
    for (int number = 0; number < 40'000; ++number) {
        auto const question = benchQuestion(agencies, shippedRoles(), today, random);
        auto const written = decide({question.actor, question.facts, question.category, today}, agreements);
        auto const answer = compiled.decide(compiled.reader(question.actor), compiled.matter(question.facts), question.category);
        ++seen[written.because.code];
        ASSERT_TRUE(isSame(written, answer)) << benchKey(question) << ": " << static_cast<int>(written.because.code) << " and "
                                             << static_cast<int>(answer.because.code);
    }
    EXPECT_GE(seen.size(), 13U) << "the questions must reach every kind of reason";
}

TEST(Compiled, WithoutAgreementsItWithholdsAndSaysThatThereIsNone) {
    BenchQuestion question{coordinator(), referredVictim(), Category::identity};
    auto decision = compiledOf({}, question);
    EXPECT_EQ(decision.showing, gate::Showing::withheld);
    EXPECT_EQ(decision.because.code, reasons::noAgreement);
}

TEST(Compiled, AnAgreementThatSharesNothingIsNotTheSameAsNone) {
    auto agreement = agreed();
    std::erase_if(agreement.clauses, [](Clause const& clause) { return clause.share() != nullptr; });
    EXPECT_EQ(compiledOf({agreement}, {coordinator(), referredVictim(), Category::identity}).because.code, reasons::noClause);
}

TEST(Compiled, MoreThanSixtyFourClausesGoIntoSeveralSets) {
    auto agreement = agreed();
    auto const sharing = *agreement.clause("6.2");
    std::erase_if(agreement.clauses, [](Clause const& clause) { return clause.share() != nullptr; });
    for (int number = 1; number <= 150; ++number) {
        auto clause = sharing;
        clause.id = "6." + std::to_string(number);
        if (number != 140) std::get<Share>(clause.meaning).categories = {Category::risk};
        agreement.clauses.push_back(clause);
    }
    numberRules(agreement);
    auto decision = compiledOf({agreement}, {coordinator(), referredVictim(), Category::identity});
    EXPECT_EQ(decision.showing, gate::Showing::shown);
    EXPECT_EQ(decision.because.rule, agreement.clause("6.140")->rule);
}

TEST(Compiled, OfTwoAgreementsTheOneThatSharesAnswers) {
    auto narrow = agreed(), wide = agreed();
    narrow.id = "narrow";
    shareOf(narrow, "6.2").roles = {"facilitator"};
    numberRules(narrow);
    auto decision = compiledOf({narrow, wide}, {coordinator(), referredVictim(), Category::identity});
    EXPECT_EQ(decision.because.rule, wide.clause("6.2")->rule);
}

RC_GTEST_PROP(CompiledProperty, IsTheSameUnderAnySeedAndSize, ()) {
    SeededRandom random{*rc::gen::arbitrary<std::uint64_t>()};
    BenchSize const size{.areas = *rc::gen::inRange<std::size_t>(1, 4), .agreements = *rc::gen::inRange<std::size_t>(0, 12)};
    auto const agencies = benchAgencies(size);
    auto const agreements = benchAgreements(nationalTemplate(shippedBook()), size, today, random);
    CompiledAgreements const compiled(agreements, today);
    for (int number = 0; number < 100; ++number) {
        auto const question = benchQuestion(agencies, shippedRoles(), today, random);
        RC_ASSERT(isSame(decide({question.actor, question.facts, question.category, today}, agreements),
                         compiled.decide(compiled.reader(question.actor), compiled.matter(question.facts), question.category)));
    }
}

}  // namespace
}  // namespace accord::sharing::compiled_test

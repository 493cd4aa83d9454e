// What a person is told of what was shared about them, and what is left out.
#include "sharing/account.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace accord::sharing::account_test {
namespace {

constexpr AgencyId service{101}, other{202};

RegisterEntry entry(Category category, AgencyId recipient, Purpose purpose) {
    return {SubjectId{1}, category, recipient, "coordinator", std::string(code(purpose)), RuleId{7}, {}};
}
AccountFacts responsible(bool approachAgreed, bool asked) {
    return {Side::responsible, approachAgreed, asked, service};
}

TEST(Accounts, OfThePersonHarmedLeaveNothingOut) {
    for (auto const& word : wordsOf<Category>)
        EXPECT_TRUE(mayBeTold(entry(word.value, other, Purpose::deliver), {Side::harmed, false, false, service}));
}

// Issue of the agreements, 8: nothing from which an approach to or by the person harmed could be inferred, until it may be known.
RC_GTEST_PROP(Accounts, OfThePersonResponsibleAreEmptyWhileAnApproachIsNotAgreedAndTheyDidNotAsk, ()) {
    auto const category =
        *rc::gen::elementOf(std::vector{Category::identity, Category::contact, Category::offence, Category::participation});
    auto const purpose =
        *rc::gen::elementOf(std::vector{Purpose::offer, Purpose::assess, Purpose::deliver, Purpose::followUp, Purpose::safeguard});
    auto const recipient = *rc::gen::element(service, other);
    RC_ASSERT(!mayBeTold(entry(category, recipient, purpose), responsible(false, false)));
    RC_ASSERT(mayBeTold(entry(category, recipient, purpose), responsible(true, false)));
}

// Tipping off: who learns that something was disclosed to prevent serious harm learns that somebody feared him.
RC_GTEST_PROP(Accounts, OfThePersonResponsibleNeverTellWhatWasDisclosedToPreventSeriousHarm, ()) {
    auto line = entry(Category::contact, *rc::gen::element(service, other), *rc::gen::element(Purpose::assess, Purpose::safeguard));
    line.isForHarm = true;
    auto const facts = responsible(*rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>());
    RC_ASSERT(!mayBeTold(line, facts));
    RC_ASSERT(mayBeTold(line, {Side::harmed, false, false, service}));
}

TEST(Accounts, OfSomebodyWhoAskedTellWhatTheServiceTheyAskedLookedAtAndNothingThatFollowsFromTheOther) {
    auto const asked = responsible(false, true);
    EXPECT_TRUE(mayBeTold(entry(Category::identity, service, Purpose::offer), asked));
    EXPECT_TRUE(mayBeTold(entry(Category::contact, service, Purpose::assess), asked));
    EXPECT_FALSE(mayBeTold(entry(Category::identity, other, Purpose::offer), asked)) << "another agency: the other side's, it may be";
    EXPECT_FALSE(mayBeTold(entry(Category::identity, service, Purpose::deliver), asked))
        << "there is a process only with the other's answer";
    EXPECT_FALSE(mayBeTold({SubjectId{1}, Category::identity, service, "", "", RuleId{7}, {}}, asked)) << "a purpose that was not recorded";
    EXPECT_FALSE(isToldAll(asked));
}

}  // namespace
}  // namespace accord::sharing::account_test

// Who gains and who loses what by a change of agreements.
#include "sharing/effects.hpp"

#include "sharing/agreement_fixture.hpp"

namespace accord::sharing::effects_test {
namespace {

using gate::Showing;

std::vector<OpenCases> const& threeReferred() {
    static std::vector<OpenCases> const open{{referredVictim(), 3}};
    return open;
}

Effect const* find(std::vector<Effect> const& effects, std::string_view role, Category category) {
    for (auto const& effect : effects)
        if (effect.role == role && effect.category == category) return &effect;
    return nullptr;
}

TEST(Effects, NothingChangesWhereTheListsAreTheSame) {
    std::vector<Agreement> const both{agreed()};
    EXPECT_TRUE(effectsOf(both, both, threeReferred(), shippedRoles(), today).empty());
}

TEST(Effects, TheFirstAgreementLetsEachRoleGainWhatItsClauseSharesAtThatStep) {
    std::vector<Agreement> const after{agreed()};
    auto effects = effectsOf({}, after, threeReferred(), shippedRoles(), today);
    auto const* identity = find(effects, "coordinator", Category::identity);
    ASSERT_NE(identity, nullptr);
    EXPECT_EQ(identity->receiver, provider);
    EXPECT_EQ(identity->about, About::harmed);
    EXPECT_EQ(identity->after, Showing::shown);
    EXPECT_EQ(identity->cases, 3);
    EXPECT_TRUE(identity->isGain());
    auto const* contact = find(effects, "coordinator", Category::contact);
    ASSERT_NE(contact, nullptr);
    EXPECT_EQ(contact->after, Showing::masked);
    EXPECT_EQ(find(effects, "facilitator", Category::history), nullptr) << "it waits for suitability";
    for (auto const& effect : effects)
        EXPECT_TRUE(effect.receiver != police || arisesInTheWork(effect.category)) << "what an agency gave it has anyway";
}

TEST(Effects, WhatIsLostIsWhatWasGained) {
    std::vector<Agreement> const some{agreed()};
    auto gains = effectsOf({}, some, threeReferred(), shippedRoles(), today);
    auto losses = effectsOf(some, {}, threeReferred(), shippedRoles(), today);
    ASSERT_EQ(gains.size(), losses.size());
    for (std::size_t at = 0; at < gains.size(); ++at) {
        EXPECT_EQ(gains[at].category, losses[at].category);
        EXPECT_EQ(gains[at].after, losses[at].before);
        EXPECT_FALSE(losses[at].isGain());
    }
}

TEST(Effects, ANarrowedClauseTakesAwayOnlyWhatItShared) {
    std::vector<Agreement> const before{agreed()};
    auto narrowed = before;
    std::erase_if(narrowed.front().clauses, [](Clause const& clause) { return clause.id == "6.5"; });
    auto effects = effectsOf(before, narrowed, threeReferred(), shippedRoles(), today);
    ASSERT_FALSE(effects.empty());
    for (auto const& effect : effects) {
        EXPECT_FALSE(effect.isGain());
        EXPECT_TRUE(effect.category == Category::contact || effect.category == Category::safeContact) << label(effect.category);
    }
}

TEST(Effects, WhereNoCaseIsOpenNobodyGainsOrLoses) {
    std::vector<Agreement> const after{agreed()};
    EXPECT_TRUE(effectsOf({}, after, {}, shippedRoles(), today).empty());
    std::vector<OpenCases> const strangers{
        {{.source = stranger, .holder = stranger, .side = Side::harmed, .step = gate::Step::referred}, 4}};
    EXPECT_TRUE(effectsOf({}, after, strangers, shippedRoles(), today).empty());
}

}  // namespace
}  // namespace accord::sharing::effects_test

#include "pathway/route.hpp"

#include "pathway/reasons.hpp"
#include "screening_fixture.hpp"

namespace accord::pathway::route_test {
namespace {

rules::RulesInForce rulesToday() {
    return book().at(today);
}

bool stands(std::vector<rules::RouteRule const*> const& duties, std::string_view id) {
    return std::any_of(duties.begin(), duties.end(), [&](auto const* duty) { return duty->head.id == id; });
}

// RJC with Women's Aid: street RJ is never used for intimate partner violence; not known is not ruled out.
TEST(Route, StreetResolutionIsOfferedOnlyWhereIntimatePartnerViolenceIsRuledOut) {
    auto const rules = rulesToday();
    MatterFacts facts{.responsibilityAccepted = true, .intimatePartnerViolence = false};
    EXPECT_TRUE(stands(dutiesAt(Stage::streetOrCommunityResolution, facts, rules), "police-offer-with-community-resolution"));
    facts.intimatePartnerViolence = true;
    EXPECT_FALSE(stands(dutiesAt(Stage::streetOrCommunityResolution, facts, rules), "police-offer-with-community-resolution"));
    facts.intimatePartnerViolence.reset();
    EXPECT_FALSE(stands(dutiesAt(Stage::streetOrCommunityResolution, facts, rules), "police-offer-with-community-resolution"));
}

TEST(Route, AnOfferToThePersonResponsibleNeedsThatResponsibilityIsAccepted) {
    auto const rules = rulesToday();
    EXPECT_FALSE(stands(dutiesAt(Stage::custody, {}, rules), "prison-refer-custody"));
    EXPECT_TRUE(stands(dutiesAt(Stage::custody, {.responsibilityAccepted = true}, rules), "prison-refer-custody"));
}

TEST(Route, BeforePleaOnlyAMustNotStandsForTheDefendant) {
    auto const rules = rulesToday();
    for (auto const* duty : dutiesAt(Stage::postCharge, {.responsibilityAccepted = true}, rules))
        EXPECT_TRUE(duty->side == Side::harmed || duty->modal == rules::Modal::mustNot) << duty->head.id;
}

TEST(Route, NeverChoosesADutyTowardsThePersonResponsible) {
    auto const rules = rulesToday();
    for (auto const* outcome : rules.outcomes())
        for (auto const child : {std::optional<bool>{}, std::optional(true), std::optional(false)}) {
            auto const routed = route({.outcome = outcome,
                                       .suspectNamed = true,
                                       .offenderIsChild = child,
                                       .pleadedGuilty = true,
                                       .responsibilityAccepted = true,
                                       .intimatePartnerViolence = false},
                                      rules);
            EXPECT_NE(routed.duty == nullptr, routed.stage.has_value()) << outcome->head.id;
            EXPECT_NE(routed.duty == nullptr, routed.noRoute == nullptr) << outcome->head.id;
            EXPECT_FALSE(routed.why.empty()) << outcome->head.id;
            if (routed.duty == nullptr) continue;
            EXPECT_EQ(routed.duty->side, Side::harmed) << outcome->head.id;
            EXPECT_NE(routed.duty->modal, rules::Modal::mustNot) << outcome->head.id;
        }
}

// Somebody acquitted is not approached, and nobody is told that they might be.
TEST(Route, AnAcquittalHasNoRouteForAnybody) {
    auto const rules = rulesToday();
    auto const routed = route({.outcome = rules.outcomeOfWords("acquitted"), .suspectNamed = true, .responsibilityAccepted = true}, rules);
    EXPECT_FALSE(routed.stage);
    ASSERT_NE(routed.noRoute, nullptr);
    EXPECT_EQ(routed.noRoute->head.id, "acquitted");
    EXPECT_EQ(routed.why[0].code, reasons::noStageForOutcome);
}

TEST(Route, SaysWhichRuleStoodInTheWayWhereNoneWasInForce) {
    auto const rules = book().at(2012y / 1 / 1);
    auto const routed = route({.outcome = rules.outcomeOfPublicText("Local resolution")}, rules);
    EXPECT_FALSE(routed.stage);
    EXPECT_EQ(routed.noRoute->head.id, "no-route-in-force");
    EXPECT_EQ(routed.why[0].code, reasons::noRouteInForce);
}

TEST(Reasons, EveryCodeOfPathwayHasItsWords) {
    for (auto const& text : reasons::texts) {
        EXPECT_GE(static_cast<int>(text.code), 300);
        EXPECT_LT(static_cast<int>(text.code), 400);
        EXPECT_FALSE(text.name.empty());
        EXPECT_FALSE(text.sentence.empty());
    }
}

}  // namespace
}  // namespace accord::pathway::route_test

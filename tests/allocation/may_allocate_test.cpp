#include "allocation/may_allocate.hpp"

#include "allocation/reasons.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::allocation::may_allocate_test {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr Date today{2026y / 11 / 22};
constexpr AgencyId service{2003};

Candidate advanced() {
    return {UserId{1}, service, true, true, 2027y / 1 / 31, 2027y / 1 / 31, 2027y / 1 / 31};
}
Work plainCase() {
    return {service, false, true, {}, true};
}
Work sensitiveCase() {
    return {service, true, true, UserId{2}, true};
}

std::vector<ReasonCode> against(Candidate const& who, Work const& work) {
    std::vector<ReasonCode> codes;
    auto answer = mayAllocate(who, work, {}, today);
    for (auto const& reason : answer.refusals()) codes.push_back(reason.code);
    return codes;
}

TEST(Allocation, OfATrainedFacilitatorOfTheServiceIsAllowed) {
    EXPECT_TRUE(mayAllocate(advanced(), plainCase(), {}, today).allowed());
    EXPECT_TRUE(mayAllocate(advanced(), sensitiveCase(), {}, today).allowed());
}

struct Row {
    char const* name;
    void (*spoil)(Candidate&, Work&);
    ReasonCode reason;
};
class EachReason : public testing::TestWithParam<Row> {};

TEST_P(EachReason, AgainstASensitiveCaseStandsAlone) {
    auto who = advanced();
    auto work = sensitiveCase();
    GetParam().spoil(who, work);
    EXPECT_THAT(against(who, work), ElementsAre(GetParam().reason));
}

// RJC Practitioner Code of Practice: no work beyond competence. Domain 3.4: Advanced lead, two facilitators.
INSTANTIATE_TEST_SUITE_P(
    Allocation, EachReason,
    testing::Values(Row{"AnotherAgency", [](Candidate& who, Work&) { who.agency = AgencyId{9}; }, reasons::otherAgency},
                    Row{"NotAFacilitator", [](Candidate& who, Work&) { who.isFacilitator = false; }, reasons::noFacilitator},
                    Row{"TrainingRanOutYesterday", [](Candidate& who, Work&) { who.facilitationUntil = 2026y / 11 / 21; },
                        reasons::noFacilitationTraining},
                    Row{"NoVictimAwareness", [](Candidate& who, Work&) { who.victimAwarenessUntil.reset(); }, reasons::noVictimAwareness},
                    Row{"NoSensitiveTraining", [](Candidate& who, Work&) { who.sensitiveUntil.reset(); }, reasons::noSensitiveTraining},
                    Row{"TheLeadIsNotAdvanced", [](Candidate& who, Work&) { who.isAdvanced = false; }, reasons::leadNotAdvanced},
                    Row{"AloneOnASensitiveCase", [](Candidate&, Work& work) { work.other = UserId{}; }, reasons::twoNeeded},
                    Row{"TheSamePersonTwice", [](Candidate& who, Work& work) { work.other = who.user; }, reasons::sameTwice},
                    Row{"AConflictIsNotRuledOut", [](Candidate&, Work& work) { work.hasNoConflict = false; },
                        reasons::conflictNotRuledOut}),
    [](auto const& row) { return row.param.name; });

TEST(Allocation, OfASecondFacilitatorAsksForNoAdvancedLevel) {
    auto who = advanced();
    who.isAdvanced = false;
    auto work = sensitiveCase();
    work.isLead = false;
    EXPECT_THAT(against(who, work), IsEmpty());
}

TEST(Allocation, ToAPlainCaseAsksForNothingSensitive) {
    auto who = advanced();
    who.isAdvanced = false;
    who.sensitiveUntil.reset();
    EXPECT_THAT(against(who, plainCase()), IsEmpty());
}

TEST(Allocation, OfSomebodyOfWhomNothingIsKnownIsRefusedWithEveryReason) {
    EXPECT_THAT(against(Candidate{}, Work{.isSensitive = true}),
                ElementsAre(reasons::otherAgency, reasons::noFacilitator, reasons::noFacilitationTraining, reasons::noVictimAwareness,
                            reasons::noSensitiveTraining, reasons::leadNotAdvanced, reasons::twoNeeded, reasons::conflictNotRuledOut));
}

}  // namespace
}  // namespace accord::allocation::may_allocate_test

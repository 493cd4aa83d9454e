#include "casework/sensitivity.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::casework::sensitivity_test {
namespace {

using events::OffenceClass;
using events::Relationship;
using events::SafeChannel;
using events::SensitiveCause;
using events::Tell;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

SensitivityFacts strangersBurglary() {
    PersonFacts adult{.child = Tell::no, .vulnerable = Tell::no, .channel = SafeChannel::phone};
    return {.abuse = Tell::no,
            .relationship = Relationship::stranger,
            .offenceClass = OffenceClass::burglary,
            .stage = Stage::custody,
            .harmed = adult,
            .responsible = adult};
}

TEST(Sensitivity, ABurglaryBetweenAdultStrangersWithASafeNumberIsNotSensitive) {
    EXPECT_THAT(sensitiveCauses(strangersBurglary()), IsEmpty());
}

struct OneChange {
    char const* name;
    void (*change)(SensitivityFacts&);
    SensitiveCause cause;
};

class SensitivityTable : public testing::TestWithParam<OneChange> {};

// Each fact alone is enough (RJC with Women's Aid, RJC 2016; domain reference 3.4 and 4 row 18).
TEST_P(SensitivityTable, EachFactAloneSendsItToSpecialists) {
    auto facts = strangersBurglary();
    GetParam().change(facts);
    EXPECT_THAT(sensitiveCauses(facts), ElementsAre(GetParam().cause));
}

INSTANTIATE_TEST_SUITE_P(
    Facts, SensitivityTable,
    testing::Values(
        OneChange{"AbuseFlagged", [](SensitivityFacts& f) { f.abuse = Tell::yes; }, SensitiveCause::abuse},
        OneChange{"AbuseNotKnown", [](SensitivityFacts& f) { f.abuse = Tell::unknown; }, SensitiveCause::abuseNotRuledOut},
        OneChange{"AbuseNotAnswered", [](SensitivityFacts& f) { f.abuse = Tell{}; }, SensitiveCause::abuseNotRuledOut},
        OneChange{"FormerPartners", [](SensitivityFacts& f) { f.relationship = Relationship::partnerOrEx; },
                  SensitiveCause::intimateRelationship},
        OneChange{"RelationshipNotKnown", [](SensitivityFacts& f) { f.relationship = Relationship::unknown; },
                  SensitiveCause::relationshipUnknown},
        OneChange{"ChildHarmed", [](SensitivityFacts& f) { f.harmed.child = Tell::yes; }, SensitiveCause::child},
        OneChange{"ChildResponsible", [](SensitivityFacts& f) { f.responsible.child = Tell::yes; }, SensitiveCause::child},
        OneChange{"AgeNotKnown", [](SensitivityFacts& f) { f.harmed.child = Tell::unknown; }, SensitiveCause::ageUnknown},
        OneChange{"VulnerableHarmed", [](SensitivityFacts& f) { f.harmed.vulnerable = Tell::yes; }, SensitiveCause::vulnerable},
        OneChange{"VulnerabilityNotKnown", [](SensitivityFacts& f) { f.harmed.vulnerable = Tell::unknown; },
                  SensitiveCause::vulnerabilityUnknown},
        OneChange{"NoChannelGiven", [](SensitivityFacts& f) { f.harmed.channel.reset(); }, SensitiveCause::noSafeChannel},
        OneChange{"NoSafeChannel", [](SensitivityFacts& f) { f.harmed.channel = SafeChannel::none; }, SensitiveCause::noSafeChannel},
        OneChange{"NoSafeChannelToTheOther", [](SensitivityFacts& f) { f.responsible.channel = SafeChannel::none; },
                  SensitiveCause::noSafeChannel},
        OneChange{"Homicide", [](SensitivityFacts& f) { f.offenceClass = OffenceClass::homicide; }, SensitiveCause::offence},
        OneChange{"SexualOffence", [](SensitivityFacts& f) { f.offenceClass = OffenceClass::sexual; }, SensitiveCause::offence},
        OneChange{"Stalking", [](SensitivityFacts& f) { f.offenceClass = OffenceClass::stalkingOrHarassment; }, SensitiveCause::offence},
        OneChange{"HateCrime", [](SensitivityFacts& f) { f.offenceClass = OffenceClass::hate; }, SensitiveCause::offence},
        OneChange{"BereavedFamily", [](SensitivityFacts& f) { f.stage = Stage::bereaved; }, SensitiveCause::bereaved}),
    [](auto const& row) { return row.param.name; });

// Domestic Abuse Act 2021 ss.1-2: violence between relatives is domestic abuse, whatever box was ticked.
TEST(Sensitivity, ViolenceInAFamilyIsSensitiveAlthoughAbuseWasAnsweredNo) {
    auto facts = strangersBurglary();
    facts.relationship = Relationship::family;
    EXPECT_THAT(sensitiveCauses(facts), IsEmpty());
    facts.offenceClass = OffenceClass::violence;
    EXPECT_THAT(sensitiveCauses(facts), ElementsAre(SensitiveCause::domesticOffence));
}

TEST(Sensitivity, WhereNothingIsKnownEveryUnknownIsGivenAtOnce) {
    EXPECT_THAT(sensitiveCauses({}),
                ElementsAre(SensitiveCause::abuseNotRuledOut, SensitiveCause::relationshipUnknown, SensitiveCause::ageUnknown,
                            SensitiveCause::vulnerabilityUnknown, SensitiveCause::noSafeChannel));
}

TEST(Sensitivity, APersonResponsibleWithoutAChannelIsReachedThroughTheirWorker) {
    auto facts = strangersBurglary();
    facts.responsible.channel.reset();
    EXPECT_THAT(sensitiveCauses(facts), IsEmpty());
}

}  // namespace
}  // namespace accord::casework::sensitivity_test

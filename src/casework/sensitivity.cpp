#include "casework/sensitivity.hpp"

namespace accord::casework {
namespace {

using events::OffenceClass;
using events::Relationship;
using events::SensitiveCause;
using events::Tell;

/// Homicide, sexual offences, stalking and hate crime are named among the triggers (domain 3.4); a death on the road is one of a bereaved
/// family.
bool isSensitiveOffence(OffenceClass offence) {
    return offence == OffenceClass::homicide || offence == OffenceClass::sexual || offence == OffenceClass::stalkingOrHarassment ||
           offence == OffenceClass::hate || offence == OffenceClass::roadDeath;
}

/// Violent, threatening, sexual or controlling behaviour between relatives is domestic abuse whatever the flag says (Domestic Abuse Act
/// 2021 ss.1-2).
bool isDomestic(SensitivityFacts const& facts) {
    auto offence = facts.offenceClass;
    auto harmsThePerson = offence == OffenceClass::violence || offence == OffenceClass::sexual ||
                          offence == OffenceClass::stalkingOrHarassment || offence == OffenceClass::homicide;
    auto close = facts.relationship == Relationship::family || facts.relationship == Relationship::partnerOrEx ||
                 facts.relationship == Relationship::carer;
    return close && harmsThePerson;
}

/// A business has no age; whoever speaks for it is told of as an adult who is not vulnerable.
bool anyIs(SensitivityFacts const& facts, Tell PersonFacts::* flag, Tell value) {
    return facts.harmed.*flag == value || facts.responsible.*flag == value;
}

}  // namespace

std::vector<SensitiveCause> sensitiveCauses(SensitivityFacts const& facts) {
    std::vector<SensitiveCause> causes;
    auto because = [&](bool holds, SensitiveCause cause) {
        if (holds) causes.push_back(cause);
    };
    because(facts.abuse == Tell::yes, SensitiveCause::abuse);
    because(facts.abuse != Tell::yes && facts.abuse != Tell::no, SensitiveCause::abuseNotRuledOut);
    because(facts.relationship == Relationship::partnerOrEx, SensitiveCause::intimateRelationship);
    because(facts.relationship == Relationship::unknown || facts.relationship == Relationship{}, SensitiveCause::relationshipUnknown);
    because(isDomestic(facts), SensitiveCause::domesticOffence);
    because(anyIs(facts, &PersonFacts::child, Tell::yes), SensitiveCause::child);
    because(anyIs(facts, &PersonFacts::child, Tell::unknown), SensitiveCause::ageUnknown);
    because(anyIs(facts, &PersonFacts::vulnerable, Tell::yes), SensitiveCause::vulnerable);
    because(facts.harmed.vulnerable == Tell::unknown, SensitiveCause::vulnerabilityUnknown);
    because(!facts.harmed.channel || facts.harmed.channel == events::SafeChannel::none ||
                facts.responsible.channel == events::SafeChannel::none,
            SensitiveCause::noSafeChannel);
    because(isSensitiveOffence(facts.offenceClass), SensitiveCause::offence);
    because(facts.stage == Stage::bereaved, SensitiveCause::bereaved);
    return causes;
}

}  // namespace accord::casework

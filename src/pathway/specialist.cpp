#include "pathway/specialist.hpp"

#include <algorithm>

namespace accord::pathway {
namespace {

using events::Relationship;
using events::SafeChannel;
using events::SensitiveCause;
using events::Tell;

bool has(std::vector<Flag> const& flags, std::initializer_list<Flag> any) {
    return std::any_of(flags.begin(), flags.end(), [&](Flag flag) { return std::find(any.begin(), any.end(), flag) != any.end(); });
}

bool isAbuse(std::vector<Flag> const& flags) {
    return has(flags, {Flag::domesticAbuse, Flag::coerciveControl, Flag::honourBasedAbuse, Flag::stalking, Flag::sexualViolence,
                       Flag::childAbuse});
}

bool areUnknown(std::vector<Flag> const& flags) {
    return flags.empty() || has(flags, {Flag::unknown});
}
bool isPartner(Relationship relationship) {
    return relationship == Relationship::partnerOrEx;
}

/// A business has no age.
bool isPerson(ExtractVictim const& victim) {
    return victim.relationship != Relationship::business;
}
bool isChild(ExtractVictim const& victim, Date today) {
    return isPerson(victim) && victim.born && ageOn(*victim.born, today) < 18;
}

}  // namespace

std::vector<SensitiveCause> specialistCauses(ExtractVictim const& victim, Date today) {
    std::vector<SensitiveCause> causes;
    auto const because = [&](bool holds, SensitiveCause cause) {
        if (holds) causes.push_back(cause);
    };
    because(isAbuse(victim.flags), SensitiveCause::abuse);
    because(areUnknown(victim.flags), SensitiveCause::abuseNotRuledOut);
    because(isPartner(victim.relationship), SensitiveCause::intimateRelationship);
    because(victim.relationship == Relationship::family || victim.relationship == Relationship::carer, SensitiveCause::domesticOffence);
    because(victim.relationship == Relationship::unknown, SensitiveCause::relationshipUnknown);
    because(isChild(victim, today), SensitiveCause::child);
    because(isPerson(victim) && !victim.born, SensitiveCause::ageUnknown);
    because(!victim.safeChannel || *victim.safeChannel == SafeChannel::none, SensitiveCause::noSafeChannel);
    because(has(victim.flags, {Flag::homicide}), SensitiveCause::bereaved);
    return causes;
}

bool hasEnhancedRights(ExtractVictim const& victim, Date today) {
    return victim.enhancedRights == Tell::yes || isChild(victim, today) || isAbuse(victim.flags) ||
           has(victim.flags, {Flag::homicide, Flag::vulnerable, Flag::hateCrime});
}

std::optional<bool> intimatePartnerViolence(ExtractVictim const& victim) {
    if (isPartner(victim.relationship)) return true;
    if (victim.relationship == Relationship::unknown) return std::nullopt;
    return false;
}

}  // namespace accord::pathway

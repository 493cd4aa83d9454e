#include "casework/consent_rule.hpp"

namespace accord::casework {
namespace {

using events::Capacity;
using events::ConsentGiver;

std::optional<FieldError> dateFault(ConsentGiven const& given) {
    if (given.explainedOn > given.on) return FieldError{"explained-on", "after", "It is explained before it is agreed to."};
    if (given.expiresOn && *given.expiresOn < given.on) return FieldError{"expires-on", "before", "It would end before it begins."};
    return {};
}

std::optional<FieldError> capacityFault(ConsentGiven const& given) {
    if (given.capacity == Capacity::notSure)
        return FieldError{"capacity", "not-sure", "Find out first whether they are able to decide this, and record it then."};
    if (given.capacity == Capacity::assessedLacks && given.kind != events::ConsentKind::explore)
        return FieldError{"capacity", "lacks", "Who is not able to decide this does not take part: nobody agrees to it in their place."};
    return {};
}

std::optional<FieldError> giverFault(ConsentGiven const& given, PartyFacts const& party) {
    if (given.by == ConsentGiver::self) return {};
    if (given.isGiverParty)
        return FieldError{"giver-is-party", "is-party", "Who is on the case, or takes a side, does not agree for them. Ask somebody else."};
    if (given.by == ConsentGiver::attorney) {
        if (given.capacity == Capacity::assessedLacks) return {};
        return FieldError{"by", "able", "They are able to decide this, so they answer themselves."};
    }
    if (!party.isChild) return FieldError{"by", "adult", "An adult answers themselves."};
    return {};
}

}  // namespace

std::optional<FieldError> consentFault(ConsentGiven const& given, PartyFacts const& party) {
    if (auto fault = dateFault(given)) return fault;
    if (auto fault = capacityFault(given)) return fault;
    return giverFault(given, party);
}

}  // namespace accord::casework

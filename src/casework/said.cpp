#include "casework/said.hpp"

#include "casework/consent.hpp"

#include <algorithm>

namespace accord::casework {
namespace {

using events::ConsentAnswer;
using events::ConsentKind;

void later(std::optional<Date>& last, Date on) {
    last = last ? std::max(*last, on) : on;
}

}  // namespace

Said saidIn(PartyFacts const& party, Date openedOn) {
    Said said;
    if (party.saidNoBefore) said.noOn = openedOn;
    if (party.asked) said.askedOn = openedOn;
    for (auto const& contact : party.contacts)
        if (contact.result == events::ContactResult::saidNo) later(said.noOn, contact.on);
    for (auto const& consent : party.consents)
        if (consent.kind == ConsentKind::explore || consent.kind == ConsentKind::takePart)
            later(consent.answer == ConsentAnswer::given ? said.askedOn : said.noOn, consent.on);
    // Within the case the hour is known, not only the day.
    if (said.noOn && saidNo(party) && said.askedOn >= said.noOn) said.askedOn.reset();
    if (said.noOn && !saidNo(party)) later(said.askedOn, *said.noOn);
    return said;
}

Said lastWord(Said const& left, Said const& right) {
    Said said = left;
    if (right.noOn && (!said.noOn || *right.noOn > *said.noOn)) {
        said.noOn = right.noOn;
        said.reopensOn = right.reopensOn;
    } else if (right.noOn && right.noOn == said.noOn && !right.reopensOn) {
        said.reopensOn.reset();
    }
    if (right.askedOn) later(said.askedOn, *right.askedOn);
    return said;
}

}  // namespace accord::casework

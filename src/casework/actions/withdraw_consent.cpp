#include "casework/actions/withdraw_consent.hpp"

#include "casework/consent.hpp"

#include <algorithm>

namespace accord::casework {

using events::ConsentAnswer;
using events::ConsentKind;

namespace {

/// It is not asked who takes it back: it ends what everybody had agreed to, and nobody's earlier "yes" stands on.
std::vector<events::ConsentGiver> giversOf(PartyFacts const& party, ConsentKind kind) {
    std::vector<events::ConsentGiver> givers{events::ConsentGiver::self};
    for (auto const& consent : party.consents)
        if (consent.kind == kind && consent.by && std::ranges::find(givers, *consent.by) == givers.end()) givers.push_back(*consent.by);
    return givers;
}

}  // namespace

Result<CaseDone> WithdrawConsent::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto loaded = loadParty(desk, on);
    if (!loaded) return fail(loaded.error());
    auto const& file = loaded->file;
    auto const& party = loaded->party();
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());

    // Never refused: who takes everything back without having given anything says no.
    auto kinds = input.consent ? std::vector{*input.consent} : givenConsents(party);
    if (kinds.empty()) kinds.push_back(ConsentKind::explore);

    CaseDone done{{}, {file.facts.id}};
    auto after = file.facts;
    for (auto kind : kinds)
        for (auto by : giversOf(party, kind)) {
            done.events.add(events::ConsentRecorded{.caseId = file.facts.id,
                                                    .side = party.side,
                                                    .consent = kind,
                                                    .answer = ConsentAnswer::withdrawn,
                                                    .on = *day,
                                                    .means = input.means,
                                                    .facts = {},
                                                    .textVersion = 0,
                                                    .by = by,
                                                    .capacity = events::Capacity::assumed,
                                                    .language = {},
                                                    .witness = {},
                                                    .explainedOn = *day,
                                                    .expiresOn = {}},
                            file.aboutParty(party));
            partyOf(after, party.id).consents.push_back({kind, ConsentAnswer::withdrawn, *day, desk.now(), 0, by, {}});
        }
    endTasks(desk, done.events, party, partyOf(after, party.id));
    placeChanged(desk, done.events, file.facts, after);
    return done;
}

}  // namespace accord::casework

#include "casework/actions/tell_referrer.hpp"

#include "casework/case_rules.hpp"

namespace accord::casework {

std::string sentenceForReferrer(gate::Desk& desk, events::ClosureReason reason) {
    auto book = caseRulebook(desk.rulebook(), desk.today());
    auto found = book->tellReferrer.find(reason);
    return found == book->tellReferrer.end() ? "Restorative justice is not going ahead." : found->second;
}

Result<CaseDone> TellReferrer::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto file = loadCase(desk, idCast<CaseId>(on));
    if (!file) return fail(file.error());
    if (!file->facts.closedOn) return fault("means", "too-early", "The case is not closed. There is nothing to tell yet.");
    if (!input.isSafe) return fault("safe", "not-checked", safeFirst);
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());

    CaseDone done{{}, {file->facts.id}};
    auto told = sentenceForReferrer(desk, file->facts.closureReason.value_or(events::ClosureReason{}));
    done.events.add(events::ReferrerTold{.on = *day, .means = input.means, .told = std::move(told)}, file->aboutCase());
    return done;
}

}  // namespace accord::casework

#include "casework/actions/sign_off.hpp"

#include "casework/signatures.hpp"

namespace accord::casework {

Result<CaseDone> SignOffChecks::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto file = loadCase(desk, idCast<CaseId>(on));
    if (!file) return fail(file.error());
    if (auto closed = refuseClosed(file->facts, file->rules)) return fail(*closed);

    CaseDone done{{}, {file->facts.id}};
    auto signer = desk.actor().user;
    bool hasOwn = false;
    for (auto const& each : waitingOn(file->facts)) {
        if (!input.parts.empty() && std::ranges::find(input.parts, each.what) == input.parts.end()) continue;
        if (isOwnWork(each, file->facts, signer)) {
            hasOwn = true;
            continue;
        }
        done.events.add(events::SignedOff{.caseId = file->facts.id, .what = each.what, .of = each.check ? each.check->event : EventId{}},
                        each.party ? file->aboutParty(*each.party) : file->aboutCase());
    }
    if (!done.events.list().empty()) return done;
    Answer answer;
    answer.refuse({hasOwn ? reasons::ownWork : reasons::nothingToSignOff, file->rules.signOff});
    return fail(refused(hasOwn ? "You cannot sign off your own work." : "Nothing waits to be signed off.", answer));
}

}  // namespace accord::casework

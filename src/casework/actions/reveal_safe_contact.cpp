#include "casework/actions/reveal_safe_contact.hpp"

namespace accord::casework {

// "<= 20 reveals a day": security.md, compromised laptop.
constexpr std::int64_t revealsADayMax = 20;

Result<CaseDone> RevealSafeContact::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto loaded = loadParty(desk, on);
    if (!loaded) return fail(loaded.error());
    auto const& file = loaded->file;
    auto answer = mayMakeFirstContact(callerOf(desk.actor()), file.facts, loaded->party(), file.rules, desk.today());
    if (timesOpened(desk, desk.actor().user, desk.now() - std::chrono::days{1}) >= revealsADayMax)
        answer.refuse({reasons::tooManyOpened, file.rules.safety});
    if (!answer.allowed()) return fail(refused("The contact details stay closed.", answer));

    CaseDone done{{}, {file.facts.id}};
    done.events.add(events::DetailsOpened{.caseId = file.facts.id, .reason = input.reason, .note = input.note},
                    file.aboutParty(loaded->party()));
    return done;
}

}  // namespace accord::casework

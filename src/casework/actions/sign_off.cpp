#include "casework/actions/sign_off.hpp"

#include "casework/preparation.hpp"
#include "casework/safety.hpp"

namespace accord::casework {
namespace {

using events::SignOff;

/// One thing that waits for somebody other than its author.
struct Waiting {
    SignOff what{};
    Check const* check{};       ///< none for going ahead
    PartyFacts const* party{};  ///< none where it is about the case
};

std::vector<Waiting> waitingOn(CaseFacts const& facts) {
    std::vector<Waiting> waiting;
    auto add = [&](SignOff what, Check const& check, PartyFacts const* party) {
        if (!check.isSignedOff()) waiting.push_back({what, &check, party});
    };
    for (auto const& party : facts.parties) {
        if (party.risk) add(SignOff::risk, party.risk->check, &party);
        if (party.safeguarding) add(SignOff::safeguarding, party.safeguarding->check, &party);
    }
    if (facts.orders) add(SignOff::orders, facts.orders->check, nullptr);
    if (facts.isSensitive && facts.suitability) add(SignOff::suitability, facts.suitability->check, nullptr);
    if (facts.isSensitive && !facts.processSignedAt && areAllPrepared(facts)) waiting.push_back({SignOff::process, nullptr, nullptr});
    return waiting;
}

// Who works the case does not stand for its going ahead either.
bool isOwnWork(Waiting const& each, CaseFacts const& facts, UserId signer) {
    return each.check ? !maySignOff(*each.check, signer) : facts.isWorkedBy(signer);
}

}  // namespace

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

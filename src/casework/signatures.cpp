#include "casework/signatures.hpp"

#include "casework/preparation.hpp"
#include "casework/safety.hpp"

namespace accord::casework {

using events::SignOff;

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

bool isOwnWork(Waiting const& each, CaseFacts const& facts, UserId signer) {
    return each.check ? !maySignOff(*each.check, signer) : facts.isWorkedBy(signer);
}

}  // namespace accord::casework

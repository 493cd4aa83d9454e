// What of a case waits for somebody other than its author to stand for it.
//
//    for (auto const& each : waitingOn(facts)) if (!isOwnWork(each, facts, supervisor)) …
//
// RJC principle Safety; rulebook/protections.toml, "signed-by-another". Pure.
#pragma once

#include "casework/case_facts.hpp"

#include <vector>

namespace accord::casework {

struct Waiting {
    events::SignOff what{};
    Check const* check{};       ///< none for going ahead
    PartyFacts const* party{};  ///< none where it is about the case
};

/// Points into the facts.
[[nodiscard]] std::vector<Waiting> waitingOn(CaseFacts const& facts);

/// Who works the case does not stand for its going ahead either.
[[nodiscard]] bool isOwnWork(Waiting const& each, CaseFacts const& facts, UserId signer);

}  // namespace accord::casework

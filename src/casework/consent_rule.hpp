// Who may agree, and from when: what must be true of a "yes" before it is recorded.
//
//    if (auto fault = consentFault(given, party, today)) return fail({*fault});
//
// Only a "yes" is looked at: a "no" and a withdrawal are recorded whoever says them and
// however. An adult answers themselves: capacity is assumed unless it was assessed
// (Mental Capacity Act 2005 s.1(2)), and who lacks it does not take part, whoever agrees for
// them, because taking part is nobody's to decide but their own (RJC principle Voluntarism).
// For a child both the child and somebody with parental responsibility agree, and never a
// parent who is a party or takes a side; that both agree is our own rule, to be confirmed by
// a practitioner. Pure.
#pragma once

#include "base/result.hpp"
#include "casework/case_facts.hpp"

#include <optional>

namespace accord::casework {

struct ConsentGiven {
    events::ConsentKind kind{};
    events::ConsentGiver by{events::ConsentGiver::self};
    events::Capacity capacity{events::Capacity::assumed};
    bool isGiverParty{};
    Date explainedOn{};
    Date on{};
    std::optional<Date> expiresOn{};
};

[[nodiscard]] std::optional<FieldError> consentFault(ConsentGiven const& given, PartyFacts const& party);

/// Kinds to which a child agrees together with somebody who has parental responsibility.
[[nodiscard]] constexpr bool needsBoth(events::ConsentKind kind) {
    using events::ConsentKind;
    return kind == ConsentKind::takePart || kind == ConsentKind::methodDirect || kind == ConsentKind::methodIndirect;
}

}  // namespace accord::casework

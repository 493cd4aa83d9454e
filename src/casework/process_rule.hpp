// Whether a process may be held: a meeting, messages carried between them, letters.
//
// Both sides agreed to take part and to this way of doing it; it was decided that it
// is suitable; both are prepared; safety is known and in date for this way; a trained
// facilitator leads (domain reference 2.4, rows 8 to 11; Sentencing Act 2020 s.7(2):
// before sentence the consent of every participant is a statutory condition). A
// sensitive case also has two facilitators and the supervisor's sign-off, at
// suitability and again before the process (usual service rules, domain 3.4).
//
//    auto answer = mayHoldProcess(facts, {ProcessKind::shuttle, ProcessBetween::harmedAndResponsible}, rules, today);
//
// Pure. A process that took place is recorded all the same, with what stood against it.
#pragma once

#include "base/reason.hpp"
#include "casework/case_facts.hpp"
#include "casework/safety.hpp"

namespace accord::casework {

struct ProcessPlan {
    events::ProcessKind kind{};
    events::ProcessBetween between{};
};

[[nodiscard]] Answer mayHoldProcess(CaseFacts const& facts, ProcessPlan const& plan, CaseRules const& rules, Date today);

[[nodiscard]] constexpr Way wayOf(events::ProcessKind kind) {
    return kind == events::ProcessKind::meeting || kind == events::ProcessKind::videoMeeting ? Way::direct : Way::indirect;
}
[[nodiscard]] constexpr events::ConsentKind methodOf(events::ProcessKind kind) {
    return wayOf(kind) == Way::direct ? events::ConsentKind::methodDirect : events::ConsentKind::methodIndirect;
}

}  // namespace accord::casework

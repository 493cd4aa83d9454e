// Where a case stands: derived from its facts, and stored nowhere.
//
// The page shows one line of steps with their dates, and exactly one next thing to do,
// with why it may be done or what blocks it:
//
//    auto state = caseState(facts, viewer, rules, today);
//    for (auto const& step : state.steps) show(step.name, step.when);
//    show(state.next.title, state.next.answer.allowed());
//
// Order of the work: safety before allocation, allocation before contact, the side
// that asked before the other, and the other only once the first agreed (domain
// reference 2.4; issue steps 4 to 6). Pure.
#pragma once

#include "base/reason.hpp"
#include "casework/case_facts.hpp"
#include "casework/contact_rule.hpp"
#include "gate/share_key.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::casework {

enum class StepState : std::uint8_t { done = 1, now, later };

struct StepLine {
    std::string name;
    StepState state{StepState::later};
    std::optional<Date> on{};
    std::string note{};
};

enum class NextKind : std::uint8_t {
    assessRisk = 1,
    checkSafeguarding,
    checkOrders,
    signOff,
    allocate,
    contact,
    consent,
    decideSuitability,
    prepare,
    holdProcess,
    agreeOutcome,
    completeItem,
    followUp,
    checkStandards,
    close,
    tellReferrer,
    liftHold,
    readBack,
    nothing,
};

struct Next {
    NextKind kind{NextKind::nothing};
    std::string title;
    std::string_view action{};  ///< its name: "casework.record-contact"; empty where there is nothing to do
    ObjectId on{};
    Answer answer{};
};

struct CaseState {
    std::vector<StepLine> steps;
    Next next;
};

[[nodiscard]] CaseState caseState(CaseFacts const& facts, Caller const& viewer, CaseRules const& rules, Date today);
[[nodiscard]] Next nextThing(CaseFacts const& facts, Caller const& viewer, CaseRules const& rules, Date today);

/// How far the work has come, as sharing is staged by it. It never goes back until the case closes, so that
/// nobody learns from what is shared that somebody took something back.
[[nodiscard]] gate::Step stepOf(CaseFacts const& facts);

/// The side that is met first: who asked; else the person harmed.
[[nodiscard]] Side firstSide(CaseFacts const& facts);

}  // namespace accord::casework

namespace accord {
template <>
inline constexpr auto wordsOf<casework::StepState> = words<casework::StepState>({
    {casework::StepState::done, "done", "Done"},
    {casework::StepState::now, "now", "Now"},
    {casework::StepState::later, "later", "Later"},
});
}  // namespace accord

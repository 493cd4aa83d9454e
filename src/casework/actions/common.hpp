// What the actions of a case have in common.
//
//    auto day = dayGiven(input.on, desk.today());
//    if (!day) return fail(day.error());          // nobody records what has not happened
//    if (auto closed = refuseClosed(file.facts, file.rules)) return fail(*closed);
#pragma once

#include "casework/case_access.hpp"
#include "casework/reasons.hpp"
#include "casework/records.hpp"
#include "gate/action.hpp"

#include <optional>

namespace accord::casework {

/// What every action of a case answers with: the case, to go back to.
struct OnCase {
    CaseId caseId{};
    static constexpr auto spec() { return accord::spec<OnCase>(field<&OnCase::caseId, Category::none, Owner::none>("case", "Case")); }
};

/// The day that was given, or today; a fault for one that is still to come.
[[nodiscard]] Result<Date> dayGiven(std::optional<Date> given, Date today);

[[nodiscard]] std::optional<Error> refuseClosed(CaseFacts const& facts, CaseRules const& rules);
[[nodiscard]] Error refused(std::string message, Answer const& answer);
[[nodiscard]] inline tl::unexpected<Error> fault(std::string field, std::string code, std::string message) {
    return fail(std::vector<FieldError>{{std::move(field), std::move(code), std::move(message)}});
}

/// The party of `facts` that the file is about, to change it into what it will be.
[[nodiscard]] inline PartyFacts& partyOf(CaseFacts& facts, ParticipantId id) {
    return *std::ranges::find(facts.parties, id, &PartyFacts::id);
}

/// A "no" in the case ends what agencies still have to tell that person: the tasks leave their lists.
void endTasks(gate::Desk& desk, gate::Events& events, PartyFacts const& before, PartyFacts const& after);

using CaseDone = gate::Done<OnCase>;

}  // namespace accord::casework

// A task that a list calls for, before anybody has opened it.
//
//    auto draft = draftTask(row, routed, context);
//    draft.key        // the same for the same victim, incident, stage and agency, in every run
//
// Drafts are settled together (pathway/task_gathering.hpp): a task for another agency than
// the one whose list it is then carries only that list's own references, no name, no
// contact, nothing of the matter, until an agreement covers more; what goes to a specialist
// stays with the agency whose list it is.
#pragma once

#include "pathway/agency_extract.hpp"
#include "pathway/court_list.hpp"
#include "pathway/route.hpp"

#include "base/working_days.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace accord::pathway {

/// Whose list it is.
struct ListOwner {
    AgencyKind kind{};
    std::string code;          ///< as in the register of agencies: "bedfordshire"
    std::string area{};        ///< the police area, whose stricter rules hold; empty: none are applied
    bool mayReadCourtLists{};  ///< an agreement with the courts service is in force
};

struct TaskClock {
    std::optional<Date> due;  ///< nullopt: no clock, or beyond the calendar
    rules::Basis basis{};     ///< what the days rest on
    bool isEnhanced{};
    bool isLatest{};  ///< the list gives no report date: counted from the outcome, so it may be due already
};

struct TaskDraft {
    /// The natural key: made of references, which are somebody's, so it is blinded before it is stored.
    std::string key;
    std::string victimKey;  ///< its beginning: the victim of the incident, at whatever stage; blinded too
    std::string incidentReference, victimReference;
    Stage stage{};
    rules::RouteRule const* duty{};
    AgencyKind agency{};
    bool isOwn{};                                ///< for the agency whose list it is
    std::vector<events::SensitiveCause> causes;  ///< not empty: for a named specialist and nobody else
    std::optional<TaskClock> clock;
    std::optional<ExtractRow> row;  ///< absent in another agency's task
    std::vector<Reason> why;
    RuleId specialistRule{};
    bool isSearch{};  ///< who was harmed is still to be found out
    std::string file;
    std::uint64_t line{};

    [[nodiscard]] bool isForSpecialist() const { return !causes.empty(); }
};

struct TaskContext {
    ListOwner const& owner;
    WorkingDays const& calendar;
    Date today;
    RuleId specialistRule{};  ///< protection `specialist-list`
    rules::RulesInForce const* rules{};
};

/// Finding out who was harmed in a matter of a court list: no contact with anybody, so nothing is known of the victim.
[[nodiscard]] TaskDraft draftSearch(CourtMatter const& matter, Routed const& routed, TaskContext const& context);
[[nodiscard]] TaskDraft draftTask(ExtractRow const& row, Routed const& routed, TaskContext const& context);
[[nodiscard]] std::string victimKey(ListOwner const& owner, std::string_view incidentReference, std::string_view victimReference);
[[nodiscard]] std::string taskKey(std::string_view victimKey, Stage stage, AgencyKind agency);
/// The victim's part of a task's key.
[[nodiscard]] std::string_view victimKeyOf(std::string_view taskKey);

}  // namespace accord::pathway

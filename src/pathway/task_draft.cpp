#include "pathway/task_draft.hpp"

#include "pathway/specialist.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::pathway {
namespace {

/// Working days of the route, or fewer where the area is stricter.
int daysOf(rules::RouteRule const& duty, bool isEnhanced, TaskContext const& context) {
    auto days = isEnhanced ? duty.clock->enhancedDays : duty.clock->days;
    if (context.rules == nullptr) return days;
    for (auto const* local : context.rules->localRules(context.owner.area, duty.head.id)) {
        auto const& stricter = isEnhanced && local->enhancedDays ? local->enhancedDays : local->days;
        if (stricter) days = std::min(days, *stricter);
    }
    return days;
}

std::optional<TaskClock> clockOf(ExtractRow const& row, rules::RouteRule const& duty, TaskContext const& context) {
    if (!duty.clock) return std::nullopt;
    auto const fromReport = duty.clock->starts == rules::ClockStart::reported;
    TaskClock clock;
    clock.basis = duty.clock->basis.value_or(duty.basis);
    clock.isEnhanced = hasEnhancedRights(row.victim, context.today);
    clock.isLatest = fromReport && !row.matter.reportedOn;
    auto const start = fromReport ? row.matter.reportedOn.value_or(row.matter.outcomeOn) : row.matter.outcomeOn;
    clock.due = context.calendar.after(start, daysOf(duty, clock.isEnhanced, context));
    return clock;
}

}  // namespace

/// Lengths stand before the references, so that no two pairs of them give the same key.
std::string victimKey(ListOwner const& owner, std::string_view incidentReference, std::string_view victimReference) {
    return fmt::format("{}/{}/{}:{}/{}:{}", code(owner.kind), owner.code, incidentReference.size(), incidentReference,
                       victimReference.size(), victimReference);
}

std::string taskKey(std::string_view victimKey, Stage stage, AgencyKind agency) {
    return fmt::format("{}/{}/{}", victimKey, code(stage), code(agency));
}

/// The codes of stages and agencies have no slash.
std::string_view victimKeyOf(std::string_view taskKey) {
    for (int part = 0; part < 2; ++part) taskKey = taskKey.substr(0, std::min(taskKey.rfind('/'), taskKey.size()));
    return taskKey;
}

TaskDraft draftTask(ExtractRow const& row, Routed const& routed, TaskContext const& context) {
    auto const& duty = *routed.duty;
    TaskDraft draft;
    draft.victimKey = victimKey(context.owner, row.matter.incidentReference, row.matter.victimReference);
    draft.key = taskKey(draft.victimKey, *routed.stage, duty.agency);
    draft.incidentReference = row.matter.incidentReference;
    draft.victimReference = row.matter.victimReference;
    draft.stage = *routed.stage;
    draft.duty = &duty;
    draft.why = routed.why;
    draft.agency = duty.agency;
    draft.specialistRule = context.specialistRule;
    draft.causes = specialistCauses(row.victim, context.today);
    if (duty.specialistOnly) draft.causes.push_back(events::SensitiveCause::bereaved);
    draft.clock = clockOf(row, duty, context);
    draft.row = row;
    return draft;
}

TaskDraft draftSearch(CourtMatter const& matter, Routed const& routed, TaskContext const& context) {
    auto const& duty = *routed.duty;
    TaskDraft draft;
    draft.victimKey = victimKey(context.owner, matter.caseReference, "");
    draft.key = taskKey(draft.victimKey, *routed.stage, duty.agency) + "/search";
    draft.incidentReference = matter.caseReference;
    draft.stage = *routed.stage;
    draft.duty = &duty;
    draft.why = routed.why;
    draft.agency = duty.agency;
    draft.specialistRule = context.specialistRule;
    draft.isSearch = true;
    // The chance passes with the hearing; for one that was held already no day is set.
    if (matter.on >= context.today) draft.clock = TaskClock{matter.on, duty.basis, false, false};
    ExtractRow row;
    row.matter.incidentReference = matter.caseReference;
    row.matter.offence = matter.offence;
    row.matter.outcome = fmt::format("Listed for {}{}{}", matter.hearing.empty() ? "hearing" : matter.hearing,
                                     matter.court.empty() ? "" : ", ", matter.court);
    row.matter.outcomeOn = matter.on;
    draft.row = std::move(row);
    return draft;
}

}  // namespace accord::pathway

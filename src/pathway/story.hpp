// The whole pathway of one matter so far and to come, for one person harmed, in words that
// they could read: what should have happened by when, by whom, on what basis, and did it.
//
//    for (auto const& step : stepsSoFar(duties, rules, today)) show(step.what, step.byWhen, step.did);
//    for (auto const& step : stepsToCome(stage, offenderIsChild, rules)) show(step.what, step.who);
//
// It tells of the person harmed and of what agencies owed them, and of nobody else: nothing
// that somebody responsible was asked, said or did stands in it. Pure.
#pragma once

#include "base/working_days.hpp"
#include "events/pathway.hpp"
#include "events/task_steps.hpp"
#include "rules/rulebook.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::pathway {

enum class StoryMark : std::uint8_t { done = 1, late, open, overdue, notDone, later };

}  // namespace accord::pathway

namespace accord {
template <>
inline constexpr auto wordsOf<pathway::StoryMark> = words<pathway::StoryMark>({
    {pathway::StoryMark::done, "done", "Done"},
    {pathway::StoryMark::late, "late", "Done late"},
    {pathway::StoryMark::open, "open", "Still to do"},
    {pathway::StoryMark::overdue, "overdue", "Overdue"},
    {pathway::StoryMark::notDone, "not-done", "Not done"},
    {pathway::StoryMark::later, "later", "May follow"},
});
}  // namespace accord

namespace accord::pathway {

struct StoryStep {
    std::string begins;  ///< heading of a group, on its first step
    std::string note;    ///< beside the heading: with what the chance passes
    std::string what, who, byWhen, did;
    StoryMark mark{StoryMark::later};
    std::string basis, source, caution;
};

/// One task as it stands.
struct DutyStory {
    struct Telling {
        Date on{};
        events::ToldHow how{};
        bool isTold{}, isEnded{};
    };
    struct View {
        Date on{};
        events::ViewSays says{};
    };
    Stage stage{};
    std::string agency;               ///< by name
    rules::RouteRule const* route{};  ///< nullptr: the rulebook has no such route any more
    std::optional<Date> due;
    bool isDueAtLatest{}, isEnhanced{}, isWithdrawn{};
    std::vector<Telling> tellings;  ///< in order of time
    std::optional<Date> letterOn;   ///< the last
    std::optional<View> view;       ///< the last
    std::optional<events::NotDoneReason> notDone;
    std::optional<Date> passedUpOn;  ///< the first day
    bool isWaiting{};                ///< the reason waits for a second person
    std::string over;                ///< how it ended, where it did: a code of events::TaskEnd, "answered", "not-done"
};

[[nodiscard]] std::vector<StoryStep> stepsSoFar(std::vector<DutyStory> const& duties, rules::RulesInForce const& rules, Date today);

/// What else may happen at the stage, and at those that may come after it.
[[nodiscard]] std::vector<StoryStep> stepsToCome(std::vector<DutyStory> const& duties, rules::RulesInForce const& rules);

/// "2 of 3 things that were due have been done. 1 is overdue."
[[nodiscard]] std::string inShort(std::vector<StoryStep> const& steps);

/// One person's case, without anything that only the other side may know.
struct CaseStory {
    Side side{};
    std::string service;   ///< that holds the case, by name
    std::string referrer;  ///< by name; empty: they asked themselves
    Date referredOn{}, openedOn{};
    std::optional<Date> allocatedOn;  ///< safety is checked before anybody is allocated
    bool hasAsked{};
    std::optional<Date> spokenOn, readyOn, metOn, followedOn, closedOn;
};

[[nodiscard]] std::vector<StoryStep> caseSteps(CaseStory const& story, rules::RulesInForce const& rules, WorkingDays const& calendar,
                                               Date today);

}  // namespace accord::pathway

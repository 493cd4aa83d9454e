// What else happens to a task: the prosecution's view, a reason for not doing it, letters in
// one go, a search that ends, and how much an agency can do in a week.
//
// What an agency did and decided stands in the clear and is counted; why, in words, is about
// the victim and is sealed.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/spec.hpp"

#include <cstdint>
#include <string>

namespace accord::events {

/// Whose view it is whether restorative justice may be raised before plea or trial.
enum class ViewOf : std::uint8_t { prosecution = 1, officerInCase };
enum class ViewSays : std::uint8_t { noObjection = 1, wait };

/// Ids of the [[not_done]] entries of the rulebook.
enum class NotDoneReason : std::uint8_t { notInVictimsInterest = 1, noSafeWay, notReached, toldByAnother, victimDied, wrongPerson };

/// How a task ends that is neither answered nor withdrawn.
enum class TaskEnd : std::uint8_t { victimFound = 1, noVictim, notFound, acquitted };

}  // namespace accord::events

namespace accord {
template <>
inline constexpr auto wordsOf<events::ViewOf> = words<events::ViewOf>({
    {events::ViewOf::prosecution, "prosecution", "The CPS"},
    {events::ViewOf::officerInCase, "officer-in-case", "The officer in the case"},
});
template <>
inline constexpr auto wordsOf<events::ViewSays> = words<events::ViewSays>({
    {events::ViewSays::noObjection, "no-objection", "It may be raised now"},
    {events::ViewSays::wait, "wait", "Wait until the case is over"},
});
template <>
inline constexpr auto wordsOf<events::NotDoneReason> = words<events::NotDoneReason>({
    {events::NotDoneReason::notInVictimsInterest, "not-in-victims-interest", "Telling them now would do harm (a colleague confirms it)"},
    {events::NotDoneReason::noSafeWay, "no-safe-way", "No safe way to reach them (a colleague confirms it)"},
    {events::NotDoneReason::notReached, "not-reached", "Not reached after several tries"},
    {events::NotDoneReason::toldByAnother, "told-by-another-agency", "Another agency has told them"},
    {events::NotDoneReason::victimDied, "victim-died", "The victim has died"},
    {events::NotDoneReason::wrongPerson, "wrong-person", "Not a victim of this: the list was wrong"},
});
template <>
inline constexpr auto wordsOf<events::TaskEnd> = words<events::TaskEnd>({
    {events::TaskEnd::victimFound, "victim-found", "Found: they are taken into our own list"},
    {events::TaskEnd::noVictim, "no-victim", "There is no victim to tell"},
    {events::TaskEnd::notFound, "not-found", "It cannot be found out"},
    {events::TaskEnd::acquitted, "acquitted", "The defendant was acquitted"},
});
}  // namespace accord

namespace accord::events {

/// Before plea, or with a trial listed, nobody of either side is contacted without it.
struct TaskViewRecorded {
    static constexpr std::string_view type = "pathway.task-view-recorded";
    static constexpr int version = 1;

    Date on{};
    ViewOf whose{};
    ViewSays says{};

    static constexpr auto spec() {
        return accord::spec<TaskViewRecorded>(field<&TaskViewRecorded::on, Category::none, Owner::none>("on", "When?"),
                                              field<&TaskViewRecorded::whose, Category::none, Owner::none>("whose", "Whose view?"),
                                              field<&TaskViewRecorded::says, Category::none, Owner::none>("says", "What do they say?"));
    }
};

/// It was not done, and why: where the rulebook asks for a second person it stands open until they have answered.
struct TaskNotDone {
    static constexpr std::string_view type = "pathway.task-not-done";
    static constexpr int version = 1;

    NotDoneReason reason{};
    bool needsSecond{};
    bool isNeverTold{};  ///< the victim was never told: counted
    std::string note;

    static constexpr auto spec() {
        return accord::spec<TaskNotDone>(
            field<&TaskNotDone::reason, Category::none, Owner::none>("reason", "Why?"),
            field<&TaskNotDone::needsSecond, Category::none, Owner::none>("needs-second", "A colleague confirms it"),
            field<&TaskNotDone::isNeverTold, Category::none, Owner::none>("never-told", "The victim was never told"),
            field<&TaskNotDone::note, Category::participation, Owner::subject>("note", "In words").atMost(500).optional());
    }
};

/// The second person's answer: confirmed, or the task goes on.
struct TaskNotDoneAnswered {
    static constexpr std::string_view type = "pathway.task-not-done-answered";
    static constexpr int version = 1;

    bool isConfirmed{};
    std::string note;

    static constexpr auto spec() {
        return accord::spec<TaskNotDoneAnswered>(
            field<&TaskNotDoneAnswered::isConfirmed, Category::none, Owner::none>("confirmed", "Confirmed"),
            field<&TaskNotDoneAnswered::note, Category::participation, Owner::subject>("note", "In words").atMost(500).optional());
    }
};

/// The matter ended it: a search that found somebody or nobody, an acquittal.
struct TaskClosed {
    static constexpr std::string_view type = "pathway.task-closed";
    static constexpr int version = 1;

    TaskEnd how{};

    static constexpr auto spec() {
        return accord::spec<TaskClosed>(field<&TaskClosed::how, Category::none, Owner::none>("how", "How it ended"));
    }
};

/// A letter of a batch: sent, and never told.
struct TaskLetterSent {
    static constexpr std::string_view type = "pathway.task-letter-sent";
    static constexpr int version = 1;

    std::string batch;
    Date on{};

    static constexpr auto spec() {
        return accord::spec<TaskLetterSent>(field<&TaskLetterSent::batch, Category::none, Owner::none>("batch", "Batch"),
                                            field<&TaskLetterSent::on, Category::none, Owner::none>("on", "Day"));
    }
};

/// The batch did not go out after all.
struct TaskLetterUndone {
    static constexpr std::string_view type = "pathway.task-letter-undone";
    static constexpr int version = 1;

    std::string batch;

    static constexpr auto spec() {
        return accord::spec<TaskLetterUndone>(field<&TaskLetterUndone::batch, Category::none, Owner::none>("batch", "Batch"));
    }
};

/// How many tasks an agency can do in a week, by its own reckoning.
struct CapacitySet {
    static constexpr std::string_view type = "pathway.capacity-set";
    static constexpr int version = 1;

    AgencyId agency{};
    std::int64_t perWeek{};

    static constexpr auto spec() {
        return accord::spec<CapacitySet>(field<&CapacitySet::agency, Category::none, Owner::none>("agency", "Agency"),
                                         field<&CapacitySet::perWeek, Category::none, Owner::none>("per-week", "Tasks in a week"));
    }
};

}  // namespace accord::events

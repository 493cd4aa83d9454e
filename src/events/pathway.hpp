// What happens on the way to restorative justice: screening, and the tasks it opens.
//
// A task is one thing due from one agency about one victim. What the duty is stands in
// the clear (about nobody); who it concerns and what happened is sealed under the key of
// the task's victim; what they answered is theirs, and sealed too. That they were told,
// and how, is the agency's own deed and is counted.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/spec.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace accord::events {

/// How somebody was told. A letter counts as sent, never as told.
enum class ToldHow : std::uint8_t { inPerson = 1, phone, videoCall, letter, email };
/// What they said. One "no", said to anyone in any way, ends the approach.
enum class TaskAnswer : std::uint8_t { yes = 1, no, notNow, informationOnly, noAnswerYet };

}  // namespace accord::events

namespace accord {
template <>
inline constexpr auto wordsOf<events::ToldHow> = words<events::ToldHow>({
    {events::ToldHow::inPerson, "in-person", "In person"},
    {events::ToldHow::phone, "phone", "By phone"},
    {events::ToldHow::videoCall, "video-call", "By video call"},
    {events::ToldHow::letter, "letter", "By letter (counts as sent, not as told)"},
    {events::ToldHow::email, "email", "By e-mail (counts as sent, not as told)"},
});
template <>
inline constexpr auto wordsOf<events::TaskAnswer> = words<events::TaskAnswer>({
    {events::TaskAnswer::yes, "yes", "Yes, they would like to know more or take part"},
    {events::TaskAnswer::no, "no", "No"},
    {events::TaskAnswer::notNow, "not-now", "Not now, perhaps later"},
    {events::TaskAnswer::informationOnly, "information-only", "They wanted the information only"},
    {events::TaskAnswer::noAnswerYet, "no-answer-yet", "They have not answered yet"},
});
}  // namespace accord

namespace accord::events {

/// What is due. About nobody.
struct TaskOpened {
    static constexpr std::string_view type = "pathway.task-opened";
    static constexpr int version = 1;

    Stage stage{};
    AgencyId agency{};  ///< who owes it
    AgencyKind kind{};
    std::string rule;  ///< id of the route in the rulebook: "police-inform-victim"
    std::int64_t ruleVersion{};
    std::optional<Date> due;
    bool isDueAtLatest{};  ///< counted from the outcome, because the list gives no date of report
    bool isEnhanced{};
    bool isForSpecialist{};

    static constexpr auto spec() {
        return accord::spec<TaskOpened>(
            field<&TaskOpened::stage, Category::none, Owner::none>("stage", "Stage"),
            field<&TaskOpened::agency, Category::none, Owner::none>("agency", "Agency"),
            field<&TaskOpened::kind, Category::none, Owner::none>("kind", "Kind of agency"),
            field<&TaskOpened::rule, Category::none, Owner::none>("rule", "Route"),
            field<&TaskOpened::ruleVersion, Category::none, Owner::none>("rule-version", "Version of the route"),
            field<&TaskOpened::due, Category::none, Owner::none>("due", "By when").optional(),
            field<&TaskOpened::isDueAtLatest, Category::none, Owner::none>("due-at-latest", "Counted from the outcome"),
            field<&TaskOpened::isEnhanced, Category::none, Owner::none>("enhanced", "Enhanced rights"),
            field<&TaskOpened::isForSpecialist, Category::none, Owner::none>("for-specialist", "For a specialist"));
    }
};

/// Whom it concerns and what happened; in another agency's task only the references.
struct TaskDescribed {
    static constexpr std::string_view type = "pathway.task-described";
    static constexpr int version = 1;

    std::string key;  ///< the natural key, by which the same task is never opened twice
    std::string incidentReference;
    std::string victimReference;
    std::string name;
    std::optional<Date> born;
    std::string contact;
    std::string safeChannel;
    std::string offence;
    std::string outcome;
    std::optional<Date> outcomeOn;
    std::string flags;

    static constexpr auto spec() {
        return accord::spec<TaskDescribed>(
            field<&TaskDescribed::key, Category::identity, Owner::subject>("key", "Key").atMost(400),
            field<&TaskDescribed::incidentReference, Category::offence, Owner::subject>("incident-reference", "Incident"),
            field<&TaskDescribed::victimReference, Category::identity, Owner::subject>("victim-reference", "Reference").optional(),
            field<&TaskDescribed::name, Category::identity, Owner::subject>("name", "Name").optional(),
            field<&TaskDescribed::born, Category::identity, Owner::subject>("born", "Date of birth").optional(),
            field<&TaskDescribed::contact, Category::contact, Owner::subject>("contact", "Contact").optional(),
            field<&TaskDescribed::safeChannel, Category::safeContact, Owner::subject>("safe-channel", "Safe to reach by").optional(),
            field<&TaskDescribed::offence, Category::offence, Owner::subject>("offence", "Offence").optional(),
            field<&TaskDescribed::outcome, Category::offence, Owner::subject>("outcome", "Outcome").optional(),
            field<&TaskDescribed::outcomeOn, Category::offence, Owner::subject>("outcome-on", "Date of the outcome").optional(),
            field<&TaskDescribed::flags, Category::vulnerability, Owner::subject>("flags", "Flags").optional());
    }
};

/// A later list shows that it is for a specialist: it leaves every other list.
struct TaskHandedToSpecialist {
    static constexpr std::string_view type = "pathway.task-handed-to-specialist";
    static constexpr int version = 1;

    AgencyId agency{};
    AgencyKind kind{};

    static constexpr auto spec() {
        return accord::spec<TaskHandedToSpecialist>(
            field<&TaskHandedToSpecialist::agency, Category::none, Owner::none>("agency", "Agency"),
            field<&TaskHandedToSpecialist::kind, Category::none, Owner::none>("kind", "Kind of agency"));
    }
};

/// A later list says that nothing more is to be done: the victim does not want to be contacted.
struct TaskWithdrawn {
    static constexpr std::string_view type = "pathway.task-withdrawn";
    static constexpr int version = 1;

    std::string reason;  ///< id of the reason in the rulebook

    static constexpr auto spec() {
        return accord::spec<TaskWithdrawn>(field<&TaskWithdrawn::reason, Category::participation, Owner::subject>("reason", "Why"));
    }
};

/// Somebody was told, or it was tried: who did it stands in the event itself.
struct TaskAnswered {
    static constexpr std::string_view type = "pathway.task-answered";
    static constexpr int version = 1;

    Date on{};
    ToldHow how{};
    bool isTold{};  ///< false for a letter or e-mail: sent, not told
    TaskAnswer answer{};
    std::optional<Date> againOn;  ///< the date they chose, after "not now"
    bool isEnded{};               ///< nothing more is due: an answer was given, whichever it was
    std::string note;

    static constexpr auto spec() {
        return accord::spec<TaskAnswered>(
            field<&TaskAnswered::on, Category::none, Owner::none>("on", "When?"),
            field<&TaskAnswered::how, Category::none, Owner::none>("how", "How?"),
            field<&TaskAnswered::isTold, Category::none, Owner::none>("told", "Told"),
            field<&TaskAnswered::answer, Category::participation, Owner::subject>("answer", "What did they say?"),
            field<&TaskAnswered::againOn, Category::participation, Owner::subject>("again-on", "Ask again on").optional(),
            field<&TaskAnswered::isEnded, Category::none, Owner::none>("ended", "Nothing more is due"),
            field<&TaskAnswered::note, Category::participation, Owner::subject>("note", "Note").atMost(500).optional());
    }
};

/// A public list was read: months and places, no people.
struct ListScreened {
    static constexpr std::string_view type = "pathway.list-screened";
    static constexpr int version = 1;

    std::string files;    ///< names, joined by commas
    std::string digests;  ///< SHA-256 of each
    std::int64_t rowsRead{}, rowsBad{}, rowsWithoutRoute{};

    static constexpr auto spec() {
        return accord::spec<ListScreened>(
            field<&ListScreened::files, Category::none, Owner::none>("files", "Files").atMost(4000),
            field<&ListScreened::digests, Category::none, Owner::none>("digests", "Digests").atMost(8000),
            field<&ListScreened::rowsRead, Category::none, Owner::none>("rows-read", "Rows read"),
            field<&ListScreened::rowsBad, Category::none, Owner::none>("rows-bad", "Rows with a fault"),
            field<&ListScreened::rowsWithoutRoute, Category::none, Owner::none>("rows-without-route", "Rows without a route"));
    }
};

/// Indicative volume of one force, month and stage, or of a reason for none.
struct VolumeCounted {
    static constexpr std::string_view type = "pathway.volume-counted";
    static constexpr int version = 1;

    std::string force;    ///< slug
    std::string month;    ///< "2023-03"
    std::string monthOf;  ///< "outcome" or "crime"
    std::optional<Stage> stage;
    std::optional<AgencyKind> agency;
    std::string modal;
    std::string reason;  ///< id of the reason where there is no stage
    std::int64_t incidents{}, rows{};

    static constexpr auto spec() {
        return accord::spec<VolumeCounted>(
            field<&VolumeCounted::force, Category::none, Owner::none>("force", "Force"),
            field<&VolumeCounted::month, Category::none, Owner::none>("month", "Month"),
            field<&VolumeCounted::monthOf, Category::none, Owner::none>("month-of", "Month of"),
            field<&VolumeCounted::stage, Category::none, Owner::none>("stage", "Stage").optional(),
            field<&VolumeCounted::agency, Category::none, Owner::none>("agency", "Who acts").optional(),
            field<&VolumeCounted::modal, Category::none, Owner::none>("modal", "Must or may").optional(),
            field<&VolumeCounted::reason, Category::none, Owner::none>("reason", "Why there is no route").optional(),
            field<&VolumeCounted::incidents, Category::none, Owner::none>("incidents", "Incidents"),
            field<&VolumeCounted::rows, Category::none, Owner::none>("rows", "Rows"));
    }
};

}  // namespace accord::events

// The tasks of whoever looks: whom to tell, why, and by when; in the order of triage
// (pathway/triage.hpp), and why each stands where it stands.
#pragma once

#include "gate/view.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace accord::pathway {

enum class Urgency : std::uint8_t { late = 1, soon, calm };

}  // namespace accord::pathway

namespace accord {
template <>
inline constexpr auto wordsOf<pathway::Urgency> = words<pathway::Urgency>({
    {pathway::Urgency::late, "late", "Late"},
    {pathway::Urgency::soon, "soon", "Soon"},
    {pathway::Urgency::calm, "calm", "In time"},
});
}  // namespace accord

namespace accord::pathway {

/// Working days are the clock's; what is shown is told in calendar days, as people speak.
struct When {
    Urgency urgency{};
    std::string says;  ///< "2 days late", "today", "by Friday 27 November", "no clock"
};
[[nodiscard]] When whenDue(std::optional<Date> due, Date today);

struct TaskRow {
    std::string name, incidentReference, offence, outcome, outcomeOn;
    std::string task, basis, why, due;
    Urgency urgency{};
    std::string recordHref, recordLabel, notDoneHref, referHref;
    std::string standing;   ///< why it stands where it stands
    std::string reference;  ///< its holder's: all that an agency is told of somebody whose list is another's

    static constexpr auto spec() {
        return accord::spec<TaskRow>(
            field<&TaskRow::name, Category::identity, Owner::subject>("name", "Who").sealed(),
            field<&TaskRow::incidentReference, Category::offence, Owner::subject>("incident-reference", "Reference").sealed(),
            field<&TaskRow::offence, Category::offence, Owner::subject>("offence", "Offence").sealed(),
            field<&TaskRow::outcome, Category::offence, Owner::subject>("outcome", "Outcome").sealed(),
            field<&TaskRow::outcomeOn, Category::offence, Owner::subject>("outcome-on", "Date of the outcome").sealed().shownAs<Date>(),
            field<&TaskRow::task, Category::none, Owner::none>("task", "What to do"),
            field<&TaskRow::basis, Category::none, Owner::none>("basis", "Basis"),
            field<&TaskRow::why, Category::none, Owner::none>("why", "Why it is on this list"),
            field<&TaskRow::due, Category::none, Owner::none>("due", "By when"),
            field<&TaskRow::urgency, Category::none, Owner::none>("urgency", "Urgency"),
            field<&TaskRow::recordHref, Category::none, Owner::none>("record-href", "Record what you did"),
            field<&TaskRow::recordLabel, Category::none, Owner::none>("record-label", "What is to be recorded"),
            field<&TaskRow::notDoneHref, Category::none, Owner::none>("not-done-href", "Say why it was not done"),
            field<&TaskRow::referHref, Category::none, Owner::none>("refer-href", "Refer"),
            field<&TaskRow::standing, Category::none, Owner::none>("standing", "Why it stands here"),
            field<&TaskRow::reference, Category::none, Owner::none>("reference", "Reference of who holds the list"));
    }
};

struct SaysRow {
    std::string says;

    static constexpr auto spec() { return accord::spec<SaysRow>(field<&SaysRow::says, Category::none, Owner::none>("says", "In short")); }
};

struct PagesRow {
    std::string says, previous, next;

    static constexpr auto spec() {
        return accord::spec<PagesRow>(field<&PagesRow::says, Category::none, Owner::none>("says", "Page"),
                                      field<&PagesRow::previous, Category::none, Owner::none>("previous", "Previous"),
                                      field<&PagesRow::next, Category::none, Owner::none>("next", "Next"));
    }
};

/// What whoever works with people responsible may do: no list opens a task towards those.
struct OwnRouteRow {
    std::string heading, text, stage, href;

    static constexpr auto spec() {
        return accord::spec<OwnRouteRow>(field<&OwnRouteRow::heading, Category::none, Owner::none>("heading", "Who does what"),
                                         field<&OwnRouteRow::text, Category::none, Owner::none>("text", "What"),
                                         field<&OwnRouteRow::stage, Category::none, Owner::none>("stage", "Stage"),
                                         field<&OwnRouteRow::href, Category::none, Owner::none>("stage-href", "Its page"));
    }
};

struct Tasks {
    static constexpr std::string_view name = "pathway.tasks";
    static constexpr std::string_view title = "Victims to tell about restorative justice";
    static constexpr std::string_view permission = "task.read";
    static constexpr std::string_view path = "tasks";
    static constexpr std::string_view page = "pathway/tasks";
    static constexpr std::string_view opens = "pathway.task";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;

    struct Query {
        std::optional<std::int64_t> pageNumber;

        static constexpr auto spec() {
            return accord::spec<Query>(field<&Query::pageNumber, Category::none, Owner::none>("page", "Page").optional());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts();
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

struct Task {
    static constexpr std::string_view name = "pathway.task";
    static constexpr std::string_view title = "Somebody to tell about restorative justice";
    static constexpr std::string_view permission = "task.read";
    static constexpr std::string_view path = "tasks/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;
    static constexpr std::array<std::string_view, 5> actions{"pathway.record-answer", "pathway.record-view", "pathway.record-not-done",
                                                             "pathway.answer-not-done", "pathway.close-search"};
    using Query = Nothing;

    struct Detail {
        std::string name, born, contact, safeChannel, incidentReference, offence, outcome, outcomeOn, flags;
        std::string task, basis, due, reference;
        std::optional<Stage> stage{};

        static constexpr auto spec() {
            return accord::spec<Detail>(
                field<&Detail::name, Category::identity, Owner::subject>("name", "Who").sealed(),
                field<&Detail::born, Category::identity, Owner::subject>("born", "Date of birth").sealed().shownAs<Date>(),
                field<&Detail::contact, Category::contact, Owner::subject>("contact", "Contact").sealed(),
                field<&Detail::safeChannel, Category::safeContact, Owner::subject>("safe-channel", "Safe to reach by").sealed(),
                field<&Detail::incidentReference, Category::offence, Owner::subject>("incident-reference", "Incident").sealed(),
                field<&Detail::offence, Category::offence, Owner::subject>("offence", "Offence").sealed(),
                field<&Detail::outcome, Category::offence, Owner::subject>("outcome", "Outcome").sealed(),
                field<&Detail::outcomeOn, Category::offence, Owner::subject>("outcome-on", "Date of the outcome").sealed().shownAs<Date>(),
                field<&Detail::flags, Category::vulnerability, Owner::subject>("flags", "Flags").sealed(),
                field<&Detail::task, Category::none, Owner::none>("task", "What to do"),
                field<&Detail::basis, Category::none, Owner::none>("basis", "Basis"),
                field<&Detail::due, Category::none, Owner::none>("due", "By when"),
                field<&Detail::reference, Category::none, Owner::none>("reference", "Reference of who holds the list"),
                field<&Detail::stage, Category::none, Owner::none>("stage", "Stage").optional());
        }
    };

    struct Answer {
        std::string on, how, answer, note;

        static constexpr auto spec() {
            return accord::spec<Answer>(
                field<&Answer::on, Category::none, Owner::none>("on", "When"),
                field<&Answer::how, Category::none, Owner::none>("how", "How"),
                field<&Answer::answer, Category::participation, Owner::subject>("answer", "What they said").sealed(),
                field<&Answer::note, Category::participation, Owner::subject>("note", "Note").sealed());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts();
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::pathway

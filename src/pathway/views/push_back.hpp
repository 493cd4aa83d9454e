// Where an agency's tasks go back to its own system and how that goes; and what is to be sent
// next, which the machinery alone reads, in the role of the agency's system.
#pragma once

#include "gate/view.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace accord::pathway {

enum class PushState : std::uint8_t { notSet = 1, works, waits, givenUp };

}  // namespace accord::pathway

namespace accord {
template <>
inline constexpr auto wordsOf<pathway::PushState> = words<pathway::PushState>({
    {pathway::PushState::notSet, "not-set", "Nothing is sent"},
    {pathway::PushState::works, "works", "Works"},
    {pathway::PushState::waits, "waits", "Not reached; tried again"},
    {pathway::PushState::givenUp, "given-up", "Given up"},
});
}  // namespace accord

namespace accord::pathway {

struct PushBack {
    static constexpr std::string_view name = "pathway.push-back";
    static constexpr std::string_view title = "Tasks back to your system";
    static constexpr std::string_view permission = "token.manage";
    static constexpr std::string_view path = "agencies/{id}/push-back";
    static constexpr std::string_view page = "pathway/push-back";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agency;
    using Query = Nothing;

    struct Row {
        std::string agency, url;
        PushState state{PushState::notSet};
        std::string why;
        std::int64_t tries{};
        std::optional<Instant> since, next, last;
        std::int64_t sent{};
        std::string key;

        static constexpr auto spec() {
            return accord::spec<Row>(field<&Row::agency, Category::none, Owner::none>("agency", "Agency"),
                                     field<&Row::url, Category::none, Owner::none>("url", "Address"),
                                     field<&Row::state, Category::none, Owner::none>("state", "State"),
                                     field<&Row::why, Category::none, Owner::none>("why", "What happened"),
                                     field<&Row::tries, Category::none, Owner::none>("tries", "Tries without success"),
                                     field<&Row::since, Category::none, Owner::none>("since", "Not reached since").optional(),
                                     field<&Row::next, Category::none, Owner::none>("next", "Next try").optional(),
                                     field<&Row::last, Category::none, Owner::none>("last", "Last taken").optional(),
                                     field<&Row::sent, Category::none, Owner::none>("sent", "Tasks sent"),
                                     field<&Row::key, Category::none, Owner::none>("key", "Public key"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"endpoint", &tableOf<Row>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId agency, Query const& query);
};

struct TaskNews {
    static constexpr std::string_view name = "pathway.task-news";
    static constexpr std::string_view title = "Tasks that go back to the agency's system";
    static constexpr std::string_view permission = "task.push-back";
    static constexpr std::string_view path = "push-back/news";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::int64_t tasksAtOnce = 100;
    using Query = Nothing;

    struct Row {
        std::string task, incidentReference, victimReference;
        std::string stage, duty;
        std::int64_t dutyVersion{};
        std::string due;

        static constexpr auto spec() {
            return accord::spec<Row>(
                field<&Row::task, Category::none, Owner::none>("task", "Task"),
                field<&Row::incidentReference, Category::offence, Owner::subject>("incident-reference", "Incident").sealed(),
                field<&Row::victimReference, Category::identity, Owner::subject>("victim-reference", "Reference").sealed(),
                field<&Row::stage, Category::none, Owner::none>("stage", "Stage"),
                field<&Row::duty, Category::none, Owner::none>("duty", "Duty"),
                field<&Row::dutyVersion, Category::none, Owner::none>("duty-version", "Version of the duty"),
                field<&Row::due, Category::none, Owner::none>("due", "By when"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"tasks", &tableOf<Row>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::pathway

// End the search for who was harmed, in a matter that came from a court list.
#pragma once

#include "events/task_steps.hpp"
#include "gate/action.hpp"

namespace accord::pathway {

struct CloseSearch {
    static constexpr std::string_view name = "pathway.close-search";
    static constexpr std::string_view title = "Record who was harmed";
    static constexpr std::string_view lede =
        "Nobody is contacted from a court list. Whoever is found is taken into your own extract; the task to tell them comes from there.";
    static constexpr std::string_view permission = "task.record";
    static constexpr std::string_view path = "tasks/{id}/search";
    static constexpr std::string_view then = "tasks";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;

    struct Input {
        events::TaskEnd how{};

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::how, Category::none, Owner::none>("how", "What did you find out?"));
        }
    };
    using Output = Nothing;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId task, Input const& input);
};

}  // namespace accord::pathway

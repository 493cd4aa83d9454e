// Say how many tasks your agency can do in a week: what will lapse is reckoned with it.
#pragma once

#include "events/task_steps.hpp"
#include "gate/action.hpp"

namespace accord::pathway {

struct SetCapacity {
    static constexpr std::string_view name = "pathway.set-capacity";
    static constexpr std::string_view title = "How many can you do in a week?";
    static constexpr std::string_view permission = "task.record";
    static constexpr std::string_view path = "capacity";
    static constexpr std::string_view then = "forecast";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;

    struct Input {
        std::int64_t perWeek{};

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::perWeek, Category::none, Owner::none>("per-week", "Tasks in a week"));
        }
    };
    using Output = Nothing;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId, Input const& input);
};

}  // namespace accord::pathway

// Record what the CPS or the officer in the case says: whether restorative justice may be
// raised before plea, or with a trial listed. Until it is recorded that it may, nobody is told.
#pragma once

#include "events/task_steps.hpp"
#include "gate/action.hpp"

namespace accord::pathway {

struct RecordView {
    static constexpr std::string_view name = "pathway.record-view";
    static constexpr std::string_view title = "Record the view of the prosecution";
    static constexpr std::string_view lede =
        "Before plea, or with a trial listed, nobody of either side is contacted about restorative justice without it.";
    static constexpr std::string_view permission = "task.record";
    static constexpr std::string_view path = "tasks/{id}/view";
    static constexpr std::string_view then = "tasks";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;

    struct Input {
        Date on{};
        events::ViewOf whose{};
        events::ViewSays says{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::on, Category::none, Owner::none>("on", "When did they say it?").hint("For example, 17 11 2026"),
                field<&Input::whose, Category::none, Owner::none>("whose", "Whose view is it?"),
                field<&Input::says, Category::none, Owner::none>("says", "What do they say?"));
        }
    };
    using Output = Nothing;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId task, Input const& input);
};

}  // namespace accord::pathway

// Record that somebody was told of restorative justice, and what they said.
//
// Told once is enough: who told them, how and when is counted for the agency; the
// answer is the person's own. After a "no" nobody asks again: it reopens only at their
// own wish.
#pragma once

#include "events/pathway.hpp"
#include "gate/action.hpp"

namespace accord::pathway {

struct RecordAnswer {
    static constexpr std::string_view name = "pathway.record-answer";
    static constexpr std::string_view title = "Record what you did";
    static constexpr std::string_view lede =
        "Tell them that restorative justice exists, that it is free, and that they may say no. Then record it here.";
    static constexpr std::string_view permission = "task.record";
    static constexpr std::string_view path = "tasks/{id}/answers";
    static constexpr std::string_view then = "tasks";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;

    struct Input {
        Date on{};
        events::ToldHow how{};
        events::TaskAnswer answer{};
        std::optional<Date> againOn;
        std::string note;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::on, Category::participation, Owner::subject>("on", "When did you tell them?").hint("For example, 17 11 2026"),
                field<&Input::how, Category::participation, Owner::subject>("how", "How?"),
                field<&Input::answer, Category::participation, Owner::subject>("answer", "What did they say?"),
                field<&Input::againOn, Category::participation, Owner::subject>("again-on",
                                                                                "If not now: when do they want to be asked again?")
                    .optional(),
                field<&Input::note, Category::participation, Owner::subject>("note", "Anything that matters for the next contact?")
                    .hint("Facts only, in a sentence or two. Do not record the conversation.")
                    .atMost(500)
                    .lines()
                    .optional());
        }
    };
    using Output = Nothing;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId task, Input const& input);
};

}  // namespace accord::pathway

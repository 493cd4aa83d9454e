// Say that a task was not done, and why; and the second person's answer.
//
// Nobody decides alone and unseen what is good for a victim (Why me? 2015: gatekeeping):
// where the rulebook asks for it, a colleague confirms the reason, or the task goes on.
#pragma once

#include "events/task_steps.hpp"
#include "gate/action.hpp"

namespace accord::pathway {

struct RecordNotDone {
    static constexpr std::string_view name = "pathway.record-not-done";
    static constexpr std::string_view title = "Say why this was not done";
    static constexpr std::string_view lede =
        "A reason is counted, and survivors who were never told are counted too. For some reasons a colleague confirms it first.";
    static constexpr std::string_view permission = "task.record";
    static constexpr std::string_view path = "tasks/{id}/not-done";
    static constexpr std::string_view then = "tasks";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;

    struct Input {
        events::NotDoneReason reason{};
        std::string note;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::reason, Category::none, Owner::none>("reason", "Why was it not done?"),
                                       field<&Input::note, Category::participation, Owner::subject>("note", "What harm, or what was tried?")
                                           .hint("Facts only, in a sentence or two.")
                                           .atMost(500)
                                           .lines()
                                           .optional());
        }
    };
    using Output = Nothing;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId task, Input const& input);
};

struct AnswerNotDone {
    static constexpr std::string_view name = "pathway.answer-not-done";
    static constexpr std::string_view title = "Confirm a colleague's reason";
    static constexpr std::string_view lede = "If you do not agree, the task goes on.";
    static constexpr std::string_view permission = "task.record";
    static constexpr std::string_view path = "tasks/{id}/not-done-answer";
    static constexpr std::string_view then = "tasks";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;

    struct Input {
        bool isConfirmed{};
        std::string note;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::isConfirmed, Category::none, Owner::none>("confirmed", "Do you agree with the reason?"),
                field<&Input::note, Category::participation, Owner::subject>("note", "Anything to add?").atMost(500).lines().optional());
        }
    };
    using Output = Nothing;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId task, Input const& input);
};

}  // namespace accord::pathway

// An agency's own chain for tasks that are overdue; and what somebody answers to whom one was passed up.
#pragma once

#include "events/escalation.hpp"
#include "gate/action.hpp"

namespace accord::pathway {

struct SetChainStep {
    static constexpr std::string_view name = "pathway.set-chain-step";
    static constexpr std::string_view title = "Who hears of overdue tasks?";
    static constexpr std::string_view lede =
        "Only a colleague who could tell the victim: a specialist's task is passed to a specialist, or to nobody.";
    static constexpr std::string_view permission = "colleague.manage";
    static constexpr std::string_view path = "agencies/{id}/chain/step";
    static constexpr std::string_view then = "agencies/{id}/chain";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agency;
    static constexpr std::int64_t stepsMost = 3;
    static constexpr std::int64_t daysMost = 60;

    struct Input {
        std::int64_t step{};
        std::optional<UserId> to;
        std::int64_t afterDays{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::step, Category::none, Owner::none>("step", "Which step?").hint("1 is the first to hear of it, 3 the last"),
                field<&Input::to, Category::none, Owner::none>("to", "Which colleague?")
                    .hint("Leave it open to take the step out of the chain")
                    .optional(),
                field<&Input::afterDays, Category::none, Owner::none>("after-days", "How many working days late?").hint("From 1 to 60"));
        }
    };
    using Output = Nothing;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agency);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agency, Input const& input);
};

struct AnswerEscalation {
    static constexpr std::string_view name = "pathway.answer-escalation";
    static constexpr std::string_view title = "What will happen with this task?";
    static constexpr std::string_view lede = "It was passed up to you because it is late. The task stays open until they are told.";
    static constexpr std::string_view permission = "task.record";
    static constexpr std::string_view path = "tasks/{id}/passed-up";
    static constexpr std::string_view then = "passed-up";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;

    struct Input {
        events::EscalationAnswer answer{};
        std::optional<Date> by;
        std::string note;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::answer, Category::none, Owner::none>("answer", "What will happen?"),
                field<&Input::by, Category::none, Owner::none>("by", "By when?").hint("For example, 27 11 2026").optional(),
                field<&Input::note, Category::participation, Owner::subject>("note", "Anything to add?").atMost(500).lines().optional());
        }
    };
    using Output = Nothing;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId task, Input const& input);
};

}  // namespace accord::pathway

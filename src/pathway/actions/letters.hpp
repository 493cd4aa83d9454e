// Letters in one go, and taking them back.
//
// A batch takes the first tasks of the list that may be told by letter, and leaves out the
// others: for a specialist, held before plea, without a letter as the channel that is known to
// be safe. A letter counts as sent and never as told: the task stays open.
#pragma once

#include "events/task_steps.hpp"
#include "gate/action.hpp"

namespace accord::pathway {

struct SendLetters {
    static constexpr std::string_view name = "pathway.send-letters";
    static constexpr std::string_view title = "Letters in one go";
    static constexpr std::string_view lede =
        "Only to those for whom a letter is known to be safe. It counts as sent, not as told: their tasks stay on the list.";
    static constexpr std::string_view permission = "task.record";
    static constexpr std::string_view path = "letters";
    static constexpr std::string_view then = "tasks";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::int64_t lettersMost = 200;

    struct Input {
        Date on{};
        std::int64_t most{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::on, Category::none, Owner::none>("on", "On which day do they go out?").hint("For example, 17 11 2026"),
                field<&Input::most, Category::none, Owner::none>("most", "How many at most?").hint("Up to 200"));
        }
    };
    struct Output {
        std::string batch;
        std::int64_t sent{}, leftOut{};

        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::batch, Category::none, Owner::none>("batch", "Batch"),
                                        field<&Output::sent, Category::none, Owner::none>("sent", "Letters"),
                                        field<&Output::leftOut, Category::none, Owner::none>("left-out", "Left out"));
        }
    };

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId, Input const& input);
};

struct UndoLetters {
    static constexpr std::string_view name = "pathway.undo-letters";
    static constexpr std::string_view title = "Take a batch of letters back";
    static constexpr std::string_view lede = "Your own, within a day. The tasks stand as if no letter had been recorded.";
    static constexpr std::string_view permission = "task.record";
    static constexpr std::string_view path = "letters/undo";
    static constexpr std::string_view then = "tasks";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;

    struct Input {
        std::string batch;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::batch, Category::none, Owner::none>("batch", "Which batch?").atMost(20));
        }
    };
    struct Output {
        std::int64_t undone{};

        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::undone, Category::none, Owner::none>("undone", "Letters taken back"));
        }
    };

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId, Input const& input);
};

}  // namespace accord::pathway

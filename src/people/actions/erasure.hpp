// Erasing a person: one asks, another approves, seven days pass, and `accord keys shred`
// destroys the keys under which everything about them was sealed. Until then either may
// give it up. Afterwards nobody can undo it.
#pragma once

#include "events/people.hpp"
#include "gate/action.hpp"

namespace accord::people {

struct AskErasure {
    static constexpr std::string_view name = "people.ask-erasure";
    static constexpr std::string_view title = "Ask for this person to be erased";
    static constexpr std::string_view lede =
        "A second person must approve it. Seven days later everything that is known about this person becomes unreadable, for everybody "
        "and "
        "for good.";
    static constexpr std::string_view permission = "person.erase";
    static constexpr std::string_view path = "participants/{id}/erasure/ask";
    static constexpr std::string_view then = "participants/{id}/erasure";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;

    struct Input {
        events::ErasureGround ground{};

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::ground, Category::none, Owner::none>("ground", "Why is this person erased?"));
        }
    };
    using Output = Nothing;
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId participant, Input const& input);
};

struct ApproveErasure {
    static constexpr std::string_view name = "people.approve-erasure";
    static constexpr std::string_view title = "Approve the erasure";
    static constexpr std::string_view lede =
        "Seven days from now everything that is known about this person becomes unreadable, for everybody and for good.";
    static constexpr std::string_view permission = "person.erase";
    static constexpr std::string_view path = "participants/{id}/erasure/approve";
    static constexpr std::string_view then = "participants/{id}/erasure";
    static constexpr bool needsConfirmation = true;
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    using Input = Nothing;
    using Output = Nothing;
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId participant, Input const& input);
};

struct GiveUpErasure {
    static constexpr std::string_view name = "people.give-up-erasure";
    static constexpr std::string_view title = "Give up the erasure";
    static constexpr std::string_view lede = "Nothing is erased. It can be asked for again.";
    static constexpr std::string_view permission = "person.erase";
    static constexpr std::string_view path = "participants/{id}/erasure/give-up";
    static constexpr std::string_view then = "participants/{id}/erasure";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;
    using Input = Nothing;
    using Output = Nothing;
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId participant, Input const& input);
};

}  // namespace accord::people

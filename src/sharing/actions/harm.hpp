// Disclosure to prevent serious harm: at once, to a safeguarding role of another agency that is
// named, with a reason, and looked at by a second person on the next working day.
//
// It opens what the person who discloses it sees themselves, and never what a floor keeps back.
#pragma once

#include "events/sharing_requests.hpp"
#include "gate/action.hpp"

namespace accord::sharing {

struct DiscloseHarm {
    static constexpr std::string_view name = "sharing.disclose-harm";
    static constexpr std::string_view title = "Disclose to prevent serious harm";
    static constexpr std::string_view lede =
        "If somebody is in danger now, call 999 first. This reaches the safeguarding specialists of the agency at once. A second person "
        "looks at "
        "it on the next working day.";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "participants/{id}/harm";
    static constexpr std::string_view then = "harm/{disclosure}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;

    struct Input {
        std::string recipient;
        std::vector<Category> items;
        events::HarmKind kind{};
        std::string reason;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::recipient, Category::none, Owner::none>("recipient", "To which agency?")
                    .hint("Only its safeguarding specialists see it."),
                field<&Input::items, Category::none, Owner::none>("items", "What do they need to prevent it?").hint("No more than that."),
                field<&Input::kind, Category::risk, Owner::subject>("kind", "What harm do you fear?"),
                field<&Input::reason, Category::risk, Owner::subject>("reason", "Why do you think so, and why now?").atMost(1000).lines());
        }
    };
    struct Output {
        ObjectId disclosure{};
        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::disclosure, Category::none, Owner::none>("disclosure", "Disclosure"));
        }
    };
    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId on);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

struct ReviewHarm {
    static constexpr std::string_view name = "sharing.review-harm";
    static constexpr std::string_view title = "Look at this disclosure";
    static constexpr std::string_view lede = "By somebody else than who made it, on the next working day at the latest.";
    static constexpr std::string_view permission = "case.sign-off";
    static constexpr std::string_view path = "harm/{id}/review";
    static constexpr std::string_view then = "harm/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;

    struct Input {
        events::HarmFinding finding{};
        std::string note;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::finding, Category::none, Owner::none>("finding", "What do you find?"),
                field<&Input::note, Category::risk, Owner::subject>("note", "Anything to add?").atMost(500).lines().optional());
        }
    };
    using Output = Nothing;
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::sharing

// Asking the agency that holds it for data that is withheld, and its answers item by item.
//
// The form comes filled in with what is known: what is withheld, for what, the lawful basis that
// the agreement names. Why it is necessary is typed by whoever asks, and never filled in (ICO Data
// Sharing Code, Annex B). What is shared stands for this case and this recipient, past no floor.
#pragma once

#include "events/sharing_requests.hpp"
#include "gate/action.hpp"
#include "sharing/vocabulary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::sharing {

struct MakeRequest {
    static constexpr std::string_view name = "sharing.make-request";
    static constexpr std::string_view title = "Ask for what is not shared";
    static constexpr std::string_view lede =
        "The agency that holds it answers item by item: it shares, refuses with a reason, or relays a message instead.";
    static constexpr std::string_view permission = "case.work";
    static constexpr std::string_view path = "participants/{id}/requests";
    static constexpr std::string_view then = "requests/{request}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::participant;

    struct Input {
        std::vector<Category> items;
        Purpose purpose{};
        Basis basis{};
        std::string necessity;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::items, Category::none, Owner::none>("items", "What do you need?"),
                field<&Input::purpose, Category::none, Owner::none>("purpose", "What for?"),
                field<&Input::basis, Category::none, Owner::none>("basis", "On which lawful basis?")
                    .hint("Filled in from the agreement, where there is one. Ask your information officer if you are not sure."),
                field<&Input::necessity, Category::progress, Owner::subject>("necessity", "Why is it necessary?")
                    .hint("In your own words: what cannot be done safely or well without it, and why less would not do.")
                    .atMost(1000)
                    .lines());
        }
    };
    struct Output {
        ObjectId request{};
        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::request, Category::none, Owner::none>("request", "Request"));
        }
    };
    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId on);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

struct AnswerItem {
    static constexpr std::string_view name = "sharing.answer-item";
    static constexpr std::string_view title = "Answer one item";
    static constexpr std::string_view lede = "One item at a time: share it, refuse it with a reason, or relay a message instead.";
    static constexpr std::string_view permission = "request.answer";
    static constexpr std::string_view path = "requests/{id}/answer";
    static constexpr std::string_view then = "requests/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;

    struct Input {
        std::string item;
        events::ItemAnswer answer{};
        std::optional<events::RefusalReason> reason;
        std::string value, power, advice, note;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::item, Category::none, Owner::none>("item", "Which item?"),
                field<&Input::answer, Category::none, Owner::none>("answer", "What is your answer?"),
                field<&Input::reason, Category::none, Owner::none>("reason", "If you refuse, why?").optional(),
                // Whatever the item is: it may be where somebody can be reached safely, so it is kept like that.
                field<&Input::value, Category::safeContact, Owner::subject>(
                    "value", "If you share it and the case does not hold it yet: what is it?")
                    .hint(
                        "For example the phone number that you hold. It reaches those who asked, as what they asked for, and stands in the "
                        "register. Leave it empty if it was sent with the referral.")
                    .atMost(500)
                    .lines()
                    .optional(),
                field<&Input::power, Category::none, Owner::none>("power", "If no agreement is in force: under which legal power?")
                    .hint("Needed to share without an agreement. For example: common law policing powers; Crime and Disorder Act 1998, "
                          "section 115.")
                    .atMost(200)
                    .optional(),
                field<&Input::advice, Category::none, Owner::none>(
                    "advice", "If no agreement is in force: what did your data protection officer say?")
                    .atMost(500)
                    .lines()
                    .optional(),
                field<&Input::note, Category::progress, Owner::subject>("note", "Anything the asker should know?")
                    .atMost(500)
                    .lines()
                    .optional());
        }
    };
    using Output = Nothing;
    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId on);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

/// Either agency ends what was shared on a request: from now on it is withheld again.
struct EndDisclosure {
    static constexpr std::string_view name = "sharing.end-disclosure";
    static constexpr std::string_view title = "Stop sharing what was shared on this request";
    static constexpr std::string_view lede = "From now on it is withheld again. What was seen stays in the register.";
    static constexpr std::string_view permission = "request.answer";
    static constexpr std::string_view path = "requests/{id}/end";
    static constexpr std::string_view then = "requests/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::task;
    using Input = Nothing;
    using Output = Nothing;
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::sharing

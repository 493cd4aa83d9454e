// Check your answers: everything in a draft, as a person reads it, with what is still
// missing beside its question and the way back to its step. What stands here was typed
// by the reader and is nobody's record yet.
//
//    GET /referrals/draft/check?draft=7zk3m0qpw81f
#pragma once

#include "casework/draft_steps.hpp"
#include "events/plain.hpp"
#include "gate/view.hpp"

#include <string>
#include <utility>
#include <vector>

namespace accord::casework {

struct DraftCheck {
    static constexpr std::string_view name = "casework.draft-check";
    static constexpr std::string_view title = "Check your answers";
    static constexpr std::string_view permission = "referral.make";
    static constexpr std::string_view path = "referrals/draft/check";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "casework/referral_check";

    struct Query {
        DraftId draft{};

        static constexpr auto spec() { return accord::spec<Query>(events::plain<&Query::draft>("draft", "Draft")); }
    };

    struct Summary {
        DraftId draft{};
        std::string says;
        Date savedOn{};
        Date keptUntil{};
        std::int64_t faults{};
        bool isReady{};
        bool isSensitive{};  ///< a specialist will look at it first

        static constexpr auto spec() {
            using S = Summary;
            return accord::spec<S>(
                events::plain<&S::draft>("draft", "Draft"), events::plain<&S::says>("says", "In short"),
                events::plain<&S::savedOn>("saved", "Saved on"), events::plain<&S::keptUntil>("kept-until", "Kept until"),
                events::plain<&S::faults>("faults", "Still to answer"), events::plain<&S::isReady>("ready", "Ready to send"),
                events::plain<&S::isSensitive>("is-sensitive", "For specialists only"));
        }
    };

    struct Answer {
        std::string section;  ///< filled where a new part begins: "Who was harmed", "Contact details"
        std::string name;
        std::string question;
        std::string answer;
        std::string fault;
        std::string change;  ///< where it is changed

        static constexpr auto spec() {
            return accord::spec<Answer>(
                events::plain<&Answer::section>("section", "Part").optional(), events::plain<&Answer::name>("name", "Field"),
                events::plain<&Answer::question>("question", "Question"), events::plain<&Answer::answer>("answer", "Answer").optional(),
                events::plain<&Answer::fault>("fault", "What is missing").optional(), events::plain<&Answer::change>("change", "Change"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"draft", &tableOf<Summary>()}, {"answers", &tableOf<Answer>()}};
    }

    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::casework

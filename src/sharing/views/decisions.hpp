// "What would agency X see of this?": decisions on questions about nobody in particular, each
// with its clause or floor and what would make it possible. The same for a page, the API (many
// questions in one POST) and `accord decide`.
#pragma once

#include "base/spec.hpp"
#include "gate/view.hpp"
#include "sharing/question.hpp"
#include "sharing/views/choice.hpp"

#include <string>
#include <string_view>

namespace accord::sharing {

/// What the questions come to; the same for each of the views below.
struct DecisionParts {
    using Query = AskedQuestion;

    struct Asked {
        std::string giver, receiver, role, about, purpose, step;
        Instant at{};
        std::string says;
        static constexpr auto spec() {
            return accord::spec<Asked>(field<&Asked::giver, Category::none, Owner::none>("discloser", "Who gives"),
                                       field<&Asked::receiver, Category::none, Owner::none>("recipient", "Who receives"),
                                       field<&Asked::role, Category::none, Owner::none>("role", "In which role"),
                                       field<&Asked::about, Category::none, Owner::none>("about", "About whom"),
                                       field<&Asked::purpose, Category::none, Owner::none>("purpose", "For what"),
                                       field<&Asked::step, Category::none, Owner::none>("step", "Step"),
                                       field<&Asked::at, Category::none, Owner::none>("at", "When"),
                                       field<&Asked::says, Category::none, Owner::none>("says", "In short").atMost(500));
        }
    };
    struct Answered {
        std::int64_t question{};             ///< its place in the batch, from 0
        std::optional<std::int64_t> person;  ///< of several of whom different things hold in one case: which, from 1
        Category category{};
        std::string showing, reason, sentence, possible, floor, agreement, clause, rule;
        std::optional<std::int64_t> version;
        static constexpr auto spec() {
            using A = Answered;
            return accord::spec<A>(field<&A::question, Category::none, Owner::none>("question", "Question"),
                                   field<&A::person, Category::none, Owner::none>("person", "Which of several").optional(),
                                   field<&A::category, Category::none, Owner::none>("category", "What"),
                                   field<&A::showing, Category::none, Owner::none>("showing", "Answer"),
                                   field<&A::reason, Category::none, Owner::none>("reason", "Reason"),
                                   field<&A::sentence, Category::none, Owner::none>("sentence", "Why").atMost(2000),
                                   field<&A::possible, Category::none, Owner::none>("possible", "What would make it possible").atMost(2000),
                                   field<&A::floor, Category::none, Owner::none>("floor", "Floor"),
                                   field<&A::agreement, Category::none, Owner::none>("agreement", "Agreement"),
                                   field<&A::clause, Category::none, Owner::none>("clause", "Clause"),
                                   field<&A::rule, Category::none, Owner::none>("rule", "The clause").atMost(3000),
                                   field<&A::version, Category::none, Owner::none>("version", "Version").optional());
        }
    };
    /// The choices are what the form offers; only where nothing was asked.
    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        auto const* choice = &tableOf<Choice>();
        return {{"asked", &tableOf<Asked>()},
                {"answers", &tableOf<Answered>()},
                {"of-a-case", choice},
                {"agencies", choice},
                {"roles", choice},
                {"sides", choice},
                {"categories", choice},
                {"purposes", choice},
                {"stages", choice},
                {"steps", choice},
                {"facts", choice},
                {"trainings", choice}};
    }
};

struct Decisions : DecisionParts {
    static constexpr std::string_view name = "sharing.decisions";
    static constexpr std::string_view title = "What would another agency see?";
    static constexpr std::string_view permission = "agreement.read";
    static constexpr std::string_view path = "decisions";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "sharing/decisions";

    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

/// For `accord decide`: the operator belongs to no agency and asks about any two.
struct OperatorDecisions : DecisionParts {
    static constexpr std::string_view name = "sharing.operator-decisions";
    static constexpr std::string_view title = "Decisions on questions, for the operator";
    static constexpr std::string_view permission = "maintenance";
    static constexpr std::string_view path = "operator/decisions";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;

    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::sharing

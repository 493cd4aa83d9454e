// "What would agency X see of this case now?", for who looks after agreements at the agency that
// holds the case. It answers for the matter and for each person in it, category by category, from
// the case's own facts, and shows no value.
#pragma once

#include "base/spec.hpp"
#include "gate/view.hpp"
#include "sharing/views/choice.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::sharing {

struct CasePreview {
    static constexpr std::string_view name = "sharing.case-preview";
    static constexpr std::string_view title = "What would another agency see of this case now?";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "decisions/case";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "sharing/case_preview";

    struct Query {
        std::string reference, recipient, role;
        std::optional<Purpose> purpose;
        static constexpr auto spec() {
            return accord::spec<Query>(
                field<&Query::reference, Category::none, Owner::none>("reference", "Reference of the case").atMost(20).optional(),
                field<&Query::recipient, Category::none, Owner::none>("recipient", "Which agency?").atMost(80).optional(),
                field<&Query::role, Category::none, Owner::none>("role", "In which role?").atMost(40).optional(),
                field<&Query::purpose, Category::none, Owner::none>("purpose", "For what?").optional());
        }
    };
    struct Asked {
        std::string reference, receiver, role, purpose, says;
        static constexpr auto spec() {
            return accord::spec<Asked>(field<&Asked::reference, Category::none, Owner::none>("reference", "Case"),
                                       field<&Asked::receiver, Category::none, Owner::none>("recipient", "Agency"),
                                       field<&Asked::role, Category::none, Owner::none>("role", "Role"),
                                       field<&Asked::purpose, Category::none, Owner::none>("purpose", "For what"),
                                       field<&Asked::says, Category::none, Owner::none>("says", "In short").atMost(300));
        }
    };
    struct Line {
        std::string about;                 ///< "the person harmed"; empty below the first of its lines
        std::vector<Category> categories;  ///< of which the same holds, for the same reason
        std::string showing, sentence, possible, clause;
        static constexpr auto spec() {
            return accord::spec<Line>(
                field<&Line::about, Category::none, Owner::none>("about", "About whom").optional(),
                field<&Line::categories, Category::none, Owner::none>("category", "What"),
                field<&Line::showing, Category::none, Owner::none>("showing", "Answer"),
                field<&Line::sentence, Category::none, Owner::none>("sentence", "Why").atMost(2000),
                field<&Line::possible, Category::none, Owner::none>("possible", "What would make it possible").atMost(2000).optional(),
                field<&Line::clause, Category::none, Owner::none>("clause", "Clause").optional());
        }
    };
    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        auto const* choice = &tableOf<Choice>();
        return {{"asked", &tableOf<Asked>()}, {"answers", &tableOf<Line>()}, {"agencies", choice}, {"roles", choice}, {"purposes", choice}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId installation, Query const& query);
};

}  // namespace accord::sharing

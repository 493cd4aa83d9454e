// What changed in the rulebook between two days; and the whole of it to print.
#pragma once

#include "pathway/views/rulebook.hpp"
#include "rules/difference.hpp"

namespace accord::pathway {

struct RuleChanges {
    static constexpr std::string_view name = "pathway.rule-changes";
    static constexpr std::string_view title = "What changed in the rulebook";
    static constexpr std::string_view permission = "rulebook.read";
    static constexpr std::string_view path = "rulebook/changes";
    static constexpr std::string_view page = "pathway/rule-changes";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;

    struct Query {
        std::optional<Date> before, after;

        static constexpr auto spec() {
            return accord::spec<Query>(field<&Query::before, Category::none, Owner::none>("from", "From").optional(),
                                       field<&Query::after, Category::none, Owner::none>("to", "To").optional());
        }
    };
    struct Summary {
        std::string says;
        Date before{};
        Date after{};

        static constexpr auto spec() {
            return accord::spec<Summary>(field<&Summary::says, Category::none, Owner::none>("says", "In short"),
                                         field<&Summary::before, Category::none, Owner::none>("from", "From"),
                                         field<&Summary::after, Category::none, Owner::none>("to", "To"));
        }
    };
    struct Row {
        std::string entry;
        rules::ChangeKind what{};
        std::string before;
        std::string after;
        std::string source;
        std::string caution;

        static constexpr auto spec() {
            return accord::spec<Row>(field<&Row::entry, Category::none, Owner::none>("entry", "Entry"),
                                     field<&Row::what, Category::none, Owner::none>("what", "What"),
                                     field<&Row::before, Category::none, Owner::none>("before", "Before"),
                                     field<&Row::after, Category::none, Owner::none>("after", "After"),
                                     field<&Row::source, Category::none, Owner::none>("source", "Source"),
                                     field<&Row::caution, Category::none, Owner::none>("caution", "How sure"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts();
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

struct Handbook {
    static constexpr std::string_view name = "pathway.handbook";
    static constexpr std::string_view title = "Handbook of stages and routes";
    static constexpr std::string_view permission = "rulebook.read";
    static constexpr std::string_view path = "rulebook/handbook";
    static constexpr std::string_view page = "pathway/handbook";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    using Query = Nothing;

    struct Summary {
        std::string says;
        std::string day;
        std::string digest;

        static constexpr auto spec() {
            return accord::spec<Summary>(field<&Summary::says, Category::none, Owner::none>("says", "In short"),
                                         field<&Summary::day, Category::none, Owner::none>("day", "Day"),
                                         field<&Summary::digest, Category::none, Owner::none>("digest", "Digest"));
        }
    };

    /// For a download: the whole as one file (app/downloads.cpp).
    struct Document {
        std::string file, html;

        static constexpr auto spec() {
            return accord::spec<Document>(
                field<&Document::file, Category::none, Owner::none>("file", "File"),
                field<&Document::html, Category::none, Owner::none>("html", "Document").atMost(2'000'000).lines());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts();
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::pathway

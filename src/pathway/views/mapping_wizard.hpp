// Makes the mapping of another system's export: from its header and first rows, with a guess for each
// of our columns, and what the first rows come to under it. The file that comes of it is what
// `accord screen --mapping` reads. What is sent is answered and nothing of it is kept.
#pragma once

#include "gate/view.hpp"
#include "pathway/mapping.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace accord::pathway {

struct MappingWizard {
    static constexpr std::string_view name = "pathway.mapping";
    static constexpr std::string_view title = "Map another system's export";
    static constexpr std::string_view permission = "list.map";
    static constexpr std::string_view path = "mapping";
    static constexpr std::string_view page = "pathway/mapping";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;

    struct Query {
        std::string typed;  ///< the header and the first rows
        std::string name;
        std::optional<DateStyle> dates;
        std::string chosen;  ///< "incident_reference:3,outcome:1": ours, and the number of theirs; empty: as guessed

        static constexpr auto spec() {
            return accord::spec<Query>(
                field<&Query::typed, Category::none, Owner::none>("typed", "The header and the first rows")
                    .atMost(60'000)
                    .lines()
                    .optional(),
                field<&Query::name, Category::none, Owner::none>("name", "What is the export called?").atMost(120).optional(),
                field<&Query::dates, Category::none, Owner::none>("dates", "How are days written?").optional(),
                field<&Query::chosen, Category::none, Owner::none>("chosen", "Columns").atMost(2'000).optional());
        }
    };

    struct Form {
        std::string typed, name;
        bool isFilled{}, isChosen{};
        std::string says;

        static constexpr auto spec() {
            return accord::spec<Form>(
                field<&Form::typed, Category::none, Owner::none>("typed", "The header and the first rows").atMost(60'000),
                field<&Form::name, Category::none, Owner::none>("name", "What is the export called?"),
                field<&Form::isFilled, Category::none, Owner::none>("filled", "Rows were read"),
                field<&Form::isChosen, Category::none, Owner::none>("complete", "A file can be made"),
                field<&Form::says, Category::none, Owner::none>("says", "In short").atMost(400));
        }
    };
    struct Theirs {
        std::int64_t number{};
        std::string theirs, first, second, third;  ///< a column of the export, with what stands in the first rows

        static constexpr auto spec() {
            using T = Theirs;
            return accord::spec<T>(field<&T::number, Category::none, Owner::none>("number", "Number"),
                                   field<&T::theirs, Category::none, Owner::none>("theirs", "Column"),
                                   field<&T::first, Category::none, Owner::none>("row-one", "First row"),
                                   field<&T::second, Category::none, Owner::none>("row-two", "Second row"),
                                   field<&T::third, Category::none, Owner::none>("row-three", "Third row"));
        }
    };
    struct Ours {
        std::string ours, about, number, chosen, why;
        bool isNeeded{};

        static constexpr auto spec() {
            using O = Ours;
            return accord::spec<O>(field<&O::ours, Category::none, Owner::none>("ours", "Column of an extract"),
                                   field<&O::about, Category::none, Owner::none>("about", "What it holds").atMost(300),
                                   field<&O::number, Category::none, Owner::none>("number-chosen", "Number"),
                                   field<&O::chosen, Category::none, Owner::none>("chosen", "Column of the export"),
                                   field<&O::why, Category::none, Owner::none>("why", "Why").atMost(300),
                                   field<&O::isNeeded, Category::none, Owner::none>("needed", "Must be there"));
        }
    };
    struct Style {
        DateStyle style{};
        bool isChosen{};

        static constexpr auto spec() {
            return accord::spec<Style>(field<&Style::style, Category::none, Owner::none>("style", "Days"),
                                       field<&Style::isChosen, Category::none, Owner::none>("picked", "Chosen"));
        }
    };
    struct Problem {
        std::string problem, expected;

        static constexpr auto spec() {
            using P = Problem;
            return accord::spec<P>(field<&P::problem, Category::none, Owner::none>("problem", "What is wrong").atMost(400),
                                   field<&P::expected, Category::none, Owner::none>("expected", "What is expected").atMost(2'000));
        }
    };
    struct Made {
        std::string fileName, content;

        static constexpr auto spec() {
            return accord::spec<Made>(field<&Made::fileName, Category::none, Owner::none>("file-name", "Name of the file"),
                                      field<&Made::content, Category::none, Owner::none>("content", "Content").atMost(20'000).lines());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"form", &tableOf<Form>()},    {"ours", &tableOf<Ours>()},        {"theirs", &tableOf<Theirs>()},
                {"styles", &tableOf<Style>()}, {"problems", &tableOf<Problem>()}, {"file", &tableOf<Made>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::pathway

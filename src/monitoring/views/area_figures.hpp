// How an area stands: one page, each figure with its counting rule.
//
// Whoever may read figures sees their own area; the national monitor names the area
// they want (`area`), and gets the first of them otherwise. The period is a financial
// year or one of its quarters (`year=2026&quarter=3`).
#pragma once

#include "gate/view.hpp"

namespace accord::monitoring {

struct AreaFiguresView {
    static constexpr std::string_view name = "monitoring.area-figures";
    static constexpr std::string_view title = "How the area stands";
    static constexpr std::string_view permission = "figures.read";
    static constexpr std::string_view path = "figures";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "monitoring/area";

    struct Query {
        std::optional<AreaId> area;
        std::optional<std::int64_t> year;
        std::optional<std::int64_t> quarter;

        static constexpr auto spec() {
            return accord::spec<Query>(field<&Query::area, Category::none, Owner::none>("area", "Area").optional(),
                                       field<&Query::year, Category::none, Owner::none>("year", "Financial year")
                                           .hint("The year in which it begins, such as 2026.")
                                           .optional(),
                                       field<&Query::quarter, Category::none, Owner::none>("quarter", "Quarter")
                                           .hint("1 is April to June, 4 is January to March, 0 is the whole year.")
                                           .optional());
        }
    };

    struct Area {
        std::string name, period, says;
        AreaId area{};
        std::int64_t year{};
        std::int64_t quarter{};  ///< 1 to 4; 0: the whole year

        static constexpr auto spec() {
            return accord::spec<Area>(field<&Area::name, Category::none, Owner::none>("name", "Area"),
                                      field<&Area::period, Category::none, Owner::none>("period", "Period"),
                                      field<&Area::says, Category::none, Owner::none>("says", "In short"),
                                      field<&Area::area, Category::none, Owner::none>("area", "Id"),
                                      field<&Area::year, Category::none, Owner::none>("year", "Financial year"),
                                      field<&Area::quarter, Category::none, Owner::none>("quarter", "Quarter, or 0 for the year"));
        }
    };
    struct Figure {
        std::string label, figure;
        bool isSuppressed{};
        std::string of, rule, source, measure, group;

        static constexpr auto spec() {
            return accord::spec<Figure>(
                field<&Figure::label, Category::none, Owner::none>("label", "What is counted"),
                field<&Figure::figure, Category::none, Owner::none>("figure", "Figure"),
                field<&Figure::isSuppressed, Category::none, Owner::none>("suppressed", "Fewer than 5, or held back"),
                field<&Figure::of, Category::none, Owner::none>("of", "Of"),
                field<&Figure::rule, Category::none, Owner::none>("rule", "How it is counted"),
                field<&Figure::source, Category::none, Owner::none>("source", "Source"),
                field<&Figure::measure, Category::none, Owner::none>("measure", "Measure and version"),
                field<&Figure::group, Category::none, Owner::none>("group", "Group"));
        }
    };
    struct Kind {
        std::string label;
        std::optional<std::int64_t> count, share;
        bool isSuppressed{};

        static constexpr auto spec() {
            return accord::spec<Kind>(field<&Kind::label, Category::none, Owner::none>("label", "By whom"),
                                      field<&Kind::count, Category::none, Owner::none>("count", "Count"),
                                      field<&Kind::share, Category::none, Owner::none>("share", "Percent of the largest"),
                                      field<&Kind::isSuppressed, Category::none, Owner::none>("suppressed", "Fewer than 5, or held back"));
        }
    };
    struct Time {
        std::string label, median;
        std::optional<std::int64_t> cases;
        bool isSuppressed{};
        std::string rule, measure;

        static constexpr auto spec() {
            return accord::spec<Time>(field<&Time::label, Category::none, Owner::none>("label", "From and to"),
                                      field<&Time::median, Category::none, Owner::none>("median", "Half took at most"),
                                      field<&Time::cases, Category::none, Owner::none>("cases", "Cases"),
                                      field<&Time::isSuppressed, Category::none, Owner::none>("suppressed", "Fewer than 5, or held back"),
                                      field<&Time::rule, Category::none, Owner::none>("rule", "How it is counted"),
                                      field<&Time::measure, Category::none, Owner::none>("measure", "Measure and version"));
        }
    };
    /// The periods that the reader may turn to, of the year shown and the one before.
    struct Turn {
        std::string name;
        std::int64_t year{}, quarter{};
        bool isShown{};

        static constexpr auto spec() {
            return accord::spec<Turn>(field<&Turn::name, Category::none, Owner::none>("name", "Period"),
                                      field<&Turn::year, Category::none, Owner::none>("year", "Financial year"),
                                      field<&Turn::quarter, Category::none, Owner::none>("quarter", "Quarter, or 0 for the year"),
                                      field<&Turn::isShown, Category::none, Owner::none>("shown-now", "Shown now"));
        }
    };
    /// The areas that the reader may ask for.
    struct Choice {
        std::string name;
        AreaId area{};
        bool isShown{};

        static constexpr auto spec() {
            return accord::spec<Choice>(field<&Choice::name, Category::none, Owner::none>("name", "Area"),
                                        field<&Choice::area, Category::none, Owner::none>("area", "Id"),
                                        field<&Choice::isShown, Category::none, Owner::none>("shown-now", "Shown now"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"area", &tableOf<Area>()},  {"figures", &tableOf<Figure>()}, {"sources", &tableOf<Kind>()}, {"contacts", &tableOf<Kind>()},
                {"times", &tableOf<Time>()}, {"periods", &tableOf<Turn>()},   {"areas", &tableOf<Choice>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::monitoring

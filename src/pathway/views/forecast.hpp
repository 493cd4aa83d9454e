// What will lapse on one's own list at today's capacity, week by week, and what one more pair
// of hands would change. Numbers about nobody.
#pragma once

#include "gate/view.hpp"

#include <cstdint>
#include <string>

namespace accord::pathway {

struct Forecast {
    static constexpr std::string_view name = "pathway.forecast";
    static constexpr std::string_view title = "What will lapse";
    static constexpr std::string_view permission = "task.read";
    static constexpr std::string_view path = "forecast";
    static constexpr std::string_view page = "pathway/forecast";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    using Query = Nothing;

    struct Summary {
        std::string says;
        std::int64_t perWeek{};
        std::int64_t lapsing{};
        std::int64_t withMore{};
        std::string capacityHref;  ///< where it is said how many can be done, for who may say so

        static constexpr auto spec() {
            return accord::spec<Summary>(
                field<&Summary::says, Category::none, Owner::none>("says", "In short"),
                field<&Summary::perWeek, Category::none, Owner::none>("per-week", "Tasks in a week"),
                field<&Summary::lapsing, Category::none, Owner::none>("lapsing", "Will lapse"),
                field<&Summary::withMore, Category::none, Owner::none>("with-more", "Would lapse with half as much again"),
                field<&Summary::capacityHref, Category::none, Owner::none>("capacity-href", "Say how many you can do").optional());
        }
    };
    struct Week {
        std::string from;
        std::int64_t done{};
        std::int64_t lapses{};
        std::string stages;

        static constexpr auto spec() {
            return accord::spec<Week>(field<&Week::from, Category::none, Owner::none>("from", "Week from"),
                                      field<&Week::done, Category::none, Owner::none>("done", "Done"),
                                      field<&Week::lapses, Category::none, Owner::none>("lapses", "Lapses"),
                                      field<&Week::stages, Category::none, Owner::none>("stages", "By stage"));
        }
    };
    struct Weight {
        std::string name;
        std::int64_t points{};
        std::string text;

        static constexpr auto spec() {
            return accord::spec<Weight>(field<&Weight::name, Category::none, Owner::none>("name", "What counts"),
                                        field<&Weight::points, Category::none, Owner::none>("points", "Points"),
                                        field<&Weight::text, Category::none, Owner::none>("text", "When"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"summary", &tableOf<Summary>()}, {"weeks", &tableOf<Week>()}, {"weights", &tableOf<Weight>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::pathway

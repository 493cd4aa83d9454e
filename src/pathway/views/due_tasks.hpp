// How many of one's tasks are due: numbers and nothing else, for a reminder or another
// system's start page.
#pragma once

#include "gate/view.hpp"

#include <cstdint>
#include <string_view>

namespace accord::pathway {

struct DueTasks {
    static constexpr std::string_view name = "pathway.due-tasks";
    static constexpr std::string_view title = "Tasks that are due";
    static constexpr std::string_view permission = "task.read";
    static constexpr std::string_view path = "due-tasks";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    using Query = Nothing;

    struct Count {
        std::int64_t due{};   ///< today or earlier
        std::int64_t open{};  ///< in all

        static constexpr auto spec() {
            return accord::spec<Count>(field<&Count::due, Category::none, Owner::none>("due", "Due today or earlier"),
                                       field<&Count::open, Category::none, Owner::none>("open", "Open in all"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() { return {{"tasks", &tableOf<Count>()}}; }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::pathway

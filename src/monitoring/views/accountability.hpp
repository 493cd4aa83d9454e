// What each agency was to do, and what came of it: numbers by agency, adults' and children's
// matters apart, with honest denominators. From agencies' own lists and tasks only; never
// from public lists, which know no clock. JSON, and CSV by app/downloads.cpp.
#pragma once

#include "gate/view.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace accord::monitoring {

struct AccountabilityView {
    static constexpr std::string_view name = "monitoring.accountability";
    static constexpr std::string_view title = "Who was to be told, and was";
    static constexpr std::string_view permission = "figures.read";
    static constexpr std::string_view path = "accountability";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "monitoring/accountability";

    struct Query {
        std::optional<AreaId> area;
        std::optional<std::int64_t> year;
        std::optional<std::int64_t> quarter;

        static constexpr auto spec() {
            return accord::spec<Query>(field<&Query::area, Category::none, Owner::none>("area", "Area").optional(),
                                       field<&Query::year, Category::none, Owner::none>("year", "Financial year").optional(),
                                       field<&Query::quarter, Category::none, Owner::none>("quarter", "Quarter").optional());
        }
    };

    struct Area {
        std::string name;
        std::string period;
        std::string says;

        static constexpr auto spec() {
            return accord::spec<Area>(field<&Area::name, Category::none, Owner::none>("name", "Area"),
                                      field<&Area::period, Category::none, Owner::none>("period", "Period"),
                                      field<&Area::says, Category::none, Owner::none>("says", "How it is counted"));
        }
    };
    struct Agency {
        std::string agency;
        std::string matters;
        std::optional<std::int64_t> opened{};
        std::optional<std::int64_t> inTime{};
        std::optional<std::int64_t> late{};
        std::optional<std::int64_t> toldNoClock{};
        std::optional<std::int64_t> sentOnly{};
        std::optional<std::int64_t> neverTold{};
        std::optional<std::int64_t> otherwiseNotDone{};
        std::optional<std::int64_t> notToBeDone{};
        std::optional<std::int64_t> lapsed{};
        std::optional<std::int64_t> waiting{};
        std::optional<std::int64_t> toldPerHundred{};

        static constexpr auto spec() {
            return accord::spec<Agency>(
                field<&Agency::agency, Category::none, Owner::none>("agency", "Agency"),
                field<&Agency::matters, Category::none, Owner::none>("matters", "Matters of"),
                field<&Agency::opened, Category::none, Owner::none>("opened", "To be told").optional(),
                field<&Agency::inTime, Category::none, Owner::none>("in-time", "Told in time").optional(),
                field<&Agency::late, Category::none, Owner::none>("late", "Told late").optional(),
                field<&Agency::toldNoClock, Category::none, Owner::none>("told-no-clock", "Told, no clock").optional(),
                field<&Agency::sentOnly, Category::none, Owner::none>("sent-only", "Letter sent only").optional(),
                field<&Agency::neverTold, Category::none, Owner::none>("never-told", "Never told: a reason was given").optional(),
                field<&Agency::otherwiseNotDone, Category::none, Owner::none>("not-done", "Not done for another reason").optional(),
                field<&Agency::notToBeDone, Category::none, Owner::none>("not-to-be-done", "Not to be done any more").optional(),
                field<&Agency::lapsed, Category::none, Owner::none>("lapsed", "Lapsed").optional(),
                field<&Agency::waiting, Category::none, Owner::none>("waiting", "Still in time").optional(),
                field<&Agency::toldPerHundred, Category::none, Owner::none>("told-per-hundred", "Told of 100").optional());
        }
    };
    struct Reason {
        std::string reason;
        std::optional<std::int64_t> count{};

        static constexpr auto spec() {
            return accord::spec<Reason>(field<&Reason::reason, Category::none, Owner::none>("reason", "Why it was not done"),
                                        field<&Reason::count, Category::none, Owner::none>("count", "Count").optional());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"area", &tableOf<Area>()}, {"agencies", &tableOf<Agency>()}, {"reasons", &tableOf<Reason>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::monitoring

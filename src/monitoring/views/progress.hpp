// Whether those who asked were referred on, whether all kinds of people fare alike, and what a
// change of rule or practice changed. Counts alone, none under five; matters of children and of
// adults apart.
#pragma once

#include "gate/view.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace accord::monitoring {

struct PeriodQuery {
    std::optional<AreaId> area;
    std::optional<std::int64_t> year;
    std::optional<std::int64_t> quarter;

    static constexpr auto spec() {
        return accord::spec<PeriodQuery>(field<&PeriodQuery::area, Category::none, Owner::none>("area", "Area").optional(),
                                         field<&PeriodQuery::year, Category::none, Owner::none>("year", "Financial year").optional(),
                                         field<&PeriodQuery::quarter, Category::none, Owner::none>("quarter", "Quarter").optional());
    }
};

struct PeriodHead {
    std::string name, period, says;
    std::string query, earlier, later;  ///< of addresses: "?year=2026&quarter=3"; empty where there is none to turn to

    static constexpr auto spec() {
        return accord::spec<PeriodHead>(field<&PeriodHead::name, Category::none, Owner::none>("name", "Area"),
                                        field<&PeriodHead::period, Category::none, Owner::none>("period", "Period"),
                                        field<&PeriodHead::says, Category::none, Owner::none>("says", "How it is counted"),
                                        field<&PeriodHead::query, Category::none, Owner::none>("query", "This period"),
                                        field<&PeriodHead::earlier, Category::none, Owner::none>("earlier", "The one before"),
                                        field<&PeriodHead::later, Category::none, Owner::none>("later", "The one after"));
    }
};

struct RequestsView {
    static constexpr std::string_view name = "monitoring.requests";
    static constexpr std::string_view title = "Who asked, and was referred on";
    static constexpr std::string_view permission = "figures.read";
    static constexpr std::string_view path = "requests-progressed";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "monitoring/requests";
    using Query = PeriodQuery;

    struct Row {
        std::string agency, matters;
        std::optional<std::int64_t> asked{}, inTime{}, late{}, waitsShort{}, waitsLong{}, waitsVeryLong{};

        static constexpr auto spec() {
            return accord::spec<Row>(
                field<&Row::agency, Category::none, Owner::none>("agency", "Agency"),
                field<&Row::matters, Category::none, Owner::none>("matters", "Matters of"),
                field<&Row::asked, Category::none, Owner::none>("asked", "Asked").optional(),
                field<&Row::inTime, Category::none, Owner::none>("in-time", "Referred within 2 working days").optional(),
                field<&Row::late, Category::none, Owner::none>("late", "Referred later").optional(),
                field<&Row::waitsShort, Category::none, Owner::none>("waits-10", "Not referred, up to 10 working days").optional(),
                field<&Row::waitsLong, Category::none, Owner::none>("waits-30", "Not referred, 11 to 30 working days").optional(),
                field<&Row::waitsVeryLong, Category::none, Owner::none>("waits-longer", "Not referred, over 30 working days").optional());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"area", &tableOf<PeriodHead>()}, {"agencies", &tableOf<Row>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

struct FairnessView {
    static constexpr std::string_view name = "monitoring.fairness";
    static constexpr std::string_view title = "Does everybody fare alike?";
    static constexpr std::string_view permission = "figures.read";
    static constexpr std::string_view path = "fairness";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "monitoring/fairness";
    using Query = PeriodQuery;

    struct Row {
        std::string matters, dimension, group;
        std::optional<std::int64_t> opened{}, told{}, lapsed{}, lapsedPerHundred{}, medianWait{};

        static constexpr auto spec() {
            return accord::spec<Row>(
                field<&Row::matters, Category::none, Owner::none>("matters", "Matters of"),
                field<&Row::dimension, Category::none, Owner::none>("dimension", "By"),
                field<&Row::group, Category::none, Owner::none>("group", "Group"),
                field<&Row::opened, Category::none, Owner::none>("opened", "To be told").optional(),
                field<&Row::told, Category::none, Owner::none>("told", "Told").optional(),
                field<&Row::lapsed, Category::none, Owner::none>("lapsed", "Lapsed").optional(),
                field<&Row::lapsedPerHundred, Category::none, Owner::none>("lapsed-per-hundred", "Lapsed of 100").optional(),
                field<&Row::medianWait, Category::none, Owner::none>("median-wait", "Days until told, in the middle").optional());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"area", &tableOf<PeriodHead>()}, {"groups", &tableOf<Row>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

struct BeforeAfterView {
    static constexpr std::string_view name = "monitoring.before-after";
    static constexpr std::string_view title = "Before and after a change";
    static constexpr std::string_view permission = "figures.read";
    static constexpr std::string_view path = "before-after";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "monitoring/before-after";
    using Query = PeriodQuery;

    struct Row {
        std::string agency, matters;
        std::optional<std::int64_t> openedBefore{}, openedAfter{}, toldBefore{}, toldAfter{}, lapsedBefore{}, lapsedAfter{};

        static constexpr auto spec() {
            return accord::spec<Row>(
                field<&Row::agency, Category::none, Owner::none>("agency", "Agency"),
                field<&Row::matters, Category::none, Owner::none>("matters", "Matters of"),
                field<&Row::openedBefore, Category::none, Owner::none>("opened-before", "To be told, before").optional(),
                field<&Row::openedAfter, Category::none, Owner::none>("opened-after", "To be told, after").optional(),
                field<&Row::toldBefore, Category::none, Owner::none>("told-before", "Told of 100, before").optional(),
                field<&Row::toldAfter, Category::none, Owner::none>("told-after", "Told of 100, after").optional(),
                field<&Row::lapsedBefore, Category::none, Owner::none>("lapsed-before", "Lapsed, before").optional(),
                field<&Row::lapsedAfter, Category::none, Owner::none>("lapsed-after", "Lapsed, after").optional());
        }
    };
    struct Change {
        std::string entry, what, on, text;

        static constexpr auto spec() {
            return accord::spec<Change>(field<&Change::entry, Category::none, Owner::none>("entry", "Entry"),
                                        field<&Change::what, Category::none, Owner::none>("what", "What"),
                                        field<&Change::on, Category::none, Owner::none>("on", "From"),
                                        field<&Change::text, Category::none, Owner::none>("text", "What it says"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"area", &tableOf<PeriodHead>()}, {"agencies", &tableOf<Row>()}, {"changes", &tableOf<Change>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

struct ResearchView {
    static constexpr std::string_view name = "monitoring.research";
    static constexpr std::string_view title = "Extract for research";
    static constexpr std::string_view permission = "figures.read";
    static constexpr std::string_view path = "research-extract";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "monitoring/research";
    using Query = PeriodQuery;

    struct Row {
        std::string period, matters, agency, stage, fate;
        std::int64_t count{};

        static constexpr auto spec() {
            return accord::spec<Row>(field<&Row::period, Category::none, Owner::none>("period", "Quarter"),
                                     field<&Row::matters, Category::none, Owner::none>("matters", "Matters of"),
                                     field<&Row::agency, Category::none, Owner::none>("agency", "Agency"),
                                     field<&Row::stage, Category::none, Owner::none>("stage", "Stage"),
                                     field<&Row::fate, Category::none, Owner::none>("fate", "What came of it"),
                                     field<&Row::count, Category::none, Owner::none>("count", "Tasks"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"area", &tableOf<PeriodHead>()}, {"rows", &tableOf<Row>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::monitoring

// The areas, and the agencies that work in them or, like a prison, in none.
#pragma once

#include "base/spec.hpp"
#include "gate/view.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord::agency {

struct Areas {
    static constexpr std::string_view name = "agency.areas";
    static constexpr std::string_view title = "Areas and agencies";
    static constexpr std::string_view permission = "agency.manage";
    static constexpr std::string_view path = "areas";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "agency/areas";

    static constexpr std::array<std::string_view, 1> actions{"agency.add-agency"};
    static constexpr std::string_view opens = "agency.colleagues";

    struct Query {
        std::optional<AgencyKind> kind;
        std::optional<AreaId> area;
        std::optional<std::int64_t> page;

        static constexpr auto spec() {
            return accord::spec<Query>(field<&Query::kind, Category::none, Owner::none>("kind", "Kind of agency").optional(),
                                       field<&Query::area, Category::none, Owner::none>("area", "Area").optional(),
                                       field<&Query::page, Category::none, Owner::none>("page", "Page").optional());
        }
    };
    struct Area {
        std::string name;
        std::string code;
        std::int64_t agencies{};

        static constexpr auto spec() {
            return accord::spec<Area>(field<&Area::name, Category::none, Owner::none>("name", "Area"),
                                      field<&Area::code, Category::none, Owner::none>("code", "Code"),
                                      field<&Area::agencies, Category::none, Owner::none>("agencies", "Agencies"));
        }
    };
    struct Agency {
        std::string name;
        AgencyKind kind{};
        std::string area;
        std::string code;

        static constexpr auto spec() {
            return accord::spec<Agency>(field<&Agency::name, Category::none, Owner::none>("name", "Agency"),
                                        field<&Agency::kind, Category::none, Owner::none>("kind", "Kind"),
                                        field<&Agency::area, Category::none, Owner::none>("area", "Area").optional(),
                                        field<&Agency::code, Category::none, Owner::none>("code", "Code").optional());
        }
    };
    struct Pages {
        std::int64_t page{1};
        std::int64_t pages{1};
        std::int64_t total{};

        static constexpr auto spec() {
            return accord::spec<Pages>(field<&Pages::page, Category::none, Owner::none>("page", "Page"),
                                       field<&Pages::pages, Category::none, Owner::none>("pages", "Pages"),
                                       field<&Pages::total, Category::none, Owner::none>("total", "Agencies in all"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"areas", &tableOf<Area>()}, {"agencies", &tableOf<Agency>()}, {"pages", &tableOf<Pages>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId installation, Query const& query);
};

}  // namespace accord::agency

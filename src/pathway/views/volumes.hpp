// What the public lists amount to: who should be told of restorative justice, by whom.
// Months and places; no people, no clock, no comparison of forces.
#pragma once

#include "gate/view.hpp"

#include <cstdint>
#include <string>

namespace accord::pathway {

struct Volumes {
    static constexpr std::string_view name = "pathway.volumes";
    static constexpr std::string_view title = "What these outcomes mean";
    static constexpr std::string_view permission = "volumes.read";
    static constexpr std::string_view path = "volumes";
    static constexpr std::string_view page = "pathway/volumes";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    using Query = Nothing;

    struct Summary {
        std::string heading, says, source, licence;

        static constexpr auto spec() {
            return accord::spec<Summary>(field<&Summary::heading, Category::none, Owner::none>("heading", "Heading"),
                                         field<&Summary::says, Category::none, Owner::none>("says", "In short"),
                                         field<&Summary::source, Category::none, Owner::none>("source", "Source"),
                                         field<&Summary::licence, Category::none, Owner::none>("licence", "Licence"));
        }
    };
    struct Bar {
        std::string label;
        std::int64_t count{}, share{};
        std::string who, basis;

        static constexpr auto spec() {
            return accord::spec<Bar>(field<&Bar::label, Category::none, Owner::none>("label", "Stage"),
                                     field<&Bar::count, Category::none, Owner::none>("count", "Incidents"),
                                     field<&Bar::share, Category::none, Owner::none>("share", "Share of the longest bar"),
                                     field<&Bar::who, Category::none, Owner::none>("who", "By whom"),
                                     field<&Bar::basis, Category::none, Owner::none>("basis", "Basis"));
        }
    };
    struct Month {
        std::string label;
        std::int64_t count{}, share{};

        static constexpr auto spec() {
            return accord::spec<Month>(field<&Month::label, Category::none, Owner::none>("label", "Month"),
                                       field<&Month::count, Category::none, Owner::none>("count", "Incidents"),
                                       field<&Month::share, Category::none, Owner::none>("share", "Share of the longest bar"));
        }
    };
    struct Without {
        std::string reason;
        std::int64_t count{};

        static constexpr auto spec() {
            return accord::spec<Without>(field<&Without::reason, Category::none, Owner::none>("reason", "Why there is no route"),
                                         field<&Without::count, Category::none, Owner::none>("count", "Incidents"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts();
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::pathway

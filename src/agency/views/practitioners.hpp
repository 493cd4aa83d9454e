// A provider's practitioners and until when their training counts: what allocation
// and the first contact ask for (Why me? 2015, 3.3.2 and 3.3.4).
#pragma once

#include "base/date.hpp"
#include "base/spec.hpp"
#include "events/agency.hpp"
#include "gate/view.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::agency {

struct Practitioners {
    static constexpr std::string_view name = "agency.practitioners";
    static constexpr std::string_view title = "Practitioners";
    static constexpr std::string_view permission = "practitioner.read";
    static constexpr std::string_view path = "agencies/{id}/practitioners";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agency;
    static constexpr std::string_view page = "agency/practitioners";
    using Query = Nothing;

    struct Head {
        std::string agency;

        static constexpr auto spec() { return accord::spec<Head>(field<&Head::agency, Category::none, Owner::none>("agency", "Agency")); }
    };
    struct Practitioner {
        std::string name;
        std::string role;
        std::optional<events::TrainingLevel> level;
        std::optional<Date> facilitation;
        std::optional<Date> victimAwareness;
        std::optional<Date> sensitive;
        std::string missing;
        std::string recordHref;  ///< of the training record, for who may keep it

        static constexpr auto spec() {
            return accord::spec<Practitioner>(
                field<&Practitioner::name, Category::staff, Owner::staff>("name", "Name").sealed(),
                field<&Practitioner::role, Category::staff, Owner::staff>("role", "Role"),
                field<&Practitioner::level, Category::staff, Owner::staff>("level", "Facilitation level").optional(),
                field<&Practitioner::facilitation, Category::staff, Owner::staff>("facilitation", "Facilitation in date until").optional(),
                field<&Practitioner::victimAwareness, Category::staff, Owner::staff>("victim-awareness", "Victim awareness until")
                    .optional(),
                field<&Practitioner::sensitive, Category::staff, Owner::staff>("sensitive-and-complex", "Sensitive and complex cases until")
                    .optional(),
                field<&Practitioner::missing, Category::staff, Owner::staff>("missing", "Missing or out of date").optional(),
                field<&Practitioner::recordHref, Category::none, Owner::none>("record-href", "Record training").optional());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"agency", &tableOf<Head>()}, {"practitioners", &tableOf<Practitioner>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId agency, Query const& query);
};

/// The same of the agency at which one works.
struct MyPractitioners {
    static constexpr std::string_view name = "agency.my-practitioners";
    static constexpr std::string_view title = "Practitioners";
    static constexpr std::string_view permission = "practitioner.read";
    static constexpr std::string_view path = "practitioners";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "agency/practitioners";
    using Query = Nothing;

    static auto parts() { return Practitioners::parts(); }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId, Query const& query) {
        return Practitioners::rows(desk, idCast<ObjectId>(desk.actor().agency), query);
    }
};

}  // namespace accord::agency

// The people of an agency, for whoever looks after them: who is invited, active or
// disabled, and in which role.
#pragma once

#include "agency/agency.hpp"
#include "base/clock.hpp"
#include "base/spec.hpp"
#include "gate/view.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::agency {

struct Colleagues {
    static constexpr std::string_view name = "agency.colleagues";
    static constexpr std::string_view title = "Colleagues";
    static constexpr std::string_view permission = "colleague.manage";
    static constexpr std::string_view path = "agencies/{id}/colleagues";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agency;
    static constexpr std::string_view page = "agency/colleagues";
    using Query = Nothing;

    struct Head {
        std::string agency;
        AgencyKind kind{};

        static constexpr auto spec() {
            return accord::spec<Head>(field<&Head::agency, Category::none, Owner::none>("agency", "Agency"),
                                      field<&Head::kind, Category::none, Owner::none>("kind", "Kind"));
        }
    };
    struct Colleague {
        std::string name;
        std::string email;
        std::string role;
        Standing standing{};
        Instant invited{};
        std::optional<Instant> joined;
        std::optional<Instant> disabled;

        static constexpr auto spec() {
            return accord::spec<Colleague>(field<&Colleague::name, Category::staff, Owner::staff>("name", "Name").sealed(),
                                           field<&Colleague::email, Category::staff, Owner::staff>("email", "Email address").sealed(),
                                           field<&Colleague::role, Category::staff, Owner::staff>("role", "Role"),
                                           field<&Colleague::standing, Category::staff, Owner::staff>("standing", "Account"),
                                           field<&Colleague::invited, Category::staff, Owner::staff>("invited", "Invited"),
                                           field<&Colleague::joined, Category::staff, Owner::staff>("joined", "Joined").optional(),
                                           field<&Colleague::disabled, Category::staff, Owner::staff>("disabled", "Disabled").optional());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"agency", &tableOf<Head>()}, {"colleagues", &tableOf<Colleague>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId agency, Query const& query);
};

/// The same of the agency at which one works.
struct MyColleagues {
    static constexpr std::string_view name = "agency.my-colleagues";
    static constexpr std::string_view title = "Colleagues";
    static constexpr std::string_view permission = "colleague.manage";
    static constexpr std::string_view path = "colleagues";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "agency/colleagues";
    using Query = Nothing;

    static auto parts() { return Colleagues::parts(); }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId, Query const& query) {
        return Colleagues::rows(desk, idCast<ObjectId>(desk.actor().agency), query);
    }
};

}  // namespace accord::agency

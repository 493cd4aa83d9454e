// Add an agency that the reference lists do not have: a provider of restorative
// justice, a victim service, a youth justice service, a commissioner.
#pragma once

#include "base/spec.hpp"
#include "gate/action.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::agency {

struct AddAgency {
    static constexpr std::string_view name = "agency.add-agency";
    static constexpr std::string_view title = "Add an agency";
    static constexpr std::string_view permission = "agency.manage";
    static constexpr std::string_view path = "agencies/add";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;

    struct Input {
        std::string name;
        AgencyKind kind{};
        std::optional<AreaId> area;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::name, Category::none, Owner::none>("name", "Name of the agency").atMost(120),
                                       field<&Input::kind, Category::none, Owner::none>("kind", "What kind of agency is it?"),
                                       field<&Input::area, Category::none, Owner::none>("area", "Area")
                                           .hint("The police force area in which it works.")
                                           .optional());
        }
    };
    struct Output {
        AgencyId agency{};

        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::agency, Category::none, Owner::none>("agency", "Agency"));
        }
    };

    static constexpr std::string_view then = "agencies/{agency}/colleagues";

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId installation);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId installation, Input const& input);
};

}  // namespace accord::agency

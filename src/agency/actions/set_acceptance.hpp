// Say which referrals a restorative justice service takes. Whoever refers is offered the
// services that take theirs, and no other.
#pragma once

#include "agency/acceptance.hpp"
#include "base/spec.hpp"
#include "gate/action.hpp"

#include <string_view>
#include <vector>

namespace accord::agency {

struct SetAcceptance {
    static constexpr std::string_view name = "agency.set-acceptance";
    static constexpr std::string_view title = "Which referrals we take";
    static constexpr std::string_view permission = "colleague.manage";
    static constexpr std::string_view path = "agencies/{id}/acceptance";
    static constexpr std::string_view lede = "Referrals that are made already stay where they are.";
    static constexpr std::string_view then = "agencies/{id}/colleagues";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agency;

    struct Input {
        std::vector<Stage> stages;
        std::vector<events::OffenceClass> offences;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::stages, Category::none, Owner::none>("stages", "At which stages?")
                                           .hint("Choose none where you take referrals at every stage.")
                                           .optional(),
                                       field<&Input::offences, Category::none, Owner::none>("offences", "Of which offences?")
                                           .hint("Choose none where you take all of them.")
                                           .optional());
        }
    };
    using Output = Nothing;

    /// What stands now.
    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agency);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agency, Input const& input);
};

}  // namespace accord::agency

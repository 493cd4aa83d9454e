// Give the case to a facilitator whose training allows it, and to a second one where it
// is sensitive. Refused with every reason otherwise. From then on they reach the case
// and everybody on it.
#pragma once

#include "casework/actions/common.hpp"
#include "events/casework.hpp"

namespace accord::casework {

struct Allocate {
    static constexpr std::string_view name = "casework.allocate";
    static constexpr std::string_view title = "Allocate the case";
    static constexpr std::string_view permission = "case.allocate";
    static constexpr std::string_view path = "cases/{id}/allocate";
    static constexpr gate::ObjectKind on = gate::ObjectKind::caseFile;
    static constexpr std::string_view then = "cases/{case}";

    struct Input {
        UserId facilitator{};
        UserId second{};
        bool hasNoConflict{};

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::facilitator, Category::none, Owner::none>("facilitator", "Lead facilitator"),
                                       field<&Input::second, Category::none, Owner::none>("second", "Second facilitator")
                                           .hint("A sensitive case needs two.")
                                           .optional(),
                                       field<&Input::hasNoConflict, Category::none, Owner::none>(
                                           "no-conflict", "Have you checked that there is no conflict of interest?")
                                           .hint("They do not know either person, and have no stake in what comes of it."));
        }
    };
    using Output = OnCase;

    /// The facilitators of the service, each with whether the rules allow it.
    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId on);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

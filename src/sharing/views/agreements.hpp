// The agreements of somebody's agency, and how each stands.
#pragma once

#include "base/spec.hpp"
#include "gate/view.hpp"
#include "sharing/standing.hpp"

#include <array>
#include <string>
#include <string_view>

namespace accord::sharing {

struct Agreements {
    static constexpr std::string_view name = "sharing.agreements";
    static constexpr std::string_view title = "Agreements";
    static constexpr std::string_view permission = "agreement.read";
    static constexpr std::string_view path = "agreements";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "sharing/agreements";
    static constexpr std::array<std::string_view, 1> actions{"sharing.start-agreement"};
    static constexpr std::string_view opens = "sharing.agreement";

    using Query = Nothing;
    struct Summary {
        std::string says;
        static constexpr auto spec() {
            return accord::spec<Summary>(field<&Summary::says, Category::none, Owner::none>("says", "Summary"));
        }
    };
    struct Row {
        std::string name, reference;
        std::int64_t version{};
        State state{};
        std::string parties;
        std::string ours;  ///< what waits for the reader's own agency
        std::optional<Date> reviewDue;

        static constexpr auto spec() {
            return accord::spec<Row>(field<&Row::name, Category::none, Owner::none>("name", "Agreement"),
                                     field<&Row::reference, Category::none, Owner::none>("reference", "Reference"),
                                     field<&Row::version, Category::none, Owner::none>("version", "Version"),
                                     field<&Row::state, Category::none, Owner::none>("state", "How it stands"),
                                     field<&Row::parties, Category::none, Owner::none>("parties", "Parties").atMost(2000),
                                     field<&Row::ours, Category::none, Owner::none>("ours", "For your agency").optional(),
                                     field<&Row::reviewDue, Category::none, Owner::none>("review-due", "Review due").optional());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"summary", &tableOf<Summary>()}, {"agreements", &tableOf<Row>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId installation, Query const& query);
};

}  // namespace accord::sharing

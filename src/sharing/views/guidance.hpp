// What an agency may give and get under the agreements in force, and when: one screen, made from
// the clauses that decide. Clauses that differ only in what they are about stand in one line; for
// what each is used and how long it is kept stands below, clause by clause.
#pragma once

#include "base/spec.hpp"
#include "gate/view.hpp"
#include "sharing/agreement.hpp"

#include <string>
#include <string_view>

namespace accord::sharing {

struct Guidance {
    static constexpr std::string_view name = "sharing.guidance";
    static constexpr std::string_view title = "What you may share, and when";
    static constexpr std::string_view permission = "guidance.read";
    static constexpr std::string_view path = "guidance";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "sharing/guidance";

    using Query = Nothing;

    struct Head {
        std::string agency, says;
        AgencyKind kind{};
        static constexpr auto spec() {
            return accord::spec<Head>(field<&Head::agency, Category::none, Owner::none>("agency", "Agency"),
                                      field<&Head::says, Category::none, Owner::none>("says", "In short").atMost(500),
                                      field<&Head::kind, Category::none, Owner::none>("kind", "Kind"));
        }
    };
    struct Line {
        std::string what, about, with, roles, step, conditions, clauses;
        bool isMasked{};
        static constexpr auto spec() {
            using L = Line;
            return accord::spec<L>(field<&L::what, Category::none, Owner::none>("what", "What").atMost(800),
                                   field<&L::about, Category::none, Owner::none>("about", "About whom").atMost(200),
                                   field<&L::with, Category::none, Owner::none>("with", "Which agencies").atMost(1000),
                                   field<&L::roles, Category::none, Owner::none>("roles", "Which roles").atMost(400),
                                   field<&L::step, Category::none, Owner::none>("step", "From the step"),
                                   field<&L::conditions, Category::none, Owner::none>("conditions", "Only if").atMost(400).optional(),
                                   field<&L::clauses, Category::none, Owner::none>("clauses", "Clauses").atMost(400),
                                   field<&L::isMasked, Category::none, Owner::none>("masked", "Only that it is held"));
        }
    };
    struct Use {
        std::string clause, agreement, what, purposes, keep;
        static constexpr auto spec() {
            using U = Use;
            return accord::spec<U>(field<&U::clause, Category::none, Owner::none>("clause", "Clause"),
                                   field<&U::agreement, Category::none, Owner::none>("agreement", "Agreement").atMost(240),
                                   field<&U::what, Category::none, Owner::none>("what", "What").atMost(400),
                                   field<&U::purposes, Category::none, Owner::none>("purposes", "For what").atMost(400),
                                   field<&U::keep, Category::none, Owner::none>("keep", "Kept").atMost(200).optional());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"head", &tableOf<Head>()}, {"gives", &tableOf<Line>()}, {"gets", &tableOf<Line>()}, {"uses", &tableOf<Use>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId installation, Query const& query);
};

}  // namespace accord::sharing

// The chain by which an agency's overdue tasks are passed up, and the tasks that were passed to
// whoever looks.
#pragma once

#include "events/escalation.hpp"
#include "gate/view.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace accord::pathway {

struct Chain {
    static constexpr std::string_view name = "pathway.chain";
    static constexpr std::string_view title = "Who hears of overdue tasks";
    static constexpr std::string_view permission = "colleague.manage";
    static constexpr std::string_view path = "agencies/{id}/chain";
    static constexpr std::string_view page = "pathway/chain";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agency;
    using Query = Nothing;

    struct Head {
        std::string agency, says;

        static constexpr auto spec() {
            return accord::spec<Head>(field<&Head::agency, Category::none, Owner::none>("agency", "Agency"),
                                      field<&Head::says, Category::none, Owner::none>("says", "In short"));
        }
    };
    struct Step {
        std::int64_t step{};
        std::string name, role;
        std::int64_t afterDays{};
        bool isHere{};  ///< still an active colleague who tells victims

        static constexpr auto spec() {
            return accord::spec<Step>(field<&Step::step, Category::none, Owner::none>("step", "Step"),
                                      field<&Step::name, Category::staff, Owner::staff>("name", "Colleague").sealed(),
                                      field<&Step::role, Category::none, Owner::none>("role", "Role"),
                                      field<&Step::afterDays, Category::none, Owner::none>("after-days", "Working days late"),
                                      field<&Step::isHere, Category::none, Owner::none>("is-here", "Hears of it"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"chain", &tableOf<Head>()}, {"steps", &tableOf<Step>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId agency, Query const& query);
};

struct PassedUp {
    static constexpr std::string_view name = "pathway.passed-up";
    static constexpr std::string_view title = "Overdue tasks that were passed up to you";
    static constexpr std::string_view permission = "task.read";
    static constexpr std::string_view path = "passed-up";
    static constexpr std::string_view page = "pathway/passed-up";
    static constexpr std::string_view opens = "pathway.task";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    using Query = Nothing;

    struct Summary {
        std::string says;

        static constexpr auto spec() {
            return accord::spec<Summary>(field<&Summary::says, Category::none, Owner::none>("says", "In short"));
        }
    };
    struct Row {
        std::string name, incidentReference, offence;
        std::string task, due, passed, answered;

        static constexpr auto spec() {
            return accord::spec<Row>(
                field<&Row::name, Category::identity, Owner::subject>("name", "Who").sealed(),
                field<&Row::incidentReference, Category::offence, Owner::subject>("incident-reference", "Reference").sealed(),
                field<&Row::offence, Category::offence, Owner::subject>("offence", "Offence").sealed(),
                field<&Row::task, Category::none, Owner::none>("task", "What is due"),
                field<&Row::due, Category::none, Owner::none>("due", "By when"),
                field<&Row::passed, Category::none, Owner::none>("passed", "Passed up"),
                field<&Row::answered, Category::none, Owner::none>("answered", "What you said will happen"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"summary", &tableOf<Summary>()}, {"tasks", &tableOf<Row>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::pathway

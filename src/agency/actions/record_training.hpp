// Record a training that a colleague has done. How long it counts is worked out from
// the rule that was in force on its day, and stands in the event.
#pragma once

#include "base/spec.hpp"
#include "events/agency.hpp"
#include "gate/action.hpp"

#include <string_view>

namespace accord::agency {

struct RecordTraining {
    static constexpr std::string_view name = "agency.record-training";
    static constexpr std::string_view title = "Record a training";
    static constexpr std::string_view permission = "colleague.manage";
    static constexpr std::string_view path = "colleagues/{id}/training";
    static constexpr gate::ObjectKind on = gate::ObjectKind::user;

    struct Input {
        events::Training what{};
        events::TrainingLevel level{};
        Date day{};

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::what, Category::staff, Owner::staff>("what", "Which training?"),
                                       field<&Input::level, Category::staff, Owner::staff>("level", "At which level?")
                                           .hint("Facilitation has three levels. The other trainings are a course."),
                                       field<&Input::day, Category::staff, Owner::staff>("on", "When was it held?"));
        }
    };
    struct Output {
        AgencyId agency{};
        Date until{};

        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::agency, Category::none, Owner::none>("agency", "Agency"),
                                        field<&Output::until, Category::staff, Owner::staff>("until", "In date until"));
        }
    };

    static constexpr std::string_view then = "agencies/{agency}/practitioners";

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId user, Input const& input);
};

}  // namespace accord::agency

// Tasks that go back to agencies' own systems: where to, that they went, and that they could not.
//
// An endpoint is an agency's technical arrangement and about nobody. What was sent of a task
// stands in the access log, as with every other viewing.
#pragma once

#include "base/ids.hpp"
#include "events/plain.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::events {

struct EndpointSet {
    static constexpr std::string_view type = "pathway.endpoint-set";
    static constexpr int version = 1;

    AgencyId agency{};
    std::string url;  ///< empty: nothing is sent any more

    static constexpr auto spec() {
        return accord::spec<EndpointSet>(plain<&EndpointSet::agency>("agency", "Agency"),
                                         plain<&EndpointSet::url>("url", "Address").atMost(300).optional());
    }
};

struct TasksPushedBack {
    static constexpr std::string_view type = "pathway.tasks-pushed-back";
    static constexpr int version = 1;

    AgencyId agency{};
    std::int64_t tasks{};
    std::string delivery;

    static constexpr auto spec() {
        return accord::spec<TasksPushedBack>(plain<&TasksPushedBack::agency>("agency", "Agency"),
                                             plain<&TasksPushedBack::tasks>("tasks", "Tasks"),
                                             plain<&TasksPushedBack::delivery>("delivery", "Delivery"));
    }
};

struct PushBackGivenUp {
    static constexpr std::string_view type = "pathway.push-back-given-up";
    static constexpr int version = 1;

    AgencyId agency{};
    std::string why;  ///< in our words

    static constexpr auto spec() {
        return accord::spec<PushBackGivenUp>(plain<&PushBackGivenUp::agency>("agency", "Agency"),
                                             plain<&PushBackGivenUp::why>("why", "Why").atMost(300));
    }
};

}  // namespace accord::events

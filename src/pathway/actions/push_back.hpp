// Where an agency's tasks go back to its own system, and trying again after it was given up.
#pragma once

#include "events/push_back.hpp"
#include "gate/action.hpp"

namespace accord::pathway {

struct SetEndpoint {
    static constexpr std::string_view name = "pathway.set-endpoint";
    static constexpr std::string_view title = "Where do your tasks go back to?";
    static constexpr std::string_view lede =
        "Each task that is opened for your agency from then on is posted there, signed, with your own references and no name. What is for "
        "specialists never is.";
    static constexpr std::string_view permission = "token.manage";
    static constexpr std::string_view path = "agencies/{id}/push-back/endpoint";
    static constexpr std::string_view then = "agencies/{id}/push-back";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agency;
    static constexpr bool needsConfirmation = true;

    struct Input {
        std::string url;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::url, Category::none, Owner::none>("url", "Address of your system")
                                           .hint("https://records.agency.example/accord. Leave it open to send nothing any more.")
                                           .atMost(300)
                                           .optional());
        }
    };
    using Output = Nothing;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agency, Input const& input);
};

struct ResumeEndpoint {
    static constexpr std::string_view name = "pathway.resume-endpoint";
    static constexpr std::string_view title = "Try your system again";
    static constexpr std::string_view lede = "It begins with what has not been sent yet: nothing was lost meanwhile.";
    static constexpr std::string_view permission = "token.manage";
    static constexpr std::string_view path = "agencies/{id}/push-back/again";
    static constexpr std::string_view then = "agencies/{id}/push-back";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agency;
    using Input = Nothing;
    using Output = Nothing;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agency, Input const& input);
};

}  // namespace accord::pathway

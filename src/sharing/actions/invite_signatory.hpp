// Who looks after agreements invites the person who signs for their agency: by mail, or by a
// link that is shown once, to be handed over on a channel that both know.
#pragma once

#include "base/ids.hpp"
#include "base/spec.hpp"
#include "gate/action.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::sharing {

struct InviteSignatory {
    static constexpr std::string_view name = "sharing.invite-signatory";
    static constexpr std::string_view title = "Invite your signatory";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/{id}/invite";
    static constexpr std::string_view lede =
        "They get a link that works once, for two weeks, for them alone and for this text. They read it, and sign with a code of their "
        "authenticator app.";
    static constexpr std::string_view then = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;

    struct Input {
        UserId signatory{};
        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::signatory, Category::none, Owner::none>("signatory", "Who signs for your agency?"));
        }
    };
    struct Output {
        std::optional<std::string> link;  ///< only where no mail is sent
        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::link, Category::staff, Owner::staff>("link", "One-time link").secret().optional());
        }
    };

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agreement);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

}  // namespace accord::sharing

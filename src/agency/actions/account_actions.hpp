// Disable, enable and reset a colleague's account.
//
// Disabling ends every session with the next request, on every node: an actor is made
// anew for each, and a disabled account makes none. Sessions from before do not come
// back when it is enabled again. A reset gives out a new one-time link, by mail where
// this installation sends mail and the app stays; the
// authenticator app stays as it is unless it was lost and the administrator says so,
// which stands in the record.
#pragma once

#include "base/spec.hpp"
#include "gate/action.hpp"

#include <string>
#include <string_view>

namespace accord::agency {

struct ChangedAccount {
    AgencyId agency{};

    static constexpr auto spec() {
        return accord::spec<ChangedAccount>(field<&ChangedAccount::agency, Category::none, Owner::none>("agency", "Agency"));
    }
};

struct DisableUser {
    static constexpr std::string_view name = "agency.disable-user";
    static constexpr std::string_view title = "Disable an account";
    static constexpr std::string_view permission = "colleague.manage";
    static constexpr std::string_view path = "colleagues/{id}/disable";
    static constexpr std::string_view lede = "They are signed out everywhere at once and cannot sign in. You can enable the account again.";
    static constexpr gate::ObjectKind on = gate::ObjectKind::user;

    struct Input {
        std::string why;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::why, Category::staff, Owner::staff>("why", "Why?")
                                           .hint("For example: has left, or is on leave.")
                                           .atMost(200)
                                           .optional());
        }
    };
    using Output = ChangedAccount;
    static constexpr std::string_view then = "agencies/{agency}/colleagues";

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId user, Input const& input);
};

struct EnableUser {
    static constexpr std::string_view name = "agency.enable-user";
    static constexpr std::string_view title = "Enable an account";
    static constexpr std::string_view permission = "colleague.manage";
    static constexpr std::string_view path = "colleagues/{id}/enable";
    static constexpr std::string_view lede = "They can sign in again with their own password and app.";
    static constexpr gate::ObjectKind on = gate::ObjectKind::user;
    using Input = Nothing;
    using Output = ChangedAccount;
    static constexpr std::string_view then = "agencies/{agency}/colleagues";

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId user, Input const& input);
};

struct ResetUser {
    static constexpr std::string_view name = "agency.reset-user";
    static constexpr std::string_view title = "Reset a password";
    static constexpr std::string_view permission = "colleague.manage";
    static constexpr std::string_view path = "colleagues/{id}/reset";
    static constexpr bool needsConfirmation = true;
    static constexpr std::string_view lede =
        "First make sure that it is them, for example by ringing them back. They get a link that works once, for 15 minutes.";
    static constexpr gate::ObjectKind on = gate::ObjectKind::user;

    struct Input {
        bool newApp{};

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::newApp, Category::none, Owner::none>("new-app", "Have they lost their authenticator app too?")
                    .hint("If not, they still need a code from it. If they have, you are shown the link and give it to them yourself."));
        }
    };
    static constexpr std::string_view then = "agencies/{agency}/colleagues";
    struct Output {
        AgencyId agency{};
        std::string link;

        static constexpr auto spec() {
            return accord::spec<Output>(field<&Output::agency, Category::none, Owner::none>("agency", "Agency"),
                                        field<&Output::link, Category::staff, Owner::staff>("link", "One-time link").secret().optional());
        }
    };

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId user, Input const& input);
};

}  // namespace accord::agency

// From an account or a token to somebody who may act: made anew for each request, so
// that what was taken away is gone with the next one.
//
//    auto account = accountOf(session, user, rulebook.entries(), today, openName);
//    if (!account) signOut();                 // unknown, disabled, or their role is gone
//    use(account->actor);
//
//    auto system = accountOfToken(session, hash, rulebook.entries(), now);
//
// Permissions and side come from rulebook/roles.toml as in force on the day; training
// from the training record.
#pragma once

#include "base/date.hpp"
#include "gate/actor.hpp"
#include "rules/rulebook.hpp"
#include "store/session.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace accord::agency {

/// Opens a field of a member of staff; nothing where their key is gone.
using StaffOpener = std::function<std::optional<std::string>(SubjectId, std::string_view field, std::string const& cell)>;

struct Account {
    gate::Actor actor;
    std::string roleName;    ///< "Facilitator"
    Instant sessionsFrom{};  ///< a session that was started earlier counts for nothing: they were disabled since
    bool hasJoined{};
};

/// Without an opener, or where the name was erased, the actor goes by their role's name.
[[nodiscard]] std::optional<Account> accountOf(store::Session& session, UserId user, rules::Entries const& rules, Date today,
                                               StaffOpener const& open);

/// Nothing for a token that is unknown, revoked or past its day.
[[nodiscard]] std::optional<Account> accountOfToken(store::Session& session, std::string_view hash, rules::Entries const& rules,
                                                    Instant now);

}  // namespace accord::agency

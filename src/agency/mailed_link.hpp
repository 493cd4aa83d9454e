// The one-time link of a mail that is about to leave, and where that mail goes.
//
//    auto link = mailedLink(session, random, {MailKind::reset, user}, now);      // in the transaction that claims the mail
//
// A link is made when its mail leaves and not before: its secret lies in no table, and its
// time runs from then.
#pragma once

#include "base/random.hpp"
#include "outbox/queue.hpp"

#include <optional>
#include <string>

namespace accord::agency {

struct MailedLink {
    std::string path;
    Instant until{};
};

/// Nothing where it is not wanted any more: they have joined since, or are disabled.
[[nodiscard]] std::optional<MailedLink> mailedLink(store::Session& session, Random& random, outbox::Order const& order, Instant now);

/// The cell of the address of somebody who gets mail; nothing for somebody unknown or disabled.
[[nodiscard]] std::optional<std::string> mailCell(store::Session& session, UserId user);

}  // namespace accord::agency

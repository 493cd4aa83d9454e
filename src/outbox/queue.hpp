// What is to be mailed, kept in the database until a relay has it or it is given up.
//
//    if (!queueMail(done.state, {MailKind::invitation, user}, desk.random(), desk.now()))
//        done.output.link = showOnce();        // this installation sends no mail
//
// An order is written in the transaction of what causes it, so neither is there without
// the other. It names an account: the address is opened when the mail is sent, and a
// one-time link is made then and no earlier, so that its secret never lies in a table and
// its time runs from when it left. An order replaces an earlier one of its kind for the
// same account.
#pragma once

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/random.hpp"
#include "events/outbox.hpp"
#include "gate/action.hpp"
#include "store/migrations.hpp"
#include "store/session.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::outbox {

using events::MailKind;

/// Said once at start, before the first request: all nodes of an installation are started alike.
void setSendsMail(bool sends);
[[nodiscard]] bool sendsMail();

struct Order {
    MailKind kind{};
    UserId to{};
    std::int64_t detail{};  ///< tasks due: how many; a reset: 1 where the authenticator app is set up again too; signing: the agreement
};

/// False where this installation sends no mail: nothing was queued.
[[nodiscard]] bool queueMail(std::vector<gate::StateWrite>& state, Order const& order, Random& random, Instant now);
/// The same inside a transaction of the caller's.
bool queueMail(store::Session& session, Order const& order, Random& random, Instant now);

struct Claimed {
    std::int64_t id{};
    Order order;
    Instant queuedAt{};
    std::int64_t tries{};  ///< with this one
};

/// Whether something may be claimed now; a reader's session will do.
[[nodiscard]] bool isMailDue(store::Session& session, Instant now);
/// Takes the next one for a while. Nothing where none is due, or another node is at work.
[[nodiscard]] std::optional<Claimed> claimMail(store::Session& session, Instant now);
/// What a process that died had claimed: only where this one alone holds the data folder.
void releaseClaims(store::Session& session);

[[nodiscard]] gate::StateWrite done(std::int64_t id);
[[nodiscard]] gate::StateWrite givenUp(std::int64_t id, std::string why, Instant now);
[[nodiscard]] gate::StateWrite again(std::int64_t id, std::string why, Instant next);

/// Notes that the counts of `day` were queued; false where they were already.
[[nodiscard]] bool markDay(store::Session& session, std::string const& day);
[[nodiscard]] bool isDayMarked(store::Session& session, std::string const& day);

/// Forgets what was given up before `before`.
void forgetGivenUp(store::Session& session, Instant before);

struct QueueRow {
    MailKind kind{};
    bool isGivenUp{};
    std::int64_t tries{};
    Instant queuedAt{};
    Instant at{};     ///< of the next try, or when it was given up
    std::string why;  ///< of the last try
};
/// For the operator: the oldest first, of nobody by name.
[[nodiscard]] std::vector<QueueRow> listQueue(store::Session& session);

[[nodiscard]] std::span<store::Migration const> migrations();
[[nodiscard]] std::span<store::TableInfo const> tables();

}  // namespace accord::outbox

// Carries what lies in the outbox to the relay, one mail at a time, and says in the
// ledger what became of it.
//
//    Postman postman(gate, port, transport, {.server = "https://accord.example", .from = "accord@accord.example"}, report);
//    while (postman.deliverOne(stopping)) {}
//
// A mail is claimed in one transaction, sent, and settled in another. Who dies in between
// leaves a claim that runs out: the mail goes once more at the most, and is never lost.
// One at a time over all nodes: while a claim holds, nobody claims another. One thread.
#pragma once

#include "base/working_days.hpp"
#include "gate/gate.hpp"
#include "outbox/digest_rule.hpp"
#include "outbox/queue.hpp"
#include "outbox/relay.hpp"

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace accord::outbox {

struct OneTimeLink {
    std::string path;
    Instant until{};
};

/// What the outbox asks of the rooms that know accounts and tasks; app wires it.
class PostmanPort {
public:
    PostmanPort() = default;
    PostmanPort(PostmanPort const&) = delete;
    PostmanPort& operator=(PostmanPort const&) = delete;
    virtual ~PostmanPort() = default;

    /// Nothing for somebody who is gone, disabled or erased.
    [[nodiscard]] virtual std::optional<std::string> address(store::Session& session, UserId user) = 0;
    /// Makes the link in the caller's transaction; it takes the place of earlier ones. Nothing where it is not wanted any more.
    [[nodiscard]] virtual std::optional<OneTimeLink> newLink(store::Session& session, Order const& order, Instant now) = 0;
    /// Who has tasks due, and how many.
    [[nodiscard]] virtual std::vector<std::pair<UserId, std::int64_t>> tasksDue() = 0;
    /// Whatever else people are reminded of on a working day: orders, to be queued in the caller's transaction.
    [[nodiscard]] virtual std::vector<Order> reminders(store::Session& session, Instant now) {
        (void)session, (void)now;
        return {};
    }
};

struct PostmanOptions {
    std::string server;  ///< "https://accord.example"
    std::string from;
    std::optional<DigestHours> digest{};  ///< none: no counts of tasks
    WorkingDays calendar{};
};

class Postman {
public:
    using Report = std::function<void(std::string const&)>;

    Postman(gate::Gate& gate, PostmanPort& port, Transport& transport, PostmanOptions options, Report report);

    /// Where this process alone holds the data: what an earlier one had claimed is free again.
    void takeOver();
    /// False where nothing is due.
    bool deliverOne(std::atomic<bool> const& stopping);
    /// Queues the counts of the day, once.
    void queueDigests();

private:
    struct Ready {
        Claimed claimed;
        std::string to;
        Result<std::string> message;
    };
    [[nodiscard]] std::optional<Ready> make(store::Session& session, Claimed const& claimed, Instant now);
    void settle(Claimed const& claimed, SendResult const& result);
    void tell(Claimed const& claimed, gate::Events events, gate::StateWrite write);
    void noteRelay(SendResult const& result);

    gate::Gate& gate_;
    PostmanPort& port_;
    Transport& transport_;
    PostmanOptions options_;
    Report report_;
    bool isRelayAway_{};
};

}  // namespace accord::outbox

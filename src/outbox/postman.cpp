#include "outbox/postman.hpp"

#include "base/date.hpp"
#include "events/outbox.hpp"
#include "outbox/letter.hpp"
#include "outbox/message.hpp"
#include "outbox/retry.hpp"

#include <fmt/format.h>

namespace accord::outbox {
namespace {

// As long as an operator may need to see what was given up.
constexpr std::chrono::days givenUpKept{30};

bool hasLink(MailKind kind) {
    return kind == MailKind::invitation || kind == MailKind::reset || kind == MailKind::signing;
}

gate::About aboutOf(Claimed const& claimed) {
    return {.object = idCast<ObjectId>(claimed.order.to), .subject = idCast<SubjectId>(claimed.order.to), .joint = {}, .area = {}};
}

}  // namespace

Postman::Postman(gate::Gate& gate, PostmanPort& port, Transport& transport, PostmanOptions options, Report report)
    : gate_(gate), port_(port), transport_(transport), options_(std::move(options)), report_(std::move(report)) {}

void Postman::takeOver() {
    if (gate_.database().dialect() == store::Dialect::sqlite) (void)gate_.keep([](store::Session& session) { releaseClaims(session); });
}

std::optional<Postman::Ready> Postman::make(store::Session& session, Claimed const& claimed, Instant now) {
    auto to = port_.address(session, claimed.order.to);
    if (!to) return std::nullopt;
    LetterFacts facts{claimed.order.kind, claimed.order.detail, options_.server, {}, claimed.queuedAt};
    if (hasLink(claimed.order.kind)) {
        auto link = port_.newLink(session, claimed.order, now);
        if (!link) return std::nullopt;
        facts.linkPath = std::move(link->path);
        facts.at = link->until;
    }
    auto message = messageText({options_.from, *to, writeLetter(facts), idText(static_cast<std::uint64_t>(claimed.id)), now});
    return Ready{claimed, std::move(*to), std::move(message)};
}

bool Postman::deliverOne(std::atomic<bool> const& stopping) {
    auto const now = gate_.clock().now();
    if (!isMailDue(*gate_.database().reader(), now)) return false;
    std::optional<Claimed> claimed;
    std::optional<Ready> ready;
    auto const isKept = gate_.keep([&](store::Session& session) {
        ready.reset();
        claimed = claimMail(session, now);
        if (!claimed) return;
        ready = make(session, *claimed, now);
        auto const drop = done(claimed->id);
        if (!ready) session.run(*drop.statement, drop.params);
    });
    if (!isKept || !claimed) return false;
    if (!ready) return true;
    settle(*claimed, ready->message ? transport_.send(ready->to, *ready->message, stopping)
                                    : SendResult{Sent::refused, ready->message.error().message});
    return true;
}

void Postman::settle(Claimed const& claimed, SendResult const& result) {
    auto const now = gate_.clock().now();
    auto const kind = claimed.order.kind;
    noteRelay(result);
    gate::Events events;
    if (result.sent == Sent::handedOver) {
        events.add(events::MailHandedOver{kind}, aboutOf(claimed));
        return tell(claimed, std::move(events), done(claimed.id));
    }
    auto const next = result.sent == Sent::tryLater ? afterTry({kind, claimed.queuedAt, claimed.tries}, now) : std::nullopt;
    if (next) {
        auto const write = again(claimed.id, result.why, *next);
        (void)gate_.keep([&](store::Session& session) { session.run(*write.statement, write.params); });
        return;
    }
    report_(fmt::format("mail: given up after {} tries: {}: {}. See them with: accord outbox", claimed.tries, label(kind), result.why));
    events.add(events::MailGivenUp{kind, result.why}, aboutOf(claimed));
    tell(claimed, std::move(events), givenUp(claimed.id, result.why, now));
}

void Postman::tell(Claimed const& claimed, gate::Events events, gate::StateWrite write) {
    auto recorded = gate_.record(std::move(events), {.by = {}, .agency = {}, .at = gate_.clock().now()}, {write});
    if (recorded) return;
    // Erased meanwhile: nothing is said of them any more.
    write = done(claimed.id);
    if (recorded.error().code == ErrorCode::refused)
        (void)gate_.keep([&](store::Session& session) { session.run(*write.statement, write.params); });
}

void Postman::noteRelay(SendResult const& result) {
    auto const isAway = result.sent == Sent::tryLater;
    if (isAway && !isRelayAway_) report_(fmt::format("mail: waits: {}", result.why));
    if (!isAway && isRelayAway_) report_("mail: the relay answers again");
    isRelayAway_ = isAway;
}

void Postman::queueDigests() {
    auto const now = gate_.clock().now();
    auto const day = options_.digest ? digestDay(now, *options_.digest, options_.calendar) : std::nullopt;
    if (!day || isDayMarked(*gate_.database().reader(), isoDate(*day))) return;
    auto const counts = port_.tasksDue();
    (void)gate_.keep([&](store::Session& session) {
        if (!markDay(session, isoDate(*day))) return;
        for (auto const& [user, count] : counts)
            if (count > 0) (void)queueMail(session, {MailKind::tasksDue, user, count}, gate_.random(), now);
        for (auto const& order : port_.reminders(session, now)) (void)queueMail(session, order, gate_.random(), now);
        forgetGivenUp(session, now - givenUpKept);
    });
}

}  // namespace accord::outbox

#include "app/escalations.hpp"

#include "outbox/queue.hpp"
#include "pathway/escalation_records.hpp"
#include "pathway/ports.hpp"

#include <fmt/format.h>

namespace accord::app {
namespace {

using namespace std::chrono_literals;

constexpr auto lookAgain = 60s;

}  // namespace

std::int64_t passOverdueUp(Installation& installation) {
    if (!pathway::ports().calendar) return 0;
    auto const now = installation.clock().now();
    auto const passed = pathway::passUp(installation.gate(), *pathway::ports().calendar, londonDay(now));
    if (passed.empty()) return 0;
    std::int64_t count = 0;
    (void)installation.gate().keep([&](store::Session& session) {
        count = 0;
        for (auto const& [user, number] : passed) {
            count += number;
            (void)outbox::queueMail(session, {outbox::MailKind::passedUp, user, number}, installation.random(), now);
        }
    });
    return count;
}

Escalations::Escalations(Installation& installation, Report report)
    : installation_(installation), report_(std::move(report)), thread_([this] { loop(); }) {}

Escalations::~Escalations() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
}

void Escalations::loop() {
    for (;;) {
        try {
            (void)passOverdueUp(installation_);
        } catch (std::exception const& fault) {
            // The database is away for the moment: what is overdue stays so, and is passed up when it is back.
            report_(fmt::format("overdue tasks wait to be passed up: {}", fault.what()));
        }
        std::unique_lock lock(mutex_);
        if (wake_.wait_for(lock, lookAgain, [this] { return stopping_; })) return;
    }
}

}  // namespace accord::app

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
    : rounds_(
          [&installation](std::atomic<bool> const&) {
              (void)passOverdueUp(installation);
              return lookAgain;
          },
          [report = std::move(report)](std::exception const& fault) {
              report(fmt::format("overdue tasks wait to be passed up: {}", fault.what()));
          }) {}

}  // namespace accord::app

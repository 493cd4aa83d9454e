#include "outbox/retry.hpp"

#include <algorithm>

namespace accord::outbox {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds firstWait = 5s;
constexpr std::chrono::seconds longestWait = 4h;

std::chrono::seconds boundOf(events::MailKind kind) {
    return kind == events::MailKind::tasksDue ? 6h : 24h;
}

}  // namespace

std::optional<Instant> afterTry(Tried const& tried, Instant now) {
    auto wait = firstWait;
    for (std::int64_t again = 1; again < tried.tries && wait < longestWait; ++again) wait *= 4;
    auto const next = now + std::min(wait, longestWait);
    if (next > tried.queuedAt + boundOf(tried.kind)) return std::nullopt;
    return next;
}

}  // namespace accord::outbox

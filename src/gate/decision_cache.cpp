#include "gate/decision_cache.hpp"

#include <fmt/format.h>

namespace accord::gate {
namespace {

store::Statement const selectShare{"gate.select-share", "SELECT share_key FROM gate_share WHERE id = :id", "t"};
store::Statement const selectShares{"gate.select-shares", "SELECT id FROM gate_share ORDER BY id", "i"};

constexpr std::size_t decisionsMax = 50'000;

bool inDate(std::optional<Date> until, Date today) {
    return until && *until >= today;
}

std::string askerKey(Actor const& actor, Instant now) {
    auto today = londonDay(now);
    return fmt::format("{}/{}/{}/{}/{}/{}{}{}/{}/{}/{}", number(actor.agency), number(actor.area), static_cast<int>(actor.agencyKind),
                       actor.role, actor.side ? code(*actor.side) : "-", inDate(actor.training.facilitationUntil, today),
                       inDate(actor.training.victimAwarenessUntil, today), inDate(actor.training.sensitiveUntil, today),
                       static_cast<int>(actor.purpose), static_cast<int>(actor.door), isoDate(today));
}

}  // namespace

Decisions DecisionCache::decide(store::Session& session, Actor const& actor, std::int64_t share, Instant now) {
    if (share == 0) return {};
    std::pair key{askerKey(actor, now), share};
    std::int64_t epoch = 0;
    {
        std::lock_guard lock(mutex_);
        epoch = epoch_;
        if (auto found = decisions_.find(key); found != decisions_.end()) return found->second;
    }
    auto text = shareKey(session, share);
    auto decisions = port_.decide({actor, text, now, session});
    std::lock_guard lock(mutex_);
    // Decided under an epoch that has ended meanwhile: good for this answer, not for the next.
    if (epoch != epoch_) return decisions;
    if (decisions_.size() >= decisionsMax) decisions_.clear();
    decisions_.emplace(std::move(key), decisions);
    return decisions;
}

std::string DecisionCache::sharesShowing(store::Session& session, Actor const& actor, Category category, Instant now) {
    std::string list = ",";
    for (auto const& row : session.all(selectShares))
        if (decide(session, actor, row.integer(0), now)[category].showing == Showing::shown) list += std::to_string(row.integer(0)) + ",";
    return list;
}

void DecisionCache::atEpoch(std::int64_t epoch) {
    std::lock_guard lock(mutex_);
    if (epoch == epoch_) return;
    epoch_ = epoch;
    decisions_.clear();
    keys_.clear();
}

std::string DecisionCache::shareKey(store::Session& session, std::int64_t share) {
    {
        std::lock_guard lock(mutex_);
        if (auto found = keys_.find(share); found != keys_.end()) return found->second;
    }
    auto row = session.one(selectShare, {share});
    if (!row) return {};
    std::lock_guard lock(mutex_);
    return keys_.emplace(share, row->text(0)).first->second;
}

}  // namespace accord::gate

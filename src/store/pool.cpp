#include "store/pool.hpp"

#include "store/trouble.hpp"

namespace accord::store {
namespace {

Statement const ping{"store.ping", "SELECT 1", "i"};

/// Rolls back what a caller left open; false where the session cannot be lent again.
bool cleaned(Session& session, std::function<bool()> const& rollBack) noexcept {
    try {
        if (!session.usable()) return false;
        return !session.inTransaction() || rollBack();
    } catch (...) {
        return false;
    }
}

}  // namespace

Lease::Lease(Pool& pool, std::unique_ptr<Session> session, std::chrono::steady_clock::time_point openedAt)
    : pool_(&pool), session_(std::move(session)), openedAt_(openedAt) {}

Lease::Lease(Lease&&) noexcept = default;

Lease::~Lease() {
    if (!session_) return;
    bool const good = cleaned(*session_, [&] { return session_->command("ROLLBACK").ok(); });
    if (!good) session_.reset();
    pool_->giveBack(std::move(session_), openedAt_);
}

Lease Pool::lease() {
    auto entry = wait();
    try {
        if (entry.session && !stillGood(entry)) entry = Entry{};
        if (!entry.session) entry = Entry{options_.open(), Steady::now(), Steady::now()};
    } catch (...) {
        giveBack(nullptr, {});
        throw;
    }
    return Lease(*this, std::move(entry.session), entry.openedAt);
}

Pool::Entry Pool::wait() {
    std::unique_lock lock(mutex_);
    bool const got = freed_.wait_for(lock, options_.leaseTimeout, [&] { return !idle_.empty() || sessions_ < options_.sessionsMax; });
    if (!got) throw Unavailable("no database session became free in time");
    if (idle_.empty()) {
        ++sessions_;
        return {};
    }
    auto entry = std::move(idle_.back());
    idle_.pop_back();
    return entry;
}

bool Pool::stillGood(Entry& entry) const {
    auto const now = Steady::now();
    if (options_.ageMax.count() > 0 && now - entry.openedAt > options_.ageMax) return false;
    if (now - entry.usedAt < options_.pingAfterIdle) return entry.session->usable();
    try {
        return entry.session->one(ping).has_value();
    } catch (StoreFailure const&) {
        return false;
    }
}

void Pool::giveBack(std::unique_ptr<Session> session, Steady::time_point openedAt) noexcept {
    {
        std::lock_guard const lock(mutex_);
        if (session)
            idle_.push_back({std::move(session), openedAt, Steady::now()});
        else
            --sessions_;
    }
    freed_.notify_one();
}

}  // namespace accord::store

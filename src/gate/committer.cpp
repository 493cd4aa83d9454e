#include "gate/committer.hpp"

#include <algorithm>
#include <chrono>
#include <future>
#include <iostream>

namespace accord::gate {
namespace {

constexpr std::size_t queueMax = 4096;
constexpr std::size_t togetherMax = 64;  // some 30 ms of referrals
// Under load a commit waits this long for as many as shared the last one, at most so many: each commit costs a sync, and every
// reader the pages that it had kept. Somebody who is alone waits for nobody.
constexpr std::size_t gatherMost = 8;
constexpr std::chrono::microseconds gatherFor{700};
constexpr int postgresThreads = 4;
constexpr int attemptsAmongOthers = 4;
constexpr int attemptsAlone = 10;

/// What the store and our own code throw holds no value of a row: it may stand in the journal.
void reportFault(std::exception const& fault) {
    std::cerr << "accord: a unit of work failed: " << fault.what() << '\n';
}

}  // namespace

Committer::Committer(store::Database& database, std::function<void(std::string const&)> onUnknown)
    : database_(database), onUnknown_(std::move(onUnknown)) {
    auto count = database.dialect() == store::Dialect::sqlite ? 1 : postgresThreads;
    for (int made = 0; made < count; ++made) threads_.emplace_back([this] { loop(); });
}

Committer::~Committer() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
}

bool Committer::submit(Work work, Then then) {
    auto areEnough = false;
    {
        std::lock_guard lock(mutex_);
        if (stopping_ || queue_.size() >= queueMax) return false;
        queue_.push_back({std::move(work), std::move(then)});
        areEnough = queue_.size() >= wanted_;
    }
    if (areEnough) wake_.notify_one();
    return true;
}

bool Committer::run(Work work) {
    std::promise<bool> done;
    auto result = done.get_future();
    if (!submit(std::move(work), [&done](bool isDurable) { done.set_value(isDurable); })) return false;
    return result.get();
}

std::vector<Committer::Unit> Committer::take() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    std::vector<Unit> units;
    auto const isTogether = database_.dialect() == store::Dialect::sqlite;
    if (isTogether) gather(lock);
    moveInto(units, isTogether ? togetherMax : 1);
    return units;
}

void Committer::gather(std::unique_lock<std::mutex>& lock) {
    wanted_ = std::min(lastTogether_, gatherMost);
    wake_.wait_for(lock, gatherFor, [this] { return stopping_ || queue_.size() >= wanted_; });
    wanted_ = 1;
}

/// What came while the others ran shares their commit, and costs no sync of its own.
void Committer::takeMore(std::vector<Unit>& units) {
    std::lock_guard lock(mutex_);
    moveInto(units, togetherMax);
}

void Committer::moveInto(std::vector<Unit>& units, std::size_t most) {
    for (; !queue_.empty() && units.size() < most; queue_.pop_front()) units.push_back(std::move(queue_.front()));
}

void Committer::loop() {
    for (;;) {
        auto units = take();
        if (units.empty()) return;
        try {
            if (database_.dialect() == store::Dialect::sqlite)
                commitTogether(units);
            else
                for (auto& unit : units) commitAlone(unit);
        } catch (store::CommitUnknown const& fault) {
            onUnknown_(fault.what());
            return;
        }
    }
}

void Committer::commitTogether(std::vector<Unit>& units) {
    std::vector<bool> good;
    auto isDurable = false;
    try {
        auto writer = database_.writer();
        store::Transaction transaction(*writer);
        for (std::size_t at = 0; at < units.size(); ++at) {
            good.push_back(runUnit(*writer, units[at]));
            if (at + 1 == units.size()) takeMore(units);
        }
        transaction.commit();
        isDurable = true;
        lastTogether_ = units.size();
        commits_.fetch_add(1, std::memory_order_relaxed);
        units_.fetch_add(units.size(), std::memory_order_relaxed);
    } catch (store::CommitUnknown const&) {
        throw;
    } catch (std::exception const& fault) {
        reportFault(fault);
        isDurable = false;
    }
    for (std::size_t at = 0; at < units.size(); ++at) units[at].then(isDurable && good[at]);
}

bool Committer::runUnit(store::Session& session, Unit& unit) {
    try {
        store::Savepoint point(session);
        unit.work(session);
        point.release();
        return true;
    } catch (store::CommitUnknown const&) {
        throw;
    } catch (std::exception const& fault) {
        reportFault(fault);
        return false;
    }
}

void Committer::commitAlone(Unit& unit) {
    auto isDurable = false;
    auto once = [&](store::Session& session) {
        try {
            store::Transaction transaction(session);
            unit.work(session);
            transaction.commit();
        } catch (store::UniqueViolation const& fault) {
            // Two did the same at once: the one that lost looks again, and finds what the other did.
            throw store::TryAgain(fault.what());
        }
    };
    try {
        try {
            store::withRetry(database_, once, attemptsAmongOthers);
        } catch (store::TryAgain const&) {
            // Where many write to one object, somebody new wins against it each time, however long it waits between: it
            // keeps the queue, so that nothing new begins until it is through. Another node may still come in its way.
            std::lock_guard lock(mutex_);
            store::withRetry(database_, once, attemptsAlone);
        }
        isDurable = true;
        commits_.fetch_add(1, std::memory_order_relaxed);
        units_.fetch_add(1, std::memory_order_relaxed);
    } catch (store::CommitUnknown const&) {
        throw;
    } catch (std::exception const& fault) {
        reportFault(fault);
        isDurable = false;
    }
    unit.then(isDurable);
}

}  // namespace accord::gate

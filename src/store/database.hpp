// A database opened from its location, with its pools of sessions.
//
//    auto database = Database::open({.location = (folder / "accord.db").string()});
//    if (!database) return fail(database.error());
//    auto reader = (*database)->reader();
//    auto row = reader->one(findCase, {column(id)});
//
//    withRetry(**database, [&](Session& session) {
//        Transaction transaction(session);
//        …
//        transaction.commit();
//    });
//
// The location is the path of a SQLite file or postgresql://…; TLS of the latter is
// as its `sslmode` says (verify-full in production). SQLite has one writer and
// several readers (WAL, synchronous=FULL); PostgreSQL a small set of each. Sessions
// are pinged after idling, replaced when they fail or are old. Any thread may lease; a
// Database outlives its leases.
#pragma once

#include "base/result.hpp"
#include "store/transaction.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace accord::store {

struct DatabaseOptions {
    std::string location{};
    int readers{4};
    int writers{4};  ///< on PostgreSQL; SQLite has one
    std::chrono::milliseconds leaseTimeout{5000};
    std::chrono::milliseconds pingAfterIdle{30'000};
    std::chrono::milliseconds ageMax{1'800'000};  ///< PostgreSQL: a session is then replaced
};

class Pool;

/// A session for as long as this stands; it goes back to the pool at the end. A
/// transaction that was left open is rolled back.
class Lease {
public:
    Lease(Lease&&) noexcept;
    Lease& operator=(Lease&&) = delete;
    ~Lease();

    [[nodiscard]] Session& operator*() const { return *session_; }
    [[nodiscard]] Session* operator->() const { return session_.get(); }

private:
    friend class Pool;
    Lease(Pool& pool, std::unique_ptr<Session> session, std::chrono::steady_clock::time_point openedAt);
    Pool* pool_;
    std::unique_ptr<Session> session_;
    std::chrono::steady_clock::time_point openedAt_;
};

class Database {
public:
    /// Fails where it cannot be reached, is too old (SQLite 3.37, PostgreSQL 15), or its settings do not hold.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(DatabaseOptions const& options);
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;
    ~Database();

    /// Throws Unavailable where none becomes free in time, or the database is not there.
    [[nodiscard]] Lease reader();
    [[nodiscard]] Lease writer();

    [[nodiscard]] Dialect dialect() const;
    /// For people: the location without a password.
    [[nodiscard]] std::string const& shownLocation() const;

    /// SQLite: a consistent copy while others read and write. On PostgreSQL pg_dump does that: refused here.
    Result<> copyTo(std::filesystem::path const& file);

    /// After a shred: what was deleted from `table` leaves the disk too. SQLite folds
    /// the write-ahead log into the file and cuts it to nothing (secure_delete has
    /// zeroed the rows); PostgreSQL vacuums the table. Fails where a reader stands in
    /// the way: ask again later.
    Result<> forgetDeleted(std::string_view table);

private:
    struct Impl;
    explicit Database(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Leases a writer and does `work`; does all of it again, with a new lease, while the
/// database says that it lost against another transaction. `work` must have no effect
/// outside its transaction. Gives up with TryAgain.
void withRetry(Database& database, std::function<void(Session&)> const& work, int attemptsMax = 6);

}  // namespace accord::store

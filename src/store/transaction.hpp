// A transaction, and a point inside it to which one can go back.
//
//    Transaction transaction(session);
//    {
//        Savepoint point(session);        // what follows may fail on its own
//        session.run(addRow, {…});
//        point.release();
//    }
//    transaction.commit();                // returns when it is durable
//
// Whatever is not committed (or released) is rolled back by the destructor.
// On SQLite a writer's transaction takes the write lock at once (BEGIN IMMEDIATE).
#pragma once

#include "store/session.hpp"

namespace accord::store {

enum class Isolation : std::uint8_t {
    /// As if one after another, as on SQLite. On PostgreSQL it may throw TryAgain: use `withRetry`.
    serializable = 1,
    /// PostgreSQL: each statement sees what was committed before it (the sequencer, which waits for a lock first).
    readCommitted,
};

class Transaction {
public:
    /// On a reader: one snapshot for all that is read.
    explicit Transaction(Session& session, Isolation isolation = Isolation::serializable);
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    ~Transaction();

    /// Throws CommitUnknown where it cannot be told whether it happened; any other exception means that it did not.
    void commit();

private:
    Session& session_;
    bool open_{true};
};

class Savepoint {
public:
    explicit Savepoint(Session& session);
    Savepoint(Savepoint const&) = delete;
    Savepoint& operator=(Savepoint const&) = delete;
    ~Savepoint();

    void release();

private:
    Session& session_;
    std::string name_;
    bool open_{true};
};

}  // namespace accord::store

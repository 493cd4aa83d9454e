// What goes wrong with the database. These are exceptions, because the caller of
// the program did not cause them; the gate catches them at its edge.
//
//    try { session.run(addRequest, {key}); }
//    catch (UniqueViolation const&) { return fail(ErrorCode::conflict, "…"); }
//
// No text here holds a password or a value of a row.
#pragma once

#include <stdexcept>
#include <string>

namespace accord::store {

class StoreFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A row with this key is already there. On PostgreSQL the transaction (or the
/// savepoint around the statement) has to be rolled back before anything else.
class UniqueViolation : public StoreFailure {
public:
    using StoreFailure::StoreFailure;
};

/// The database is not there, is full, or no session became free in time. Nothing was committed.
class Unavailable : public StoreFailure {
public:
    using StoreFailure::StoreFailure;
};

/// The transaction lost against another one (PostgreSQL 40001, 40P01), or the server
/// turned read-only in a failover (25006). Nothing was committed: do all of it again (`withRetry`).
class TryAgain : public StoreFailure {
public:
    using StoreFailure::StoreFailure;
};

/// The COMMIT may or may not have happened: an I/O error, or the connection broke
/// while it ran. Never answer, never repeat: the process has to stop and start again
/// (after a failed fsync a second one may lie; security.md 6).
class CommitUnknown : public StoreFailure {
public:
    using StoreFailure::StoreFailure;
};

}  // namespace accord::store

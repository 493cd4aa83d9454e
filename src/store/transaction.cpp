#include "store/transaction.hpp"

#include "store/trouble.hpp"

#include <stdexcept>

namespace accord::store {
namespace {

std::string beginning(Session const& session, Isolation isolation) {
    if (session.dialect() == Dialect::sqlite) return session.readOnly() ? "BEGIN" : "BEGIN IMMEDIATE";
    if (session.readOnly()) return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    return isolation == Isolation::readCommitted ? "BEGIN ISOLATION LEVEL READ COMMITTED" : "BEGIN ISOLATION LEVEL SERIALIZABLE";
}

}  // namespace

Transaction::Transaction(Session& session, Isolation isolation) : session_(session) {
    if (session.inTransaction()) throw std::logic_error("a transaction inside a transaction: use a Savepoint");
    auto const outcome = session.command(beginning(session, isolation));
    if (!outcome.ok()) raise(outcome.trouble, "begin", outcome.message);
}

Transaction::~Transaction() {
    if (open_ && session_.inTransaction() && !session_.command("ROLLBACK").ok()) session_.condemn();
}

void Transaction::commit() {
    if (!open_) throw std::logic_error("a transaction is committed twice");
    // An I/O error rolls SQLite back by itself; a COMMIT would then fail as if nothing had been there.
    if (!session_.inTransaction()) {
        open_ = false;
        throw StoreFailure("commit: the database had already rolled back");
    }
    auto const outcome = session_.commitNow();
    if (isLost(outcome.trouble)) {
        open_ = false;
        throw CommitUnknown("commit: " + outcome.message);
    }
    if (!outcome.ok()) raise(outcome.trouble, "commit", outcome.message);
    open_ = false;
}

Savepoint::Savepoint(Session& session) : session_(session), name_(session.pointName()) {
    if (!session.inTransaction()) throw std::logic_error("a savepoint outside a transaction");
    auto const outcome = session.command("SAVEPOINT " + name_);
    if (!outcome.ok()) raise(outcome.trouble, "savepoint", outcome.message);
}

Savepoint::~Savepoint() {
    if (!open_ || !session_.inTransaction()) return;
    if (!session_.command("ROLLBACK TO SAVEPOINT " + name_).ok() || !session_.command("RELEASE SAVEPOINT " + name_).ok())
        session_.condemn();
}

void Savepoint::release() {
    auto const outcome = session_.command("RELEASE SAVEPOINT " + name_);
    if (!outcome.ok()) raise(outcome.trouble, "release", outcome.message);
    open_ = false;
}

}  // namespace accord::store

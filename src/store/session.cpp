#include "store/session.hpp"

#include "store/kept_statement.hpp"
#include "store/migrations.hpp"
#include "store/session_options.hpp"
#include "store/session_setup.hpp"

#include <fmt/format.h>
#include <stdexcept>
#include <unordered_map>

namespace accord::store {
namespace {

constexpr std::size_t keptMax = 2000;

}  // namespace

struct Session::Impl {
    SessionOptions options;
    Connection connection;
    std::unordered_map<std::string, std::unique_ptr<KeptStatement>> kept{};
    raw::SqliteCommands commands{};
    bool usable{true};

    bool sqlite() const { return options.dialect == Dialect::sqlite; }
    bool inTransaction() const {
        return sqlite() ? raw::sqliteInTransaction(connection.raw()) : raw::postgresInTransaction(connection.raw());
    }
    KeptStatement& find(Statement const& statement, Values parameters);
    void forget(std::string const& name) { kept.erase(name); }
    void forgetAll();
    void condemn() {
        usable = false;
        if (sqlite()) raw::sqliteLeaveLog(connection.raw());
    }
    [[noreturn]] void fail(Statement const& statement, StatementFailure const& failure, bool alone);
};

KeptStatement& Session::Impl::find(Statement const& statement, Values parameters) {
    auto& slot = kept[statement.name];
    if (slot && !slot->isFor(statement)) throw std::logic_error(fmt::format("two statements are called {}", statement.name));
    if (slot && slot->running()) throw std::logic_error(fmt::format("{} is already being read", statement.name));
    if (slot && slot->fits(parameters)) return *slot;
    try {
        slot = std::make_unique<KeptStatement>(connection, statement, parameters, slot.get());
    } catch (...) {
        kept.erase(statement.name);
        throw;
    }
    return *slot;
}

void Session::Impl::forgetAll() {
    std::erase_if(kept, [](auto const& entry) { return !entry.second || !entry.second->running(); });
}

void Session::Impl::fail(Statement const& statement, StatementFailure const& failure, bool alone) {
    auto trouble = failure.trouble;
    bool const writes = !options.readOnly && !isQuery(statement.sql);
    // A reader may not write: that is our own mistake, not a failover.
    if (trouble == Trouble::tryAgain && failure.readOnly && options.readOnly) trouble = Trouble::other;
    if (isLost(trouble) || failure.readOnly) condemn();
    if (sqlite() || trouble == Trouble::other) forget(statement.name);
    if (isLost(trouble) && alone && writes) throw CommitUnknown(fmt::format("{}: {}", statement.name, failure.message));
    raise(trouble, statement.name, failure.message);
}

Session::Session(SessionOptions const& options)
    : impl_(std::make_unique<Impl>(Impl{.options = options, .connection = Connection(options)})) {
    setUp(impl_->connection.raw(), options);
}

Session::~Session() = default;

void Session::each(Statement const& statement, Values parameters, OnRow const& onRow) {
    eachRow(statement, parameters, onRow);
}

void Session::eachRow(Statement const& statement, Values parameters, TakeRow const& onRow) {
    if (impl_->kept.size() > keptMax) impl_->forgetAll();
    bool const alone = !inTransaction();
    Row row;
    KeptStatement* kept = nullptr;  // stands until it was read to its end: only what does not run is forgotten
    bool more = false;
    try {
        kept = &impl_->find(statement, parameters);
        more = kept->start(parameters);
        if (more) kept->read(row.cells_);
    } catch (StatementFailure const& failure) {
        impl_->fail(statement, failure, alone);
    }
    while (more) {
        try {
            onRow(row);
        } catch (...) {
            impl_->forget(statement.name);  // else it would pin its snapshot
            throw;
        }
        try {
            more = kept->next();
            if (more) kept->read(row.cells_);
        } catch (StatementFailure const& failure) {
            impl_->fail(statement, failure, alone);
        }
    }
}

std::int64_t Session::run(Statement const& statement, Values parameters) {
    each(statement, parameters,
         [&](Row const&) { throw std::logic_error(fmt::format("{} is run, but answers with rows", statement.name)); });
    return impl_->kept.at(statement.name)->affected();
}

std::vector<Row> Session::all(Statement const& statement, Values parameters) {
    std::vector<Row> rows;
    eachRow(statement, parameters, [&](Row& row) { rows.push_back(std::move(row)); });
    return rows;
}

std::optional<Row> Session::one(Statement const& statement, Values parameters) {
    std::optional<Row> found;
    eachRow(statement, parameters, [&](Row& row) {
        if (found) throw std::logic_error(fmt::format("{} has more than one row", statement.name));
        found = std::move(row);
    });
    return found;
}

void Session::runScript(std::string_view ddl) {
    impl_->forgetAll();
    bool const alone = !inTransaction();
    auto const sql = ddlFor(dialect(), ddl);
    auto const outcome = impl_->sqlite() ? raw::sqliteExec(impl_->connection.raw(), sql) : raw::postgresExec(impl_->connection.raw(), sql);
    if (isLost(outcome.trouble)) condemn();
    if (isLost(outcome.trouble) && alone) throw CommitUnknown(fmt::format("script: {}", outcome.message));
    if (!outcome.ok()) raise(outcome.trouble, "script", outcome.message);
}

Outcome Session::command(std::string const& sql) {
    auto outcome = impl_->sqlite() ? impl_->commands.run(impl_->connection.raw(), sql) : raw::postgresExec(impl_->connection.raw(), sql);
    if (isLost(outcome.trouble)) condemn();
    return outcome;
}

Outcome Session::commitNow() {
    auto outcome = impl_->sqlite() ? impl_->commands.run(impl_->connection.raw(), "COMMIT") : raw::postgresCommit(impl_->connection.raw());
    if (isLost(outcome.trouble)) condemn();
    return outcome;
}

Outcome Session::truncateLog() {
    auto outcome = raw::sqliteTruncateLog(impl_->connection.raw());
    if (isLost(outcome.trouble)) condemn();
    return outcome;
}
void Session::condemn() {
    impl_->condemn();
}
// All have one name, so that their commands are kept: of savepoints that are called alike the innermost is meant, and they
// end in the order of C++.
std::string Session::pointName() {
    return "point";
}
Dialect Session::dialect() const {
    return impl_->options.dialect;
}
bool Session::readOnly() const {
    return impl_->options.readOnly;
}
bool Session::inTransaction() const {
    return impl_->inTransaction();
}
bool Session::usable() const {
    return impl_->usable && (impl_->sqlite() || raw::postgresAlive(impl_->connection.raw()));
}
std::size_t Session::keptStatements() const {
    return impl_->kept.size();
}

}  // namespace accord::store

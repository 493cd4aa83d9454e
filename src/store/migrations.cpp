#include "store/migrations.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <vector>

namespace accord::store {
namespace {

constexpr TableInfo list[] = {{"state_schema", TableInfo::state, "number"}};

constexpr std::string_view schemaTable =
    "CREATE TABLE IF NOT EXISTS state_schema (number BIGINT PRIMARY KEY, name TEXT NOT NULL, taken_at BIGINT NOT NULL){strict};";

Statement const hasTableSqlite{"store.has-table", "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = :name", "i"};
Statement const hasTablePostgres{
    "store.has-table", "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = :name", "i"};
Statement const takenSteps{"store.steps", "SELECT number, name FROM state_schema ORDER BY number", "it"};
Statement const recordStep{"store.record-step", "INSERT INTO state_schema (number, name, taken_at) VALUES (:number, :name, :taken)"};

using Taken = std::map<int, std::string>;

Taken stepsTaken(Session& session) {
    Taken taken;
    auto const& hasTable = session.dialect() == Dialect::sqlite ? hasTableSqlite : hasTablePostgres;
    if (session.one(hasTable, {std::string("state_schema")})->integer(0) == 0) return taken;
    session.each(takenSteps, {}, [&](Row const& row) { taken.emplace(static_cast<int>(row.integer(0)), row.text(1)); });
    return taken;
}

std::vector<Migration> inOrder(std::span<Migration const> steps) {
    std::vector<Migration> sorted(steps.begin(), steps.end());
    std::sort(sorted.begin(), sorted.end(), [](auto const& a, auto const& b) { return a.number < b.number; });
    return sorted;
}

/// What is wrong with the steps themselves: our own bug, told before anything is touched.
Result<> wellFormed(std::vector<Migration> const& steps) {
    if (steps.empty()) return fail(ErrorCode::internal, "There are no migrations.");
    for (std::size_t at = 0; at < steps.size(); ++at) {
        if (steps[at].number <= 0) return fail(ErrorCode::internal, fmt::format("The migration “{}” has no number.", steps[at].name));
        if (at > 0 && steps[at].number == steps[at - 1].number)
            return fail(ErrorCode::internal, fmt::format("Two migrations have the number {}.", steps[at].number));
    }
    return {};
}

Result<> fitsProgram(Taken const& taken, std::vector<Migration> const& steps) {
    if (taken.empty()) return {};
    auto const schema = taken.rbegin()->first;
    if (schema > steps.back().number)
        return fail(ErrorCode::refused,
                    fmt::format("The database has schema {}, which is newer than this program knows ({}). Use the newer program.", schema,
                                steps.back().number));
    if (schema < steps.front().number)
        return fail(ErrorCode::refused,
                    fmt::format("The database has schema {}, which is older than the oldest that this program can bring forward ({}). "
                                "Bring it forward with an earlier program first.",
                                schema, steps.front().number));
    for (auto const& step : steps) {
        if (step.number > schema) break;
        auto const found = taken.find(step.number);
        if (found == taken.end() || found->second != step.name)
            return fail(ErrorCode::refused,
                        fmt::format("The database's schema has another step {} than this program (“{}”).", step.number, step.name));
    }
    return {};
}

Result<> copyBefore(Database& database, Migration const& step, MigrateOptions const& options) {
    if (database.dialect() != Dialect::sqlite || options.copies.empty()) return {};
    std::error_code error;
    std::filesystem::create_directories(options.copies, error);
    std::filesystem::permissions(options.copies, std::filesystem::perms::owner_all, error);
    auto const file = options.copies / fmt::format("before-{}-{}.db", step.number, micros(options.now));
    return database.copyTo(file);
}

/// Another process may take the same step at the same time: SQLite's write lock or
/// the advisory lock lets one wait for the other, which then finds it taken.
void take(Session& session, Migration const& step, Instant now) {
    Transaction transaction(session, Isolation::readCommitted);
    if (session.dialect() == Dialect::postgresql)
        session.runScript("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '60s'; SELECT pg_advisory_xact_lock(4223117001);");
    if (stepsTaken(session).contains(step.number)) return;
    session.runScript(schemaTable);
    session.runScript(step.sql);
    session.run(recordStep, {std::int64_t{step.number}, std::string(step.name), micros(now)});
    transaction.commit();
}

}  // namespace

std::span<TableInfo const> tables() {
    return list;
}

Result<int> schemaNumber(Session& session) {
    auto const taken = stepsTaken(session);
    return taken.empty() ? 0 : taken.rbegin()->first;
}

Result<> migrate(Database& database, std::span<Migration const> steps, MigrateOptions const& options) {
    auto const sorted = inOrder(steps);
    if (auto formed = wellFormed(sorted); !formed) return formed;
    auto const taken = stepsTaken(*database.writer());
    if (auto fits = fitsProgram(taken, sorted); !fits) return fits;
    auto const schema = taken.empty() ? 0 : taken.rbegin()->first;
    for (auto const& step : sorted) {
        if (step.number <= schema) continue;
        if (!taken.empty())
            if (auto copied = copyBefore(database, step, options); !copied) return copied;
        if (options.onStep) options.onStep(step);
        try {
            take(*database.writer(), step, options.now);
        } catch (CommitUnknown const&) {
            throw;
        } catch (StoreFailure const& failure) {
            return fail(ErrorCode::unavailable,
                        fmt::format("The migration {} “{}” failed and left nothing behind: {}.", step.number, step.name, failure.what()));
        }
    }
    return {};
}

}  // namespace accord::store

// SQL on SQLite or PostgreSQL: one connection with its kept statements.
//
// A statement is written once, beside its one user, and is kept prepared under its
// name. Its columns are said by letter: 'i' an integer, 't' a text:
//
//    Statement const findCase{"case.find", "SELECT id, title FROM case_file WHERE area = :area", "it"};
//
//    session.each(findCase, {column(area)}, [&](Row const& row) { use(row.integer(0), row.text(1)); });
//    auto row = session.one(findCase, {column(area)});        // nullopt where there is none
//    session.run(closeCase, {micros(now), column(id)});       // rows affected
//
// Parameters are bound in the order in which their names first appear; a name may
// appear again. What to know when writing SQL for both databases:
//
// - PostgreSQL infers a parameter's type from where it stands. Beside a column that
//   works; alone it does not: write `CAST(:a AS BIGINT) IS NULL`, `CAST(:a AS TEXT) = ''`,
//   also in a SELECT list and in VALUES that are joined.
// - Texts in columns sort by their bytes on both (migrations make them COLLATE "C");
//   what is CAST to TEXT need not, so do not sort by it. NULL sorts first on SQLite and
//   last on PostgreSQL: sort by columns without NULL.
// - A text is UTF-8 without NUL (PostgreSQL cannot hold one): anything else is refused
//   here, on both.
// - A COUNT is 'i'; a SUM of BIGINT is numeric on PostgreSQL: write CAST(SUM(x) AS BIGINT).
//
// A session is used by one thread at a time, the one that leased it. Statements are
// always read to the end, so that none pins an old snapshot. A callback may run other
// statements of the session, but not the one that is being read.
#pragma once

#include "base/clock.hpp"
#include "base/date.hpp"
#include "store/errors.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace accord::store {

enum class Dialect : std::uint8_t { sqlite = 1, postgresql };

using Value = std::variant<std::nullptr_t, std::int64_t, std::string>;
using Values = std::span<Value const>;

[[nodiscard]] inline Value orNull(std::optional<std::int64_t> value) {
    return value ? Value{*value} : Value{nullptr};
}
[[nodiscard]] inline Value orNull(std::optional<std::string> value) {
    return value ? Value{std::move(*value)} : Value{nullptr};
}

struct Statement {
    std::string name;  ///< unique: the key under which it is kept, and its name in the slow log
    std::string sql;
    std::string columns{};  ///< one letter per result column: 'i' or 't'; empty where no rows come
};

/// One row of an answer. Asking for the wrong kind, or for a value that is NULL, is our own bug and throws.
class Row {
public:
    [[nodiscard]] std::int64_t integer(std::size_t column) const;
    [[nodiscard]] std::string const& text(std::size_t column) const;
    [[nodiscard]] bool isNull(std::size_t column) const;
    [[nodiscard]] std::optional<std::int64_t> optionalInteger(std::size_t column) const;
    [[nodiscard]] std::optional<std::string> optionalText(std::size_t column) const;
    [[nodiscard]] std::optional<Date> optionalDate(std::size_t column) const;        ///< of a text column in ISO form
    [[nodiscard]] std::optional<Instant> optionalInstant(std::size_t column) const;  ///< of a column in microseconds
    [[nodiscard]] std::size_t size() const { return cells_.size(); }

    struct Cell {
        char kind{};
        bool null{true};
        std::int64_t integer{};
        std::string text;
    };

private:
    friend class Session;
    [[nodiscard]] Cell const& cell(std::size_t column, char kind) const;
    std::vector<Cell> cells_;
};

struct SessionOptions;
struct Outcome;

class Session {
public:
    explicit Session(SessionOptions const& options);
    Session(Session const&) = delete;
    Session& operator=(Session const&) = delete;
    ~Session();

    /// Rows inserted, changed or deleted.
    std::int64_t run(Statement const& statement, Values parameters = {});
    std::int64_t run(Statement const& statement, std::initializer_list<Value> parameters) { return run(statement, span(parameters)); }

    using OnRow = std::function<void(Row const&)>;
    /// The row is valid during the call.
    void each(Statement const& statement, Values parameters, OnRow const& onRow);
    void each(Statement const& statement, std::initializer_list<Value> parameters, OnRow const& onRow) {
        each(statement, span(parameters), onRow);
    }

    [[nodiscard]] std::vector<Row> all(Statement const& statement, Values parameters = {});
    [[nodiscard]] std::vector<Row> all(Statement const& statement, std::initializer_list<Value> parameters) {
        return all(statement, span(parameters));
    }

    /// nullopt where there is no row; a second row is our own bug and throws.
    [[nodiscard]] std::optional<Row> one(Statement const& statement, Values parameters = {});
    [[nodiscard]] std::optional<Row> one(Statement const& statement, std::initializer_list<Value> parameters) {
        return one(statement, span(parameters));
    }

    /// Several statements, without parameters, written as `ddlFor` (migrations.hpp) reads them.
    /// Statements that were kept are forgotten, since the tables may be others now.
    void runScript(std::string_view ddl);

    [[nodiscard]] Dialect dialect() const;
    [[nodiscard]] bool readOnly() const;
    [[nodiscard]] bool inTransaction() const;
    /// False once the connection failed: the pool then closes it and opens another.
    [[nodiscard]] bool usable() const;
    [[nodiscard]] std::size_t keptStatements() const;

private:
    friend class Transaction;
    friend class Savepoint;
    friend class Database;
    friend class Lease;
    static Values span(std::initializer_list<Value> values) { return {values.begin(), values.size()}; }
    using TakeRow = std::function<void(Row&)>;
    void eachRow(Statement const& statement, Values parameters, TakeRow const& onRow);  ///< the row may be moved away
    Outcome command(std::string const& sql);
    Outcome commitNow();
    Outcome truncateLog();
    void condemn();  ///< not usable any more
    [[nodiscard]] std::string pointName();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord::store

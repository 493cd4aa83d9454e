// A connection, and a statement kept prepared on it: the one place that touches SOCI.
//
//    KeptStatement kept(connection, statement, parameters, nullptr);
//    for (bool more = kept.start(parameters); more; more = kept.next()) kept.read(cells);
//
// On PostgreSQL parameters are bound to variables that live as long as the statement
// (SOCI's `use(temporary)` is undefined behaviour). Each has its type, so a parameter
// that turns out to be of another kind than before makes the statement anew; one that has
// only been NULL so far has no kind yet. On SQLite SOCI prepares, and the rows are read
// in place: the parameters stand until they are read to their end.
#pragma once

#include "store/session.hpp"
#include "store/session_options.hpp"
#include "store/trouble.hpp"

#include <memory>
#include <string>
#include <vector>

namespace accord::store {

/// What SOCI threw, in our words; thrown within this room only.
struct StatementFailure {
    Trouble trouble{Trouble::other};
    std::string message;
    bool readOnly{};  ///< 25006
};

class Connection {
public:
    explicit Connection(SessionOptions const& options);  ///< throws Unavailable
    Connection(Connection&&) noexcept;
    ~Connection();

    [[nodiscard]] void* raw() const;  ///< sqlite3* or PGconn*

private:
    friend class KeptStatement;
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

class KeptStatement {
public:
    /// `earlier` is the one that it replaces: kinds of parameters known there are known here.
    KeptStatement(Connection& connection, Statement const& statement, Values parameters, KeptStatement const* earlier);
    KeptStatement(KeptStatement const&) = delete;
    KeptStatement& operator=(KeptStatement const&) = delete;
    ~KeptStatement();

    [[nodiscard]] bool isFor(Statement const& statement) const;
    [[nodiscard]] bool fits(Values parameters) const;
    [[nodiscard]] bool running() const;

    bool start(Values parameters);
    bool next();
    /// Moves the current row out; may be called once for each.
    void read(std::vector<Row::Cell>& cells);
    [[nodiscard]] std::int64_t affected();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Whether it only reads, as far as its first word tells.
[[nodiscard]] bool isQuery(std::string_view sql);

}  // namespace accord::store

#include "store/kept_statement.hpp"

#include "base/text.hpp"
#include "store/raw_postgres.hpp"
#include "store/raw_sqlite.hpp"
#include "store/sql_text.hpp"

#include <fmt/format.h>
#include <optional>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <stdexcept>

namespace accord::store {
namespace {

struct Slot {
    char kind{};
    soci::indicator indicator{soci::i_null};
    long long integer{};
    std::string text;
};

char kindOf(Value const& value) {
    if (std::holds_alternative<std::int64_t>(value)) return 'i';
    return std::holds_alternative<std::string>(value) ? 't' : '\0';
}

/// To be called from a catch block. SOCI adds the SQL and the values to what(): never told.
[[noreturn]] void rethrow(void* connection) {
    try {
        throw;
    } catch (soci::sqlite3_soci_error const& error) {
        throw StatementFailure{raw::sqliteTrouble(error.result()), error.get_error_message()};
    } catch (soci::postgresql_soci_error const& error) {
        if (!raw::postgresAlive(connection)) throw StatementFailure{Trouble::lost, "the connection to the database broke"};
        auto const state = error.sqlstate();
        throw StatementFailure{raw::postgresTrouble(state), raw::postgresMessage(state, error.get_error_message()), state == "25006"};
    } catch (soci::soci_error const&) {
        throw StatementFailure{Trouble::other, "the answer does not fit the columns of the statement"};
    }
}

std::string connectText(SessionOptions const& options) {
    if (options.dialect == Dialect::postgresql) return raw::postgresConnectText(options.location);
    // Not synchronous=full here: where that fails (no database) SOCI leaks the connection. setUp says it.
    return fmt::format("db=\"{}\" timeout=5", options.location);
}

// Debian's SOCI hides the type information of its backends, which the sanitizer's check of casts would need.
__attribute__((no_sanitize("vptr"))) void* rawConnection(Dialect dialect, soci::details::session_backend* backend) {
    if (dialect == Dialect::sqlite) return static_cast<soci::sqlite3_session_backend*>(backend)->conn_;
    return static_cast<soci::postgresql_session_backend*>(backend)->conn_;
}

__attribute__((no_sanitize("vptr"))) void* rawStatement(soci::details::statement_backend* backend) {
    return static_cast<soci::sqlite3_statement_backend*>(backend)->stmt_;
}

soci::backend_factory const& factory(Dialect dialect) {
    if (dialect == Dialect::sqlite) return *soci::factory_sqlite3();
    return *soci::factory_postgresql();
}

}  // namespace

Dialect dialectOf(std::string_view location) {
    bool const url = location.starts_with("postgresql://") || location.starts_with("postgres://");
    return url ? Dialect::postgresql : Dialect::sqlite;
}

// WITH may stand before an INSERT: it counts as one.
bool isQuery(std::string_view sql) {
    return lowerAscii(trimmed(sql).substr(0, 6)) == "select";
}

struct Connection::Impl {
    Impl(soci::backend_factory const& factory, std::string const& text) : session(factory, text) {}
    soci::session session;
    void* raw{};
};

Connection::Connection(SessionOptions const& options) {
    if (options.dialect == Dialect::sqlite) raw::sqliteConfigure();
    try {
        impl_ = std::make_unique<Impl>(factory(options.dialect), connectText(options));
    } catch (soci::soci_error const& error) {
        throw Unavailable(fmt::format("cannot open {}: {}", raw::shownUrl(options.location),
                                      raw::withoutPassword(error.get_error_message(), options.location)));
    }
    impl_->raw = rawConnection(options.dialect, impl_->session.get_backend());
}

Connection::Connection(Connection&&) noexcept = default;
Connection::~Connection() = default;
void* Connection::raw() const {
    return impl_->raw;
}

struct KeptStatement::Impl {
    explicit Impl(Connection::Impl& opened) : connection(opened), statement(opened.session) {}

    Connection::Impl& connection;
    std::string sql;
    std::string columns;
    std::size_t parameters{};
    std::vector<std::size_t> order{};  // which parameter each use takes
    std::vector<Slot> uses{};          // SOCI keeps their addresses: never resized once bound
    std::vector<Slot> intos{};
    soci::statement statement;
    bool running{};
    std::optional<raw::SqliteReading> direct{};
    std::vector<raw::SqliteParameter> given{};

    void takeKinds(Values parameters, Impl const* earlier);
    void prepare(std::string const& text);
    void checkColumns();
    void bind(Values values);
    Outcome startDirect(Values values);
    bool after(Outcome const& outcome);
    template <class Step>
    bool step(Step const& advance);
};

/// SOCI binds each parameter and column to a variable of its kind.
void KeptStatement::Impl::takeKinds(Values values, Impl const* earlier) {
    uses.resize(order.size());
    for (std::size_t at = 0; at < uses.size(); ++at) {
        uses[at].kind = kindOf(values[order[at]]);
        if (!uses[at].kind && earlier) uses[at].kind = earlier->uses[at].kind;
    }
    intos.resize(columns.size());
    for (std::size_t at = 0; at < intos.size(); ++at) intos[at].kind = columns[at];
    for (auto& slot : uses) {
        if (slot.kind == 'i')
            statement.exchange(soci::use(slot.integer, slot.indicator));
        else
            statement.exchange(soci::use(slot.text, slot.indicator));
    }
    for (auto& slot : intos) {
        if (slot.kind == 'i')
            statement.exchange(soci::into(slot.integer, slot.indicator));
        else
            statement.exchange(soci::into(slot.text, slot.indicator));
    }
}

void KeptStatement::Impl::prepare(std::string const& text) {
    try {
        statement.alloc();
        statement.prepare(text);
        statement.define_and_bind();
    } catch (soci::soci_error const&) {
        rethrow(connection.raw);
    }
}

void KeptStatement::Impl::checkColumns() {
    if (static_cast<std::size_t>(raw::sqliteColumns(rawStatement(statement.get_backend()))) != columns.size())
        throw std::logic_error(fmt::format("a statement has other columns than '{}': {}", columns, sql));
}

void checkText(std::string const& text) {
    if (text.find('\0') != std::string::npos || !isUtf8(text)) throw StoreFailure("a text parameter holds NUL or is not UTF-8");
}

void KeptStatement::Impl::bind(Values values) {
    for (std::size_t at = 0; at < uses.size(); ++at) {
        auto& slot = uses[at];
        auto const& value = values[order[at]];
        slot.indicator = kindOf(value) ? soci::i_ok : soci::i_null;
        if (auto const* integer = std::get_if<std::int64_t>(&value)) slot.integer = *integer;
        if (auto const* text = std::get_if<std::string>(&value)) {
            checkText(*text);
            slot.text = *text;
        }
    }
}

Outcome KeptStatement::Impl::startDirect(Values values) {
    for (std::size_t at = 0; at < given.size(); ++at) {
        auto const& value = values[order[at]];
        auto const* integer = std::get_if<std::int64_t>(&value);
        auto const* text = std::get_if<std::string>(&value);
        if (text != nullptr) checkText(*text);
        given[at] = {text, integer != nullptr ? *integer : 0, integer != nullptr};
    }
    return direct->start(given);
}

bool KeptStatement::Impl::after(Outcome const& outcome) {
    running = outcome.ok() && direct->hasRow();
    if (!outcome.ok()) throw StatementFailure{outcome.trouble, outcome.message};
    return running;
}

template <class Step>
bool KeptStatement::Impl::step(Step const& advance) {
    try {
        running = advance();
    } catch (soci::soci_error const&) {
        running = false;
        // SOCI would leak the copies of the parameters that it made for PostgreSQL.
        statement.undefine_and_bind();
        statement.define_and_bind();
        rethrow(connection.raw);
    }
    return running;
}

KeptStatement::KeptStatement(Connection& connection, Statement const& statement, Values parameters, KeptStatement const* earlier)
    : impl_(std::make_unique<Impl>(*connection.impl_)) {
    auto const dialect = connection.impl_->session.get_backend_name() == "sqlite3" ? Dialect::sqlite : Dialect::postgresql;
    auto const text = numbered(dialect, statement.sql);
    if (text.parameters != parameters.size())
        throw std::logic_error(fmt::format("{} takes {} parameters, not {}", statement.name, text.parameters, parameters.size()));
    impl_->sql = statement.sql;
    impl_->columns = statement.columns;
    impl_->parameters = text.parameters;
    impl_->order = text.uses;
    for (char const kind : statement.columns) {
        if (kind != 'i' && kind != 't') throw std::logic_error(fmt::format("{} has a column of kind '{}'", statement.name, kind));
    }
    if (dialect == Dialect::sqlite)
        impl_->given.resize(text.uses.size());
    else
        impl_->takeKinds(parameters, earlier ? earlier->impl_.get() : nullptr);
    impl_->prepare(text.sql);
    if (dialect != Dialect::sqlite) return;
    impl_->checkColumns();
    impl_->direct.emplace(rawStatement(impl_->statement.get_backend()));
}

KeptStatement::~KeptStatement() = default;

bool KeptStatement::isFor(Statement const& statement) const {
    return impl_->sql == statement.sql && impl_->columns == statement.columns;
}

bool KeptStatement::fits(Values parameters) const {
    if (parameters.size() != impl_->parameters) return false;
    for (std::size_t at = 0; at < impl_->uses.size(); ++at) {
        auto const kind = kindOf(parameters[impl_->order[at]]);
        if (kind && kind != impl_->uses[at].kind) return false;
    }
    return true;
}

bool KeptStatement::running() const {
    return impl_->running;
}

bool KeptStatement::start(Values parameters) {
    if (impl_->direct) return impl_->after(impl_->startDirect(parameters));
    impl_->bind(parameters);
    return impl_->step([&] { return impl_->statement.execute(true); });
}

bool KeptStatement::next() {
    if (impl_->direct) return impl_->after(impl_->direct->next());
    return impl_->step([&] { return impl_->statement.fetch(); });
}

void KeptStatement::read(std::vector<Row::Cell>& cells) {
    if (impl_->direct) return impl_->direct->read(impl_->columns, cells);
    cells.resize(impl_->intos.size());
    for (std::size_t at = 0; at < cells.size(); ++at) {
        auto& slot = impl_->intos[at];
        auto& cell = cells[at];
        cell.kind = slot.kind;
        cell.null = slot.indicator == soci::i_null;
        cell.integer = slot.integer;
        std::swap(cell.text, slot.text);
    }
}

std::int64_t KeptStatement::affected() {
    return impl_->direct ? impl_->direct->affected() : impl_->statement.get_affected_rows();
}

}  // namespace accord::store

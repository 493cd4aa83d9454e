#include "store/raw_sqlite.hpp"

#include <fcntl.h>
#include <memory>
#include <sqlite3.h>
#include <unistd.h>

namespace accord::store::raw {
namespace {

sqlite3* handle(void* connection) {
    return static_cast<sqlite3*>(connection);
}

struct Closer {
    void operator()(sqlite3* connection) const { sqlite3_close(connection); }
};
using Connection = std::unique_ptr<sqlite3, Closer>;

Outcome outcome(sqlite3* connection, int code) {
    if (code == SQLITE_OK) return {};
    return {sqliteTrouble(code), connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code)};
}

Connection openFile(std::filesystem::path const& file, int flags, Outcome& result) {
    sqlite3* opened = nullptr;
    int const code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
    Connection connection(opened);
    result = outcome(opened, code);
    if (result.ok()) sqlite3_busy_timeout(opened, 5000);
    return connection;
}

Outcome copyPages(sqlite3* from, sqlite3* to) {
    auto* backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup) return outcome(to, sqlite3_errcode(to));
    int const stepped = sqlite3_backup_step(backup, -1);
    int const finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE) return {sqliteTrouble(stepped), sqlite3_errstr(stepped)};
    return outcome(to, finished);
}

bool syncFolder(std::filesystem::path const& folder) {
    int const descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return false;
    bool const synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return synced;
}

}  // namespace

void sqliteConfigure() {
    // Statistics of memory would take one lock for all threads at each allocation.
    static auto const done = sqlite3_config(SQLITE_CONFIG_MULTITHREAD) | sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)done;
}

Outcome SqliteReading::start(std::span<SqliteParameter const> parameters) {
    auto* kept = static_cast<sqlite3_stmt*>(statement_);
    int place = 0;
    for (auto const& parameter : parameters) {
        ++place;
        int code = SQLITE_OK;
        if (parameter.isInteger)
            code = sqlite3_bind_int64(kept, place, parameter.integer);
        else if (parameter.text != nullptr)
            code = sqlite3_bind_text64(kept, place, parameter.text->data(), parameter.text->size(), SQLITE_STATIC, SQLITE_UTF8);
        else
            code = sqlite3_bind_null(kept, place);
        if (code != SQLITE_OK) return end(code);
    }
    return next();
}

Outcome SqliteReading::next() {
    int const code = sqlite3_step(static_cast<sqlite3_stmt*>(statement_));
    hasRow_ = code == SQLITE_ROW;
    if (hasRow_) return {};
    return end(code);
}

Outcome SqliteReading::end(int code) {
    auto* kept = static_cast<sqlite3_stmt*>(statement_);
    auto* connection = sqlite3_db_handle(kept);
    Outcome result;
    if (code == SQLITE_DONE)
        affected_ = sqlite3_changes(connection);
    else
        result = outcome(connection, code);
    sqlite3_reset(kept);
    sqlite3_clear_bindings(kept);  // the texts are the caller's
    return result;
}

void SqliteReading::read(std::string_view columns, std::vector<Row::Cell>& cells) const {
    auto* kept = static_cast<sqlite3_stmt*>(statement_);
    cells.resize(columns.size());
    for (int at = 0; at < static_cast<int>(columns.size()); ++at) {
        auto& cell = cells[static_cast<std::size_t>(at)];
        cell.kind = columns[static_cast<std::size_t>(at)];
        cell.null = sqlite3_column_type(kept, at) == SQLITE_NULL;
        cell.text.clear();
        if (cell.null) continue;
        if (cell.kind == 'i') {
            cell.integer = sqlite3_column_int64(kept, at);
            continue;
        }
        // As a blob: as a text SQLite would copy it first, to put a NUL behind it.
        auto const* text = static_cast<char const*>(sqlite3_column_blob(kept, at));
        if (text != nullptr) cell.text.assign(text, static_cast<std::size_t>(sqlite3_column_bytes(kept, at)));
    }
}

Outcome SqliteCommands::run(void* connection, std::string const& sql) {
    auto& kept = kept_[sql];
    if (!kept) {
        sqlite3_stmt* made = nullptr;
        int const code = sqlite3_prepare_v3(handle(connection), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr);
        if (code != SQLITE_OK) return outcome(handle(connection), code);
        kept = {made, [](void* statement) { sqlite3_finalize(static_cast<sqlite3_stmt*>(statement)); }};
    }
    auto* statement = static_cast<sqlite3_stmt*>(kept.get());
    (void)sqlite3_step(statement);
    // What the log's keeper answers is told by the reset only.
    return outcome(handle(connection), sqlite3_reset(statement));
}

void sqlitePrepare(void* connection) {
    sqlite3_extended_result_codes(handle(connection), 1);
}

Outcome sqliteExec(void* connection, std::string const& sql) {
    return outcome(handle(connection), sqlite3_exec(handle(connection), sql.c_str(), nullptr, nullptr, nullptr));
}

void sqliteLeaveLog(void* connection) {
    sqlite3_db_config(handle(connection), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

bool sqliteInTransaction(void* connection) {
    return sqlite3_get_autocommit(handle(connection)) == 0;
}

int sqliteColumns(void* statement) {
    return sqlite3_column_count(static_cast<sqlite3_stmt*>(statement));
}

int sqliteVersion() {
    return sqlite3_libversion_number();
}

Trouble sqliteTrouble(int code) {
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID) return Trouble::unique;
    if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) return Trouble::unsynced;
    switch (code & 0xFF) {
        case SQLITE_OK: return Trouble::none;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_FULL:
        case SQLITE_CANTOPEN: return Trouble::unavailable;
        case SQLITE_IOERR: return Trouble::lost;
        default: return Trouble::other;
    }
}

Outcome sqliteCopy(std::filesystem::path const& from, std::filesystem::path const& to) {
    // Made by us first, so that nobody else can ever read it.
    int const made = ::open(to.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (made < 0) return {Trouble::unavailable, "cannot make the copy (is there one already?)"};
    ::close(made);

    Outcome result;
    auto const source = openFile(from, SQLITE_OPEN_READONLY, result);
    if (!result.ok()) return result;
    auto const target = openFile(to, SQLITE_OPEN_READWRITE, result);
    if (!result.ok()) return result;
    result = copyPages(source.get(), target.get());
    if (result.ok() && !syncFolder(to.parent_path())) return {Trouble::lost, "cannot sync the copy's folder"};
    return result;
}

Outcome sqliteTruncateLog(void* connection) {
    int const code = sqlite3_wal_checkpoint_v2(handle(connection), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    return outcome(handle(connection), code);
}

}  // namespace accord::store::raw

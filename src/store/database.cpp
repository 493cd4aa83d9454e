#include "store/database.hpp"

#include "store/log_keeper.hpp"
#include "store/pool.hpp"
#include "store/raw_postgres.hpp"
#include "store/raw_sqlite.hpp"
#include "store/session_options.hpp"
#include "store/sql_text.hpp"

#include <algorithm>
#include <fcntl.h>
#include <fmt/format.h>
#include <functional>
#include <thread>
#include <unistd.h>

namespace accord::store {
namespace {

/// What cannot stand in the texts that SOCI takes apart.
bool hasOddCharacter(std::string const& location, Dialect dialect) {
    return std::any_of(location.begin(), location.end(), [&](char letter) {
        bool const control = static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F;
        return control || letter == '"' || (letter == ' ' && dialect == Dialect::postgresql);
    });
}

/// Made by us, so that nobody else can read it; SQLite gives its log files the same rights.
Result<> makeFile(std::string const& location) {
    int const made = ::open(location.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (made < 0) return fail(ErrorCode::unavailable, fmt::format("The database file {} cannot be opened.", location));
    ::close(made);
    return {};
}

PoolOptions poolOptions(DatabaseOptions const& options, bool readOnly, LogKeeper* keeper) {
    auto const dialect = dialectOf(options.location);
    bool const sqlite = dialect == Dialect::sqlite;
    return {.open = [session = SessionOptions{dialect, options.location, readOnly, keeper}] { return std::make_unique<Session>(session); },
            .sessionsMax = std::max(1, readOnly ? options.readers
                                       : sqlite ? 1
                                                : options.writers),
            .leaseTimeout = options.leaseTimeout,
            .pingAfterIdle = sqlite ? std::chrono::hours(24 * 365) : options.pingAfterIdle,
            .ageMax = sqlite ? std::chrono::milliseconds(0) : options.ageMax};
}

}  // namespace

struct Database::Impl {
    explicit Impl(DatabaseOptions const& options)
        : location(options.location),
          shown(raw::shownUrl(options.location)),
          dialect(dialectOf(options.location)),
          keeper(dialect == Dialect::sqlite ? std::make_unique<LogKeeper>(options.location) : nullptr),
          readers(poolOptions(options, true, nullptr)),
          writers(poolOptions(options, false, keeper.get())) {}
    std::string location;
    std::string shown;
    Dialect dialect;
    std::unique_ptr<LogKeeper> keeper;
    Pool readers;
    Pool writers;
};

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(DatabaseOptions const& options) {
    auto const dialect = dialectOf(options.location);
    if (options.location.empty() || hasOddCharacter(options.location, dialect))
        return fail(ErrorCode::invalid,
                    "The database's location is empty, or holds a quotation mark, a control character or, in a URL, a space (write %20).");
    if (dialect == Dialect::sqlite)
        if (auto made = makeFile(options.location); !made) return fail(made.error());
    std::unique_ptr<Database> database(new Database(std::make_unique<Impl>(options)));
    try {
        (void)database->writer();
    } catch (StoreFailure const& failure) {
        return fail(ErrorCode::unavailable, fmt::format("The database {} cannot be used: {}.", database->shownLocation(), failure.what()));
    }
    return database;
}

Lease Database::reader() {
    return impl_->readers.lease();
}
Lease Database::writer() {
    return impl_->writers.lease();
}
Dialect Database::dialect() const {
    return impl_->dialect;
}
std::string const& Database::shownLocation() const {
    return impl_->shown;
}

Result<> Database::copyTo(std::filesystem::path const& file) {
    if (impl_->dialect != Dialect::sqlite)
        return fail(ErrorCode::invalid, "Copies of a PostgreSQL database are made with pg_dump or pg_basebackup.");
    auto const outcome = raw::sqliteCopy(impl_->location, file);
    if (!outcome.ok())
        return fail(ErrorCode::unavailable, fmt::format("The database cannot be copied to {}: {}.", file.string(), outcome.message));
    return {};
}

Result<> Database::forgetDeleted(std::string_view table) {
    if (!std::all_of(table.begin(), table.end(), isWordChar))
        return fail(ErrorCode::invalid, "A table's name has letters, digits and underscores.");
    auto lease = writer();
    auto const outcome = impl_->dialect == Dialect::sqlite ? lease->truncateLog() : lease->command(fmt::format("VACUUM {}", table));
    if (outcome.trouble == Trouble::unsynced) raise(outcome.trouble, "truncating the log", outcome.message);
    if (!outcome.ok()) return fail(ErrorCode::busy, fmt::format("What was deleted is not yet off the disk: {}.", outcome.message));
    return {};
}

void withRetry(Database& database, std::function<void(Session&)> const& work, int attemptsMax) {
    for (int attempt = 1;; ++attempt) {
        try {
            auto lease = database.writer();
            work(*lease);
            return;
        } catch (TryAgain const&) {
            if (attempt >= attemptsMax) throw;
        }
        // Unequal pauses, so that two that collided do not meet again.
        auto const part = std::hash<std::thread::id>{}(std::this_thread::get_id()) % 7;
        std::this_thread::sleep_for(std::chrono::milliseconds((1U << attempt) + part));
    }
}

}  // namespace accord::store

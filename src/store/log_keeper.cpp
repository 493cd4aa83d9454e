#include "store/log_keeper.hpp"

#include "store/raw_sqlite.hpp"

#include <sqlite3.h>

namespace accord::store {
namespace {

// SQLite's own figure is 1,000. Pages are often written again: fewer turns are enough.
constexpr int logPagesMost = 8000;
// What the writer writes back itself: a few milliseconds.
constexpr int restMost = 600;
// Where the keeper does not keep up, the writer waits for the tables after all.
constexpr int logPagesAtAll = 4 * logPagesMost;

sqlite3* handle(void* connection) {
    return static_cast<sqlite3*>(connection);
}

int openOwn(std::string const& location, void*& connection) {
    sqlite3* opened = nullptr;
    int const code = sqlite3_open_v2(location.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    connection = opened;
    if (code != SQLITE_OK) return code;
    sqlite3_extended_result_codes(opened, 1);
    sqlite3_wal_autocheckpoint(opened, 0);
    return sqlite3_exec(opened, "PRAGMA synchronous=FULL", nullptr, nullptr, nullptr);
}

}  // namespace

LogKeeper::LogKeeper(std::string location)
    : location_(std::move(location)), thread_([this](std::stop_token const& stopping) { loop(stopping); }) {}

LogKeeper::~LogKeeper() {
    thread_.request_stop();
    thread_.join();
    // The last connection that closes writes the log back, and after a failure would try the failed sync again. The keeper's is
    // the last, for it outlives the writer's.
    if (failure_ != SQLITE_OK) raw::sqliteLeaveLog(connection_);
    sqlite3_close(handle(connection_));
}

void LogKeeper::attach(void* connection) {
    sqlite3_wal_hook(
        handle(connection),
        [](void* keeper, sqlite3* committed, char const*, int pages) {
            return static_cast<LogKeeper*>(keeper)->afterCommit(committed, pages);
        },
        this);
}

int LogKeeper::afterCommit(void* connection, int pages) {
    if (failure_ != SQLITE_OK) return failure_;
    if (pages < logPagesMost) return SQLITE_OK;
    auto const done = writtenBack_.load();
    // More than there are: the log began anew since.
    if (auto const left = done > pages ? pages : pages - done; left > restMost && pages < logPagesAtAll) {
        wake();
        return SQLITE_OK;
    }
    int const code = sqlite3_wal_checkpoint_v2(handle(connection), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    writtenBack_ = 0;
    // Busy is the keeper at work, or no room: the log waits.
    return isLost(raw::sqliteTrouble(code)) ? code : SQLITE_OK;
}

void LogKeeper::wake() {
    {
        std::lock_guard const lock(mutex_);
        wanted_ = true;
    }
    woken_.notify_one();
}

void LogKeeper::loop(std::stop_token const& stopping) {
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            if (!woken_.wait(lock, stopping, [this] { return wanted_; })) return;
        }
        writeBack();
        std::lock_guard const lock(mutex_);
        wanted_ = false;
        if (failure_ != SQLITE_OK) return;
    }
}

void LogKeeper::writeBack() {
    int code = connection_ ? SQLITE_OK : openOwn(location_, connection_);
    int done = 0;
    if (code == SQLITE_OK) code = sqlite3_wal_checkpoint_v2(handle(connection_), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, &done);
    if (isLost(raw::sqliteTrouble(code)))
        failure_ = code;
    else if (code == SQLITE_OK)
        writtenBack_ = done;
}

}  // namespace accord::store

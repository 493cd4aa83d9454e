// Writes SQLite's log back into the tables, beside the one who writes to it.
//
//    LogKeeper keeper(location);        // one for a Database
//    keeper.attach(connection);         // the writer's: from now on its commits wake the keeper
//
// The bulk is written by a thread of its own, so that no commit waits for it. Only an empty log can begin anew, and while
// somebody writes all the time there is always a little left: that rest the writer does itself, at the end of a commit.
//
// Where a sync of the tables fails, all is still in the log, and nothing may try that sync again, because the second try may
// lie (security.md 6): the keeper stops for good, the next commit fails as one of which nobody knows, and closing the
// database leaves the log as it is.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace accord::store {

class LogKeeper {
public:
    explicit LogKeeper(std::string location);
    LogKeeper(LogKeeper const&) = delete;
    LogKeeper& operator=(LogKeeper const&) = delete;
    ~LogKeeper();

    /// In place of SQLite's own writing back, which keeps to itself whether the tables could be synced. The keeper outlives
    /// the connection (a sqlite3*).
    void attach(void* connection);

private:
    /// `pages` is how many stand in the log. Answers SQLite's code: anything but SQLITE_OK makes the commit's end unknown.
    [[nodiscard]] int afterCommit(void* connection, int pages);
    void loop(std::stop_token const& stopping);
    void writeBack();
    void wake();

    std::string location_;
    void* connection_{};
    std::mutex mutex_;
    std::condition_variable_any woken_;
    bool wanted_{};
    std::atomic<int> writtenBack_{};  ///< pages of the log as it stood at the keeper's last turn
    std::atomic<int> failure_{};
    std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace accord::store

// Rebuilds every projection from the ledger and compares it with what stands in the
// database: table by table, rows and digest.
//
//    auto report = checkRebuild(installation, scratchFolder, progress);
//    report->isEqual       // true when every projection agrees
//
// The rebuild is made in a scratch SQLite database, whatever the real one is; a check
// leaves what is there untouched. State is listed and left alone; a table that nobody
// lists is a fault.
//
//    auto report = rebuild(installation, progress);     // and puts what the ledger tells in the place of what differs
//
// Whoever brings an installation forward does that too: a projection that is new with this
// program is filled from what the ledger has told since the first day.
#pragma once

#include "app/installation.hpp"

#include <functional>
#include <string>
#include <vector>

namespace accord::app {

struct TableReport {
    std::string name;
    std::string kind;    ///< "projection", "state", "ledger"
    std::string digest;  ///< "rows:sha256"; empty for state and ledger
    std::string rebuilt;
    bool isEqual{true};
};

struct RebuildReport {
    std::vector<TableReport> tables;
    std::int64_t events{};
    bool isEqual{true};
};

using Progress = std::function<void(std::int64_t done, std::int64_t all)>;

[[nodiscard]] Result<RebuildReport> checkRebuild(Installation& installation, Progress const& progress);
/// Tables that differed are reported with their digest from before.
[[nodiscard]] Result<RebuildReport> rebuild(Installation& installation, Progress const& progress);

}  // namespace accord::app

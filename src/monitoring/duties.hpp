// What each agency was to do and what came of it, counted from agencies' own lists and tasks.
//
//    auto counts = countDuties(session, area, period.from(), period.to(), today);
//    for (auto const& row : dutyRows(counts, 5)) …        // by agency, matters of adults and of children apart
//
// A task counts in the period in which it was opened, and once: told in time or late, sent only
// (a letter is never "told"), not done, not to be done, lapsed (its day has passed and nothing
// came of it), or still waiting. Small numbers, and what would give them away, are held back.
#pragma once

#include "gate/stored_event.hpp"
#include "store/migrations.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace accord::monitoring {

enum class Fate : std::uint8_t {
    inTime = 0,
    late,
    toldNoClock,
    neverTold,
    otherwiseNotDone,
    notToBeDone,
    sentOnly,
    lapsed,
    waiting,
    fateEnd
};

struct DutyGroup {
    AgencyId agency{};
    std::string name;
    bool isYouth{};
    auto operator<=>(DutyGroup const&) const = default;
};

inline constexpr std::size_t fateCount = static_cast<std::size_t>(Fate::fateEnd);
using Fates = std::array<std::int64_t, fateCount>;

/// No number under it leaves, nor one that would give such a number away.
inline constexpr std::int64_t heldBackUnder = 5;

struct DutyCounts {
    std::map<DutyGroup, Fates> groups;
    std::map<std::string, std::int64_t> notDone;  ///< by reason
};

/// As the pages call it.
[[nodiscard]] std::string agencyOf(DutyGroup const& group);
[[nodiscard]] std::string mattersOf(bool isYouth);

[[nodiscard]] DutyCounts countDuties(store::Session& session, AreaId area, Date first, Date last, Date today);

struct DutyRow {
    DutyGroup group;
    /// By fate; nullopt is held back.
    std::array<std::optional<std::int64_t>, fateCount> shown{};
    std::optional<std::int64_t> opened, told;
    std::optional<std::int64_t> toldPerHundred;  ///< of those that were to be told: not of those who are not to be approached
};

[[nodiscard]] std::vector<DutyRow> dutyRows(DutyCounts const& counts, std::int64_t under);

/// Reasons for not doing it, with their counts; those under `under`, and another that would tell them, are held back.
struct ReasonRow {
    std::string reason;
    std::optional<std::int64_t> count;
};
[[nodiscard]] std::vector<ReasonRow> reasonRows(DutyCounts const& counts, std::int64_t under);

[[nodiscard]] std::vector<gate::Projector> dutyProjectors();
[[nodiscard]] std::vector<store::Migration> dutyMigrations();
[[nodiscard]] std::vector<store::TableInfo> dutyTables();

}  // namespace accord::monitoring

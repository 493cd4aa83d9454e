// Each task of a period as one row, for what cannot be counted in the database: waits, and what
// depends on values that are sealed.
//
//    auto facts = dutyFacts(session, area, first, last, today);
//    auto rows = requestRows(facts, asked, calendar, today, 5);
//
// A row never leaves: only counts do, none under five and none that would give one away
// (monitoring/suppression.hpp). Matters of children and of adults are never added together.
#pragma once

#include "base/working_days.hpp"
#include "gate/desk.hpp"
#include "monitoring/duties.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace accord::monitoring {

struct DutyFact {
    TaskId task{};
    DutyGroup group;
    std::string stage;  ///< code; empty: not known
    bool isEnhanced{};
    Date openedOn{};
    std::optional<Date> due, toldOn, referredOn;
    Fate fate{};
};

[[nodiscard]] std::vector<DutyFact> dutyFacts(store::Session& session, AreaId area, Date first, Date last, Date today);

/// What is sealed of a task and decides where it is counted. Opened for the count alone; shown to nobody.
struct DutyProfile {
    std::optional<Date> askedOn;  ///< they said yes
    std::string offence;
    std::optional<Date> born;
};

/// A band of the wait since somebody asked, and whether they were referred.
enum class Progress : std::uint8_t { inTime = 0, late, waitsShort, waitsLong, waitsVeryLong, progressEnd };
inline constexpr std::size_t progressCount = static_cast<std::size_t>(Progress::progressEnd);

/// Victims' Code 2020, Right 4.5: within two working days.
inline constexpr int referWithinDays = 2;

[[nodiscard]] Progress progressOf(Date askedOn, std::optional<Date> referredOn, WorkingDays const& calendar, Date today);

struct RequestRow {
    DutyGroup group;
    std::optional<std::int64_t> asked;
    std::array<std::optional<std::int64_t>, progressCount> shown{};
};
using AskedOn = std::unordered_map<std::uint64_t, Date>;  ///< by the number of the task
[[nodiscard]] std::vector<RequestRow> requestRows(std::vector<DutyFact> const& facts, AskedOn const& asked, WorkingDays const& calendar,
                                                  Date today, std::int64_t under);

/// How one group of people fares beside the others of the same dimension.
struct FairRow {
    bool isYouth{};
    std::string dimension, group;
    std::optional<std::int64_t> opened, told, lapsed;
    std::optional<std::int64_t> lapsedPerHundred;
    std::optional<std::int64_t> medianWait;  ///< days from the task to being told
};
using Dimension = std::function<std::string(DutyFact const&)>;
[[nodiscard]] std::vector<FairRow> fairRows(std::vector<DutyFact> const& facts, std::string const& dimension, Dimension const& groupOf,
                                            std::int64_t under);

/// A class of offences, read from its words; "Another offence" where none fits.
[[nodiscard]] std::string_view offenceGroup(std::string_view offence);
[[nodiscard]] std::string_view ageGroup(std::optional<Date> born, Date on);

}  // namespace accord::monitoring

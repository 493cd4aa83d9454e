// In which order tasks are done, why each stands where it stands, and what will lapse at
// today's capacity.
//
//    Triage triage(rules, calendar, today);
//    auto order = triage.order(tasks);                        // places in `tasks`, the first to be done first
//    triage.why(tasks[order[0]])                              // "due today or within two working days (60)"; …
//    auto weeks = forecast(tasks, order, {.perWeek = 20}, today);
//
// The weights stand in the rulebook (triage.toml). Equal points: who is due first, then who
// has waited longest. A page of the order costs no sort of the whole (`page`). Pure.
#pragma once

#include "base/working_days.hpp"
#include "rules/rulebook.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace accord::pathway {

struct TriageFacts {
    Stage stage{};
    std::optional<Date> due{};
    Date openedOn{};
    bool isEntitled{};  ///< a statute or the Victims' Code says that it must be done
    bool isEnhanced{};
    bool choseThisDay{};  ///< they said not now, and the day they chose has come
};

class Triage {
public:
    Triage(rules::RulesInForce const& rules, WorkingDays const& calendar, Date today);

    [[nodiscard]] int points(TriageFacts const& facts) const;
    /// What the points come from, the most first: "entitled to it (25)".
    [[nodiscard]] std::vector<std::string> why(TriageFacts const& facts) const;
    [[nodiscard]] std::vector<std::uint32_t> order(std::span<TriageFacts const> tasks) const;
    /// The same places as `order` has from `first` on, at most `count` of them.
    [[nodiscard]] std::vector<std::uint32_t> page(std::span<TriageFacts const> tasks, std::size_t first, std::size_t count) const;

private:
    struct Weight {
        int points{};
        std::string name;
    };
    enum Cause : std::size_t { closing, asked, overdue, entitled, enhanced, serious, waiting, causeEnd };
    [[nodiscard]] int pointsOf(Cause cause, TriageFacts const& facts) const;
    [[nodiscard]] std::uint64_t key(TriageFacts const& facts) const;

    std::array<Weight, causeEnd> weights_;
    Date today_;
    Date soon_;  ///< two working days from today
};

struct Lapse {
    Stage stage{};
    std::int64_t count{};
};

/// One week of a forecast, from `from` on.
struct ForecastWeek {
    Date from{};
    std::int64_t done{};
    std::vector<Lapse> lapses;  ///< by stage: due in this week or before, and not done by its end
};

/// Does `perWeek` tasks a week in the order given, and says what passes undone, each once.
[[nodiscard]] std::vector<ForecastWeek> forecast(std::span<TriageFacts const> tasks, std::span<std::uint32_t const> order,
                                                 std::int64_t perWeek, Date today, int weeksMost = 12);

}  // namespace accord::pathway

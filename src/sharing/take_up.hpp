// How far agreements are taken up: what each party of each one took from invitation to
// signature, how each area stands, and which clauses were narrowed most often.
//
//    auto standing = areaStanding(parties, area, agencies, today);
//    auto days = middle({3, 9, 4});      // 4
//
// About agencies alone: nothing personal is in it. Pure.
#pragma once

#include "sharing/difference.hpp"
#include "sharing/ports.hpp"
#include "sharing/standing.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace accord::sharing {

/// One party of one agreement.
struct Uptake {
    AgencyId agency{};
    std::string agencyName;
    AgencyKind kind{};
    AreaId area{};
    std::string reference;
    std::int64_t version{};
    State state{};
    bool isSigned{};
    std::optional<Instant> invitedAt{}, signedAt{};
    std::optional<Date> reviewDue{};

    /// Whole days from the first invitation to the signature.
    [[nodiscard]] std::optional<std::int64_t> days() const;
    [[nodiscard]] bool isBound() const { return isSigned && (state == State::inForce || state == State::dueForReview); }
};

enum class AreaLevel : std::uint8_t { none = 1, begun, inForce };

struct AreaStanding {
    AreaLevel level{AreaLevel::none};
    std::int64_t known{}, bound{};  ///< agencies of the area that could be parties, and those that an agreement binds
    std::int64_t due{};             ///< agreements that are due for review
    std::optional<std::int64_t> days{};

    /// "2 of 3 agencies"; "none (1 agency known)".
    [[nodiscard]] std::string boundSays() const;
};

/// The agencies of an area; `area` may be the null id: those that have none.
[[nodiscard]] AreaStanding areaStanding(std::span<Uptake const> parties, AreaId area, std::span<NamedAgency const> agencies);

/// The middle one, the lower of the two where there are two; nullopt of none.
[[nodiscard]] std::optional<std::int64_t> middle(std::vector<std::int64_t> numbers);

/// A clause, and in how many agreements it was changed in this way.
struct Narrowing {
    std::string clause, title;
    Change kind{};
    std::int64_t times{};
};
/// The most often changed first; reworded ones are left out.
[[nodiscard]] std::vector<Narrowing> narrowings(std::span<std::vector<ClauseChange> const> changes);

}  // namespace accord::sharing

namespace accord {
template <>
inline constexpr auto wordsOf<sharing::AreaLevel> = words<sharing::AreaLevel>({
    {sharing::AreaLevel::none, "none", "No agreement"},
    {sharing::AreaLevel::begun, "begun", "Begun"},
    {sharing::AreaLevel::inForce, "in-force", "In force"},
});
}  // namespace accord

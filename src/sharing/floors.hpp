// The floors: what no agreement can widen past. They are asked twice, so that neither
// asking is the only one: when an agreement is made or offered, of its clauses; and at
// each decision, of what would be shown to whom.
//
//    for (auto const& breach : floorBreaches(agreement, roles))
//        show(breach.clause, label(breach.floor));       // "6.6", "A role that works for one side …"
//    if (auto floor = floorAt(question)) …                // decision.cpp; before any clause
//
// That abuse goes only to specialists cannot be widened by a clause, because none can
// speak of it: it is asked at each decision alone. Pure.
#pragma once

#include "gate/actor.hpp"
#include "gate/share_key.hpp"
#include "rules/entries.hpp"
#include "sharing/agreement.hpp"

#include <array>
#include <bit>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::sharing {

enum class Floor : std::uint8_t {
    otherSide = 1,  ///< whoever works for one side learns nothing about the other
    approach,       ///< the responsible side learns of no approach before the person harmed agrees to it
    specialists,    ///< abuse, flagged or not ruled out: specialists only
    screening,      ///< nothing personal reaches another agency because a list was screened
    figures,        ///< commissioners and national bodies see no person, and no purpose beyond restorative justice needs one
    harm,           ///< disclosure to prevent serious harm goes to safeguarding roles
    whereabouts,    ///< how the person harmed is reached, and where they are, never to whoever may work for the responsible side
};

struct FloorBreach {
    std::string clause;
    Floor floor{};

    bool operator==(FloorBreach const&) const = default;
};

[[nodiscard]] std::vector<FloorBreach> floorBreaches(Agreement const& agreement, std::span<rules::RoleRule const> roles);
[[nodiscard]] std::optional<Floor> floorBreach(Share const& share, std::span<rules::RoleRule const> roles);

/// Somebody asks for something about somebody.
struct FloorQuestion {
    gate::Actor const& actor;
    gate::ShareFacts const& facts;
    Category category{};
    Date today{};
};
[[nodiscard]] std::optional<Floor> floorAt(FloorQuestion const& question);

/// The same question, with everything looked up that floors depend on.
struct FloorFacts {
    std::optional<Side> actorSide, subjectSide;
    Category category{};
    Purpose purpose{};
    gate::Step step{};
    bool isOwnSource{}, approachAgreed{}, mayWorkForResponsible{}, mayNotReachHarmed{}, isSensitive{}, isSpecialist{}, seesFiguresOnly{};
};
[[nodiscard]] bool isSpecialist(gate::Actor const& actor, Date today);
[[nodiscard]] bool seesFiguresOnly(AgencyKind kind);
[[nodiscard]] constexpr std::optional<Floor> floorFor(FloorFacts const& facts);
/// Their role is neutral, but on a case they may work with the person responsible: a youth justice worker, somebody in a prison.
[[nodiscard]] constexpr bool mayWorkForResponsible(std::optional<Side> actorSide, AgencyKind kind, std::optional<Side> subjectSide,
                                                   bool isHolder);
/// Of the person harmed, or of somebody of whom no side is known. What their own agency gave, or holds as the service that makes the
/// approach, it has already; a role that works for the responsible side gets not even that.
[[nodiscard]] constexpr bool mayNotReachHarmed(std::optional<Side> actorSide, AgencyKind kind, std::optional<Side> subjectSide, bool isOwn);
/// Agencies whose neutral roles may work with the person responsible.
[[nodiscard]] constexpr bool supervises(AgencyKind kind) {
    return kind == AgencyKind::youthJustice || kind == AgencyKind::prison || kind == AgencyKind::probation;
}
/// How somebody is reached, and where they are.
[[nodiscard]] constexpr bool isWhereabouts(Category category) {
    return category == Category::contact || category == Category::safeContact;
}

/// What arises in the work on a case, as against what came with the referral.
[[nodiscard]] constexpr bool arisesInTheWork(Category category) {
    return category == Category::participation || category == Category::progress || category == Category::outcome ||
           category == Category::protectedCharacteristic;
}
/// About one of the two people or their matter, and not about a colleague.
[[nodiscard]] constexpr bool isPersonal(Category category) {
    return category != Category::none && category != Category::staff;
}
/// Those of a service, who work cases as well, and those of an agency (rulebook/roles.toml).
[[nodiscard]] bool isSpecialistRole(std::string_view role);

constexpr bool mayWorkForResponsible(std::optional<Side> actorSide, AgencyKind kind, std::optional<Side> subjectSide, bool isHolder) {
    if (actorSide) return *actorSide == Side::responsible;
    return (kind == AgencyKind::youthJustice || kind == AgencyKind::prison) && subjectSide != Side::harmed && !isHolder;
}

constexpr bool mayNotReachHarmed(std::optional<Side> actorSide, AgencyKind kind, std::optional<Side> subjectSide, bool isOwn) {
    if (subjectSide == Side::responsible) return false;
    if (actorSide) return *actorSide == Side::responsible;
    return supervises(kind) && !isOwn;
}

/// Without a branch for each floor: this is asked at each decision.
constexpr std::optional<Floor> floorFor(FloorFacts const& facts) {
    constexpr std::array inOrder{Floor::otherSide,   Floor::whereabouts, Floor::approach,
                                 Floor::specialists, Floor::figures,     Floor::screening};
    auto bit = [](bool stands, unsigned at) { return static_cast<unsigned>(stands) << at; };
    auto const isAboutSomebody = isPersonal(facts.category);
    auto const standing = bit((facts.actorSide.has_value() & facts.subjectSide.has_value()) && *facts.actorSide != *facts.subjectSide, 0) |
                          bit(isWhereabouts(facts.category) & facts.mayNotReachHarmed, 1) |
                          bit(arisesInTheWork(facts.category) & !facts.approachAgreed & facts.mayWorkForResponsible, 2) |
                          bit(facts.isSensitive & !facts.isSpecialist, 3) |
                          bit(isAboutSomebody & (facts.seesFiguresOnly | (facts.purpose == Purpose::monitor)), 4) |
                          bit(isAboutSomebody & (facts.step == gate::Step::found) & !facts.isOwnSource, 5);
    if (standing == 0) return std::nullopt;
    return inOrder[static_cast<std::size_t>(std::countr_zero(standing))];
}

}  // namespace accord::sharing

namespace accord {
template <>
inline constexpr auto wordsOf<sharing::Floor> = words<sharing::Floor>({
    {sharing::Floor::otherSide, "floor-wall",
     "A role that works for one side receives nothing about the other: the person harmed stays safe only so."},
    {sharing::Floor::approach, "floor-approach",
     "The responsible side learns of no approach before the person harmed agrees to it: the clause must have that condition."},
    {sharing::Floor::specialists, "floor-specialist", "Abuse, flagged or not ruled out, goes only to specialists."},
    {sharing::Floor::screening, "floor-screening",
     "Nothing personal reaches another agency because a list was screened: a clause shares from the referral on."},
    {sharing::Floor::figures, "floor-figures",
     "There is no purpose beyond restorative justice, and figures have no people in them: no personal value goes to a commissioner, "
     "a monitor or the installation, nor to anybody for monitoring."},
    {sharing::Floor::harm, "floor-harm", "What is shared to prevent serious harm goes to safeguarding roles only: name only specialists."},
    {sharing::Floor::whereabouts, "floor-whereabouts",
     "How the person harmed is reached, and where they are, never goes to whoever may work for the responsible side: a role of probation, "
     "a prison or a youth justice service that does not work with the person harmed."},
});
}  // namespace accord

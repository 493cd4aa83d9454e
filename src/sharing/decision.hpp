// What of somebody's data reaches an actor: the decision, category by category.
//
//    Question question{actor, facts, Category::history, today};
//    auto decision = decide(question, agreements);
//    decision.showing        // withheld, masked or shown
//    decision.because        // the clause in its version, or the floor, or what is missing
//
// Floors come first and nothing lifts them. Then what the actor's own agency gave or
// works on; then the clauses of agreements in force between giver and receiver. What
// nothing permits is withheld, and the nearest clause says what would make it possible.
//
// Pure: no clock, no database.
#pragma once

#include "gate/disclosure.hpp"
#include "gate/share_key.hpp"
#include "sharing/agreement.hpp"
#include "sharing/floors.hpp"

#include <optional>
#include <span>

namespace accord::sharing {

struct Question {
    gate::Actor const& actor;
    gate::ShareFacts const& facts;
    Category category{};
    Date today{};
};

[[nodiscard]] gate::Decision decide(Question const& question, std::span<Agreement const> agreements);

/// How near a clause comes to sharing: the further on, the nearer.
enum class Miss : std::uint8_t { agencies = 1, role, purpose, training, step, condition, none };

/// The clause that shares, or the one that comes nearest.
struct Nearest {
    Miss miss{Miss::agencies};
    Agreement const* agreement{};  ///< nullptr: none in force binds giver and receiver
    Clause const* clause{};        ///< nullptr: none of it covers the agencies and the category
};
[[nodiscard]] Nearest nearestClause(Question const& question, std::span<Agreement const> agreements);
/// What is answered for the nearest clause, or where a floor stands against it.
[[nodiscard]] gate::Decision decisionFor(Miss miss, RuleId rule, bool isMasked);
[[nodiscard]] gate::Decision decisionBy(Floor floor);
[[nodiscard]] bool meets(Condition condition, Question const& question);
[[nodiscard]] About aboutOf(gate::ShareFacts const& facts);

/// What the clauses alone say, without floors and without what an agency has itself. For `decide`, and for tests of the floors.
[[nodiscard]] gate::Decision decideByClauses(Question const& question, std::span<Agreement const> agreements);

/// The floor that stands against it; nullopt where none does.
[[nodiscard]] std::optional<gate::Decision> floorAgainst(Question const& question);

/// Who gave what is of this category: the referring agency, or, for what arises in the work, the holder of the case.
[[nodiscard]] AgencyId giverOf(Category category, gate::ShareFacts const& facts);

}  // namespace accord::sharing

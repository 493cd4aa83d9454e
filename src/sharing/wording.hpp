// Agreements in the words that people read: the exact meaning of a clause as a sentence,
// and the table of what goes from whom to whom, for what.
//
//    inWords(clause, agreement, names)       // "Police force may give Provider (coordinator) …"
//    for (auto const& row : matrixOf(agreement, names)) …
//
// Made from the same values that decide, so that the document cannot say another thing. Pure.
#pragma once

#include "rules/entries.hpp"
#include "sharing/agreement.hpp"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace accord::sharing {

/// "Police force, Probation and Prison".
[[nodiscard]] std::string together(std::vector<std::string> const& parts);

template <Worded E>
[[nodiscard]] std::string wordsTogether(std::vector<E> const& values) {
    std::vector<std::string> parts;
    for (auto value : values) parts.emplace_back(label(value));
    return together(parts);
}

/// How roles are called: the names of the rulebook.
class RoleNames {
public:
    explicit RoleNames(std::span<rules::RoleRule const> roles) : roles_(roles) {}
    [[nodiscard]] std::string name(std::string_view role) const;
    [[nodiscard]] std::string together(std::vector<std::string> const& roles) const;

private:
    std::span<rules::RoleRule const> roles_;
};

[[nodiscard]] Keeping const* keepingOf(Agreement const& agreement, std::string_view id);
[[nodiscard]] Clause const* powerOf(Agreement const& agreement, std::string_view id);

/// Empty for a clause that is words only.
[[nodiscard]] std::string inWords(Clause const& clause, Agreement const& agreement, RoleNames const& names);

/// One category in one direction: for each purpose the step from which it is shared, or nothing.
struct MatrixRow {
    Category category{};
    std::string about, from, to, roles, step, clause;
    std::array<std::string, wordsOf<Purpose>.size()> byPurpose;
    bool isMasked{};
};
/// `parties`: the kinds that are party, and no other is named; none: all that the clauses name.
[[nodiscard]] std::vector<MatrixRow> matrixOf(Agreement const& agreement, RoleNames const& names,
                                              std::vector<AgencyKind> const& parties = {});

}  // namespace accord::sharing

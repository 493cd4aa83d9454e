// How an agreement differs from the template that it was made from, clause by clause.
//
//    auto changes = differenceOf(agreement, nationalTemplate(book));
//    for (auto const& change : changes)
//        show(change.clause, label(change.kind), change.how);      // "6.7", "Narrowed", "Recipients: without coordinator"
//    if (auto first = firstUnjustified(changes, why)) refuse(*first);
//
// What lets more be shared, or protects people less, is widened, and somebody has to
// write why. What does both is widened. Pure.
#pragma once

#include "sharing/agreement.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace accord::sharing {

enum class Change : std::uint8_t { added = 1, narrowed, widened, removed, reworded };

struct ClauseChange {
    std::string clause, title;
    Change kind{};
    bool widens{};                 ///< needs a written justification
    std::vector<std::string> how;  ///< sentences for people, one for each part that differs
};

/// In the order of the clauses; empty where nothing differs.
[[nodiscard]] std::vector<ClauseChange> differenceOf(Agreement const& agreement, Agreement const& from);

/// The clause that widens and for which nothing was written; nullopt where there is none.
[[nodiscard]] std::optional<std::string> firstUnjustified(std::vector<ClauseChange> const& changes,
                                                          std::map<std::string, std::string> const& justifications);

}  // namespace accord::sharing

namespace accord {
template <>
inline constexpr auto wordsOf<sharing::Change> = words<sharing::Change>({
    {sharing::Change::added, "added", "Added"},
    {sharing::Change::narrowed, "narrowed", "Narrowed"},
    {sharing::Change::widened, "widened", "Widened"},
    {sharing::Change::removed, "removed", "Removed"},
    {sharing::Change::reworded, "reworded", "Reworded"},
});
}  // namespace accord

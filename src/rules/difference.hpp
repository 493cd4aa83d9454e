// What changed in the rulebook between two days: what came into force, what ended, and
// what was replaced by another version.
//
//    for (auto const& change : differenceBetween(book, 2021y / 3 / 31, 2021y / 4 / 1))
//        show(change.kind, change.id, change.what);       // route police-inform-victim, replaced
//
// In order of kind and id. An entry that began and ended between the two days is in
// neither, and is not told of; its history is (`historyOf`).
#pragma once

#include "rules/rulebook.hpp"

#include <string>
#include <vector>

namespace accord::rules {

enum class ChangeKind : std::uint8_t { began = 1, ended, replaced };

struct Change {
    std::string kind, id;
    ChangeKind what{};
    Head const* before{};  ///< nullptr where it began
    Head const* after{};   ///< nullptr where it ended
    std::string textBefore, textAfter;
};

[[nodiscard]] std::vector<Change> differenceBetween(Rulebook const& book, Date before, Date after);

/// All versions of an entry, the oldest first; prospective ones last.
[[nodiscard]] std::vector<RuleText> historyOf(Rulebook const& book, std::string_view kind, std::string_view id);

}  // namespace accord::rules

namespace accord {
template <>
inline constexpr auto wordsOf<rules::ChangeKind> = words<rules::ChangeKind>({
    {rules::ChangeKind::began, "began", "Came into force"},
    {rules::ChangeKind::ended, "ended", "Ended"},
    {rules::ChangeKind::replaced, "replaced", "Replaced by another version"},
});
}  // namespace accord

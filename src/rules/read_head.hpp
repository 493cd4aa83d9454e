// What the readers of all kinds of entry share: the head, the clock, a slug. Used by the
// readers of this room only.
#pragma once

#include "rules/read_entries.hpp"

namespace accord::rules {

/// Lower-case letters, digits and hyphens, at most 60.
[[nodiscard]] bool isSlug(std::string_view text);

/// Reads id, version, days, source and certainty, and notes where the entry stands.
[[nodiscard]] Head readHead(TomlTable& table, std::string_view kind, Reading& reading);

[[nodiscard]] std::optional<WorkingDayClock> readClock(TomlTable& table);
[[nodiscard]] std::optional<int> optionalNumber(TomlTable& table, std::string_view key, int least, int most);

}  // namespace accord::rules

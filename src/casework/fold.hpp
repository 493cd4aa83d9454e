// From entries to facts: what a case's rules are asked about.
//
//    auto facts = foldEntries(start, entries, [&](Entry const& entry, std::string_view field, std::string const& cell) { return open(…);
//    });
//
// `start` holds what is known of the case and its parties themselves. What cannot be
// opened is missing. Pure.
#pragma once

#include "casework/case_facts.hpp"
#include "casework/entries.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace accord::casework {

/// Opens a coded cell of an entry; nothing where its key is gone.
using OpenCell = std::function<std::optional<std::string>(Entry const&, std::string_view field, std::string const& cell)>;

[[nodiscard]] CaseFacts foldEntries(CaseFacts start, std::vector<Entry> const& entries, OpenCell const& open);

}  // namespace accord::casework

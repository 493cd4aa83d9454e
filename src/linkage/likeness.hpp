// How alike two texts are.
//
//    jaroWinkler("MARTHA", "MARHTA")     // 0.961
//    slips("20080507", "20090507", 2)    // 1: one figure was mistyped
//
// Jaro-Winkler: M. A. Jaro, 1989, with W. E. Winkler's bonus for a common beginning (four
// characters, 0.1). Slips: restricted Damerau-Levenshtein, so that two neighbours swapped are
// one. Both compare bytes: the texts are cleaned before. Pure; nothing is allocated for texts
// of at most 64 bytes.
#pragma once

#include <cstddef>
#include <string_view>

namespace accord::linkage {

/// 0: nothing alike; 1: the same.
[[nodiscard]] double jaroWinkler(std::string_view left, std::string_view right);

/// Characters put in, left out, changed or swapped; `most + 1` where there are more than that.
[[nodiscard]] std::size_t slips(std::string_view left, std::string_view right, std::size_t most);

}  // namespace accord::linkage

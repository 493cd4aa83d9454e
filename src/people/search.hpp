// Finding somebody by name without reading every name: who sounds alike, has the same
// initial and was born in the same year shares a token, and is then compared.
//
//    auto wanted = Wanted{"Okafor", "Ama", 1987};
//    tokenText(wanted)                                  // "O216|1987|A": what the blind index hashes
//    soundsLike(wanted, {"Amara Okafor", 1987y / 5 / 2})   // true
//
// Names are kept as people write them, in one field: the last word is taken for the
// surname. Pure.
#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord::people {

/// How many bits of the token stand in the index: few, so that several people share one
/// (security.md 4.3). Eight fit from about 500 to 65,000 people in an installation.
inline constexpr unsigned tokenBits = 8;

struct Wanted {
    std::string surname;
    std::string givenName;  ///< or an initial; may be empty
    int birthYear{};        ///< 0: not known

    /// One text, to be sealed while the search stands.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] static std::optional<Wanted> fromText(std::string_view text);
};

struct Described {
    std::string_view name;
    std::optional<Date> born;
};

/// What the index hashes. The same for the person described and for whoever looks for them.
[[nodiscard]] std::string tokenText(Wanted const& wanted);
[[nodiscard]] std::string tokenText(Described const& person);

[[nodiscard]] bool soundsLike(Wanted const& wanted, Described const& person);
/// The very same surname, not only the same sound.
[[nodiscard]] bool isSameSurname(Wanted const& wanted, Described const& person);

}  // namespace accord::people

// Finding a person by name without reading every name: exact match on a token, a few
// bits of a keyed hash, so few that several people share one (security.md 4.3). What
// shares a token is opened and compared, inside the area that may be searched.
//
//    BlindIndex index(keyring);
//    auto bits = indexBits(peopleInTheArea);
//    auto token = index.token(IndexNumber::nameAndBirthYear, compound({"Ama", "O'Neill", 1987}), bits->compound);
//
// A token never stands in an event. Any thread.
#pragma once

#include "base/result.hpp"
#include "vault/keyring.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::vault {

enum class IndexNumber : std::uint64_t { nameAndBirthYear = 1, postcodeDistrict, reference, staffEmail };

class BlindIndex {
public:
    explicit BlindIndex(Keyring const& keyring) : keyring_(keyring) {}

    /// The first `bits` (1 to 62) of keyed BLAKE2b over `value`, which the caller has normalised.
    /// A token of fewer bits is the longer one shifted right.
    [[nodiscard]] std::int64_t token(IndexNumber number, std::string_view value, unsigned bits) const;

    /// All 256 bits as hex: only for what is unique and no secret guess (PNC, URN, the e-mail address that somebody signs in with).
    [[nodiscard]] std::string fullToken(IndexNumber number, std::string_view value) const;

private:
    Keyring const& keyring_;
};

struct IndexBits {
    unsigned least{};     ///< fewer would open more rows than the square root of the population for one search
    unsigned most{};      ///< more would leave fewer than two people to a token
    unsigned compound{};  ///< for name and birth year: `most`, but 12 at the most
    unsigned postcode{};  ///< 4, where the population bears 16 bits in all; else 0: no such index
};

/// C = rows / 2^bits with 2 <= C <= sqrt(rows), over all indexes of a table. Refused under 16 rows.
[[nodiscard]] Result<IndexBits> indexBits(std::uint64_t rows);

/// A to Z and digits only: upper case, accents of Latin letters folded (Welsh and
/// the other European ones), apostrophes, hyphens and spaces gone. Letters of other
/// scripts stay as they are, so that equal names stay equal. A table of our own: what
/// the tables of a library answer may change with its version, and tokens would with it.
[[nodiscard]] std::string normalisedName(std::string_view utf8);

/// American Soundex of a normalised name: "ROBERT" and "RUPERT" are "R163". A name that
/// does not start with A to Z is returned whole.
[[nodiscard]] std::string soundex(std::string_view normalised);

struct IndexedPerson {
    std::string_view givenName;
    std::string_view surname;
    int birthYear{};  ///< 0: not known
};

/// "O540|1987|A": what the compound index hashes.
[[nodiscard]] std::string compound(IndexedPerson const& person);

}  // namespace accord::vault

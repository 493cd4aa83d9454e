#include "vault/blind_index.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace accord::vault {
namespace {

struct Fold {
    char32_t first;
    char32_t last;
    std::string_view letters;  ///< what each becomes: one letter for the whole range
};

// Latin-1 Supplement, Latin Extended-A and the Welsh letters of Latin Extended
// Additional (Unicode 15 charts 0080, 0100, 1E00), small letters and capitals alike.
constexpr std::array folds{
    Fold{0xC0, 0xC5, "A"},     Fold{0xC6, 0xC6, "AE"},    Fold{0xC7, 0xC7, "C"},   Fold{0xC8, 0xCB, "E"},    Fold{0xCC, 0xCF, "I"},
    Fold{0xD0, 0xD0, "D"},     Fold{0xD1, 0xD1, "N"},     Fold{0xD2, 0xD6, "O"},   Fold{0xD8, 0xD8, "O"},    Fold{0xD9, 0xDC, "U"},
    Fold{0xDD, 0xDD, "Y"},     Fold{0xDE, 0xDE, "TH"},    Fold{0xDF, 0xDF, "SS"},  Fold{0xE0, 0xE5, "A"},    Fold{0xE6, 0xE6, "AE"},
    Fold{0xE7, 0xE7, "C"},     Fold{0xE8, 0xEB, "E"},     Fold{0xEC, 0xEF, "I"},   Fold{0xF0, 0xF0, "D"},    Fold{0xF1, 0xF1, "N"},
    Fold{0xF2, 0xF6, "O"},     Fold{0xF8, 0xF8, "O"},     Fold{0xF9, 0xFC, "U"},   Fold{0xFD, 0xFD, "Y"},    Fold{0xFE, 0xFE, "TH"},
    Fold{0xFF, 0xFF, "Y"},     Fold{0x100, 0x105, "A"},   Fold{0x106, 0x10D, "C"}, Fold{0x10E, 0x111, "D"},  Fold{0x112, 0x11B, "E"},
    Fold{0x11C, 0x123, "G"},   Fold{0x124, 0x127, "H"},   Fold{0x128, 0x131, "I"}, Fold{0x132, 0x133, "IJ"}, Fold{0x134, 0x135, "J"},
    Fold{0x136, 0x138, "K"},   Fold{0x139, 0x142, "L"},   Fold{0x143, 0x14B, "N"}, Fold{0x14C, 0x151, "O"},  Fold{0x152, 0x153, "OE"},
    Fold{0x154, 0x159, "R"},   Fold{0x15A, 0x161, "S"},   Fold{0x162, 0x167, "T"}, Fold{0x168, 0x173, "U"},  Fold{0x174, 0x175, "W"},
    Fold{0x176, 0x178, "Y"},   Fold{0x179, 0x17E, "Z"},   Fold{0x17F, 0x17F, "S"}, Fold{0x218, 0x219, "S"},  Fold{0x21A, 0x21B, "T"},
    Fold{0x1E80, 0x1E85, "W"}, Fold{0x1EF2, 0x1EF3, "Y"},
};

/// Combining accents; dashes, quotation marks and spaces beyond ASCII.
bool isDropped(char32_t point) {
    return point < 0x80 || (point >= 0x80 && point < 0xC0) || point == 0xD7 || point == 0xF7 || (point >= 0x2B0 && point < 0x370) ||
           (point >= 0x2000 && point < 0x2070) || point == 0x3000 || point == 0xFEFF;
}

struct CodePoint {
    char32_t value{};
    std::size_t length{1};
};

/// The text is UTF-8 already (every input is checked at the door); a stray byte stands for itself.
CodePoint codePointAt(std::string_view text, std::size_t at) {
    auto const first = static_cast<unsigned char>(text[at]);
    std::size_t const length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length == 1 || at + length > text.size()) return {first, 1};
    char32_t value = first & (0xFFU >> (length + 1));
    for (std::size_t more = 1; more < length; ++more) value = (value << 6) | (static_cast<unsigned char>(text[at + more]) & 0x3FU);
    return {value, length};
}

char soundexDigit(char letter) {
    //                                 ABCDEFGHIJKLMNOPQRSTUVWXYZ; H and W do not part two letters of one sound, vowels do.
    constexpr std::string_view digits = "0123012-02245501262301-202";
    return letter >= 'A' && letter <= 'Z' ? digits[static_cast<std::size_t>(letter - 'A')] : '0';
}

}  // namespace

std::string normalisedName(std::string_view utf8) {
    std::string name;
    for (std::size_t at = 0; at < utf8.size();) {
        auto const [point, length] = codePointAt(utf8, at);
        auto const* fold = std::find_if(folds.begin(), folds.end(),
                                        [point = point](Fold const& range) { return point >= range.first && point <= range.last; });
        if (point >= 'a' && point <= 'z')
            name += static_cast<char>(point - 'a' + 'A');
        else if ((point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9'))
            name += static_cast<char>(point);
        else if (fold != folds.end())
            name += fold->letters;
        else if (!isDropped(point))
            name += utf8.substr(at, length);
        at += length;
    }
    return name;
}

std::string soundex(std::string_view normalised) {
    if (normalised.empty() || normalised[0] < 'A' || normalised[0] > 'Z') return std::string(normalised);
    std::string sound(1, normalised[0]);
    char last = soundexDigit(normalised[0]);
    for (char const letter : normalised.substr(1)) {
        auto const digit = soundexDigit(letter);
        if (digit == '-') continue;
        if (digit != '0' && digit != last) sound += digit;
        last = digit;
        if (sound.size() == 4) break;
    }
    sound.resize(4, '0');
    return sound;
}

std::string compound(IndexedPerson const& person) {
    auto const given = normalisedName(person.givenName);
    auto const initial = given.empty() ? std::string_view{} : std::string_view(given).substr(0, codePointAt(given, 0).length);
    return fmt::format("{}|{}|{}", soundex(normalisedName(person.surname)), person.birthYear, initial);
}

}  // namespace accord::vault

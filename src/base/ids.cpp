#include "base/ids.hpp"

namespace accord {
namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t idChars = 12;

}  // namespace

std::string idText(std::uint64_t id) {
    std::string text(idChars, '0');
    for (auto at = idChars; at-- > 0; id >>= 5) text[at] = alphabet[id & 31U];
    return text;
}

std::optional<std::uint64_t> idNumber(std::string_view text) {
    if (text.size() != idChars) return std::nullopt;
    std::uint64_t id = 0;
    for (char letter : text) {
        auto value = alphabet.find(letter);
        if (value == std::string_view::npos) return std::nullopt;
        id = (id << 5) | value;
    }
    if (id == 0) return std::nullopt;
    return id;
}

}  // namespace accord

#include "people/search.hpp"

#include "base/text.hpp"
#include "vault/blind_index.hpp"

#include <charconv>

namespace accord::people {
namespace {

vault::IndexedPerson indexed(Described const& person) {
    auto name = trimmed(person.name);
    auto space = name.find_last_of(" \t");
    vault::IndexedPerson parts;
    parts.surname = space == std::string_view::npos ? name : name.substr(space + 1);
    if (space != std::string_view::npos) parts.givenName = trimmed(name.substr(0, space));
    if (person.born) parts.birthYear = static_cast<int>(person.born->year());
    return parts;
}

vault::IndexedPerson indexed(Wanted const& wanted) {
    return {wanted.givenName, wanted.surname, wanted.birthYear};
}

}  // namespace

std::string Wanted::text() const {
    return surname + "\n" + givenName + "\n" + std::to_string(birthYear);
}

std::optional<Wanted> Wanted::fromText(std::string_view text) {
    auto first = text.find('\n');
    auto second = first == std::string_view::npos ? first : text.find('\n', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    Wanted wanted{std::string(text.substr(0, first)), std::string(text.substr(first + 1, second - first - 1)), 0};
    auto year = text.substr(second + 1);
    auto [end, fault] = std::from_chars(year.data(), year.data() + year.size(), wanted.birthYear);
    if (fault != std::errc{} || end != year.data() + year.size()) return std::nullopt;
    return wanted;
}

std::string tokenText(Wanted const& wanted) {
    return vault::compound(indexed(wanted));
}
std::string tokenText(Described const& person) {
    return vault::compound(indexed(person));
}

bool soundsLike(Wanted const& wanted, Described const& person) {
    return tokenText(wanted) == tokenText(person);
}

bool isSameSurname(Wanted const& wanted, Described const& person) {
    return vault::normalisedName(wanted.surname) == vault::normalisedName(indexed(person).surname);
}

}  // namespace accord::people

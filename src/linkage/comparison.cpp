#include "linkage/comparison.hpp"

#include "linkage/likeness.hpp"

namespace accord::linkage {
namespace {

constexpr std::uint32_t codes = levelCount + 1;

struct Bounds {
    double close{}, alike{};
};

Level byLikeness(std::string_view left, std::string_view right, Bounds bounds) {
    auto const likeness = jaroWinkler(left, right);
    if (likeness >= bounds.close) return Level::close;
    return likeness >= bounds.alike ? Level::alike : Level::different;
}

/// Days as YYYYMMDD.
Level byDay(std::string_view left, std::string_view right) {
    if (slips(left, right, 1) <= 1) return Level::close;
    auto const year = left.substr(0, 4) == right.substr(0, 4);
    if (year && left.substr(4, 2) == right.substr(6) && left.substr(6) == right.substr(4, 2)) return Level::close;
    auto const same = int{year} + int{left.substr(4, 2) == right.substr(4, 2)} + int{left.substr(6) == right.substr(6)};
    return same == 2 ? Level::alike : Level::different;
}

Level byEmail(std::string_view left, std::string_view right) {
    if (left.substr(0, left.find('@')) == right.substr(0, right.find('@'))) return Level::close;
    return jaroWinkler(left, right) >= 0.9 ? Level::alike : Level::different;
}

Level levelOf(Field field, std::string_view left, std::string_view right) {
    if (left.empty() || right.empty()) return Level::missing;
    if (left == right) return Level::same;
    switch (field) {
        case Field::forename:
        case Field::surname: return byLikeness(left, right, {0.92, 0.8});
        case Field::street:
        case Field::locality:
        case Field::town: return byLikeness(left, right, {0.9, 0.75});
        case Field::born: return byDay(left, right);
        case Field::email: return byEmail(left, right);
        case Field::house:
        case Field::postcode:
        case Field::region:
        case Field::number: return slips(left, right, 1) <= 1 ? Level::close : Level::different;
    }
    return Level::different;
}

bool areSwapped(Record const& left, Record const& right) {
    auto const& forename = left[Field::forename];
    auto const& surname = left[Field::surname];
    return !forename.empty() && !surname.empty() && forename != surname && forename == right[Field::surname] &&
           surname == right[Field::forename];
}

}  // namespace

std::uint32_t Pattern::code() const {
    std::uint32_t code = 0;
    for (auto level : levels) code = code * codes + static_cast<std::uint32_t>(level);
    return code;
}

Pattern Pattern::fromCode(std::uint32_t code) {
    Pattern pattern;
    for (auto level = pattern.levels.rbegin(); level != pattern.levels.rend(); ++level, code /= codes)
        *level = static_cast<Level>(code % codes);
    return pattern;
}

Pattern compare(Record const& left, Record const& right) {
    Pattern pattern;
    for (std::size_t at = 0; at < fieldCount; ++at)
        pattern.levels[at] = levelOf(static_cast<Field>(at + 1), left.values[at], right.values[at]);
    if (areSwapped(left, right)) pattern[Field::forename] = pattern[Field::surname] = Level::close;
    return pattern;
}

bool mayBeTwins(Record const& left, Record const& right, Pattern const& pattern) {
    auto const same = [&](Field field) { return pattern[field] == Level::same; };
    auto const atOneAddress = same(Field::postcode) || (same(Field::street) && same(Field::house));
    if (!same(Field::surname) || !same(Field::born) || !atOneAddress || same(Field::number)) return false;
    if (pattern[Field::forename] == Level::missing) return false;
    return jaroWinkler(left[Field::forename], right[Field::forename]) < 0.7;
}

}  // namespace accord::linkage

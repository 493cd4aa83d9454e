#include "linkage/record.hpp"

#include "base/text.hpp"
#include "vault/blind_index.hpp"

#include <algorithm>
#include <vector>

namespace accord::linkage {
namespace {

bool isFigure(char c) {
    return c >= '0' && c <= '9';
}

/// "1904-03-31", "31/3/1904" and "19040331" are "19040331"; anything else is no day.
std::string dayFrom(std::string_view said, DateOrder order) {
    std::vector<std::string> parts(1);
    for (char c : said) {
        if (isFigure(c))
            parts.back() += c;
        else if (!parts.back().empty())
            parts.emplace_back();
    }
    if (parts.back().empty()) parts.pop_back();
    if (parts.size() == 1 && parts[0].size() == 8) return parts[0];
    if (parts.size() < 3) return {};
    if (parts[0].size() != 4) {
        if (order == DateOrder::monthFirst) std::swap(parts[0], parts[1]);
        std::swap(parts[0], parts[2]);
    }
    if (parts[0].size() != 4 || parts[1].size() > 2 || parts[2].size() > 2) return {};
    for (auto* part : {&parts[1], &parts[2]}) part->insert(0, 2 - part->size(), '0');
    return parts[0] + parts[1] + parts[2];
}

std::string lettersAndFigures(std::string_view said) {
    std::string kept;
    for (char c : lowerAscii(said))
        if (isFigure(c) || (c >= 'a' && c <= 'z')) kept += c;
    return kept;
}

/// What systems write into a name that is none.
std::string_view withoutMarks(std::string_view said) {
    for (std::string_view const mark : {"MIG_ERROR_", "NO_SHOW_", "DUPLICATE_"})
        if (said.starts_with(mark)) said.remove_prefix(mark.size());
    return said;
}

bool saysNothing(Field field, std::string_view clean) {
    if (field == Field::born) return clean == "19000101" || clean == "19700101";
    if (field == Field::postcode) return clean == "nf11nf" || clean == "nf11fa";
    return clean == "NOTENTERED" || clean == "NOTKNOWN" || clean == "UNKNOWN";
}

}  // namespace

std::string cleaned(Field field, std::string_view said, DateOrder order) {
    said = trimmed(said);
    std::string clean;
    switch (field) {
        case Field::born: clean = dayFrom(said, order); break;
        case Field::email: clean = lowerAscii(said); break;
        case Field::house:
        case Field::postcode:
        case Field::number: clean = lettersAndFigures(said); break;
        default: clean = vault::normalisedName(withoutMarks(said)); break;
    }
    return saysNothing(field, clean) ? std::string{} : clean;
}

}  // namespace accord::linkage

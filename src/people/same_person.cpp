#include "people/same_person.hpp"

#include "vault/blind_index.hpp"

#include <set>

namespace accord::people {
namespace {

std::string plain(Known const& person) {
    return vault::normalisedName(person.name);
}

bool isBornOtherwise(Known const& left, Known const& right) {
    return left.born && right.born && *left.born != *right.born;
}

}  // namespace

std::vector<std::size_t> sameAs(Known const& person, std::vector<Known> const& others) {
    auto const name = plain(person);
    std::set<std::string> names;
    if (!name.empty()) names.insert(name);
    for (auto const& other : others)
        if (auto theirs = plain(other); !theirs.empty()) names.insert(std::move(theirs));
    auto const isAlone = names.size() <= 1;

    std::vector<std::size_t> same;
    for (std::size_t at = 0; at < others.size(); ++at) {
        auto const theirs = plain(others[at]);
        auto const isNamed = !name.empty() && !theirs.empty();
        if ((isNamed ? name == theirs : isAlone || (name.empty() && theirs.empty())) && !isBornOtherwise(person, others[at]))
            same.push_back(at);
    }
    return same;
}

}  // namespace accord::people

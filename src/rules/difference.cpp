#include "rules/difference.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace accord::rules {
namespace {

struct Pair {
    RuleText before, after;
};

bool inOrder(RuleText const& left, RuleText const& right) {
    return std::tie(left.head->prospective, left.head->from, left.head->version) <
           std::tie(right.head->prospective, right.head->from, right.head->version);
}

}  // namespace

std::vector<Change> differenceBetween(Rulebook const& book, Date before, Date after) {
    std::map<std::pair<std::string, std::string>, Pair> pairs;
    for (auto const& text : book.texts()) {
        auto& pair = pairs[{text.head->kind, text.head->id}];
        if (text.head->inForce(before)) pair.before = text;
        if (text.head->inForce(after)) pair.after = text;
    }
    std::vector<Change> changes;
    for (auto const& [name, pair] : pairs) {
        if (pair.before.head == pair.after.head) continue;
        auto const what = pair.before.head == nullptr  ? ChangeKind::began
                          : pair.after.head == nullptr ? ChangeKind::ended
                                                       : ChangeKind::replaced;
        changes.push_back({name.first, name.second, what, pair.before.head, pair.after.head, pair.before.text, pair.after.text});
    }
    return changes;
}

std::vector<RuleText> historyOf(Rulebook const& book, std::string_view kind, std::string_view id) {
    std::vector<RuleText> versions;
    for (auto const& text : book.texts())
        if (text.head->kind == kind && text.head->id == id) versions.push_back(text);
    std::sort(versions.begin(), versions.end(), inOrder);
    return versions;
}

}  // namespace accord::rules

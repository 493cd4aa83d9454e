#include "gate/changes.hpp"

#include <algorithm>

namespace accord::gate {
namespace {

// An id says nothing to a person.
bool isWorthTelling(FieldInfo const& field) {
    return !field.label.empty() && field.kind != FieldKind::id;
}

}  // namespace

std::string eventWords(std::string_view type) {
    std::string words(type.substr(type.find('.') + 1));
    std::ranges::replace(words, '-', ' ');
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

Change changeOf(StoredEvent const& event, ChangeReader const& reader) {
    Change change;
    change.isElsewhere = event.agency != reader.agency;
    if (!change.isElsewhere) {
        change.at = event.at;
        change.by = event.by;
    }
    if (reader.isAboutBothSides) return change;
    bool hasPersonal = false, mayKnow = false;
    std::vector<ChangedField> fields;
    for (std::size_t at = 0; at < event.values.size(); ++at) {
        auto const& field = event.table->fields[at];
        auto isPlain = field.isAboutNobody();
        auto isShown = isPlain || reader.decisions[field.category].showing != Showing::withheld;
        hasPersonal = hasPersonal || !isPlain;
        mayKnow = mayKnow || (!isPlain && isShown);
        if (isShown && !event.values[at].empty() && isWorthTelling(field))
            fields.push_back({&field, isPlain ? event.values[at] : std::string{}});
    }
    if (hasPersonal && !mayKnow) return change;
    change.what = eventWords(event.type);
    if (!change.isElsewhere) change.fields = std::move(fields);
    return change;
}

}  // namespace accord::gate

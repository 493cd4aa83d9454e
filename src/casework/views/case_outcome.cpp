#include "casework/views/case_outcome.hpp"

#include "casework/outcome_agreement.hpp"

namespace accord::casework {
namespace {

/// The last entry of a type, and of a number where items are numbered.
Entry const* lastOf(CaseFile const& file, std::string_view type, std::string_view number = {}) {
    Entry const* last = nullptr;
    for (auto const& entry : file.entries)
        if (entry.type == type && (number.empty() || entry.datum(0) == number)) last = &entry;
    return last;
}

void items(gate::Rows& rows, CaseFile const& file, gate::RowMeta const& meta, Date today) {
    for (auto const& item : file.facts.items) {
        auto number = std::to_string(item.number);
        auto const* added = lastOf(file, events::OutcomeItemAdded::type, number);
        if (!added) continue;
        auto const* done = lastOf(file, events::OutcomeItemDone::type, number);
        rows.add(
            "items",
            ItemRow{item.number, added->note, added->extra, done ? done->extra : std::string{}, item.due, item.doneOn, isLate(item, today)},
            meta);
    }
}

}  // namespace

void declareOutcome(gate::Rows& rows) {
    rows.list<SuitabilityRow>("suitability").list<ProcessRow>("processes").list<OutcomeRow>("outcome").list<ItemRow>("items");
}

void outcome(gate::Rows& rows, CaseFile const& file, gate::RowMeta const& caseMeta, Date today) {
    if (auto const* decided = lastOf(file, events::SuitabilityDecided::type))
        rows.add("suitability", SuitabilityRow{decided->cell, decided->extra, decided->note, parseIsoDate(decided->on)}, caseMeta);
    for (auto const& entry : file.entries)
        if (entry.type == events::ProcessHeld::type)
            rows.add("processes", ProcessRow{fromCode<events::ProcessKind>(entry.code), parseIsoDate(entry.on), entry.cell, entry.note},
                     caseMeta);
    if (auto const* agreed = lastOf(file, events::OutcomeAgreed::type))
        rows.add("outcome", OutcomeRow{parseIsoDate(agreed->on), agreed->note}, caseMeta);
    items(rows, file, caseMeta, today);
}

std::vector<std::pair<std::string_view, SpecTable const*>> outcomeParts() {
    return {{"suitability", &tableOf<SuitabilityRow>()},
            {"processes", &tableOf<ProcessRow>()},
            {"outcome", &tableOf<OutcomeRow>()},
            {"items", &tableOf<ItemRow>()}};
}

}  // namespace accord::casework

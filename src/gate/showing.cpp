#include "gate/showing.hpp"

#include "gate/reasons.hpp"

#include <fmt/format.h>

#include <map>
#include <stdexcept>

namespace accord::gate {
namespace {

constexpr std::size_t maskedTail = 3;
constexpr std::size_t maskedLeast = 8;

class RowShower {
public:
    RowShower(Asking const& asking, Sealer& sealer, AccessEntry& entry) : asking_(asking), sealer_(sealer), entry_(entry) {}

    ShownRow show(RawRow const& raw, SpecTable const& table, std::vector<bool>& seen) {
        auto const& decisions = decisionsFor(raw.meta.share);
        ShownRow row{raw.meta, {}};
        row.fields.reserve(table.fields.size());
        for (std::size_t at = 0; at < table.fields.size(); ++at) {
            row.fields.push_back(showField(table.fields[at], raw, raw.values[at], decisions));
            if (!table.fields[at].isAboutNobody() && row.fields.back().showing != Showing::withheld) seen[at] = true;
        }
        return row;
    }

private:
    Decisions const& decisionsFor(std::int64_t share) {
        auto [found, isNew] = decided_.try_emplace(share);
        if (isNew) found->second = asking_.decisions.decide(asking_.session, asking_.actor, share, asking_.now);
        return found->second;
    }

    ShownField showField(FieldInfo const& field, RawRow const& raw, std::string const& value, Decisions const& decisions) {
        if (field.isAboutNobody()) return {Showing::shown, value, {}, true};
        auto const& decision = decisions[field.category];
        if (decision.showing == Showing::withheld) return {Showing::withheld, {}, decision.because, decision.tells};
        auto subject = field.owner == Owner::joint ? raw.meta.joint : raw.meta.subject;
        // Whose it is must be known, or nobody could be told that it was seen.
        if (subject == SubjectId{} && !value.empty()) throw std::logic_error("a row shows " + field.name + " of nobody");
        auto text = field.isSealed ? sealer_.open(subject, field.name, value) : Result<std::string>(value);
        if (!text) return {Showing::withheld, {}, {reasons::erased, {}}, true};
        if (text->empty()) return {Showing::shown, {}, decision.because, decision.tells};
        note(subject, field.category, decision);
        auto showing = field.category == Category::safeContact && !asking_.reveals ? Showing::masked : decision.showing;
        return {showing, showing == Showing::masked ? maskedText(*text) : std::move(*text), decision.because, decision.tells};
    }

    void note(SubjectId subject, Category category, Decision const& decision) {
        if (subject == SubjectId{}) return;
        entry_.subjects.insert(subject);
        if (decision.because.rule != RuleId{}) entry_.disclosed.insert({subject, category, decision.because.rule});
    }

    Asking const& asking_;
    Sealer& sealer_;
    AccessEntry& entry_;
    std::map<std::int64_t, Decisions> decided_{};
};

std::string bitmap(std::vector<bool> const& seen) {
    std::uint64_t bits = 0;
    for (std::size_t at = 0; at < seen.size() && at < 64; ++at) bits |= std::uint64_t{seen[at]} << at;
    return fmt::format("{:x}", bits);
}

}  // namespace

std::vector<ShownPart> showRows(Rows const& rows, Asking const& asking, Sealer& sealer, AccessEntry& entry) {
    std::vector<ShownPart> shown;
    RowShower shower(asking, sealer, entry);
    for (auto const& raw : rows.parts()) {
        ShownPart part{raw.name, raw.table, raw.isSingle, {}};
        std::vector<bool> seen(raw.table->fields.size());
        part.rows.reserve(raw.rows.size());
        for (auto const& row : raw.rows) part.rows.push_back(shower.show(row, *raw.table, seen));
        if (!entry.fields.empty()) entry.fields += ' ';
        entry.fields += raw.name + ":" + bitmap(seen);
        shown.push_back(std::move(part));
    }
    return shown;
}

std::string maskedText(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() < maskedLeast) return "Held";
    auto tail = text.substr(text.size() - maskedTail);
    // The last figures of a number tell whether it is the right one; letters would tell a name or a place.
    auto isNumber = tail.find_first_not_of("0123456789") == std::string_view::npos;
    return isNumber ? "Ending " + std::string(tail) : "Held";
}

}  // namespace accord::gate

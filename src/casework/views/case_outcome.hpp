// What was decided, held and agreed on a case, for its page: suitability, each process,
// the outcome agreement and its items.
//
//    outcome(rows, file, caseMeta, today);
//
// All of it belongs to both sides: joint text, sealed under the case's key and opened by
// the gate where outcome, progress or offence are shown. Only who reaches both sides gets
// here (views/case_page.cpp).
#pragma once

#include "casework/records.hpp"
#include "casework/views/case_rows.hpp"
#include "gate/view.hpp"

namespace accord::casework {

struct SuitabilityRow {
    std::string decision, responsibility, reasons;
    std::optional<Date> on{};

    static constexpr auto spec() {
        using R = SuitabilityRow;
        return accord::spec<R>(
            field<&R::decision, Category::progress, Owner::joint>("decision", "Suitability").sealed().shownAs<events::Suitability>(),
            field<&R::responsibility, Category::offence, Owner::joint>("responsibility", "Takes responsibility")
                .sealed()
                .shownAs<events::Responsibility>(),
            field<&R::reasons, Category::progress, Owner::joint>("reasons", "Why").sealed(), shown<&R::on>("on", "Decided"));
    }
};

struct ProcessRow {
    std::optional<events::ProcessKind> kind{};
    std::optional<Date> on{};
    std::string responsibility, note;

    static constexpr auto spec() {
        using R = ProcessRow;
        return accord::spec<R>(shown<&R::kind>("kind", "How"), shown<&R::on>("on", "On"),
                               field<&R::responsibility, Category::offence, Owner::joint>("responsibility", "Took responsibility")
                                   .sealed()
                                   .shownAs<events::Responsibility>(),
                               field<&R::note, Category::outcome, Owner::joint>("note", "Note").sealed());
    }
};

struct OutcomeRow {
    std::optional<Date> on{};
    std::string summary;

    static constexpr auto spec() {
        using R = OutcomeRow;
        return accord::spec<R>(shown<&R::on>("on", "Agreed"),
                               field<&R::summary, Category::outcome, Owner::joint>("summary", "What was agreed").sealed());
    }
};

struct ItemRow {
    std::int64_t number{};
    std::string action, who, result;
    std::optional<Date> due{}, doneOn{};
    bool isLate{};

    static constexpr auto spec() {
        using R = ItemRow;
        return accord::spec<R>(
            shown<&R::number>("number", "Number"), field<&R::action, Category::outcome, Owner::joint>("action", "What").sealed(),
            field<&R::who, Category::outcome, Owner::joint>("who", "Who").sealed().shownAs<events::ItemOwner>(),
            field<&R::result, Category::outcome, Owner::joint>("item-result", "Result").sealed().shownAs<events::ItemResult>(),
            shown<&R::due>("due", "By"), shown<&R::doneOn>("done-on", "Done"), shown<&R::isLate>("late", "Late"));
    }
};

void declareOutcome(gate::Rows& rows);
void outcome(gate::Rows& rows, CaseFile const& file, gate::RowMeta const& caseMeta, Date today);
[[nodiscard]] std::vector<std::pair<std::string_view, SpecTable const*>> outcomeParts();

}  // namespace accord::casework

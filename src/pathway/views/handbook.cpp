#include "pathway/views/handbook.hpp"

#include "pathway/handbook_document.hpp"
#include "pathway/rule_words.hpp"
#include "pathway/views/rule_rows.hpp"

#include <fmt/format.h>

#include <utility>

namespace accord::pathway {
namespace {

// The day before the Victims' Code of 2020 came into force: the largest change that the rulebook knows.
constexpr Date codeOf2020 = std::chrono::year{2021} / std::chrono::March / std::chrono::day{31};

RuleChanges::Row rowOf(rules::Change const& change) {
    auto const& head = change.after != nullptr ? *change.after : *change.before;
    return {fmt::format("{} {}", change.kind, change.id),
            change.what,
            change.textBefore,
            change.textAfter,
            head.source,
            std::string(caution(head))};
}

}  // namespace

std::vector<std::pair<std::string_view, SpecTable const*>> RuleChanges::parts() {
    return {{"summary", &tableOf<Summary>()}, {"changes", &tableOf<Row>()}};
}

Result<gate::Rows> RuleChanges::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto const before = query.before.value_or(codeOf2020);
    auto const after = query.after.value_or(desk.today());
    auto const changes = rules::differenceBetween(desk.rulebook(), before, after);
    gate::Rows rows;
    rows.single("summary",
                Summary{fmt::format("{} between {} and {}.", changes.size() == 1 ? "1 change" : fmt::format("{} changes", changes.size()),
                                    longDate(before), longDate(after)),
                        before, after});
    rows.list<Row>("changes");
    for (auto const& change : changes) rows.add("changes", rowOf(change));
    return rows;
}

std::vector<std::pair<std::string_view, SpecTable const*>> Handbook::parts() {
    return {{"summary", &tableOf<Summary>()},
            {"stages", &tableOf<StageRow>()},
            {"routes", &tableOf<RouteRow>()},
            {"entitlements", &tableOf<EntitlementRow>()},
            {"preparations", &tableOf<PreparationRow>()},
            {"document", &tableOf<Document>()}};
}

Result<gate::Rows> Handbook::rows(gate::Desk& desk, ObjectId, Query const&) {
    auto const& book = desk.rulebook();
    auto const rules = book.at(desk.today());
    gate::Rows rows;
    rows.single("summary", Summary{fmt::format("As the rulebook stands on {}. Steps are practice, drawn up from the sources, and not law.",
                                               longDate(desk.today())),
                                   isoDate(desk.today()), book.digest()});
    rows.list<StageRow>("stages").list<RouteRow>("routes").list<EntitlementRow>("entitlements").list<PreparationRow>("preparations");
    for (auto const* stage : rules.stages()) {
        rows.add("stages", stageRow(*stage));
        auto begins = fmt::format("{}. {}", stage->number, stage->name);
        for (auto const* route : routesBySide(rules, stage->stage)) rows.add("routes", routeRow(*route, std::exchange(begins, {})));
    }
    for (auto const* entitlement : rules.entitlements()) rows.add("entitlements", entitlementRow(*entitlement));
    for (auto const* preparation : rules.preparations()) rows.add("preparations", preparationRow(*preparation));
    rows.single("document", Document{"restorative-justice-handbook-" + isoDate(desk.today()), handbookHtml(book, desk.today())});
    return rows;
}

}  // namespace accord::pathway

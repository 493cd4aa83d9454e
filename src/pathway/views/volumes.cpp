#include "pathway/views/volumes.hpp"

#include "rules/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace accord::pathway {
namespace {

using store::Statement;

// Volumes are about nobody: rows of a public list, without people. Months of outcomes and of crimes are never added up.
Statement const byStage{"pathway.volumes-by-stage",
                        "SELECT stage, agency, modal, CAST(SUM(incidents) AS BIGINT) FROM pathway_volume WHERE stage <> '' "
                        "GROUP BY stage, agency, modal ORDER BY 4 DESC, 1, 2, 3",
                        "ttti"};
Statement const byMonth{
    "pathway.volumes-by-month",
    "SELECT month, month_of, stage, CAST(SUM(incidents) AS BIGINT) FROM pathway_volume WHERE stage <> '' GROUP BY month, month_of, stage "
    "ORDER BY month, month_of, 4 DESC, stage",
    "ttti"};
Statement const withoutRoute{
    "pathway.volumes-without-route",
    "SELECT reason, CAST(SUM(incidents) AS BIGINT) FROM pathway_volume WHERE reason <> '' GROUP BY reason ORDER BY 2 DESC, 1", "ti"};
Statement const rowsByList{"pathway.volumes-rows",
                           "SELECT month_of, CAST(SUM(rows_counted) AS BIGINT) FROM pathway_volume WHERE rows_counted > 0 "
                           "GROUP BY month_of ORDER BY month_of",
                           "ti"};

std::int64_t shareOf(std::int64_t count, std::int64_t longest) {
    return longest > 0 ? std::max<std::int64_t>(1, 100 * count / longest) : 0;
}

std::string monthName(std::string const& iso, std::string const& of) {
    auto day = parseIsoDate(iso + "-01");
    auto name = day ? longDate(*day).substr(2) : iso;
    return name + (of == "crime" ? " (month of the crime)" : "");
}

std::string stageName(std::string const& text) {
    auto const stage = fromCode<Stage>(text);
    return stage ? std::string(label(*stage)) : text;
}

std::string withCommas(std::int64_t count) {
    auto digits = std::to_string(count);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

/// Rows of lists of outcomes and of street lists are two things, and are never added up.
struct RowsRead {
    std::int64_t outcomes{}, crimes{};

    [[nodiscard]] bool isNone() const { return outcomes + crimes == 0; }
    [[nodiscard]] std::string heading() const {
        if (isNone()) return "What public lists of outcomes mean: who should be told of restorative justice, by whom";
        return fmt::format("What these {} mean: who should be told of restorative justice, by whom",
                           outcomes > 0 ? withCommas(outcomes) + " outcomes" : withCommas(crimes) + " crimes");
    }
    [[nodiscard]] std::string says() const {
        if (isNone()) return "No public list has been screened yet.";
        auto const both = outcomes > 0 && crimes > 0;
        return (both ? fmt::format("Beside them stand {} crimes of street lists, which tell only the last outcome. ", withCommas(crimes))
                     : std::string{}) +
               "Incidents by stage, from the lists that were screened. One incident counts once, however many defendants it has.";
    }
};

RowsRead rowsRead(store::Session& session) {
    RowsRead read;
    session.each(rowsByList, {}, [&](store::Row const& row) { (row.text(0) == "outcome" ? read.outcomes : read.crimes) = row.integer(1); });
    return read;
}

std::string whoActs(std::string const& agency, std::string const& modal) {
    auto kind = fromCode<AgencyKind>(agency);
    auto word = fromCode<rules::Modal>(modal);
    if (!kind || !word) return "nobody yet";
    return fmt::format("{} {}", label(*kind), label(*word));
}

}  // namespace

std::vector<std::pair<std::string_view, SpecTable const*>> Volumes::parts() {
    return {{"summary", &tableOf<Summary>()}, {"stages", &tableOf<Bar>()}, {"months", &tableOf<Month>()}, {"without", &tableOf<Without>()}};
}

Result<gate::Rows> Volumes::rows(gate::Desk& desk, ObjectId, Query const&) {
    gate::Rows rows;
    auto const read = rowsRead(desk.db());
    rows.single("summary", Summary{read.heading(), read.says(), "data.police.uk, Home Office", "Open Government Licence v3.0"});
    auto rules = desk.rulebook().at(desk.today());
    rows.list<Bar>("stages").list<Month>("months").list<Without>("without");
    auto stages = desk.db().all(byStage);
    for (auto const& row : stages) {
        auto stage = fromCode<Stage>(row.text(0));
        auto const* rule = stage ? rules.stage(*stage) : nullptr;
        rows.add("stages", Bar{stageName(row.text(0)), row.integer(3), shareOf(row.integer(3), stages.front().integer(3)),
                               whoActs(row.text(1), row.text(2)), rule ? rule->head.source : std::string{}});
    }
    auto months = desk.db().all(byMonth);
    std::int64_t longest = 0;
    for (auto const& row : months) longest = std::max(longest, row.integer(3));
    for (auto const& row : months)
        rows.add("months", Month{fmt::format("{}: {}", monthName(row.text(0), row.text(1)), stageName(row.text(2))), row.integer(3),
                                 shareOf(row.integer(3), longest)});
    for (auto const& row : desk.db().all(withoutRoute)) {
        auto const* reason = rules.reason(row.text(0));
        rows.add("without", Without{reason ? reason->text : row.text(0), row.integer(1)});
    }
    return rows;
}

}  // namespace accord::pathway

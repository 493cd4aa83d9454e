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
    "SELECT month, month_of, CAST(SUM(incidents) AS BIGINT) FROM pathway_volume WHERE stage <> '' GROUP BY month, month_of "
    "ORDER BY month, month_of",
    "tti"};
Statement const withoutRoute{
    "pathway.volumes-without-route",
    "SELECT reason, CAST(SUM(incidents) AS BIGINT) FROM pathway_volume WHERE reason <> '' GROUP BY reason ORDER BY 2 DESC, 1", "ti"};
Statement const lists{"pathway.volumes-lists",
                      "SELECT COUNT(*), CAST(COALESCE(SUM(rows_read), 0) AS BIGINT) FROM pathway_screened WHERE rows_read > 0", "ii"};

std::int64_t shareOf(std::int64_t count, std::int64_t longest) {
    return longest > 0 ? std::max<std::int64_t>(1, 100 * count / longest) : 0;
}

std::string monthName(std::string const& iso, std::string const& of) {
    auto day = parseIsoDate(iso + "-01");
    auto name = day ? longDate(*day).substr(2) : iso;
    return name + (of == "crime" ? " (month of the crime)" : "");
}

/// "4,384"
std::string withThousands(std::int64_t number) {
    auto text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), ",");
    return text;
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
    auto read = *desk.db().one(lists);
    rows.single(
        "summary",
        Summary{
            fmt::format("What these {} outcomes mean: who should be told of restorative justice, by whom", withThousands(read.integer(1))),
            read.integer(0) == 0
                ? "No public list has been screened yet."
                : "Incidents by stage, from the lists that were screened. One incident counts once, however many defendants it has.",
            "data.police.uk, Home Office", "Open Government Licence v3.0"});
    auto rules = desk.rulebook().at(desk.today());
    rows.list<Bar>("stages").list<Month>("months").list<Without>("without");
    auto stages = desk.db().all(byStage);
    for (auto const& row : stages) {
        auto stage = fromCode<Stage>(row.text(0));
        auto const* rule = stage ? rules.stage(*stage) : nullptr;
        rows.add("stages",
                 Bar{stage ? std::string(label(*stage)) : row.text(0), row.integer(3), shareOf(row.integer(3), stages.front().integer(3)),
                     whoActs(row.text(1), row.text(2)), rule ? rule->head.source : std::string{}});
    }
    auto months = desk.db().all(byMonth);
    std::int64_t longest = 0;
    for (auto const& row : months) longest = std::max(longest, row.integer(2));
    for (auto const& row : months)
        rows.add("months", Month{monthName(row.text(0), row.text(1)), row.integer(2), shareOf(row.integer(2), longest)});
    for (auto const& row : desk.db().all(withoutRoute)) {
        auto const* reason = rules.reason(row.text(0));
        rows.add("without", Without{reason ? reason->text : row.text(0), row.integer(1)});
    }
    return rows;
}

}  // namespace accord::pathway

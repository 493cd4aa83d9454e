#include "pathway/views/rulebook.hpp"

#include "pathway/rule_words.hpp"
#include "pathway/views/rule_rows.hpp"
#include "rules/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace accord::pathway {
namespace {

// The map in pixels: seven stages fit beside one another.
constexpr std::int64_t nodeWidth = 138, nodeGap = 10, laneHeight = 168, laneTop = 12;
constexpr std::size_t lineChars = 19;
constexpr std::array<std::string_view, 4> leadsOn{"charged", "sentenced", "the sentence ends, or runs for years", ""};

/// Words broken into at most three lines that fit a box.
std::array<std::string, 3> brokenLines(std::string_view text) {
    std::array<std::string, 3> lines;
    std::size_t line = 0;
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        auto const word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!lines[line].empty() && lines[line].size() + 1 + word.size() > lineChars && line + 1 < lines.size()) ++line;
        lines[line].append(lines[line].empty() ? "" : " ").append(word);
    }
    return lines;
}

/// The strongest duty towards a side: must before may, and must not only where nothing else stands.
std::optional<rules::Modal> strongest(rules::RulesInForce const& rules, Stage stage, Side side) {
    std::optional<rules::Modal> found;
    for (auto const* route : rules.routesAt(stage))
        if (route->side == side && (!found || route->modal < *found)) found = route->modal;
    return found;
}

std::string sideWords(std::string_view side, std::optional<rules::Modal> modal) {
    return modal ? fmt::format("{}: somebody {} act", side, *modal == rules::Modal::mustNot ? "must not" : label(*modal)) : std::string{};
}

RulebookMap::Node nodeOf(rules::StageRule const& stage, rules::RulesInForce const& rules, std::int64_t x, std::int64_t y) {
    auto lines = brokenLines(label(stage.stage));
    RulebookMap::Node node;
    node.href = fmt::format("/rulebook/stage?stage={}", code(stage.stage));
    node.name = stage.name;
    node.number = stage.number;
    node.x = x;
    node.y = y;
    node.line1 = std::move(lines[0]);
    node.line2 = std::move(lines[1]);
    node.line3 = std::move(lines[2]);
    node.isInForce = !stage.head.prospective;
    node.harmed = strongest(rules, stage.stage, Side::harmed);
    node.responsible = strongest(rules, stage.stage, Side::responsible);
    auto const harmed = sideWords("person harmed", node.harmed), responsible = sideWords("person responsible", node.responsible);
    node.says = node.isInForce ? harmed + (harmed.empty() || responsible.empty() ? "" : "; ") + responsible : "not in force";
    return node;
}

void addVersions(gate::Rows& rows, rules::Rulebook const& book, Stage stage) {
    rows.list<StagePage::Version>("history");
    std::vector<rules::RouteRule const*> past;
    for (auto const& route : book.entries().routes)
        if (std::find(route.stages.begin(), route.stages.end(), stage) != route.stages.end()) past.push_back(&route);
    std::stable_sort(past.begin(), past.end(), [](auto const* left, auto const* right) {
        return std::tie(left->head.prospective, left->head.from, left->head.id) <
               std::tie(right->head.prospective, right->head.from, right->head.id);
    });
    for (auto const* route : past)
        rows.add("history", StagePage::Version{route->head.name(), daysWords(route->head), route->text, route->head.source});
}

void addRoutes(gate::Rows& rows, rules::Rulebook const& book, rules::RulesInForce const& rules, Stage stage) {
    rows.list<RouteRow>("routes");
    std::optional<Side> side;
    for (auto const* route : routesBySide(rules, stage)) {
        auto const begins = side == route->side
                                ? std::string{}
                                : fmt::format("Towards the {}", route->side == Side::harmed ? "person harmed" : "person responsible");
        side = route->side;
        rows.add("routes", routeRow(*route, begins));
    }
    auto isFirst = true;
    for (auto const* route : prospectiveRoutes(book, stage)) {
        rows.add("routes", routeRow(*route, isFirst ? "Not in force yet" : ""));
        isFirst = false;
    }
}

}  // namespace

std::vector<std::pair<std::string_view, SpecTable const*>> RulebookMap::parts() {
    return {{"summary", &tableOf<Summary>()}, {"lanes", &tableOf<Lane>()}, {"stages", &tableOf<Node>()}};
}

Result<gate::Rows> RulebookMap::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto const& book = desk.rulebook();
    auto const day = query.day.value_or(desk.today());
    auto const rules = book.at(day);
    gate::Rows rows;
    rows.list<Lane>("lanes").list<Node>("stages");
    std::int64_t stages = 0;
    for (std::size_t lane = 0; lane < wordsOf<rules::Phase>.size(); ++lane) {
        auto const& phase = wordsOf<rules::Phase>[lane];
        auto const y = laneTop + static_cast<std::int64_t>(lane) * laneHeight;
        rows.add("lanes", Lane{std::string(phase.label), y, std::string(leadsOn[lane])});
        std::int64_t x = 0;
        for (auto const& word : wordsOf<Stage>) {
            auto const* stage = stageOn(book, rules, word.value);
            if (stage == nullptr || stage->phase != phase.value) continue;
            rows.add("stages", nodeOf(*stage, rules, x, y + 28));
            x += nodeWidth + nodeGap;
            ++stages;
        }
    }
    auto const height = laneTop + static_cast<std::int64_t>(wordsOf<rules::Phase>.size()) * laneHeight;
    rows.single("summary", Summary{fmt::format("{} stages, as they stand on {}. Each is a point at which restorative justice may be "
                                               "raised with one side or the other, or must not be.",
                                               stages, longDate(day)),
                                   isoDate(day), book.digest(), height});
    return rows;
}

std::vector<std::pair<std::string_view, SpecTable const*>> StagePage::parts() {
    return {{"stage", &tableOf<StageRow>()},
            {"routes", &tableOf<RouteRow>()},
            {"entitlements", &tableOf<EntitlementRow>()},
            {"preparations", &tableOf<PreparationRow>()},
            {"history", &tableOf<Version>()}};
}

Result<gate::Rows> StagePage::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto const& book = desk.rulebook();
    auto const rules = book.at(query.day.value_or(desk.today()));
    auto const named = query.stage.value_or(Stage::noCrime);
    auto const* stage = stageOn(book, rules, named);
    if (stage == nullptr) return fail(ErrorCode::notFound, "The rulebook had no such stage on that day.");
    gate::Rows rows;
    rows.single("stage", stageRow(*stage));
    addRoutes(rows, book, rules, named);
    rows.list<EntitlementRow>("entitlements").list<PreparationRow>("preparations");
    for (auto const* entitlement : rules.entitlements()) rows.add("entitlements", entitlementRow(*entitlement));
    for (auto const* preparation : rules.preparations()) rows.add("preparations", preparationRow(*preparation));
    addVersions(rows, book, named);
    return rows;
}

}  // namespace accord::pathway

#include "rules/read_entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace accord::rules {
namespace {

bool overlap(Head const& left, Head const& right) {
    if (left.prospective || right.prospective) return false;
    auto const endsBefore = [](Head const& first, Head const& second) { return first.to && *first.to < second.from; };
    return !endsBefore(left, right) && !endsBefore(right, left);
}

void checkVersions(Reading& reading) {
    auto places = reading.places;
    std::stable_sort(places.begin(), places.end(), [](Place const& left, Place const& right) {
        return std::tie(left.head.kind, left.head.id, left.head.version) < std::tie(right.head.kind, right.head.id, right.head.version);
    });
    for (std::size_t at = 1; at < places.size(); ++at) {
        auto const& before = places[at - 1];
        auto const& here = places[at];
        if (here.head.id.empty() || before.head.kind != here.head.kind || before.head.id != here.head.id) continue;
        auto const name = fmt::format("{} `{}`", here.head.kind, here.head.id);
        if (before.head.version == here.head.version)
            reading.faults.push_back({here.file, here.line, fmt::format("{} version {} stands twice", name, here.head.version),
                                      fmt::format("another id or version; the first is at {}:{}", before.file, before.line)});
        else if (overlap(before.head, here.head))
            reading.faults.push_back(
                {here.file, here.line,
                 fmt::format("{} versions {} and {} are in force on the same day", name, before.head.version, here.head.version),
                 "the earlier version ends with `to` before the later begins"});
    }
}

void checkRuleIds(Reading& reading) {
    std::map<RuleId, Place const*> seen;
    for (auto const& place : reading.places) {
        auto [found, isNew] = seen.emplace(place.head.rule, &place);
        auto const& other = found->second->head;
        if (isNew || (other.kind == place.head.kind && other.id == place.head.id && other.version == place.head.version)) continue;
        reading.faults.push_back(
            {place.file, place.line, fmt::format("`{}` gets the same number as `{}`", place.head.id, other.id), "another id"});
    }
}

class Check {
public:
    explicit Check(Reading& reading) : reading_(reading) {
        for (auto const& place : reading.places) places_[place.head.rule] = &place;
    }

    void fault(Head const& head, std::string problem, std::string expected) {
        auto const& place = *places_.at(head.rule);
        reading_.faults.push_back({place.file, place.line, std::move(problem), std::move(expected)});
    }

    void reasonIsKnown(Head const& head, std::string const& id, std::string_view key) {
        if (id.empty()) return;
        std::vector<std::string> known;
        for (auto const& reason : reading_.entries.reasons) known.push_back(reason.head.id);
        if (std::find(known.begin(), known.end(), id) != known.end()) return;
        auto nearest = nearestWord(id, known);
        fault(head, fmt::format("`{}` names the reason \"{}\", which nobody has written", key, id),
              nearest ? fmt::format("did you mean \"{}\"?", *nearest) : "the id of a [[reason]]");
    }

private:
    Reading& reading_;
    std::map<RuleId, Place const*> places_;
};

/// Two outcomes that the same word leads to, on the same day, would make the stage depend on their order.
void checkOutcomeWords(Reading& reading, Check& check) {
    std::map<std::string, std::vector<OutcomeRule const*>> seen;
    auto const add = [&](std::string const& word, OutcomeRule const& outcome) {
        auto& others = seen[word];
        for (auto const* other : others)
            if (overlap(other->head, outcome.head) && other->head.id != outcome.head.id)
                check.fault(outcome.head,
                            fmt::format("outcomes `{}` and `{}` are led to by the same {}", other->head.id, outcome.head.id, word),
                            "each word under one outcome");
        others.push_back(&outcome);
    };
    for (auto const& outcome : reading.entries.outcomes) {
        for (auto const& text : outcome.publicTexts) add("public text \"" + text + "\"", outcome);
        for (auto const& word : outcome.words) add("word \"" + word + "\"", outcome);
        for (auto number : outcome.homeOffice) add(fmt::format("number {}", number), outcome);
        check.reasonIsKnown(outcome.head, outcome.reason, "reason");
        check.reasonIsKnown(outcome.head, outcome.otherwise, "otherwise");
    }
}

/// Restorative justice has two sides: each stage says what may be done for either, or that nothing may.
void checkSidesAreThere(Reading& reading, Check& check) {
    for (auto const& stage : reading.entries.stages)
        for (auto const& side : wordsOf<Side>) {
            auto const& routes = reading.entries.routes;
            auto const has = std::any_of(routes.begin(), routes.end(), [&](RouteRule const& route) {
                return route.side == side.value && std::find(route.stages.begin(), route.stages.end(), stage.stage) != route.stages.end();
            });
            if (!has)
                check.fault(stage.head, fmt::format("no [[route]] is for the side `{}` at stage `{}`", side.code, code(stage.stage)),
                            "a route for each side, if only one that says `must-not`");
        }
}

void checkEntryOutcomes(Reading& reading, Check& check) {
    std::vector<std::string> known;
    for (auto const& outcome : reading.entries.outcomes) known.push_back(outcome.head.id);
    for (auto const& route : reading.entries.routes)
        for (auto const& id : route.entry.outcomes) {
            if (std::find(known.begin(), known.end(), id) != known.end()) continue;
            auto nearest = nearestWord(id, known);
            check.fault(route.head, fmt::format("`entry` names the outcome \"{}\", which nobody has written", id),
                        nearest ? fmt::format("did you mean \"{}\"?", *nearest) : "the id of an [[outcome]]");
        }
}

bool isLooser(std::optional<int> local, int national) {
    return local && *local > national;
}

/// An area adds to a route and takes nothing away: a local clock is never longer than the national one.
void checkLocalRules(Reading& reading, Check& check) {
    for (auto const& local : reading.entries.localRules) {
        auto isKnown = false;
        for (auto const& route : reading.entries.routes) {
            if (route.head.id != local.route) continue;
            isKnown = true;
            if (!route.clock || !overlap(route.head, local.head)) continue;
            if (isLooser(local.days, route.clock->days) || isLooser(local.enhancedDays, route.clock->enhancedDays))
                check.fault(local.head, fmt::format("the clock is longer than that of the route `{}`", route.head.id),
                            fmt::format("at most {} working days, {} with enhanced rights: an area may be stricter, never looser",
                                        route.clock->days, route.clock->enhancedDays));
        }
        if (!isKnown) check.fault(local.head, fmt::format("no [[route]] has the id \"{}\"", local.route), "the id of a [[route]]");
    }
}

/// What a file lacks is told only where it could be read: else it would bury the fault by which it could not.
bool isReadable(Reading const& reading, std::string_view file) {
    return std::none_of(reading.faults.begin(), reading.faults.end(), [&](auto const& fault) { return fault.file == file; });
}

void checkStagesAreThere(Reading& reading) {
    auto const stagesWereRead = isReadable(reading, "stages.toml");
    auto const outcomesWereRead = isReadable(reading, "outcomes.toml");
    auto const protectionsWereRead = isReadable(reading, "protections.toml");
    for (auto const& word : wordsOf<Stage>) {
        auto const has = std::any_of(reading.entries.stages.begin(), reading.entries.stages.end(),
                                     [&](auto const& stage) { return stage.stage == word.value; });
        if (!has && stagesWereRead)
            reading.faults.push_back(
                {"stages.toml", 0, fmt::format("no [[stage]] has the code `{}`", word.code), "an entry for each of the stages"});
    }
    for (auto const* id : {"no-route-in-force", "no-status", "already-told", "asked-not-to-be-contacted", "no-victim-in-list"}) {
        auto const has = std::any_of(reading.entries.reasons.begin(), reading.entries.reasons.end(),
                                     [&](auto const& reason) { return reason.head.id == id; });
        if (!has && outcomesWereRead)
            reading.faults.push_back(
                {"outcomes.toml", 0, fmt::format("no [[reason]] has the id `{}`", id), "an entry: the program gives this reason itself"});
    }
    auto const hasFloor = std::any_of(reading.entries.protections.begin(), reading.entries.protections.end(),
                                      [](auto const& protection) { return protection.head.id == "specialist-list"; });
    if (!hasFloor && protectionsWereRead)
        reading.faults.push_back(
            {"protections.toml", 0, "no [[protection]] has the id `specialist-list`", "an entry: the program cites it"});
}

}  // namespace

void checkEntries(Reading& reading) {
    checkVersions(reading);
    checkRuleIds(reading);
    Check check(reading);
    checkOutcomeWords(reading, check);
    checkSidesAreThere(reading, check);
    checkEntryOutcomes(reading, check);
    checkLocalRules(reading, check);
    checkStagesAreThere(reading);
}

}  // namespace accord::rules

#include "app/commands.hpp"
#include "base/json.hpp"
#include "pathway/rule_words.hpp"
#include "rules/difference.hpp"

#include <fmt/format.h>

#include <iostream>

namespace accord::app {
namespace {

using rules::Rulebook;

std::optional<Date> dayOr(std::string const& text, Date otherwise) {
    return text.empty() ? std::optional(otherwise) : parseDate(text);
}

int notADay(std::string const& text) {
    std::cerr << fmt::format("accord: '{}' is no day: write it as 2026-11-22.\n", text);
    return exits::notUnderstood;
}

void writeRoute(JsonWriter& json, rules::RouteRule const& route) {
    json.beginObject().key("id").text(route.head.id).key("version").integer(route.head.version);
    json.key("side").text(code(route.side)).key("agency").text(code(route.agency)).key("professional").text(route.professional);
    json.key("modal").text(code(route.modal)).key("action").text(code(route.action)).key("basis").text(code(route.basis));
    json.key("text").text(route.text).key("clock").text(pathway::clockWords(route)).key("entry").text(pathway::entryWords(route));
    json.key("pays").text(code(route.pays)).key("closes").beginArray();
    for (auto end : route.closes) json.text(code(end));
    json.endArray().key("steps").beginArray();
    for (auto const& step : route.steps) json.text(step);
    json.endArray().key("source").text(route.head.source).key("certainty").text(code(route.head.certainty)).endObject();
}

void stageAsJson(rules::StageRule const& stage, rules::RulesInForce const& rules) {
    JsonWriter json;
    json.beginObject().key("day").text(isoDate(rules.day())).key("stage").text(code(stage.stage)).key("number").integer(stage.number);
    json.key("name").text(stage.name).key("who").text(stage.who).key("rule").text(stage.rule).key("closes").text(stage.closes);
    json.key("abuse").text(stage.abuse).key("abuse_signed_by").text(stage.abuseSignedBy);
    json.key("source").text(stage.head.source).key("certainty").text(code(stage.head.certainty)).key("routes").beginArray();
    for (auto const* route : rules.routesAt(stage.stage)) writeRoute(json, *route);
    json.endArray().endObject();
    std::cout << json.str() << '\n';
}

void stageAsWords(rules::StageRule const& stage, rules::RulesInForce const& rules) {
    std::cout << fmt::format("{}. {} ({})\n{}\nIt passes: {}\nAbuse: {} {}\nSource: {} ({})\n", stage.number, stage.name,
                             longDate(rules.day()), stage.rule, stage.closes, stage.abuse, pathway::signOffWords(stage), stage.head.source,
                             label(stage.head.certainty));
    for (auto const* route : rules.routesAt(stage.stage)) {
        std::cout << fmt::format("\n{}: {} {} {}.\n  {}\n", label(route->side), route->professional, label(route->modal),
                                 label(route->action), route->text);
        int number = 0;
        for (auto const& step : route->steps) std::cout << fmt::format("  {}. {}\n", ++number, step);
        std::cout << fmt::format("  By when: {}. Basis: {}. Passes {}. Paid by: {}.\n  {}Source: {} ({})\n", pathway::clockWords(*route),
                                 label(route->basis), pathway::closesWords(*route), label(route->pays), pathway::entryLine(*route),
                                 route->head.source, label(route->head.certainty));
    }
}

/// All versions of an entry, whatever its kind.
std::vector<rules::RuleText> versionsOf(Rulebook const& book, std::string const& id) {
    std::vector<rules::RuleText> versions;
    for (auto const& text : book.texts())
        if (text.head->id == id && versions.empty()) versions = rules::historyOf(book, text.head->kind, id);
    return versions;
}

void versionsAsJson(std::vector<rules::RuleText> const& versions, Date day) {
    JsonWriter json;
    json.beginObject().key("id").text(versions.front().head->id).key("kind").text(versions.front().head->kind).key("versions").beginArray();
    for (auto const& [head, text] : versions) {
        json.beginObject().key("version").integer(head->version).key("in_force").boolean(head->inForce(day));
        json.key("prospective").boolean(head->prospective).key("from").text(head->prospective ? "" : isoDate(head->from));
        json.key("to").text(head->to ? isoDate(*head->to) : "").key("text").text(text).key("source").text(head->source);
        json.key("certainty").text(code(head->certainty)).endObject();
    }
    json.endArray().endObject();
    std::cout << json.str() << '\n';
}

void versionsAsWords(std::vector<rules::RuleText> const& versions, Date day) {
    for (auto const& [head, text] : versions)
        std::cout << fmt::format("{}: {}{}\n  {}\n  Source: {} ({})\n", head->name(), pathway::daysWords(*head),
                                 head->inForce(day) ? ", in force" : "", text, head->source, label(head->certainty));
}

int explain(CommonOptions const& common, Rulebook const& book, std::string const& what, Date day) {
    auto const rules = book.at(day);
    auto const named = fromCode<Stage>(what);
    if (auto const* stage = named ? rules.stage(*named) : nullptr) {
        common.isJson ? stageAsJson(*stage, rules) : stageAsWords(*stage, rules);
        return exits::done;
    }
    auto const versions = versionsOf(book, named ? "stage-" + what : what);
    if (versions.empty()) {
        std::vector<std::string> known;
        for (auto const& text : book.texts()) known.push_back(text.head->id);
        for (auto const& word : wordsOf<Stage>) known.emplace_back(word.code);
        auto const nearest = rules::nearestWord(what, known);
        std::cerr << fmt::format("accord: the rulebook has no entry and no stage '{}'{}\n", what,
                                 nearest ? "; did you mean '" + *nearest + "'?" : ". `accord rules list` names them.");
        return exits::no;
    }
    common.isJson ? versionsAsJson(versions, day) : versionsAsWords(versions, day);
    return exits::done;
}

void changesAsJson(std::vector<rules::Change> const& changes, Date before, Date after) {
    JsonWriter json;
    json.beginObject().key("from").text(isoDate(before)).key("to").text(isoDate(after)).key("changes").beginArray();
    for (auto const& change : changes) {
        json.beginObject().key("kind").text(change.kind).key("id").text(change.id).key("what").text(code(change.what));
        json.key("version_before").integer(change.before ? change.before->version : 0);
        json.key("version_after").integer(change.after ? change.after->version : 0);
        json.key("before").text(change.textBefore).key("after").text(change.textAfter);
        auto const& head = change.after ? *change.after : *change.before;
        json.key("source").text(head.source).key("certainty").text(code(head.certainty)).endObject();
    }
    json.endArray().endObject();
    std::cout << json.str() << '\n';
}

void changesAsWords(std::vector<rules::Change> const& changes, Date before, Date after) {
    std::cout << fmt::format("{} changes between {} and {}.\n", changes.size(), longDate(before), longDate(after));
    for (auto const& change : changes) {
        std::cout << fmt::format("\n{} {}: {}\n", change.kind, change.id, label(change.what));
        if (change.before) std::cout << "- " << change.textBefore << '\n';
        if (change.after) std::cout << "+ " << change.textAfter << '\n';
    }
}

/// The rulebook in the folder that was named, or the one that ships; its faults are told.
std::optional<Rulebook> bookOf(CommonOptions const& common, std::string const& named, int& exit) {
    auto folder = rulebookFolder(common, named);
    if (!folder) {
        exit = complain(folder.error());
        return std::nullopt;
    }
    auto book = Rulebook::load(*folder);
    if (book) return std::move(*book);
    exit = runRulesCheck(common, named);
    return std::nullopt;
}

}  // namespace

int runRulesExplain(CommonOptions const& common, RulesOptions const& options) {
    auto const day = dayOr(options.on, londonDay(SystemClock{}.now()));
    if (!day) return notADay(options.on);
    int exit = exits::done;
    auto book = bookOf(common, options.folder, exit);
    return book ? explain(common, *book, options.what, *day) : exit;
}

int runRulesDiff(CommonOptions const& common, RulesOptions const& options) {
    auto const before = parseDate(options.before);
    auto const after = parseDate(options.after);
    if (!before) return notADay(options.before);
    if (!after) return notADay(options.after);
    int exit = exits::done;
    auto book = bookOf(common, options.folder, exit);
    if (!book) return exit;
    auto const changes = rules::differenceBetween(*book, *before, *after);
    common.isJson ? changesAsJson(changes, *before, *after) : changesAsWords(changes, *before, *after);
    return exits::done;
}

}  // namespace accord::app

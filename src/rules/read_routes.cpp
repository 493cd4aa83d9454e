#include "rules/read_routes.hpp"

#include "base/text.hpp"
#include "rules/read_head.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::rules {
namespace {

Entry readEntry(TomlTable& table) {
    Entry entry;
    auto said = table.table("entry");
    if (!said) return entry;
    entry.outcomes = said->texts("outcomes");
    entry.plea = said->optionalChoice<Plea>("plea");
    entry.offences = said->choices<OffenceClass>("offences");
    entry.ageFrom = optionalNumber(*said, "age_from", 10, 120);
    entry.ageTo = optionalNumber(*said, "age_to", 10, 120);
    entry.sentenceMonthsLeast = optionalNumber(*said, "sentence_months_least", 1, 1200);
    entry.flags = said->choices<Flag>("flags");
    if (entry.ageFrom && entry.ageTo && *entry.ageTo < *entry.ageFrom)
        said->fault("age_to", "`age_to` is below `age_from`", "the oldest age, in whole years");
    if (entry.isOpen()) table.fault("entry", "`entry` asks for nothing", "a condition, or no such key");
    said->done();
    return entry;
}

std::vector<std::string> readSteps(TomlTable& table) {
    auto steps = table.texts("steps");
    if (steps.size() < 2 || steps.size() > 8)
        table.fault("steps", fmt::format("`steps` holds {} steps", steps.size()), "2 to 8 steps, in the order in which they are done");
    for (auto const& step : steps)
        if (charCount(step) > 240)
            table.fault("steps", fmt::format("a step has {} characters", charCount(step)), "at most 240; make it two steps");
    return steps;
}

}  // namespace

StageRule readStage(TomlTable& table, Reading& reading) {
    StageRule stage;
    stage.head = readHead(table, "stage", reading);
    stage.stage = table.choice<Stage>("code");
    stage.number = static_cast<int>(table.integer("number", 1, static_cast<int>(wordsOf<Stage>.size())));
    if (stage.stage != Stage{} && stage.number != static_cast<int>(stage.stage))
        table.fault("number", fmt::format("stage `{}` has number {}", code(stage.stage), stage.number),
                    fmt::format("{}", static_cast<int>(stage.stage)));
    stage.phase = table.choice<Phase>("phase");
    stage.name = table.text("name");
    stage.who = table.text("who");
    stage.rule = table.text("rule");
    stage.closes = table.text("closes");
    stage.beforeContact = table.choices<Need>("before_contact");
    stage.abuse = table.text("abuse");
    stage.abuseSignedBy = table.optionalText("abuse_signed_by").value_or("");
    return stage;
}

RouteRule readRoute(TomlTable& table, Reading& reading) {
    RouteRule route;
    route.head = readHead(table, "route", reading);
    route.stages = table.choices<Stage>("stages");
    if (route.stages.empty()) table.fault("stages", "`stages` names no stage", "at least one stage");
    route.side = table.choice<Side>("side");
    route.agency = table.choice<AgencyKind>("agency");
    route.professional = table.text("professional", 120);
    route.steps = readSteps(table);
    route.closes = table.choices<WindowEnd>("closes");
    if (route.closes.empty()) table.fault("closes", "`closes` does not say when the chance passes", "at least one, or [\"never\"]");
    route.pays = table.choice<Fund>("pays");
    route.entry = readEntry(table);
    route.monthsMost = optionalNumber(table, "months_most", 1, 120);
    route.evidence = table.optionalText("evidence").value_or("");
    route.modal = table.choice<Modal>("modal");
    route.action = table.choice<RouteAction>("action");
    route.basis = table.choice<Basis>("basis");
    route.offender = table.optionalChoice<OffenderAge>("offender").value_or(OffenderAge::any);
    route.clock = readClock(table);
    route.never = table.choices<Exclusion>("never");
    route.needs = table.choices<Need>("needs");
    route.specialistOnly = table.flag("specialist_only");
    route.text = table.text("text");
    if ((route.basis == Basis::contract) == route.evidence.empty())
        table.fault("evidence",
                    route.evidence.empty() ? "a contract's duty names no `evidence`" : "`evidence` belongs to a contract's duty",
                    "`basis = \"contract\"` and `evidence` together, or neither");
    return route;
}

PreparationRule readPreparation(TomlTable& table, Reading& reading) {
    PreparationRule preparation;
    preparation.head = readHead(table, "preparation", reading);
    preparation.number = static_cast<int>(table.integer("number", 1, 20));
    preparation.name = table.text("name", 120);
    preparation.text = table.text("text");
    preparation.professional = table.text("professional", 120);
    if (auto clock = readClock(table))
        preparation.clock = *clock;
    else
        table.fault("clock", "`clock` is missing", "`clock = { days = 5, starts = \"asked\", basis = \"local-practice\" }`");
    return preparation;
}

LocalRule readLocalRule(TomlTable& table, Reading& reading) {
    LocalRule local;
    local.head = readHead(table, "local_rule", reading);
    local.area = table.text("area", 60);
    local.route = table.text("route", 60);
    local.needs = table.choices<Need>("needs");
    local.never = table.choices<Exclusion>("never");
    local.days = optionalNumber(table, "days", 1, 260);
    local.enhancedDays = optionalNumber(table, "enhanced_days", 1, 260);
    local.text = table.text("text");
    if (local.needs.empty() && local.never.empty() && !local.days && !local.enhancedDays)
        table.fault("needs", "the local rule adds nothing", "at least one of `needs`, `never`, `days`, `enhanced_days`");
    return local;
}

NotDoneRule readNotDone(TomlTable& table, Reading& reading) {
    NotDoneRule reason;
    reason.head = readHead(table, "not_done", reading);
    reason.name = table.text("name", 120);
    reason.text = table.text("text");
    reason.needsSecondPerson = table.flag("second_person");
    reason.isNeverTold = table.flag("never_told");
    return reason;
}

TriageWeight readTriageWeight(TomlTable& table, Reading& reading) {
    TriageWeight weight;
    weight.head = readHead(table, "triage_weight", reading);
    weight.name = table.text("name", 120);
    weight.text = table.text("text");
    weight.weight = static_cast<int>(table.integer("weight", 0, 1000));
    return weight;
}

}  // namespace accord::rules

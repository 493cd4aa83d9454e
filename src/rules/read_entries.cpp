#include "rules/read_entries.hpp"

#include "rules/read_head.hpp"
#include "rules/read_routes.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::rules {
namespace {

bool isPermission(std::string_view text) {
    auto const dot = text.find('.');
    if (dot == std::string_view::npos) return isSlug(text);
    return isSlug(text.substr(0, dot)) && isSlug(text.substr(dot + 1));
}

std::vector<std::string> lowerTexts(std::vector<std::string> texts) {
    for (auto& text : texts) text = lowerAscii(trimmed(text));
    return texts;
}

ReasonRule readReason(TomlTable& table, Reading& reading) {
    ReasonRule reason;
    reason.head = readHead(table, "reason", reading);
    reason.name = table.text("name", 120);
    reason.text = table.text("text");
    reason.informationOnly = table.flag("information_only");
    return reason;
}

OutcomeRule readOutcome(TomlTable& table, Reading& reading) {
    OutcomeRule outcome;
    outcome.head = readHead(table, "outcome", reading);
    outcome.stage = table.optionalChoice<Stage>("stage");
    outcome.stageIfChild = table.optionalChoice<Stage>("stage_if_child");
    outcome.stageIfGuiltyPlea = table.optionalChoice<Stage>("stage_if_guilty_plea");
    outcome.reason = table.optionalText("reason").value_or("");
    outcome.needs = table.optionalChoice<Need>("needs");
    outcome.otherwise = table.optionalText("otherwise").value_or("");
    outcome.publicTexts = table.texts("public");
    outcome.words = lowerTexts(table.texts("words"));
    outcome.homeOffice = table.integers("home_office", 0, 99);
    outcome.note = table.optionalText("note").value_or("");
    if (table.has("stage") == table.has("reason"))
        table.fault("stage", table.has("stage") ? "it has a `stage` and a `reason`" : "it has no `stage` and no `reason`",
                    "exactly one of the two");
    if (table.has("needs") != table.has("otherwise"))
        table.fault("needs", "`needs` and `otherwise` do not stand together", "both, or neither");
    if (outcome.publicTexts.empty() && outcome.words.empty() && outcome.homeOffice.empty())
        table.fault("words", "nothing leads to this outcome", "at least one of `public`, `home_office`, `words`");
    return outcome;
}

EntitlementRule readEntitlement(TomlTable& table, Reading& reading) {
    EntitlementRule entitlement;
    entitlement.head = readHead(table, "entitlement", reading);
    entitlement.instrument = table.text("instrument");
    entitlement.reference = table.text("reference");
    entitlement.text = table.text("text");
    entitlement.clock = readClock(table);
    return entitlement;
}

RoleRule readRole(TomlTable& table, Reading& reading) {
    RoleRule role;
    role.head = readHead(table, "role", reading);
    role.name = table.text("name", 80);
    role.about = table.text("about");
    role.agencies = table.choices<AgencyKind>("agencies");
    if (role.agencies.empty()) table.fault("agencies", "`agencies` names no kind of agency", "at least one kind of agency");
    role.side = table.choice<RoleSide>("side");
    role.permissions = table.texts("permissions");
    for (auto const& permission : role.permissions)
        if (!isPermission(permission))
            table.fault("permissions", fmt::format("\"{}\" is no permission", permission), "a permission as \"case.read\"");
    return role;
}

TrainingRule readTraining(TomlTable& table, Reading& reading) {
    TrainingRule training;
    training.head = readHead(table, "training", reading);
    training.name = table.text("name", 120);
    training.levels = table.texts("levels");
    if (training.levels.empty()) table.fault("levels", "`levels` is empty", "at least one level, lowest first");
    training.validMonths = static_cast<int>(table.integer("valid_months", 1, 600));
    training.neededFor = table.texts("needed_for");
    return training;
}

PracticeRule readPractice(TomlTable& table, Reading& reading) {
    PracticeRule practice;
    practice.head = readHead(table, "practice", reading);
    practice.name = table.text("name", 120);
    practice.text = table.text("text");
    if (auto weeks = table.optionalInteger("every_weeks", 1, 520)) practice.everyWeeks = static_cast<int>(*weeks);
    return practice;
}

ClosureReasonRule readClosureReason(TomlTable& table, Reading& reading) {
    ClosureReasonRule reason;
    reason.head = readHead(table, "closure_reason", reading);
    reason.name = table.text("name", 120);
    reason.tellReferrer = table.text("tell_referrer");
    reason.processHeld = table.flag("process_held");
    reason.endedBy = table.choice<EndedBy>("ended_by");
    return reason;
}

StandardRule readStandard(TomlTable& table, Reading& reading) {
    StandardRule standard;
    standard.head = readHead(table, "standard", reading);
    standard.number = static_cast<int>(table.integer("number", 1, 99));
    standard.fact = table.text("fact", 60);
    standard.countsApart = table.optionalText("counts_apart", 60).value_or("");
    standard.name = table.text("name");
    standard.missing = table.text("missing");
    return standard;
}

MeasureRule readMeasure(TomlTable& table, Reading& reading) {
    MeasureRule measure;
    measure.head = readHead(table, "measure", reading);
    measure.name = table.text("name", 120);
    measure.countingRule = table.text("counting_rule");
    measure.denominator = table.text("denominator");
    measure.unit = table.choice<Unit>("unit");
    measure.suppressUnder = static_cast<int>(table.integer("suppress_under", 5, 1000));
    return measure;
}

ConsentRule readConsent(TomlTable& table, Reading& reading) {
    ConsentRule consent;
    consent.head = readHead(table, "consent", reading);
    consent.name = table.text("name", 120);
    consent.text = table.text("text");
    consent.sides = table.choices<Side>("sides");
    if (consent.sides.empty()) table.fault("sides", "`sides` names no side", "harmed, responsible, or both");
    consent.requiredForProcess = table.flag("required_for_process");
    return consent;
}

ProtectionRule readProtection(TomlTable& table, Reading& reading) {
    ProtectionRule protection;
    protection.head = readHead(table, "protection", reading);
    protection.name = table.text("name", 120);
    protection.text = table.text("text");
    protection.isFloor = table.flag("floor");
    return protection;
}

template <class Entry>
void readAll(TomlTable& root, std::string_view key, Entry (*read)(TomlTable&, Reading&), std::vector<Entry>& into, Reading& reading) {
    for (auto& table : root.tables(key)) {
        into.push_back(read(table, reading));
        table.done();
    }
}

}  // namespace

void readEntries(TomlTable root, Reading& reading) {
    auto& entries = reading.entries;
    readAll(root, "stage", readStage, entries.stages, reading);
    readAll(root, "reason", readReason, entries.reasons, reading);
    readAll(root, "outcome", readOutcome, entries.outcomes, reading);
    readAll(root, "route", readRoute, entries.routes, reading);
    readAll(root, "entitlement", readEntitlement, entries.entitlements, reading);
    readAll(root, "preparation", readPreparation, entries.preparations, reading);
    readAll(root, "local_rule", readLocalRule, entries.localRules, reading);
    readAll(root, "not_done", readNotDone, entries.notDoneReasons, reading);
    readAll(root, "triage_weight", readTriageWeight, entries.triageWeights, reading);
    readAll(root, "role", readRole, entries.roles, reading);
    readAll(root, "training", readTraining, entries.trainings, reading);
    readAll(root, "practice", readPractice, entries.practices, reading);
    readAll(root, "closure_reason", readClosureReason, entries.closureReasons, reading);
    readAll(root, "standard", readStandard, entries.standards, reading);
    readAll(root, "measure", readMeasure, entries.measures, reading);
    readAll(root, "consent", readConsent, entries.consents, reading);
    readAll(root, "protection", readProtection, entries.protections, reading);
    root.done();
}

}  // namespace accord::rules

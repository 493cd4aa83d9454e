// The entries of the rulebook as values. Each begins with a Head: its id, version, the
// days it is in force, where it comes from and how sure that is.
//
// Pages show `head.source`, and call an entry law only where `head.certainty` is
// `sourced`; decisions cite `head.rule`.
#pragma once

#include "base/date.hpp"
#include "base/reason.hpp"
#include "base/vocabulary.hpp"
#include "rules/vocabulary.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::rules {

struct Head {
    RuleId rule{};
    std::string kind;  ///< the table it stands in: "stage", "route" …
    std::string id;
    int version{1};
    Date from{};
    std::optional<Date> to;  ///< the last day in force
    bool prospective{};      ///< no law has brought it into force
    std::string source;
    Certainty certainty{};

    [[nodiscard]] bool inForce(Date day) const { return !prospective && from <= day && (!to || day <= *to); }
    /// "route police-inform-victim, version 2": how a person finds the entry.
    [[nodiscard]] std::string name() const;
};

struct WorkingDayClock {
    int days{};
    int enhancedDays{};  ///< for victims with enhanced rights
    ClockStart starts{};
    std::optional<Basis> basis;  ///< where the days rest on something else than the route
};

struct StageRule {
    Head head;
    Stage stage{};
    int number{};
    Phase phase{};
    std::string name, who, rule;
    std::string closes;               ///< with what the chance passes, in a sentence
    std::vector<Need> beforeContact;  ///< what is recorded before anybody of either side is contacted
    std::string abuse;                ///< what applies in domestic abuse and sexual offences
    std::string abuseSignedBy;        ///< the specialist agency that signed it off; empty: none has
};

/// Why a row has no route.
struct ReasonRule {
    Head head;
    std::string name, text;
    bool informationOnly{};  ///< nobody to meet, but the victim may still be told and ask
};

struct OutcomeRule {
    Head head;
    std::optional<Stage> stage, stageIfChild, stageIfGuiltyPlea;
    std::string reason;  ///< id of a ReasonRule, where there is no stage
    std::optional<Need> needs;
    std::string otherwise;                        ///< id of the ReasonRule where `needs` is not met
    std::vector<std::string> publicTexts, words;  ///< words in lower case
    std::vector<std::int64_t> homeOffice;
    std::string note;
};

/// What must hold of a matter for a route to be open. What is not known does not hold.
struct Entry {
    std::vector<std::string> outcomes;  ///< ids of [[outcome]]; empty: any that leads to the stage
    std::optional<Plea> plea;
    std::vector<OffenceClass> offences;  ///< any of them
    std::optional<int> ageFrom, ageTo;   ///< of the person responsible, on the day of the outcome
    std::optional<int> sentenceMonthsLeast;
    std::vector<Flag> flags;  ///< any of them

    [[nodiscard]] bool isOpen() const {
        return outcomes.empty() && !plea && offences.empty() && !ageFrom && !ageTo && !sentenceMonthsLeast && flags.empty();
    }
};

struct RouteRule {
    Head head;
    std::vector<Stage> stages;
    Side side{};
    AgencyKind agency{};
    std::string professional;        ///< who at the agency: "Prison offender manager"
    std::vector<std::string> steps;  ///< the procedure, in order
    std::vector<WindowEnd> closes;
    Fund pays{};
    Entry entry;
    std::optional<int> monthsMost;  ///< how long it may last: a deferment
    std::string evidence;           ///< what shows that a contract's duty was done
    Modal modal{};
    RouteAction action{};
    Basis basis{};
    OffenderAge offender{OffenderAge::any};
    std::optional<WorkingDayClock> clock;
    std::vector<Exclusion> never;
    std::vector<Need> needs;
    bool specialistOnly{};
    std::string text;
};

struct EntitlementRule {
    Head head;
    std::string instrument, reference, text;
    std::optional<WorkingDayClock> clock;
};

/// A step between a victim's yes and the answer of the person responsible.
struct PreparationRule {
    Head head;
    int number{};
    std::string name, text, professional;
    WorkingDayClock clock;
};

/// A stricter rule of one area: it adds to a route, and takes nothing away.
struct LocalRule {
    Head head;
    std::string area;  ///< slug of the police area: "bedfordshire"
    std::string route;
    std::vector<Need> needs;
    std::vector<Exclusion> never;
    std::optional<int> days, enhancedDays;
    std::string text;
};

/// Why something that was due was not done.
struct NotDoneRule {
    Head head;
    std::string name, text;
    bool needsSecondPerson{};  ///< somebody else confirms it before it counts: no gatekeeping
    bool isNeverTold{};        ///< the victim was never told: counted as such
};

/// How much a fact counts when tasks are put in order.
struct TriageWeight {
    Head head;
    std::string name, text;
    int weight{};
};

struct RoleRule {
    Head head;
    std::string name, about;
    std::vector<AgencyKind> agencies;
    RoleSide side{};
    std::vector<std::string> permissions;

    [[nodiscard]] bool permits(std::string_view permission) const;
};

struct TrainingRule {
    Head head;
    std::string name;
    std::vector<std::string> levels;  ///< lowest first; a higher one holds the lower ones
    int validMonths{};
    std::vector<std::string> neededFor;
};

/// What a service does beside training: supervision, observation.
struct PracticeRule {
    Head head;
    std::string name, text;
    std::optional<int> everyWeeks;
};

struct ClosureReasonRule {
    Head head;
    std::string name;
    std::string tellReferrer;  ///< all that the referrer is told
    bool processHeld{};
    EndedBy endedBy{};
};

struct StandardRule {
    Head head;
    int number{};
    std::string fact, countsApart, name, missing;
};

struct MeasureRule {
    Head head;
    std::string name, countingRule, denominator;
    Unit unit{};
    int suppressUnder{};
};

struct ConsentRule {
    Head head;
    std::string name, text;
    std::vector<Side> sides;
    bool requiredForProcess{};
};

/// What stands before a step; a floor is lifted by nothing.
struct ProtectionRule {
    Head head;
    std::string name, text;
    bool isFloor{};
};

/// The id of a rule: the same on every machine for the same kind, id and version.
[[nodiscard]] RuleId ruleIdOf(std::string_view kind, std::string_view id, int version);

}  // namespace accord::rules

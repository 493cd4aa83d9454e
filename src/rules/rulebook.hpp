// The rulebook: the law and practice of restorative justice as data.
//
// It is read from TOML files, checked whole, and then only asked. Every fault is told, with
// file and line; a rulebook with a fault is no rulebook:
//
//    auto read = Rulebook::load("rulebook");
//    if (!read) { for (auto const& fault : read.error()) show(fault.sentence()); return; }
//
//    auto rules = read->at(today);                          // what is in force on a day
//    auto const* outcome = rules.outcomeOfPublicText("Local resolution");
//    for (auto const* route : rules.routesAt(*outcome->stage)) …
//
// A decision of 2024 is replayed under `at(2024y / 5 / 1)`. `digest()` names the bytes that
// were read, so that a node with other bytes can refuse. A view points into its rulebook,
// which outlives it. Constant after loading: any thread may read.
#pragma once

#include "base/result.hpp"
#include "rules/entries.hpp"
#include "rules/toml_reader.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace accord::rules {

struct RulebookFile {
    std::string name;  ///< relative to the rulebook's folder: "routes/court.toml"
    std::string bytes;
};

/// Everything the files hold, all versions of every entry.
struct Entries {
    std::vector<StageRule> stages;
    std::vector<ReasonRule> reasons;
    std::vector<OutcomeRule> outcomes;
    std::vector<RouteRule> routes;
    std::vector<EntitlementRule> entitlements;
    std::vector<PreparationRule> preparations;
    std::vector<LocalRule> localRules;
    std::vector<NotDoneRule> notDoneReasons;
    std::vector<TriageWeight> triageWeights;
    std::vector<RoleRule> roles;
    std::vector<TrainingRule> trainings;
    std::vector<PracticeRule> practices;
    std::vector<ClosureReasonRule> closureReasons;
    std::vector<StandardRule> standards;
    std::vector<MeasureRule> measures;
    std::vector<ConsentRule> consents;
    std::vector<ProtectionRule> protections;
};

/// Finds text keys without making a string of the question.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class T>
using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

/// What is in force on one day. Finders answer nullptr where there is no such entry.
class RulesInForce {
public:
    [[nodiscard]] Date day() const { return day_; }

    [[nodiscard]] StageRule const* stage(Stage stage) const;
    [[nodiscard]] OutcomeRule const* outcomeOfPublicText(std::string_view text) const;
    [[nodiscard]] OutcomeRule const* outcomeOfHomeOffice(int number) const;
    [[nodiscard]] OutcomeRule const* outcomeOfWords(std::string_view lowerCase) const;
    /// The duties at a stage: first `must`, then `may`, then `must-not`; harmed side first.
    [[nodiscard]] std::vector<RouteRule const*> const& routesAt(Stage stage) const;
    /// A route in force, by its id.
    [[nodiscard]] RouteRule const* route(std::string_view id) const;
    /// The stricter rules of an area for a route.
    [[nodiscard]] std::vector<LocalRule const*> localRules(std::string_view area, std::string_view route) const;
    [[nodiscard]] ReasonRule const* reason(std::string_view id) const { return find(reasons_, id); }
    [[nodiscard]] NotDoneRule const* notDoneReason(std::string_view id) const { return find(notDone_, id); }
    /// Nought where the rulebook gives it none.
    [[nodiscard]] int triageWeight(std::string_view id) const;
    [[nodiscard]] RoleRule const* role(std::string_view id) const { return find(roles_, id); }
    [[nodiscard]] TrainingRule const* training(std::string_view id) const { return find(trainings_, id); }
    [[nodiscard]] PracticeRule const* practice(std::string_view id) const { return find(practices_, id); }
    [[nodiscard]] ClosureReasonRule const* closureReason(std::string_view id) const { return find(closureReasons_, id); }
    [[nodiscard]] StandardRule const* standard(std::string_view id) const { return find(standards_, id); }
    [[nodiscard]] MeasureRule const* measure(std::string_view id) const { return find(measures_, id); }
    [[nodiscard]] ConsentRule const* consent(std::string_view id) const { return find(consents_, id); }
    [[nodiscard]] ProtectionRule const* protection(std::string_view id) const { return find(protections_, id); }

    [[nodiscard]] std::vector<StageRule const*> const& stages() const { return stages_; }
    [[nodiscard]] std::vector<OutcomeRule const*> const& outcomes() const { return outcomes_; }
    [[nodiscard]] std::vector<EntitlementRule const*> const& entitlements() const { return entitlements_; }
    [[nodiscard]] std::vector<PreparationRule const*> const& preparations() const { return preparations_; }
    [[nodiscard]] std::vector<LocalRule const*> const& localRules() const { return localRules_; }
    [[nodiscard]] std::vector<NotDoneRule const*> const& notDoneReasons() const { return notDoneList_; }
    [[nodiscard]] std::vector<TriageWeight const*> const& triageWeights() const { return triageWeights_; }
    [[nodiscard]] std::vector<RoleRule const*> const& roles() const { return roleList_; }
    [[nodiscard]] std::vector<TrainingRule const*> const& trainings() const { return trainingList_; }
    [[nodiscard]] std::vector<ClosureReasonRule const*> const& closureReasons() const { return closureReasonList_; }
    [[nodiscard]] std::vector<StandardRule const*> const& standards() const { return standardList_; }
    [[nodiscard]] std::vector<MeasureRule const*> const& measures() const { return measureList_; }
    [[nodiscard]] std::vector<ConsentRule const*> const& consents() const { return consentList_; }

private:
    friend class Rulebook;
    RulesInForce(Entries const& entries, Date day);
    void indexOutcomes();
    void indexRoutes(std::vector<RouteRule> const& routes);

    template <class T>
    static T const* find(ByText<T const*> const& map, std::string_view key) {
        auto found = map.find(key);
        return found == map.end() ? nullptr : found->second;
    }

    Date day_;
    std::vector<StageRule const*> stages_;
    std::vector<OutcomeRule const*> outcomes_;
    std::vector<EntitlementRule const*> entitlements_;
    std::vector<PreparationRule const*> preparations_;
    std::vector<LocalRule const*> localRules_;
    std::vector<NotDoneRule const*> notDoneList_;
    std::vector<TriageWeight const*> triageWeights_;
    std::vector<RoleRule const*> roleList_;
    std::vector<TrainingRule const*> trainingList_;
    std::vector<ClosureReasonRule const*> closureReasonList_;
    std::vector<StandardRule const*> standardList_;
    std::vector<MeasureRule const*> measureList_;
    std::vector<ConsentRule const*> consentList_;
    std::vector<std::vector<RouteRule const*>> routes_;  ///< by stage number
    ByText<OutcomeRule const*> byPublicText_, byWords_;
    std::map<std::int64_t, OutcomeRule const*> byHomeOffice_;
    ByText<ReasonRule const*> reasons_;
    ByText<NotDoneRule const*> notDone_;
    ByText<RoleRule const*> roles_;
    ByText<TrainingRule const*> trainings_;
    ByText<PracticeRule const*> practices_;
    ByText<ClosureReasonRule const*> closureReasons_;
    ByText<StandardRule const*> standards_;
    ByText<MeasureRule const*> measures_;
    ByText<ConsentRule const*> consents_;
    ByText<ProtectionRule const*> protections_;
};

/// What a reader is shown of a rule, whatever its kind.
struct RuleText {
    Head const* head{};
    std::string text;
};

class Rulebook {
public:
    static constexpr std::size_t filesMax = 200;

    [[nodiscard]] static tl::expected<Rulebook, Faults> read(std::vector<RulebookFile> files);
    [[nodiscard]] static tl::expected<Rulebook, Faults> load(std::filesystem::path const& folder);

    [[nodiscard]] RulesInForce at(Date day) const { return {*entries_, day}; }
    [[nodiscard]] Entries const& entries() const { return *entries_; }
    /// SHA-256, in hex, over the names and bytes of the files in the order of their names.
    [[nodiscard]] std::string const& digest() const { return digest_; }
    /// The files as they were read, for adoption into the ledger.
    [[nodiscard]] std::vector<RulebookFile> const& files() const { return files_; }
    /// The entry behind a reason's rule, in any version; nullopt for a rule of another book.
    [[nodiscard]] std::optional<RuleText> reasonText(RuleId rule) const;

    /// Every entry of every kind and version, in no order.
    [[nodiscard]] std::vector<RuleText> texts() const;

private:
    Rulebook() = default;
    void indexTexts();

    std::unique_ptr<Entries const> entries_;
    std::vector<RulebookFile> files_;
    std::string digest_;
    std::unordered_map<std::uint32_t, RuleText> texts_;
};

/// All `.toml` files under a folder, by relative name. Faults: no such folder, too many files, unreadable.
[[nodiscard]] tl::expected<std::vector<RulebookFile>, Faults> readRulebookFiles(std::filesystem::path const& folder);

}  // namespace accord::rules

#include "casework/standards_check.hpp"

#include "casework/consent.hpp"

#include <array>

namespace accord::casework {
namespace {

using events::ConsentKind;
using events::ProcessBetween;
using events::Responsibility;

bool anyProcess(CaseFacts const& facts, auto&& holds) {
    return std::ranges::any_of(facts.processes, holds);
}

// The consent that counts is the one that stood when the process was held: withdrawing
// afterwards does not undo what was done freely, agreeing afterwards does not make it free.
bool consentedTo(CaseFacts const& facts, Side side) {
    auto isOfSide = [&](PartyFacts const& party) { return party.side == side; };
    if (!std::ranges::any_of(facts.parties, isOfSide)) return false;
    if (facts.processes.empty())
        return std::ranges::all_of(facts.parties,
                                   [&](PartyFacts const& party) { return !isOfSide(party) || isGiven(party, ConsentKind::takePart); });
    return std::ranges::all_of(facts.processes, [&](ProcessFact const& process) {
        return std::ranges::all_of(facts.parties, [&](PartyFacts const& party) {
            return !isOfSide(party) || isGivenAt(party, ConsentKind::takePart, process.at);
        });
    });
}

bool tookResponsibility(CaseFacts const& facts) {
    auto isTaken = [](std::optional<Responsibility> value) { return value && *value != Responsibility::none; };
    if (facts.processes.empty()) return facts.suitability && isTaken(facts.suitability->responsibility);
    return isTaken(facts.processes.back().responsibility);
}

struct Fact {
    std::string_view name;
    bool (*holds)(CaseFacts const&);
};

constexpr auto knownFacts = std::to_array<Fact>({
    {"harmed-consented", [](CaseFacts const& facts) { return consentedTo(facts, Side::harmed); }},
    {"responsible-consented", [](CaseFacts const& facts) { return consentedTo(facts, Side::responsible); }},
    {"trained-lead",
     [](CaseFacts const& facts) {
         return !facts.processes.empty() &&
                std::ranges::all_of(facts.processes, [](ProcessFact const& process) { return process.isLeadTrained; });
     }},
    {"communication-held",
     [](CaseFacts const& facts) {
         return anyProcess(facts, [](ProcessFact const& process) { return process.between == ProcessBetween::harmedAndResponsible; });
     }},
    {"responsibility-taken", [](CaseFacts const& facts) { return tookResponsibility(facts); }},
    {"harmed-involved",
     [](CaseFacts const& facts) {
         return anyProcess(facts, [](ProcessFact const& process) { return process.between == ProcessBetween::harmedAndResponsible; });
     }},
    {"community-involved",
     [](CaseFacts const& facts) {
         return anyProcess(facts, [](ProcessFact const& process) { return process.between == ProcessBetween::community; });
     }},
    {"structured-process",
     [](CaseFacts const& facts) { return anyProcess(facts, [](ProcessFact const& process) { return process.isExplored; }); }},
    {"outcome-sought", [](CaseFacts const& facts) { return facts.outcomeOn || !facts.items.empty(); }},
});

}  // namespace

bool standardFact(CaseFacts const& facts, std::string_view fact) {
    auto at = std::ranges::find(knownFacts, fact, &Fact::name);
    return at != knownFacts.end() && at->holds(facts);
}

StandardsCheck checkStandards(CaseFacts const& facts, std::vector<StandardDefinition> const& definitions) {
    StandardsCheck check;
    auto isApartCase = standardFact(facts, "community-involved") && !standardFact(facts, "harmed-involved");
    auto allMet = !definitions.empty(), allMetApart = isApartCase && !definitions.empty();
    for (auto const& definition : definitions) {
        StandardResult result{definition.id, definition.name, definition.missing, definition.rule, standardFact(facts, definition.fact),
                              false};
        result.isApart = !result.isMet && !definition.countsApart.empty() && standardFact(facts, definition.countsApart);
        allMet = allMet && result.isMet;
        // Where only the community was involved, nothing is asked of the person harmed.
        auto isAboutHarmed = definition.fact == "harmed-consented" || definition.fact == "communication-held";
        allMetApart = allMetApart && (result.isMet || result.isApart || isAboutHarmed);
        check.results.push_back(std::move(result));
    }
    if (allMet)
        check.standing = events::Standing::counts;
    else if (allMetApart)
        check.standing = events::Standing::countsApart;
    return check;
}

std::string StandardsCheck::missing() const {
    std::string joined;
    for (auto const& result : results) {
        if (result.isMet || result.isApart) continue;
        if (!joined.empty()) joined += ',';
        joined += result.id;
    }
    return joined;
}

}  // namespace accord::casework

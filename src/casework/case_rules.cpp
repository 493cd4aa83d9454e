#include "casework/case_rules.hpp"

#include <mutex>

namespace accord::casework {
namespace {

RuleId protection(rules::RulesInForce const& rules, std::string_view id) {
    auto const* found = rules.protection(id);
    return found ? found->head.rule : RuleId{};
}
RuleId training(rules::RulesInForce const& rules, std::string_view id) {
    auto const* found = rules.training(id);
    return found ? found->head.rule : RuleId{};
}
RuleId consent(rules::RulesInForce const& rules, events::ConsentKind kind) {
    auto const* found = rules.consent(code(kind));
    return found ? found->head.rule : RuleId{};
}

CaseRules citedRules(rules::RulesInForce const& rules) {
    using events::ConsentKind;
    return {.safety = protection(rules, "safety-first"),
            .orders = protection(rules, "orders-forbid"),
            .signOff = protection(rules, "signed-by-another"),
            .voluntarism = protection(rules, "no-means-no"),
            .approach = protection(rules, "approach-agreed"),
            .takePart = protection(rules, "consent-of-all"),
            .methodDirect = consent(rules, ConsentKind::methodDirect),
            .methodIndirect = consent(rules, ConsentKind::methodIndirect),
            .facilitation = protection(rules, "facilitation-training"),
            .victimAwareness = protection(rules, "victim-awareness"),
            .sensitive = training(rules, "sensitive-and-complex"),
            .sensitiveLead = protection(rules, "two-facilitators"),
            .responsibility = protection(rules, "responsibility-accepted"),
            .preparation = protection(rules, "prepared"),
            .allocation = protection(rules, "first-contact"),
            .stop = protection(rules, "stop-at-once")};
}

std::shared_ptr<CaseRulebook const> make(rules::Rulebook const& book, Date day) {
    auto rules = book.at(day);
    auto made = std::make_shared<CaseRulebook>();
    made->rules = citedRules(rules);
    for (auto const* standard : rules.standards())
        made->standards.push_back(
            {standard->head.id, standard->fact, standard->countsApart, standard->name, standard->missing, standard->head.rule});
    for (auto const& word : wordsOf<events::ConsentKind>)
        if (auto const* found = rules.consent(word.code))
            made->consents[word.value] = {found->name, found->text, found->head.version, std::ranges::count(found->sides, Side::harmed) > 0,
                                          std::ranges::count(found->sides, Side::responsible) > 0};
    for (auto const& word : wordsOf<events::ClosureReason>)
        if (auto const* found = rules.closureReason(word.code)) made->tellReferrer[word.value] = found->tellReferrer;
    return made;
}

struct Kept {
    std::mutex mutex;
    std::string digest;
    Date day{};
    std::shared_ptr<CaseRulebook const> rules;
};

}  // namespace

std::shared_ptr<CaseRulebook const> caseRulebook(rules::Rulebook const& book, Date day) {
    static Kept kept;
    std::lock_guard lock(kept.mutex);
    if (!kept.rules || kept.day != day || kept.digest != book.digest()) {
        kept.rules = make(book, day);
        kept.day = day;
        kept.digest = book.digest();
    }
    return kept.rules;
}

}  // namespace accord::casework

// The rulebook entries that a case's rules cite, and the standards, as in force on a day.
//
//    auto rules = caseRules(desk.rulebook(), desk.today());
//
// Looked up once a day and kept, because every reading of a case asks. Any thread.
#pragma once

#include "casework/case_facts.hpp"
#include "casework/standards_check.hpp"
#include "rules/rulebook.hpp"

#include <map>
#include <memory>
#include <string>

namespace accord::casework {

struct ConsentText {
    std::string name, text;
    std::int64_t version{};
    bool isForHarmed{}, isForResponsible{};
};

struct CaseRulebook {
    CaseRules rules;
    std::vector<StandardDefinition> standards;
    std::map<events::ConsentKind, ConsentText> consents;
    std::map<events::ClosureReason, std::string> tellReferrer;
};

[[nodiscard]] std::shared_ptr<CaseRulebook const> caseRulebook(rules::Rulebook const& book, Date day);

}  // namespace accord::casework

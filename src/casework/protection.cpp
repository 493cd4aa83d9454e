#include "casework/protection.hpp"

namespace accord::casework {

RuleId protectionRule(gate::Desk& desk, std::string_view id) {
    auto rules = desk.rulebook().at(desk.today());
    auto const* protection = rules.protection(id);
    return protection ? protection->head.rule : RuleId{};
}

}  // namespace accord::casework

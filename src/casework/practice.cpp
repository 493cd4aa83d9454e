#include "casework/practice.hpp"

namespace accord::casework {

RuleId practiceRule(gate::Desk& desk, std::string_view id) {
    auto rules = desk.rulebook().at(desk.today());
    auto const* practice = rules.practice(id);
    return practice ? practice->head.rule : RuleId{};
}

}  // namespace accord::casework

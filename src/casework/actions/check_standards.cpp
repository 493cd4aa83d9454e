#include "casework/actions/check_standards.hpp"

#include "casework/case_rules.hpp"

namespace accord::casework {

events::StandardsChecked standardsEvent(gate::Desk& desk, CaseFacts const& facts) {
    auto check = checkStandards(facts, caseRulebook(desk.rulebook(), desk.today())->standards);
    return {.standing = check.standing, .missing = check.missing(), .rulebook = desk.rulebook().digest()};
}

Result<CaseDone> CheckStandards::process(gate::Desk& desk, ObjectId on, Input const&) {
    auto file = loadCase(desk, idCast<CaseId>(on));
    if (!file) return fail(file.error());
    CaseDone done{{}, {file->facts.id}};
    done.events.add(standardsEvent(desk, file->facts), file->aboutCase());
    return done;
}

}  // namespace accord::casework

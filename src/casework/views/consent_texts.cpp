#include "casework/views/consent_texts.hpp"

#include "casework/case_rules.hpp"
#include "casework/consent.hpp"
#include "casework/records.hpp"
#include "casework/views/share_of.hpp"

namespace accord::casework {

Result<gate::Rows> ConsentTexts::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto share = shareOfObject(desk, on);
    if (!share) return fail(share.error());
    auto loaded = loadPartyUnseen(desk, on);  // their own answers, and nothing that rests on the other
    if (!loaded) return fail(loaded.error());
    auto const& party = loaded->party();

    gate::Rows rows;
    rows.list<TextRow>("texts");
    gate::RowMeta meta{on, idCast<SubjectId>(on), idCast<SubjectId>(loaded->file.facts.id), *share};
    auto book = caseRulebook(desk.rulebook(), desk.today());
    for (auto const& [kind, text] : book->consents) {
        if (!(party.side == Side::harmed ? text.isForHarmed : text.isForResponsible)) continue;
        TextRow row{text.name, text.text, text.version, {}, {}};
        if (auto const* last = lastAnswer(party, kind)) {
            row.answer = last->answer;
            row.on = last->on;
        }
        rows.add("texts", row, meta);
    }
    return rows;
}

}  // namespace accord::casework

#include "casework/views/contact_checks.hpp"

#include "casework/reasons.hpp"
#include "casework/records.hpp"
#include "casework/views/share_of.hpp"

namespace accord::casework {

Result<gate::Rows> ContactChecks::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto share = shareOfObject(desk, on);
    if (!share) return fail(share.error());
    auto loaded = loadParty(desk, on);
    if (!loaded) return fail(loaded.error());
    auto const& file = loaded->file;
    auto answer = mayMakeFirstContact(callerOf(desk.actor()), file.facts, loaded->party(), file.rules, desk.today());

    gate::Rows rows;
    gate::RowMeta meta{on, idCast<SubjectId>(on), idCast<SubjectId>(file.facts.id), *share};
    auto against = static_cast<std::int64_t>(answer.refusals().size());
    rows.single("verdict", VerdictRow{loaded->party().side, answer.allowed(), against, file.facts.id}, meta);
    rows.list<CheckRow>("checks");
    auto add = [&](Reason reason, bool speaksFor) {
        if (auto const* text = reasonText(reason.code))
            rows.add("checks", CheckRow{speaksFor, std::string(text->sentence), std::string(text->remedy), std::string(text->name)}, meta);
    };
    for (auto reason : answer.refusals()) add(reason, false);
    for (auto reason : answer.grounds()) add(reason, true);
    return rows;
}

}  // namespace accord::casework

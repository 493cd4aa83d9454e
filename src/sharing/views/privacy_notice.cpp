#include "sharing/views/privacy_notice.hpp"

#include "gate/authorise.hpp"
#include "sharing/privacy_notice.hpp"
#include "sharing/records.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::sharing {
namespace {

/// The other parties that some clause lets give to this kind.
std::vector<std::string> sourcesFor(AgreementRecord const& record, Agreement const& agreement, PartyRow const& own) {
    std::vector<std::string> names;
    for (auto const& party : record.parties) {
        auto gives = [&](Clause const& clause) {
            auto const* share = clause.share();
            return share && std::ranges::find(share->from, party.kind) != share->from.end() &&
                   std::ranges::find(share->to, own.kind) != share->to.end();
        };
        if (party.agency != own.agency && std::ranges::any_of(agreement.clauses, gives)) names.push_back(party.name);
    }
    return names;
}

}  // namespace

Result<gate::Rows> PrivacyNoticeView::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto record = findAgreement(desk.db(), idCast<AgreementId>(on));
    auto const* own = record ? record->party(desk.actor().agency) : nullptr;
    if (!own) return fail(gate::notThere());
    auto const agreement = agreementOf(*record);
    Row row;
    row.party = own->name;
    row.file = fmt::format("privacy-notice-{}-version-{}", record->reference, record->number);
    row.says =
        "A template for people about whom your agency gets information from others, made from the clauses that decide. Your data "
        "protection officer checks it before it is used.";
    row.html = privacyNoticeHtml({.agreement = agreement,
                                  .party = own->name,
                                  .contact = own->entry.contact,
                                  .dpo = own->entry.dpo,
                                  .kind = own->kind,
                                  .sources = sourcesFor(*record, agreement, *own),
                                  .reference = record->reference,
                                  .on = desk.today()});
    gate::Rows rows;
    rows.single("document", row, {.object = on});
    return rows;
}

}  // namespace accord::sharing

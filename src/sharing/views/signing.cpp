#include "sharing/views/signing.hpp"

#include "gate/authorise.hpp"
#include "sharing/actions/before_change.hpp"
#include "sharing/actions/common.hpp"
#include "sharing/signing_links.hpp"

namespace accord::sharing {

std::vector<std::pair<std::string_view, SpecTable const*>> Signing::parts() {
    auto all = AgreementPage::readingParts();
    all.insert(all.begin(), {{"invited", &tableOf<Invited>()}, {"effects", &tableOf<Effect>()}});
    return all;
}

Result<gate::Rows> Signing::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto const link = query.link.empty() ? std::nullopt : findSigningLink(desk.db(), hashOfLink(query.link));
    if (!link) return notPossible(sentenceOf(LinkFault::unknown));
    auto record = findAgreement(desk.db(), link->agreement);
    auto const* party = record ? record->party(desk.actor().agency) : nullptr;
    if (auto fault = linkFault(link, {desk.actor().user, record ? record->offeredHash : std::string{}, desk.now()}))
        return notPossible(sentenceOf(*fault));
    if (!party) return fail(gate::notThere());
    if (auto against = againstSigning(desk, *record, *party); !against.empty()) return notPossible(std::move(against));

    auto const on = idCast<ObjectId>(record->id);
    gate::Rows rows;
    rows.single("invited", Invited{party->name, record->reference, link->expires}, {.object = on});
    rows.list<Effect>("effects");
    auto effects = beforeChange(desk, on, Changing::sign);
    if (!effects) return fail(effects.error());
    for (auto const& line : effects->options) rows.add("effects", Effect{line.label, line.value});
    AgreementPage::addReading(rows, desk, *record);
    return rows;
}

}  // namespace accord::sharing

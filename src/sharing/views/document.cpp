#include "sharing/views/document.hpp"

#include "events/sharing.hpp"
#include "gate/authorise.hpp"
#include "sharing/rendering.hpp"
#include "sharing/signing.hpp"
#include "sharing/templates.hpp"

#include <fmt/format.h>

namespace accord::sharing {
namespace {

/// Short enough to be read out: the first half of the SHA-256 of the key, in groups of four.
std::string fingerprintOf(std::string_view publicKey) {
    constexpr std::size_t shown = 32, group = 4;
    auto const hash = hashOf(publicKey);
    std::string text;
    for (std::size_t at = 0; at < shown; at += group) text += (at == 0 ? "" : " ") + hash.substr(at, group);
    return text;
}

DocumentParty partyOf(AgreementRecord const& record, PartyRow const& row) {
    auto const& entry = row.entry;
    auto role = fromCode<events::ControllerRole>(entry.role);
    DocumentParty party{row.name,
                        std::string(label(row.kind)),
                        role ? std::string(label(*role)) : std::string{},
                        entry.contact,
                        entry.dpo,
                        entry.registration,
                        entry.impactAssessment,
                        entry.dpoAdvice,
                        entry.policyDocument,
                        entry.processorTerms,
                        {},
                        {},
                        {}};
    if (isTrulySigned(record, row)) {
        party.signedBy = row.position;
        party.signedOn = londonDay(*row.signedAt);
        party.keyFingerprint = fingerprintOf(row.publicKey);
    }
    return party;
}

}  // namespace

std::string documentOf(gate::Desk& desk, AgreementRecord const& record) {
    auto const agreement = agreementOf(record);
    auto const origin = nationalTemplate(desk.rulebook());
    auto const facts = factsOf(record, agreement);
    auto const state = stateAt(facts, desk.now());
    Document document{.agreement = agreement, .reference = record.reference, .hash = record.offeredHash};
    document.state = fmt::format("{}, on {}.", label(state), longDate(desk.today()));
    if (auto due = reviewDue(facts); due && isInForceAt(facts, desk.now())) document.reviewBy = longDate(*due);
    document.templateName = fmt::format("{}, version {}", origin.name, origin.version);
    for (auto const& row : record.parties) {
        document.parties.push_back(partyOf(record, row));
        if (record.parties.size() > 1) document.kinds.push_back(row.kind);
    }
    document.changes = differenceOf(agreement, origin);
    document.justifications = record.justifications();
    return documentHtml(document, RoleNames(desk.rulebook().entries().roles));
}

Result<gate::Rows> AgreementDocument::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto record = findAgreement(desk.db(), idCast<AgreementId>(on));
    if (!record) return fail(gate::notThere());
    Row row;
    row.title = record->name;
    row.reference = record->reference;
    row.version = record->number;
    row.file = fmt::format("{}-version-{}", record->reference, record->number);
    row.says = record->offeredAt ? "This is the text that the parties sign, with what each recorded."
                                 : "This is a draft. Its text can still change, and it has no hash yet.";
    row.hash = record->offeredHash;
    row.html = documentOf(desk, *record);
    gate::Rows rows;
    rows.single("document", row, {.object = on});
    return rows;
}

}  // namespace accord::sharing

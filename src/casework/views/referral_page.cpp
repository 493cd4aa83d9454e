#include "casework/views/referral_page.hpp"

#include "casework/referral_records.hpp"
#include "gate/visibility.hpp"

namespace accord::casework {
namespace {

store::Statement const selectReferral =
    gate::guarded("casework.referral-page",
                  "SELECT o.share, r.reference, r.made_at, r.from_agency, r.stage, r.is_sensitive, r.sensitive_because, r.urgent_on, "
                  "r.initiator, r.heard_from, "
                  "r.accepted_at, r.declined_at, r.closed_at, r.case_id, r.told, r.is_waiting, r.provider "
                  "FROM casework_referral r {visible:r.id} WHERE r.id = :id",
                  "ititt"
                  "itttt"
                  "iiiit"
                  "ii");

store::Statement const selectIncident = gate::guarded("casework.referral-incident",
                                                      "SELECT o.share, r.offence, r.offence_class, r.account, r.happened_on, "
                                                      "r.crime_reference, r.relationship, r.abuse, r.sentence_on, r.release_on, "
                                                      "r.order_ends_on FROM casework_referral r {visible:r.id} WHERE r.id = :id",
                                                      "itttttttttt");

store::Statement const selectPeople = gate::guarded("casework.referral-people",
                                                    "SELECT p.id, o.share, p.side, p.is_known, p.name, p.born, p.agency_reference, "
                                                    "p.held_at, p.language, p.access_needs, p.child, p.vulnerable, "
                                                    "p.wish, p.contact_held, p.contact_phone, p.contact_email, p.contact_address, "
                                                    "p.safe_channel, p.safe_detail, p.admits, p.admission_basis, "
                                                    "p.orders FROM casework_referral_party p {visible:p.id} WHERE p.referral = :referral",
                                                    "iitttttttttttttttttttt");

/// Reads the columns of a row one after the other.
class Reader {
public:
    explicit Reader(store::Row const& row, std::size_t from = 0) : row_(row), at_(from) {}
    std::string text() { return row_.optionalText(at_++).value_or(""); }
    std::int64_t integer() { return row_.integer(at_++); }
    bool has() { return !row_.isNull(at_++); }
    std::optional<Date> date() { return parseIsoDate(text()); }

private:
    store::Row const& row_;
    std::size_t at_;
};

ReferralPage::Fact factOf(store::Row const& row, gate::Desk& desk) {
    ReferralPage::Fact fact;
    Reader read(row, 1);
    fact.reference = read.text();
    fact.madeOn = londonDay(fromMicros(read.integer()));
    fact.fromAgency = read.text();
    fact.stage = fromCode<Stage>(read.text()).value();
    fact.isSensitive = read.integer() != 0;
    fact.sensitiveBecause = read.text();
    fact.urgentOn = urgentOnFromColumn(read.text());
    fact.urgency = howUrgent(fact.urgentOn, desk.today());
    fact.initiator = read.text();
    fact.heardFrom = read.text();
    auto isAccepted = read.has();
    auto isDeclined = read.has();
    fact.status = statusOf({.isAccepted = isAccepted, .isDeclined = isDeclined, .isCaseClosed = read.has()});
    auto caseId = row.optionalInteger(13);
    auto isTheService = fromColumn<AgencyId>(row.integer(16)) == desk.actor().agency;
    if (caseId && isTheService) fact.caseFile = fromColumn<CaseId>(*caseId);
    fact.told = row.optionalText(14).value_or("");
    fact.isWaiting = row.integer(15) != 0;
    return fact;
}

ReferralPage::Incident incidentOf(store::Row const& row) {
    ReferralPage::Incident incident;
    Reader read(row, 1);
    incident.offence = read.text();
    incident.offenceClass = fromCode<events::OffenceClass>(read.text());
    incident.account = read.text();
    incident.happenedOn = read.text();
    incident.crimeReference = read.text();
    incident.relationship = read.text();
    incident.abuse = read.text();
    incident.sentenceOn = read.date();
    incident.releaseOn = read.date();
    incident.orderEndsOn = read.date();
    return incident;
}

PersonShown personOf(store::Row const& row) {
    PersonShown person;
    Reader read(row, 2);
    person.side = fromCode<Side>(read.text()).value();
    for (auto* field : {&person.isKnown, &person.name, &person.born, &person.agencyReference, &person.heldAt, &person.language,
                        &person.accessNeeds, &person.child, &person.vulnerable, &person.wish, &person.contact.held, &person.contact.phone,
                        &person.contact.email, &person.contact.address, &person.safe.channel, &person.safe.detail, &person.admission.admits,
                        &person.admission.basis, &person.admission.orders})
        *field = read.text();
    return person;
}

}  // namespace

Result<gate::Rows> ReferralPage::rows(gate::Desk& desk, ObjectId on, Query const&) {
    gate::Rows rows;
    auto referral = desk.db().one(selectReferral, desk.visible({column(on)}));
    auto incident = desk.db().one(selectIncident, desk.visible({column(on)}));
    if (!referral || !incident) return fail(ErrorCode::notFound, "There is nothing here that you can see.");
    gate::RowMeta meta{.object = on, .subject = {}, .joint = idCast<SubjectId>(on), .share = referral->integer(0)};
    rows.single("referral", factOf(*referral, desk), meta);
    rows.single("incident", incidentOf(*incident), meta);
    for (auto const& row : desk.db().all(selectPeople, desk.visible({column(on)}))) {
        auto person = personOf(row);
        auto id = row.integer(0);
        rows.single(code(person.side), person,
                    {.object = fromColumn<ObjectId>(id), .subject = fromColumn<SubjectId>(id), .joint = {}, .share = row.integer(1)});
    }
    rows.list<PersonShown>("harmed").list<PersonShown>("responsible");
    return rows;
}

}  // namespace accord::casework

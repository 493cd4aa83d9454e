#include "casework/records.hpp"
#include "events/casework.hpp"
#include "events/casework_attempts.hpp"
#include "events/casework_handover.hpp"
#include "events/casework_hold.hpp"

namespace accord::casework {
namespace {

using namespace events;
using gate::Projecting;
using gate::StoredEvent;
using store::Statement;
using store::Value;

Statement const insertCase{
    "casework.insert-case",
    "INSERT INTO casework_case (id, reference, referral, area, agency, source, stage, sensitive, opened_at, lead, second, urgent_on, "
    "changed_at)"
    " VALUES (:id, :reference, :referral, :area, :agency, :source, :stage, :sensitive, :opened_at, 0, 0, :urgent_on, :changed_at)"};
Statement const findUrgent{"casework.urgent-of-referral", "SELECT urgent_on FROM casework_referral WHERE id = :id", "t"};
Statement const insertParty{
    "casework.insert-party",
    "INSERT INTO casework_party (id, case_id, side, asked, said_no, hopes) VALUES (:id, :case_id, :side, :asked, :said_no, '')"};
// A case is folded in the order in which it was written, not by the clocks of who wrote: who waited for their turn read theirs
// earlier than who went before them, and a stop must not be undone by a lift that was asked for before it.
Statement const insertEntry{
    "casework.insert-entry",
    "INSERT INTO casework_entry (event_id, case_id, object_id, subject, type, at, by_user, on_day, until_day, code, data, against,"
    " cell, extra, note, place) VALUES (:event_id, :case_id, :object_id, :subject, :type, :at, :by_user, :on_day, :until_day, :code,"
    " :data, :against, :cell, :extra, :note, COALESCE((SELECT e.place + 1 FROM casework_entry e WHERE e.case_id = :case_id ORDER BY"
    " e.place DESC LIMIT 1), 1))"};
Statement const putHopes{"casework.put-hopes", "UPDATE casework_party SET hopes = :hopes WHERE id = :id"};
Statement const touch{"casework.touch-case", "UPDATE casework_case SET changed_at = :at WHERE id = :id"};
Statement const putLead{"casework.put-lead", "UPDATE casework_case SET lead = :lead, allocated_at = :at WHERE id = :id"};
Statement const putSecond{"casework.put-second", "UPDATE casework_case SET second = :second WHERE id = :id"};
Statement const putContact{"casework.put-contact-at", "UPDATE casework_case SET contact_at = :at WHERE id = :id AND contact_at IS NULL"};
Statement const putSuitability{"casework.put-suitability-at",
                               "UPDATE casework_case SET suitability_at = :at WHERE id = :id AND suitability_at IS NULL"};
// Everybody was met: what suitability needs is shared from then on.
Statement const putAllMet{"casework.put-all-met-at",
                          "UPDATE casework_case SET suitability_at = :at WHERE id = :id AND suitability_at IS NULL AND"
                          " (SELECT COUNT(*) FROM casework_entry e WHERE e.case_id = :id AND e.type = :type AND e.data LIKE '%/yes') >="
                          " (SELECT COUNT(*) FROM casework_party p WHERE p.case_id = :id)"};
Statement const putPrepared{"casework.put-prepared-at",
                            "UPDATE casework_case SET prepared_at = :at WHERE id = :id AND prepared_at IS NULL"};
Statement const putProcess{"casework.put-process-at", "UPDATE casework_case SET process_at = :at WHERE id = :id AND process_at IS NULL"};
Statement const putFollowed{"casework.put-followed-at",
                            "UPDATE casework_case SET followed_at = :at WHERE id = :id AND followed_at IS NULL"};
Statement const putClosed{"casework.put-closed-at", "UPDATE casework_case SET closed_at = :at WHERE id = :id"};

// While a case is on hold it has a row here, since the first stop.
Statement const putHold{"casework.put-hold",
                        "INSERT INTO casework_hold (case_id, since) VALUES (:case_id, :since) ON CONFLICT (case_id) DO NOTHING"};
Statement const dropHold{"casework.drop-hold", "DELETE FROM casework_hold WHERE case_id = :case_id"};

std::string orEmpty(StoredEvent const& event, std::string_view field) {
    // An older version of the event may not have it yet.
    return field.empty() || !event.table->find(field) ? std::string{} : event.value(field);
}

std::int64_t idOrZero(StoredEvent const& event, std::string_view field) {
    auto id = idNumber(event.value(field));
    return id ? static_cast<std::int64_t>(*id) : 0;
}

std::int64_t caseColumn(StoredEvent const& event) {
    return event.table->find("case") ? idOrZero(event, "case") : column(event.on);
}

std::string joinedData(StoredEvent const& event, EntryShape const& shape) {
    std::string joined;
    for (std::size_t at = 0; at < shape.data.size() && !shape.data[at].empty(); ++at) {
        if (at > 0) joined += '/';
        joined += event.value(shape.data[at]);
    }
    return joined;
}

// A step of the work that lists sort and filter by: when it was first reached.
Statement const* stepStatement(std::string_view type) {
    if (type == ContactRecorded::type) return &putContact;
    if (type == SuitabilityDecided::type) return &putSuitability;
    if (type == Prepared::type) return &putPrepared;
    if (type == ProcessHeld::type) return &putProcess;
    if (type == OutcomeAgreed::type || type == FollowUpRecorded::type) return &putFollowed;
    if (type == CaseClosed::type) return &putClosed;
    return nullptr;
}

void projectEntry(Projecting& to, StoredEvent const& event) {
    auto const* shape = shapeOf(event.type);
    auto caseId = caseColumn(event);
    auto subject = event.subject == SubjectId{} ? event.joint : event.subject;
    to.db.run(touch, {micros(event.at), caseId});  // first: of two nodes that write to one case at once, the second waits here
    to.db.run(insertEntry, {column(event.id), caseId, column(event.on), column(subject), event.type, micros(event.at), column(event.by),
                            orEmpty(event, shape->on), orEmpty(event, shape->until), orEmpty(event, shape->code), joinedData(event, *shape),
                            shape->hasAgainst ? event.value("against") : std::string{}, orEmpty(event, shape->cell),
                            orEmpty(event, shape->extra), orEmpty(event, shape->note)});
    if (auto const* step = stepStatement(event.type)) to.db.run(*step, {micros(event.at), caseId});
}

void projectOpened(Projecting& to, StoredEvent const& event) {
    auto urgent = to.db.one(findUrgent, {idOrZero(event, "referral")});
    to.db.run(insertCase,
              {column(event.on), event.value("reference"), idOrZero(event, "referral"), idOrZero(event, "area"), idOrZero(event, "agency"),
               idOrZero(event, "source"), event.value("stage"), std::int64_t{event.value("sensitive") == "yes"}, micros(event.at),
               urgent ? urgent->text(0) : std::string("9999-12-31"), micros(event.at)});
    projectEntry(to, event);
}

void projectParty(Projecting& to, StoredEvent const& event) {
    to.db.run(insertParty, {column(event.on), idOrZero(event, "case"), event.value("side"), event.value("asked"), event.value("said-no")});
}

void projectAllocated(Projecting& to, StoredEvent const& event) {
    projectEntry(to, event);
    auto user = idOrZero(event, "facilitator");
    if (event.value("role") == code(FacilitatorRole::lead))
        to.db.run(putLead, {user, micros(event.at), column(event.on)});
    else
        to.db.run(putSecond, {user, column(event.on)});
}

void projectContact(Projecting& to, StoredEvent const& event) {
    projectEntry(to, event);
    to.db.run(putAllMet, {micros(event.at), caseColumn(event), std::string(ContactRecorded::type)});
    if (auto const& hopes = event.value("hopes"); !hopes.empty()) to.db.run(putHopes, {hopes, column(event.on)});
}

void projectStopped(Projecting& to, StoredEvent const& event) {
    projectEntry(to, event);
    to.db.run(putHold, {column(event.on), micros(event.at)});
}

void projectLifted(Projecting& to, StoredEvent const& event) {
    projectEntry(to, event);
    to.db.run(dropHold, {column(event.on)});
}

constexpr gate::Projector allProjectors[]{
    {CaseOpened::type, projectOpened},         {PartyJoined::type, projectParty},        {RiskAssessed::type, projectEntry},
    {SafeguardingChecked::type, projectEntry}, {OrdersChecked::type, projectEntry},      {SignedOff::type, projectEntry},
    {Allocated::type, projectAllocated},       {DetailsOpened::type, projectEntry},      {ContactRecorded::type, projectContact},
    {ConsentRecorded::type, projectEntry},     {SuitabilityDecided::type, projectEntry}, {Prepared::type, projectEntry},
    {ProcessHeld::type, projectEntry},         {OutcomeAgreed::type, projectEntry},      {OutcomeItemAdded::type, projectEntry},
    {OutcomeItemDone::type, projectEntry},     {FollowUpRecorded::type, projectEntry},   {FeedbackRecorded::type, projectEntry},
    {StandardsChecked::type, projectEntry},    {ReferrerTold::type, projectEntry},       {CaseClosed::type, projectEntry},
    {CaseStopped::type, projectStopped},       {HoldLifted::type, projectLifted},        {HandoverOffered::type, projectEntry},
    {HandoverClosed::type, projectEntry},      {HolderDisputed::type, projectEntry},     {NotesReadBack::type, projectEntry},
    {FacilitatorLeft::type, projectEntry},     {AttemptMade::type, projectEntry},
};

}  // namespace

std::span<gate::Projector const> caseProjectors() {
    return allProjectors;
}

}  // namespace accord::casework

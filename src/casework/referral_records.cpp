#include "casework/referral_records.hpp"

#include "events/casework.hpp"
#include "events/referral.hpp"
#include "gate/visibility.hpp"

#include <stdexcept>

namespace accord::casework {
namespace {

using gate::Projecting;
using gate::StoredEvent;
using store::Statement;

constexpr store::Migration steps[]{
    {30, "casework: referrals and the people in them", R"(
CREATE TABLE casework_referral (id BIGINT PRIMARY KEY, reference TEXT NOT NULL UNIQUE, made_at BIGINT NOT NULL, made_by BIGINT NOT NULL,
    source BIGINT NOT NULL, from_agency TEXT NOT NULL, provider BIGINT NOT NULL, area BIGINT NOT NULL, task BIGINT, stage TEXT NOT NULL,
    is_sensitive BIGINT NOT NULL, sensitive_because TEXT, urgent_on TEXT NOT NULL, initiator TEXT, heard_from TEXT,
    harmed BIGINT NOT NULL, responsible BIGINT NOT NULL, offence TEXT, offence_class TEXT, account TEXT, happened_on TEXT, crime_reference TEXT,
    relationship TEXT, abuse TEXT, sentence_on TEXT, release_on TEXT, order_ends_on TEXT,
    is_waiting BIGINT NOT NULL, accepted_at BIGINT, case_id BIGINT, declined_at BIGINT, reason TEXT, note TEXT, told TEXT, closed_at BIGINT){strict};
CREATE INDEX casework_referral_waiting ON casework_referral (provider, is_waiting, urgent_on, made_at, id);
CREATE INDEX casework_referral_by ON casework_referral (made_by, made_at, id);
CREATE INDEX casework_referral_case ON casework_referral (case_id);
CREATE TABLE casework_referral_party (id BIGINT PRIMARY KEY, referral BIGINT NOT NULL, side TEXT NOT NULL, is_known TEXT, name TEXT, born TEXT,
    agency_reference TEXT, held_at TEXT, language TEXT, access_needs TEXT, child TEXT, vulnerable TEXT, wish TEXT,
    contact_held TEXT, contact_phone TEXT, contact_email TEXT, contact_address TEXT,
    safe_channel TEXT, safe_detail TEXT, safe_instructions TEXT, safe_address TEXT,
    admits TEXT, admission_basis TEXT, orders TEXT){strict};
CREATE INDEX casework_referral_party_referral ON casework_referral_party (referral);
)"},
    {31, "casework: drafts of referrals", R"(
CREATE TABLE state_draft (id BIGINT PRIMARY KEY, owner BIGINT NOT NULL, saved_at BIGINT NOT NULL, answers TEXT NOT NULL){strict};
CREATE INDEX state_draft_owner ON state_draft (owner, saved_at);
)"},
    {98, "casework: referrals that wait at one stage", R"(
CREATE INDEX casework_referral_waiting_stage ON casework_referral (provider, is_waiting, stage, urgent_on, made_at, id);
)"},
};

constexpr store::TableInfo tables[]{
    {"casework_referral", store::TableInfo::projection, "id"},
    {"casework_referral_party", store::TableInfo::projection, "id"},
    {"state_draft", store::TableInfo::state, "id"},
};

constexpr char const* noDate = "9999-12-31";

Statement const insertReferral{
    "casework.insert-referral",
    "INSERT INTO casework_referral (id, reference, made_at, made_by, source, from_agency, provider, area, task, stage, is_sensitive, "
    "sensitive_because, urgent_on, initiator, heard_from, harmed, responsible, offence, offence_class, account, happened_on, "
    "crime_reference, "
    "relationship, abuse, sentence_on, release_on, order_ends_on, is_waiting) "
    "VALUES (:id, :reference, :made_at, :made_by, :source, :from_agency, :provider, :area, :task, :stage, :is_sensitive, "
    ":sensitive_because, :urgent_on, :initiator, :heard_from, :harmed, :responsible, :offence, :offence_class, :account, :happened_on, "
    ":crime_reference, :relationship, :abuse, :sentence_on, :release_on, :order_ends_on, 1)"};

Statement const insertReferralParty{
    "casework.insert-referral-party",
    "INSERT INTO casework_referral_party (id, referral, side, is_known, name, born, agency_reference, held_at, "
    "language, access_needs, child, "
    "vulnerable, wish, contact_held, contact_phone, contact_email, contact_address, safe_channel, safe_detail, "
    "safe_instructions, safe_address, "
    "admits, admission_basis, orders) "
    "VALUES (:id, :referral, :side, :is_known, :name, :born, :agency_reference, :held_at, :language, "
    ":access_needs, :child, :vulnerable, :wish, "
    ":contact_held, :contact_phone, :contact_email, :contact_address, :safe_channel, :safe_detail, "
    ":safe_instructions, :safe_address, :admits, "
    ":admission_basis, :orders)"};

Statement const markAccepted{"casework.mark-referral-accepted",
                             "UPDATE casework_referral SET is_waiting = 0, accepted_at = :at, case_id = :case_id WHERE id = :id"};
Statement const markDeclined{
    "casework.mark-referral-declined",
    "UPDATE casework_referral SET is_waiting = 0, declined_at = :at, reason = :reason, note = :note, told = :told WHERE id = :id"};
// That a case closed changes nothing for who referred it: it does from when somebody told them, and by the words that they were told.
Statement const markClosed{"casework.mark-referral-closed",
                           "UPDATE casework_referral SET closed_at = :at, told = :told WHERE case_id = :case_id"};

Statement const selectFacts{"casework.referral-facts",
                            "SELECT reference, source, provider, area, stage, is_sensitive, harmed, responsible, accepted_at, declined_at "
                            "FROM casework_referral WHERE id = :id",
                            "tiiitiiiii"};
Statement const selectReference{"casework.referral-reference", "SELECT id FROM casework_referral WHERE reference = :reference", "i"};
Statement const selectWish{"casework.referral-wish", "SELECT wish FROM casework_referral_party WHERE id = :id", "t"};

Statement const selectTask =
    gate::guarded("casework.find-task", "SELECT t.id FROM gate_object t {visible:t.id} WHERE t.id = :id AND t.kind = :kind", "i");

void projectMade(Projecting& to, StoredEvent const& event) {
    auto const area = [&event]() -> std::int64_t {
        for (auto const& fact : event.access)
            if (auto const* placed = std::get_if<gate::Placed>(&fact)) return column(placed->area);
        throw std::logic_error("a referral is made without a place");
    }();
    to.db.run(insertReferral, {column(event.on),
                               event.column("reference"),
                               micros(event.at),
                               column(event.by),
                               column(event.agency),
                               event.column("from-agency"),
                               event.idColumn("provider"),
                               area,
                               event.idColumn("task"),
                               event.column("stage"),
                               std::int64_t{event.value("is-sensitive") == "yes"},
                               event.column("sensitive-because"),
                               urgentOnColumn(parseIsoDate(event.value("urgent-on"))),
                               event.column("initiator"),
                               event.column("heard-from"),
                               event.idColumn("harmed"),
                               event.idColumn("responsible"),
                               event.column("incident.offence"),
                               event.column("incident.offence-class"),
                               event.column("incident.account"),
                               event.column("incident.happened-on"),
                               event.column("incident.crime-reference"),
                               event.column("incident.relationship"),
                               event.column("incident.abuse"),
                               event.column("dates.sentence-on"),
                               event.column("dates.release-on"),
                               event.column("dates.order-ends-on")});
}

void projectDescribed(Projecting& to, StoredEvent const& event) {
    to.db.run(insertReferralParty, {column(event.on),
                                    event.idColumn("referral"),
                                    event.column("side"),
                                    event.column("is-known"),
                                    event.column("name"),
                                    event.column("born"),
                                    event.column("agency-reference"),
                                    event.column("held-at"),
                                    event.column("language"),
                                    event.column("access-needs"),
                                    event.column("child"),
                                    event.column("vulnerable"),
                                    event.column("wish"),
                                    event.column("contact.held"),
                                    event.column("contact.phone"),
                                    event.column("contact.email"),
                                    event.column("contact.address"),
                                    event.column("safe.channel"),
                                    event.column("safe.detail"),
                                    event.column("safe.instructions"),
                                    event.column("safe.address"),
                                    event.column("admission.admits"),
                                    event.column("admission.basis"),
                                    event.column("admission.orders")});
}

void projectAccepted(Projecting& to, StoredEvent const& event) {
    to.db.run(markAccepted, {micros(event.at), event.idColumn("case"), column(event.on)});
}

void projectDeclined(Projecting& to, StoredEvent const& event) {
    to.db.run(markDeclined, {micros(event.at), event.column("reason"), event.column("note"), event.column("told"), column(event.on)});
}

void projectClosed(Projecting& to, StoredEvent const& event) {
    to.db.run(markClosed, {micros(event.at), event.value("told"), column(event.on)});
}

constexpr gate::Projector projectors[]{
    {events::ReferralMade::type, projectMade},         {events::ParticipantDescribed::type, projectDescribed},
    {events::ReferralAccepted::type, projectAccepted}, {events::ReferralDeclined::type, projectDeclined},
    {events::ReferrerTold::type, projectClosed},
};

std::optional<Instant> instantAt(store::Row const& row, std::size_t column) {
    auto value = row.optionalInteger(column);
    return value ? std::optional(fromMicros(*value)) : std::nullopt;
}

}  // namespace

std::optional<ReferralFacts> findReferral(store::Session& db, ReferralId referral) {
    auto row = db.one(selectFacts, {column(referral)});
    if (!row) return std::nullopt;
    return ReferralFacts{.reference = row->text(0),
                         .source = fromColumn<AgencyId>(row->integer(1)),
                         .provider = fromColumn<AgencyId>(row->integer(2)),
                         .area = fromColumn<AreaId>(row->integer(3)),
                         .stage = fromCode<Stage>(row->text(4)).value(),
                         .isSensitive = row->integer(5) != 0,
                         .harmed = fromColumn<ParticipantId>(row->integer(6)),
                         .responsible = fromColumn<ParticipantId>(row->integer(7)),
                         .acceptedAt = instantAt(*row, 8),
                         .declinedAt = instantAt(*row, 9)};
}

bool isReferenceTaken(store::Session& db, std::string const& reference) {
    return db.one(selectReference, {reference}).has_value();
}

bool maySeeTask(gate::Desk& desk, TaskId task) {
    return desk.db().one(selectTask, desk.visible({column(task), static_cast<std::int64_t>(gate::ObjectKind::task)})).has_value();
}

std::string wishCell(store::Session& db, ParticipantId participant) {
    auto row = db.one(selectWish, {column(participant)});
    return row ? row->optionalText(0).value_or("") : std::string{};
}

std::string urgentOnColumn(std::optional<Date> urgentOn) {
    return urgentOn ? isoDate(*urgentOn) : noDate;
}

std::optional<Date> urgentOnFromColumn(std::string const& text) {
    return text == noDate ? std::nullopt : parseIsoDate(text);
}

std::span<gate::Projector const> referralProjectorList() {
    return projectors;
}
std::span<store::Migration const> referralMigrationList() {
    return steps;
}
std::span<store::TableInfo const> referralTableList() {
    return tables;
}

}  // namespace accord::casework

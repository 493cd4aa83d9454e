#include "sharing/request_records.hpp"

#include "events/casework_checks.hpp"
#include "events/referral.hpp"
#include "gate/envelope.hpp"
#include "gate/standing_key.hpp"
#include "sharing/ports.hpp"

#include <algorithm>

namespace accord::sharing {
namespace {

using store::Row;
using store::Statement;

constexpr std::string_view requestColumns =
    "SELECT id, participant, from_agency, to_agency, from_name, to_name, position, items, purpose, basis, agreement, necessity, asked_by, "
    "asked_at, due_on, COALESCE(ended_on, '') FROM sharing_request ";
Statement const selectCaseFacts{
    "sharing.select-case-facts",
    "SELECT DISTINCT s.share_key FROM gate_object o JOIN gate_share s ON s.id = o.share WHERE o.deleted = 0 AND "
    "(o.id = :id OR (o.parent = :parent AND o.kind = :participant)) ORDER BY s.share_key",
    "t"};

Statement const selectRequest{"sharing.select-request", std::string(requestColumns) + "WHERE id = :id", "iiiittttttttiitt"};
Statement const selectAnswers{"sharing.select-answers",
                              "SELECT item, answer, reason, power, advice, note, answered_on, answered_at FROM sharing_answer WHERE "
                              "request = :request ORDER BY answered_at, item",
                              "ttttttti"};
Statement const selectHarm{
    "sharing.select-harm",
    "SELECT id, participant, from_agency, to_agency, from_name, to_name, role, items, kind, reason, by_user, at, review_on, "
    "COALESCE(finding, ''), COALESCE(note, ''), COALESCE(reviewed_on, '') FROM sharing_harm WHERE id = :id",
    "iiiittttttiitttt"};
Statement const selectLast{"sharing.select-last-event",
                           "SELECT bytes FROM ledger_event WHERE object = :object AND type = :type ORDER BY serial DESC LIMIT 1", "t"};
Statement const selectGivenCells{"sharing.select-given",
                                 "SELECT g.item, g.cell FROM sharing_given g JOIN sharing_request r ON r.id = g.request "
                                 "WHERE g.participant = :participant AND r.ended_on IS NULL ORDER BY g.given_at, g.request, g.item",
                                 "tt"};
Statement const selectRequestIds{"sharing.select-request-ids",
                                 "SELECT DISTINCT r.id FROM sharing_request r JOIN sharing_answer a ON a.request = r.id "
                                 "WHERE a.answer = 'shared' ORDER BY r.id",
                                 "i"};
Statement const selectHarmIds{"sharing.select-harm-ids", "SELECT id FROM sharing_harm ORDER BY id", "i"};
Statement const selectHarmOfCase{
    "sharing.select-harm-of-case",
    "SELECT h.id FROM sharing_harm h JOIN sharing_person p ON p.participant = h.participant WHERE p.case_id = :case", "i"};

std::vector<Category> categoriesOf(std::string const& text) {
    std::vector<Category> items;
    if (!text.empty()) (void)detail::parseValue(text, items);
    return items;
}

RequestRecord requestFrom(Row const& row) {
    RequestRecord record;
    record.id = fromColumn<ObjectId>(row.integer(0));
    record.participant = fromColumn<ObjectId>(row.integer(1));
    record.from = fromColumn<AgencyId>(row.integer(2));
    record.to = fromColumn<AgencyId>(row.integer(3));
    record.fromName = row.text(4);
    record.toName = row.text(5);
    record.position = row.text(6);
    record.items = categoriesOf(row.text(7));
    record.purpose = fromCode<Purpose>(row.text(8)).value_or(Purpose::assess);
    record.basis = row.text(9);
    record.agreement = row.text(10);
    record.necessityCell = row.text(11);
    record.askedBy = fromColumn<UserId>(row.integer(12));
    record.askedAt = fromMicros(row.integer(13));
    record.dueOn = parseIsoDate(row.text(14)).value_or(londonDay(record.askedAt));
    record.endedOn = parseIsoDate(row.text(15));
    return record;
}

StandingDisclosure standingOf(RequestRecord const& request) {
    StandingDisclosure standing{
        request.id, ruleOfDecision(request.id), request.to, request.from, request.toName, request.fromName, {}, {}, {},
        false,      request.endedOn.has_value()};
    for (auto const& answer : request.answers)
        if (answer.answer == events::ItemAnswer::shared) {
            standing.items.push_back(answer.item);
            standing.on = standing.on.ok() ? std::min(standing.on, answer.on) : answer.on;
        }
    return standing;
}

StandingDisclosure standingOf(HarmRecord const& harm) {
    return {harm.id,
            ruleOfDecision(harm.id),
            harm.from,
            harm.to,
            harm.fromName,
            harm.toName,
            {harm.role},
            harm.items,
            londonDay(harm.at),
            true,
            harm.finding == events::HarmFinding::ended};
}

std::optional<StandingDisclosure> standingById(store::Session& session, ObjectId id) {
    if (auto request = findRequest(session, id)) return standingOf(*request);
    if (auto harm = findHarm(session, id)) return standingOf(*harm);
    return std::nullopt;
}

}  // namespace

RequestPort& requestPort() {
    static RequestPort filled;
    return filled;
}

Date workingDayAfter(Date start, int days) {
    if (auto day = requestPort().calendar.after(start, days)) return *day;
    // Five working days are a week where nobody knows the holidays.
    return plusDays(start, days + 2 * ((days + 4) / 5));
}

std::int64_t workingDaysBetween(Date start, Date end) {
    if (auto days = requestPort().calendar.between(start, end)) return *days;
    return daysBetween(start, end);
}

AnsweredItem const* RequestRecord::answerTo(Category item) const {
    auto found = std::ranges::find(answers, item, &AnsweredItem::item);
    return found == answers.end() ? nullptr : &*found;
}

std::optional<RequestRecord> findRequest(store::Session& session, ObjectId id) {
    auto row = session.one(selectRequest, {column(id)});
    if (!row) return std::nullopt;
    auto record = requestFrom(*row);
    for (auto const& line : session.all(selectAnswers, {column(id)})) {
        auto item = fromCode<Category>(line.text(0));
        auto answer = fromCode<events::ItemAnswer>(line.text(1));
        if (!item || !answer) continue;
        record.answers.push_back({*item, *answer, fromCode<events::RefusalReason>(line.text(2)), line.text(3), line.text(4), line.text(5),
                                  parseIsoDate(line.text(6)).value_or(record.dueOn), fromMicros(line.integer(7))});
    }
    return record;
}

std::optional<HarmRecord> findHarm(store::Session& session, ObjectId id) {
    auto row = session.one(selectHarm, {column(id)});
    if (!row) return std::nullopt;
    HarmRecord record;
    record.id = id;
    record.participant = fromColumn<ObjectId>(row->integer(1));
    record.from = fromColumn<AgencyId>(row->integer(2));
    record.to = fromColumn<AgencyId>(row->integer(3));
    record.fromName = row->text(4);
    record.toName = row->text(5);
    record.role = row->text(6);
    record.items = categoriesOf(row->text(7));
    record.kindCell = row->text(8);
    record.reasonCell = row->text(9);
    record.by = fromColumn<UserId>(row->integer(10));
    record.at = fromMicros(row->integer(11));
    record.reviewOn = parseIsoDate(row->text(12)).value_or(londonDay(record.at));
    record.finding = fromCode<events::HarmFinding>(row->text(13));
    record.noteCell = row->text(14);
    record.reviewedOn = parseIsoDate(row->text(15));
    return record;
}

std::vector<StandingDisclosure> standingFor(store::Session& session, std::string_view shareKey) {
    std::vector<StandingDisclosure> found;
    for (auto id : gate::standingIn(shareKey))
        if (auto standing = standingById(session, id); standing && !standing->isEnded) found.push_back(std::move(*standing));
    return found;
}

std::vector<CaseObject> caseNamed(gate::Desk& desk, std::string const& reference, bool isOfAnyAgency) {
    auto const& find = agencyPort().caseByReference;
    auto const id = find ? find(desk, reference) : std::nullopt;
    if (!id) return {};
    std::vector<CaseObject> all;
    auto const participant = static_cast<std::int64_t>(gate::ObjectKind::participant);
    for (auto const& row : desk.db().all(selectCaseFacts, {column(*id), column(*id), participant}))
        if (auto facts = gate::parseShareKey(row.text(0))) all.push_back({*facts, standingFor(desk.db(), row.text(0))});
    auto const own = desk.actor().agency;
    auto const isOwn = isOfAnyAgency || std::ranges::all_of(all, [&](CaseObject const& one) { return one.facts.holder == own; });
    return isOwn ? all : std::vector<CaseObject>{};
}

std::set<RuleId> harmRulesOf(store::Session& session, CaseId caseId) {
    std::set<RuleId> found;
    for (auto const& row : session.all(selectHarmOfCase, {column(caseId)}))
        found.insert(ruleOfDecision(fromColumn<ObjectId>(row.integer(0))));
    return found;
}

std::map<RuleId, std::string> decisionNames(store::Session& session) {
    std::map<RuleId, std::string> names;
    for (auto const* statement : {&selectRequestIds, &selectHarmIds})
        for (auto const& row : session.all(*statement))
            if (auto standing = standingById(session, fromColumn<ObjectId>(row.integer(0))))
                names.emplace(standing->rule, nameOf(*standing));
    return names;
}

// From the events themselves: they hold every cell, and a copy for the few who are asked about would cost each referral.
std::vector<PersonCell> cellsOf(store::Session& session, ObjectId participant) {
    std::vector<PersonCell> cells;
    for (auto const& info : {gate::eventInfo<events::ParticipantDescribed>(), gate::eventInfo<events::RiskAssessed>()}) {
        auto row = session.one(selectLast, {column(participant), std::string(info.type)});
        auto event = row ? gate::readEnvelope(row->text(0), [&](std::string_view, int) { return &info; })
                         : Result<gate::StoredEvent>(fail(ErrorCode::notFound, ""));
        if (!event) continue;
        for (std::size_t at = 0; at < event->values.size(); ++at) {
            auto const& field = info.table->fields[at];
            auto isSealed = field.owner == Owner::subject && field.category != Category::none && !field.isClear;
            if (isSealed && !event->values[at].empty()) cells.push_back({field.category, field.name, &field, event->values[at]});
        }
    }
    for (auto const& row : session.all(selectGivenCells, {column(participant)}))
        if (auto const* field = tableOf<events::ValueGiven>().find(row.text(0)))
            cells.push_back({field->category, field->name, field, row.text(1)});
    return cells;
}

}  // namespace accord::sharing

#include "sharing/register_records.hpp"

#include "gate/visibility.hpp"
#include "sharing/decision.hpp"
#include "sharing/ports.hpp"
#include "sharing/records.hpp"
#include "sharing/request_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace accord::sharing {
namespace {

using store::Row;
using store::Statement;

constexpr std::string_view personColumns =
    "p.participant, p.side, p.case_id, p.asked, COALESCE(c.reference, ''), o.share, COALESCE(s.share_key, '') ";
constexpr std::string_view personTables =
    "FROM sharing_person p LEFT JOIN sharing_case c ON c.id = p.case_id {visible:p.participant} LEFT JOIN gate_share s ON s.id = o.share ";
constexpr std::string_view personLetters = "itittit";

Statement const& selectPerson() {
    static Statement const statement = gate::guarded(
        "sharing.select-person", "SELECT " + std::string(personColumns) + std::string(personTables) + "WHERE p.participant = :participant",
        std::string(personLetters));
    return statement;
}

Statement const& selectLeftOut() {
    static Statement const statement =
        gate::guarded("sharing.select-left-out",
                      "SELECT " + std::string(personColumns) +
                          ", (SELECT COUNT(*) FROM state_disclosure d WHERE d.subject = p.participant OR d.subject = p.case_id) " +
                          std::string(personTables) + "WHERE p.side = 'responsible' ORDER BY p.participant LIMIT 2000",
                      std::string(personLetters) + "i");
    return statement;
}

Statement const selectEntries{
    "sharing.select-register",
    "SELECT d.subject, d.category, d.recipient, d.role, d.purpose, d.clause, d.first_at, COALESCE(r.leaf, '') FROM state_disclosure d "
    "LEFT JOIN state_receipt r ON r.subject = d.subject AND r.category = d.category AND r.recipient = d.recipient AND r.role = d.role "
    "AND r.purpose = d.purpose AND r.clause = d.clause WHERE d.subject = :subject OR d.subject = :joint ORDER BY d.first_at DESC LIMIT 500",
    "iiittiit"};

Statement const selectExemption{
    "sharing.select-exemption",
    "SELECT basis, why, recorded_at, recorded_by, review_on, reviewed_at FROM sharing_exemption WHERE participant = :participant",
    "ttiiti"};

std::optional<RegisterPerson> personFrom(gate::Desk& desk, Row const& row) {
    RegisterPerson person;
    person.participant = fromColumn<ObjectId>(row.integer(0));
    person.caseId = fromColumn<CaseId>(row.integer(2));
    person.reference = row.text(4);
    person.share = row.integer(5);
    auto facts = gate::parseShareKey(row.text(6));
    if (!facts) return std::nullopt;
    person.facts = *facts;
    auto asked = desk.open(idCast<SubjectId>(person.participant), "asked", row.text(3));
    person.account = {fromCode<Side>(row.text(1)).value_or(Side::responsible), facts->approachAgreed, asked && *asked == "yes",
                      facts->holder};
    return person;
}

}  // namespace

gate::RowMeta RegisterPerson::meta() const {
    return {participant, idCast<SubjectId>(participant), idCast<SubjectId>(caseId), share};
}

std::optional<RegisterPerson> personOf(gate::Desk& desk, ObjectId participant) {
    auto row = desk.db().one(selectPerson(), desk.visible({column(participant)}));
    if (!row) return std::nullopt;
    auto person = personFrom(desk, *row);
    if (person) person->nameCell = nameCellOf(desk.db(), participant);
    return person;
}

std::string nameCellOf(store::Session& session, ObjectId participant) {
    for (auto& cell : cellsOf(session, participant))
        if (cell.field == "name") return std::move(cell.cell);
    return {};
}

std::vector<RegisterLine> registerOf(gate::Desk& desk, RegisterPerson const& person) {
    std::vector<RegisterLine> lines;
    auto const harmRules = harmRulesOf(desk.db(), person.caseId);
    for (auto const& row : desk.db().all(selectEntries, {column(person.participant), column(person.caseId)})) {
        auto category = static_cast<Category>(row.integer(1));
        RegisterEntry entry{fromColumn<SubjectId>(row.integer(0)),
                            category,
                            fromColumn<AgencyId>(row.integer(2)),
                            row.text(3),
                            row.text(4),
                            static_cast<RuleId>(row.integer(5)),
                            fromMicros(row.integer(6)),
                            harmRules.contains(static_cast<RuleId>(row.integer(5)))};
        auto isTold = mayBeTold(entry, person.account);
        auto on = londonDay(entry.firstAt);
        lines.push_back({std::move(entry), on, isTold, row.text(7)});
    }
    auto key = [](RegisterLine const& line) {
        return std::tuple(-std::chrono::sys_days{line.on}.time_since_epoch().count(), line.entry.category, line.entry.recipient,
                          line.entry.role, line.entry.purpose, line.entry.clause);
    };
    std::ranges::sort(lines, [&](RegisterLine const& left, RegisterLine const& right) { return key(left) < key(right); });
    return lines;
}

bool leavesOut(gate::Desk& desk, RegisterPerson const& person) {
    // To whom all else is told, only what was disclosed to prevent serious harm is not.
    if (isToldAll(person.account) && harmRulesOf(desk.db(), person.caseId).empty()) return false;
    return std::ranges::any_of(registerOf(desk, person), [](RegisterLine const& line) { return !line.isTold; });
}

std::optional<ExemptionRecord> exemptionOf(store::Session& session, ObjectId participant) {
    auto row = session.one(selectExemption, {column(participant)});
    if (!row) return std::nullopt;
    ExemptionRecord record{row->text(0),
                           row->text(1),
                           fromMicros(row->integer(2)),
                           fromColumn<UserId>(row->integer(3)),
                           parseIsoDate(row->optionalText(4).value_or("")),
                           {}};
    if (auto at = row->optionalInteger(5)) record.reviewedAt = fromMicros(*at);
    return record;
}

std::vector<LeftOutLine> leftOutOf(gate::Desk& desk) {
    std::vector<LeftOutLine> lines;
    for (auto const& row : desk.db().all(selectLeftOut(), desk.visible())) {
        auto person = personFrom(desk, row);
        if (!person) continue;
        auto exemption = exemptionOf(desk.db(), person->participant);
        // What a neutral account leaves out is there only while something is shared that may not be told.
        auto isLeftOut = isToldAll(person->account) ? leavesOut(desk, *person) : row.integer(7) > 0;
        if (!isLeftOut && !(exemption && exemption->reviewOn)) continue;
        lines.push_back({std::move(*person), row.integer(7), isLeftOut, std::move(exemption)});
    }
    // Days of review first, the earliest before the others; then what has no exemption yet.
    auto key = [](LeftOutLine const& line) {
        auto hasDay = line.exemption && line.exemption->reviewOn;
        return std::pair(!hasDay, hasDay ? isoDate(*line.exemption->reviewOn) : std::string{});
    };
    std::ranges::stable_sort(lines, [&](LeftOutLine const& left, LeftOutLine const& right) { return key(left) < key(right); });
    return lines;
}

std::map<RuleId, std::string> clauseNames(store::Session& session) {
    std::map<RuleId, std::string> names;
    for (auto const& one : decidingAgreements(session))
        for (auto const& clause : one.agreement.clauses)
            names.emplace(clause.rule, fmt::format("{}, version {}, clause {}{}", one.agreement.name, one.agreement.version, clause.id,
                                                   clause.share() && clause.share()->isMasked ? " (only that it is held)" : ""));
    names.merge(decisionNames(session));
    return names;
}

RegisterWords::RegisterWords(gate::Desk& desk) : clauses_(clauseNames(desk.db())) {
    for (auto& agency : allAgencies(desk)) agencies_.emplace(agency.id, std::move(agency.name));
    for (auto const& role : desk.rulebook().entries().roles) roles_.emplace(role.head.id, role.name);
}

std::string RegisterWords::agency(AgencyId id) const {
    auto found = agencies_.find(id);
    return found == agencies_.end() ? "Another agency" : found->second;
}

std::string RegisterWords::role(std::string const& code) const {
    auto found = roles_.find(code);
    return found == roles_.end() ? code : found->second;
}

std::string RegisterWords::clause(RuleId rule) const {
    auto found = clauses_.find(rule);
    return found == clauses_.end() ? std::string{} : found->second;
}

}  // namespace accord::sharing

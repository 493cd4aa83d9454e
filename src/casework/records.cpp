#include "casework/records.hpp"

#include "casework/case_rules.hpp"
#include "casework/consent.hpp"
#include "casework/fold.hpp"
#include "events/casework.hpp"
#include "gate/visibility.hpp"

namespace accord::casework {
namespace {

using store::Row;
using store::Statement;

Statement const findCase{"casework.rule-case",
                         "SELECT reference, area, agency, source, stage, sensitive, opened_at FROM casework_case WHERE id = :id",
                         "tiiitii"};
Statement const findParties{
    "casework.rule-parties",
    "SELECT p.id, p.side, p.asked, p.said_no, COALESCE(d.child, ''), COALESCE(d.born, '') FROM casework_party p LEFT JOIN"
    " casework_referral_party d ON d.id = p.id WHERE p.case_id = :case_id ORDER BY p.side, p.id",
    "itttt"
    "t"};
Statement const findEntries{
    "casework.rule-entries",
    "SELECT event_id, object_id, subject, type, at, by_user, on_day, until_day, code, data, against, cell, extra, note"
    " FROM casework_entry WHERE case_id = :case_id ORDER BY place",
    "iiitiitttttttt"};
Statement const findCaseOf{"casework.rule-case-of", "SELECT case_id FROM casework_party WHERE id = :id", "i"};
Statement const countOpened{"casework.rule-times-opened",
                            "SELECT COUNT(*) FROM casework_entry WHERE by_user = :by_user AND type = :type AND at >= :since", "i"};

Statement const& reachCase() {
    static Statement const statement =
        gate::guarded("casework.reach-case", "SELECT c.id FROM casework_case c {visible:c.id} WHERE c.id = :id", "i");
    return statement;
}

Entry entryOf(Row const& row) {
    Entry entry{fromColumn<EventId>(row.integer(0)),
                fromColumn<ObjectId>(row.integer(1)),
                fromColumn<SubjectId>(row.integer(2)),
                row.text(3),
                fromMicros(row.integer(4)),
                fromColumn<UserId>(row.integer(5)),
                row.text(6),
                row.text(7),
                row.text(8),
                row.text(9),
                row.text(10),
                row.text(11),
                row.text(12),
                row.text(13),
                nullptr};
    entry.shape = shapeOf(entry.type);
    return entry;
}

constexpr int ofAge = 18;

// What the referrer said, or the birthday: a child who has grown up since is none. Who is not known to be of age may be a child.
bool isUnder18(std::string const& said, std::string const& born, Date today) {
    if (auto day = parseIsoDate(born)) return ageOn(*day, today) < ofAge;
    return said != "no";
}

Error noCase() {
    return {ErrorCode::notFound, "There is nothing here, or it is not yours to see."};
}

}  // namespace

gate::About CaseFile::aboutCase() const {
    return {idCast<ObjectId>(facts.id), {}, idCast<SubjectId>(facts.id), facts.area};
}

gate::About CaseFile::aboutParty(PartyFacts const& party) const {
    return {idCast<ObjectId>(party.id), idCast<SubjectId>(party.id), idCast<SubjectId>(facts.id), facts.area};
}

Result<CaseFile> loadCase(gate::Desk& desk, CaseId id) {
    auto row = desk.db().one(findCase, {column(id)});
    if (!row) return fail(noCase());
    CaseFile file;
    auto& facts = file.facts;
    facts.id = id;
    facts.reference = row->text(0);
    facts.area = fromColumn<AreaId>(row->integer(1));
    facts.agency = fromColumn<AgencyId>(row->integer(2));
    facts.source = fromColumn<AgencyId>(row->integer(3));
    facts.stage = fromCode<Stage>(row->text(4));
    facts.isSensitive = row->integer(5) != 0;
    facts.openedAt = fromMicros(row->integer(6));
    auto const parties = desk.db().all(findParties, {column(id)});
    std::vector<SubjectId> whose{idCast<SubjectId>(id)};
    for (auto const& party : parties) whose.push_back(fromColumn<SubjectId>(party.integer(0)));
    desk.foresee(whose);
    for (auto const& party : parties) {
        auto who = fromColumn<ParticipantId>(party.integer(0));
        auto isYes = [&](std::string_view field, std::string const& cell) {
            auto text = desk.open(idCast<SubjectId>(who), field, cell);
            return text && *text == "yes";
        };
        auto text = [&](std::string_view field, std::string const& cell) {
            auto opened = cell.empty() ? std::string{} : desk.open(idCast<SubjectId>(who), field, cell);
            return opened ? std::move(*opened) : std::string{};
        };
        facts.parties.push_back({.id = who,
                                 .side = fromCode<Side>(party.text(1)).value_or(Side{}),
                                 .asked = isYes("asked", party.text(2)),
                                 .isChild = isUnder18(text("child", party.text(4)), text("born", party.text(5)), desk.today()),
                                 .saidNoBefore = isYes("said-no", party.text(3))});
    }
    desk.db().each(findEntries, {column(id)}, [&](Row const& each) { file.entries.push_back(entryOf(each)); });
    auto open = [&](Entry const& entry, std::string_view field, std::string const& cell) -> std::optional<std::string> {
        auto text = desk.open(entry.subject, field, cell);
        return text ? std::optional{std::move(*text)} : std::nullopt;
    };
    file.facts = foldEntries(std::move(file.facts), file.entries, open);
    expireConsents(file.facts, desk.today());
    file.rules = caseRulebook(desk.rulebook(), desk.today())->rules;
    return file;
}

Result<CaseId> caseOf(gate::Desk& desk, ParticipantId participant) {
    auto row = desk.db().one(findCaseOf, {column(participant)});
    if (!row) return fail(noCase());
    return fromColumn<CaseId>(row->integer(0));
}

Result<PartyFile> loadParty(gate::Desk& desk, ObjectId participant) {
    auto caseId = caseOf(desk, idCast<ParticipantId>(participant));
    if (!caseId) return fail(caseId.error());
    if (!desk.db().one(reachCase(), desk.visible({column(*caseId)}))) return fail(noCase());
    return loadPartyUnseen(desk, participant);
}

Result<PartyFile> loadPartyUnseen(gate::Desk& desk, ObjectId participant) {
    auto id = idCast<ParticipantId>(participant);
    auto caseId = caseOf(desk, id);
    if (!caseId) return fail(caseId.error());
    auto file = loadCase(desk, *caseId);
    if (!file) return fail(file.error());
    if (!file->facts.party(id)) return fail(noCase());
    return PartyFile{std::move(*file), id};
}

Caller callerOf(gate::Actor const& actor) {
    return {actor.user, actor.training.facilitationUntil, actor.training.victimAwarenessUntil, actor.training.sensitiveUntil};
}

std::int64_t timesOpened(gate::Desk& desk, UserId user, Instant since) {
    auto row = desk.db().one(countOpened, {column(user), std::string(events::DetailsOpened::type), micros(since)});
    return row ? row->integer(0) : 0;
}

}  // namespace accord::casework

#include "casework/views/today.hpp"

#include "casework/capability.hpp"
#include "casework/handover_records.hpp"
#include "casework/records.hpp"
#include "gate/visibility.hpp"

#include <fmt/format.h>

#include <map>

namespace accord::casework {
namespace {

using gate::RowMeta;
using store::Row;
using store::Statement;
using store::Value;

std::string dueCasesSql(bool mine) {
    return "SELECT c.id, o.share, c.reference FROM casework_case c {visible:c.id} WHERE " +
           std::string(mine ? "(c.lead = :worker OR c.second = :worker)" : "c.agency = :worker") +
           " AND c.closed_at IS NULL AND c.id IN (SELECT d.case_id FROM casework_due d WHERE d.due_on <= :until)"
           " ORDER BY (SELECT MIN(d.due_on) FROM casework_due d WHERE d.case_id = c.id), c.id LIMIT :most";
}
Statement const& dueCases(bool mine) {
    static Statement const ofMine = gate::guarded("casework.today-mine", dueCasesSql(true), "iit");
    static Statement const ofService = gate::guarded("casework.today-service", dueCasesSql(false), "iit");
    return mine ? ofMine : ofService;
}
Statement const& duePeople() {
    static Statement const statement =
        gate::guarded("casework.today-people",
                      "SELECT p.id, o.share, d.name FROM casework_party p LEFT JOIN casework_referral_party d ON d.id = p.id {visible:p.id}"
                      " WHERE p.case_id = :case_id",
                      "iit");
    return statement;
}
Statement const& openOffers() {
    static Statement const statement =
        gate::guarded("casework.today-offers",
                      "SELECT h.id, o.share, c.reference FROM casework_handover h JOIN casework_case c ON c.id = h.case_id {visible:h.id}"
                      " WHERE h.ended = '' ORDER BY h.answer_by, h.id LIMIT :most",
                      "iit");
    return statement;
}

std::string daysText(int days) {
    if (days == 0) return "today";
    if (days == 1) return "tomorrow";
    if (days == -1) return "1 day late";
    return days < 0 ? fmt::format("{} days late", -days) : fmt::format("in {} days", days);
}

std::string pathTo(std::string_view path, ObjectId on) {
    std::string text(path);
    if (auto at = text.find("{id}"); at != std::string::npos) text.replace(at, 4, toText(on));
    return "/" + text;
}

class TodayMaker {
public:
    TodayMaker(gate::Desk& desk, CaseScope scope) : desk_(desk), scope_(scope) {}

    gate::Rows make() {
        auto mine = scope_ == CaseScope::mine;
        auto worker = mine ? column(desk_.actor().user) : column(desk_.actor().agency);
        auto until = isoDate(plusDays(desk_.today(), dueDays));
        auto const cases = desk_.db().all(dueCases(mine), desk_.visible({worker, until, Today::casesMost}));
        for (auto const& row : cases) ofCase(row);
        offers();
        isMore_ = static_cast<std::int64_t>(cases.size()) >= Today::casesMost;
        return rows();
    }

private:
    struct Found {
        DueKind kind{};
        Today::ThingRow row;
        RowMeta meta;
    };
    struct Person {
        RowMeta meta;
        std::string name;
    };

    void ofCase(Row const& row) {
        auto id = fromColumn<CaseId>(row.integer(0));
        auto file = loadCase(desk_, id);
        if (!file) return;
        // What is both sides' is logged as the case's.
        RowMeta caseMeta{idCast<ObjectId>(id), idCast<SubjectId>(id), idCast<SubjectId>(id), row.integer(1)};
        std::map<ParticipantId, Person> people;
        desk_.db().each(duePeople(), desk_.visible({column(id)}), [&](Row const& each) {
            auto who = fromColumn<ParticipantId>(each.integer(0));
            people[who] = {{idCast<ObjectId>(who), idCast<SubjectId>(who), caseMeta.joint, each.integer(1)},
                           each.optionalText(2).value_or(std::string{})};
        });
        // What may be done for one of them rests on both: for who reaches the whole case.
        if (people.size() != file->facts.parties.size()) return;
        DueViewer viewer{callerOf(desk_.actor()), desk_.actor().may("case.sign-off")};
        for (auto const& thing : dueThings(file->facts, viewer, file->rules, desk_.today())) {
            auto who = people.find(thing.party);
            auto const& meta = who == people.end() ? caseMeta : who->second.meta;
            auto line = lineOf(row.text(2), thing.on);
            line.kind = thing.kind;
            line.what = thing.what;
            if (who != people.end()) line.name = who->second.name;
            if (thing.against > 0) line.against = static_cast<std::int64_t>(thing.against);
            if (thing.kind == DueKind::callBack) line.againWhen = noteOf(*file, thing.event);
            line.href = wayTo(thing, meta.object, caseMeta.object);
            found_.push_back({thing.kind, std::move(line), meta});
        }
    }

    static std::string noteOf(CaseFile const& file, EventId event) {
        auto at = std::ranges::find(file.entries, event, &Entry::event);
        return at == file.entries.end() ? std::string{} : at->note;
    }

    [[nodiscard]] Today::ThingRow lineOf(std::string reference, Date on) const {
        auto days = daysBetween(desk_.today(), on);
        Today::ThingRow line;
        line.reference = std::move(reference);
        line.dueOn = on;
        line.days = daysText(days);
        line.isLate = days < 0;
        return line;
    }

    /// To the one page where it is done; to the case, for who may look and not do it.
    [[nodiscard]] std::string wayTo(DueThing const& thing, ObjectId on, ObjectId caseFile) const {
        if (thing.kind == DueKind::callBack) return pathTo("participants/{id}/contact-checks", on);
        auto const* action = findCaseAction(thing.action);
        if (!action || !desk_.actor().may(action->permission)) return pathTo("cases/{id}", caseFile);
        return pathTo(action->path, action->on == gate::ObjectKind::caseFile ? caseFile : on) + "/new";
    }

    // Of an offer no name is told before it is taken on.
    void offers() {
        if (!desk_.actor().may("case.allocate") && !desk_.actor().may("case.sign-off")) return;
        for (auto const& row : desk_.db().all(openOffers(), desk_.visible({Today::casesMost}))) {
            auto record = findHandover(desk_.db(), fromColumn<ObjectId>(row.integer(0)));
            if (!record) continue;
            auto decides = record->decider == desk_.actor().user;
            if (record->decider ? !decides : record->to != desk_.actor().agency) continue;
            auto line = lineOf(row.text(2), decides ? record->decideBy.value_or(record->answerBy) : record->answerBy);
            line.about = decides ? fmt::format("Decide who holds it: {} or {}", record->fromName, record->toName)
                                 : fmt::format("Answer {}, who offer it to your service", record->fromName);
            line.href = pathTo("handovers/{id}", record->id);
            found_.push_back({decides ? DueKind::decision : DueKind::offer, std::move(line), {record->id, {}, {}, row.integer(1)}});
        }
    }

    gate::Rows rows() {
        std::ranges::stable_sort(found_, {}, [](Found const& each) { return std::pair{each.row.dueOn, each.kind}; });
        Today::SummaryRow summary;
        summary.total = static_cast<std::int64_t>(found_.size());
        for (auto const& each : found_) {
            summary.late += each.row.isLate ? 1 : 0;
            summary.today += each.row.dueOn == desk_.today() ? 1 : 0;
        }
        if (found_.size() > Today::thingsMost) {
            found_.resize(Today::thingsMost);
            isMore_ = true;
        }
        summary.isMore = isMore_;
        summary.scope = scope_;
        summary.says = says(summary);
        gate::Rows rows;
        rows.single("summary", summary);
        rows.list<Today::ThingRow>("things");
        for (auto const& each : found_) rows.add("things", each.row, each.meta);
        return rows;
    }

    static std::string says(Today::SummaryRow const& summary) {
        if (summary.total == 0) return fmt::format("Nothing is due in the next {} days.", dueDays);
        auto text = fmt::format("{} {} due within {} days", summary.total, summary.total == 1 ? "thing is" : "things are", dueDays);
        if (summary.late > 0) text += fmt::format(", {} late", summary.late);
        if (summary.today > 0) text += fmt::format(", {} today", summary.today);
        return text + ".";
    }

    gate::Desk& desk_;
    CaseScope scope_;
    std::vector<Found> found_;
    bool isMore_{};
};

}  // namespace

Result<gate::Rows> Today::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto scope = query.scope.value_or(desk.actor().role == "facilitator" ? CaseScope::mine : CaseScope::service);
    return TodayMaker(desk, scope).make();
}

}  // namespace accord::casework

#include "casework/views/case_page.hpp"

#include "casework/capability.hpp"
#include "casework/case_rules.hpp"
#include "casework/consent.hpp"
#include "casework/outcome_agreement.hpp"
#include "casework/reasons.hpp"
#include "casework/records.hpp"
#include "casework/views/timeline.hpp"
#include "events/referral.hpp"
#include "gate/visibility.hpp"

#include <fmt/format.h>

#include <map>

namespace accord::casework {
namespace {

using gate::RowMeta;
using gate::Rows;
using store::Row;
using store::Statement;

Statement const& showCase() {
    static Statement const statement = gate::guarded(
        "casework.show-case",
        "SELECT o.share, c.referral, r.offence, r.happened_on, r.sentence_on, r.release_on, r.order_ends_on FROM casework_case c"
        " LEFT JOIN casework_referral r ON r.id = c.referral {visible:c.id} WHERE c.id = :id",
        "iittttt");
    return statement;
}

Statement const& showParties() {
    static Statement const statement = gate::guarded(
        "casework.show-parties",
        "SELECT p.id, o.share, p.hopes, d.name, d.held_at, d.safe_detail, d.safe_instructions, d.language, d.access_needs, d.admits, d.admission_basis"
        " FROM casework_party p LEFT JOIN casework_referral_party d ON d.id = p.id {visible:p.id} WHERE p.case_id = :case_id ORDER BY p.side, p.id",
        "iittttttttt");
    return statement;
}

std::string cellOf(Row const& row, std::size_t column) { return row.optionalText(column).value_or(std::string{}); }

std::string consentsLine(PartyFacts const& party) {
    std::string line;
    for (auto const& word : wordsOf<events::ConsentKind>) {
        auto const* last = lastAnswer(party, word.value);
        if (!last) continue;
        if (!line.empty()) line += " · ";
        auto answer = last->answer ? (*last->answer == events::ConsentAnswer::given ? "" : *last->answer == events::ConsentAnswer::refused ? "no, " : "withdrawn, ")
                                   : "not known, ";
        line += fmt::format("{} {}{}", word.label, answer, shortDate(last->on));
    }
    return line;
}

class CasePageMaker {
public:
    CasePageMaker(gate::Desk& desk, CaseFile const& file, Row const& shown) : desk_(desk), file_(file), shown_(shown) {
        caseMeta_ = {idCast<ObjectId>(file.facts.id), {}, idCast<SubjectId>(file.facts.id), shown.integer(0)};
    }

    Result<Rows> make() {
        header();
        parties();
        declareLists();
        auto seesAll = metas_.size() == file_.facts.parties.size();
        if (seesAll) wholeCase();
        timeline(rows_, desk_, file_, caseMeta_, metas_, seesAll);
        return std::move(rows_);
    }

private:
    void declareLists() {
        rows_.list<StepRow>("steps").list<ReasonRow>("reasons").list<PartyRow>("parties").list<ConsentRow>("consents").list<FacilitatorRow>("facilitators");
        rows_.list<ItemRow>("items").list<StandardRow>("standards").list<ClockRow>("clocks").list<TimelineRow>("timeline");
    }

    void header() {
        auto const& facts = file_.facts;
        rows_.single("header", HeaderRow{facts.reference, facts.stage, facts.isSensitive, stepOf(facts), londonDay(facts.openedAt), facts.closedOn,
                                         facts.isWorkedBy(desk_.actor().user)}, caseMeta_);
        auto meta = caseMeta_;
        meta.joint = fromColumn<SubjectId>(shown_.integer(1));
        IncidentRow incident{cellOf(shown_, 2), {}};
        if (auto day = desk_.open(meta.joint, "incident.happened-on", cellOf(shown_, 3))) incident.happenedOn = parseIsoDate(*day);
        rows_.single("incident", incident, meta);
    }

    void parties() {
        desk_.db().each(showParties(), desk_.visible({column(file_.facts.id)}), [&](Row const& row) {
            auto const* facts = file_.facts.party(fromColumn<ParticipantId>(row.integer(0)));
            if (!facts) return;
            RowMeta meta{idCast<ObjectId>(facts->id), idCast<SubjectId>(facts->id), caseMeta_.joint, row.integer(1)};
            metas_.emplace(meta.object, meta);
            rows_.add("parties", partyRow(row, *facts, meta.subject), meta);
            for (auto const& word : wordsOf<events::ConsentKind>)
                if (auto const* last = lastAnswer(*facts, word.value)) rows_.add("consents", ConsentRow{facts->side, last->kind, last->answer, last->on}, meta);
        });
    }

    PartyRow partyRow(Row const& row, PartyFacts const& facts, SubjectId subject) {
        PartyRow party;
        party.side = facts.side;
        party.hopes = cellOf(row, 2);
        party.name = cellOf(row, 3);
        party.heldAt = cellOf(row, 4);
        party.safeDetail = cellOf(row, 5);
        party.instructions = cellOf(row, 6).empty() ? "" : "yes";
        party.language = cellOf(row, 7);
        party.accessNeeds = cellOf(row, 8);
        party.consents = consentsLine(facts);
        if (facts.side == Side::responsible) party.responsibility = responsibility(subject, cellOf(row, 9), cellOf(row, 10));
        if (facts.risk) {
            party.risk = facts.risk->rating;
            party.riskOn = facts.risk->check.on;
        }
        if (facts.safeguarding) party.safeguarding = facts.safeguarding->result;
        party.knows = wasReached(facts);
        party.contacts = static_cast<std::int64_t>(facts.contacts.size());
        return party;
    }

    // What was decided at suitability counts more than what the referrer knew.
    std::string responsibility(SubjectId subject, std::string const& admits, std::string const& basis) {
        auto const& decided = file_.facts.suitability;
        if (decided && decided->responsibility) return std::string(label(*decided->responsibility));
        auto said = codedText<events::Admission>(subject, "admission.admits", admits);
        auto how = codedText<events::AdmissionBasis>(subject, "admission.basis", basis);
        return how.empty() ? said : said + ", " + how;
    }
    template <class E>
    std::string codedText(SubjectId subject, std::string_view field, std::string const& cell) {
        auto text = desk_.open(subject, field, cell);
        auto value = text ? fromCode<E>(*text) : std::nullopt;
        return value ? std::string(label(*value)) : std::string{};
    }

    void wholeCase() {
        auto const& facts = file_.facts;
        auto state = caseState(facts, callerOf(desk_.actor()), file_.rules, desk_.today());
        for (auto const& step : state.steps) rows_.add("steps", StepRow{step.name, step.state, step.on, step.note}, caseMeta_);
        auto const* action = findCaseAction(state.next.action);
        rows_.single("next",
                     NextRow{state.next.title, state.next.answer.allowed(), action ? std::string(action->title) : std::string{},
                             action ? pathOf(*action, state.next.on) : std::string{}},
                     caseMeta_);
        addReasons(state.next.answer);
        if (facts.orders) orders();
        facilitators();
        items();
        standards();
        clocks();
    }

    static std::string pathOf(gate::ActionInfo const& action, ObjectId on) {
        std::string path(action.path);
        if (auto at = path.find("{id}"); at != std::string::npos) path.replace(at, 4, toText(on));
        return "/" + path;
    }

    void addReasons(Answer const& answer) {
        auto add = [&](Reason reason, bool speaksFor) {
            auto const* text = reasonText(reason.code);
            if (text) rows_.add("reasons", ReasonRow{std::string(text->name), speaksFor, std::string(text->sentence), std::string(text->remedy)}, caseMeta_);
        };
        for (auto reason : answer.refusals()) add(reason, false);
        for (auto reason : answer.grounds()) add(reason, true);
    }

    void orders() {
        auto const& fact = *file_.facts.orders;
        OrdersRow row{fact.result, fact.check.on, fact.check.isSignedOff(), {}};
        for (auto const& entry : file_.entries)
            if (entry.event == fact.check.event) row.note = entry.note;
        rows_.single("orders", row, caseMeta_);
    }

    void facilitators() {
        for (auto const& entry : file_.entries) {
            if (entry.type != events::Allocated::type) continue;
            auto user = idCast<UserId>(entry.subject);
            if (!file_.facts.isWorkedBy(user) || !isLastAllocation(entry)) continue;
            auto meta = caseMeta_;
            meta.subject = entry.subject;
            rows_.add("facilitators",
                      FacilitatorRow{fromCode<events::FacilitatorRole>(entry.code).value_or(events::FacilitatorRole::lead), entry.extra,
                                     parseIsoDate(entry.datum(0))},
                      meta);
        }
    }
    bool isLastAllocation(Entry const& entry) const {
        for (auto const& other : file_.entries)
            if (other.type == entry.type && other.code == entry.code && other.at > entry.at) return false;
        return true;
    }

    void items() {
        for (auto const& entry : file_.entries) {
            if (entry.type != events::OutcomeItemAdded::type) continue;
            for (auto const& item : file_.facts.items)
                if (std::to_string(item.number) == entry.datum(0))
                    rows_.add("items", ItemRow{item.number, entry.note, item.due, item.doneOn, isLate(item, desk_.today())}, caseMeta_);
        }
    }

    void standards() {
        auto check = checkStandards(file_.facts, caseRulebook(desk_.rulebook(), desk_.today())->standards);
        std::int64_t met = 0;
        for (auto const& result : check.results) {
            met += result.isMet ? 1 : 0;
            rows_.add("standards", StandardRow{result.id, result.name, result.isMet, result.isApart, result.isMet ? std::string{} : result.missing}, caseMeta_);
        }
        rows_.single("standing", StandingRow{check.standing, met, static_cast<std::int64_t>(check.results.size())}, caseMeta_);
    }

    void clock(std::string what, std::optional<Date> on) {
        if (!on) return;
        auto days = daysBetween(desk_.today(), *on);
        rows_.add("clocks", ClockRow{std::move(what), *on, days, days < 0}, caseMeta_);
    }
    void clocks() {
        auto const& facts = file_.facts;
        if (facts.closedOn) return;
        clock("Sentence", parseIsoDate(cellOf(shown_, 4)));
        clock("Release; after it the way leads through probation", parseIsoDate(cellOf(shown_, 5)));
        clock("End of the order", parseIsoDate(cellOf(shown_, 6)));
        for (auto const& party : facts.parties) {
            auto who = party.side == Side::harmed ? "person harmed" : "person responsible";
            if (party.risk) clock(fmt::format("Look at the risk again: {}", who), party.risk->reviewBy);
            if (!party.followUps.empty()) clock(fmt::format("Ask again: {}", who), party.followUps.back().nextOn);
        }
        for (auto const& item : openItems(facts.items)) clock(fmt::format("Agreed, number {}", item.number), item.due);
    }

    gate::Desk& desk_;
    CaseFile const& file_;
    Row const& shown_;
    Rows rows_;
    RowMeta caseMeta_;
    std::map<ObjectId, RowMeta> metas_;
};

}  // namespace

std::vector<std::pair<std::string_view, SpecTable const*>> CasePage::parts() {
    return {{"header", &tableOf<HeaderRow>()},     {"incident", &tableOf<IncidentRow>()},   {"parties", &tableOf<PartyRow>()},
            {"consents", &tableOf<ConsentRow>()},  {"steps", &tableOf<StepRow>()},          {"next", &tableOf<NextRow>()},
            {"reasons", &tableOf<ReasonRow>()},    {"orders", &tableOf<OrdersRow>()},       {"facilitators", &tableOf<FacilitatorRow>()},
            {"items", &tableOf<ItemRow>()},        {"standards", &tableOf<StandardRow>()},  {"standing", &tableOf<StandingRow>()},
            {"clocks", &tableOf<ClockRow>()},      {"timeline", &tableOf<TimelineRow>()}};
}

Result<gate::Rows> CasePage::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto id = idCast<CaseId>(on);
    auto shown = desk.db().one(showCase(), desk.visible({column(id)}));
    if (!shown) return fail(ErrorCode::notFound, "There is nothing here, or it is not yours to see.");
    auto file = loadCase(desk, id);
    if (!file) return fail(file.error());
    return CasePageMaker(desk, *file, *shown).make();
}

}  // namespace accord::casework

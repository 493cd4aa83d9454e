#include "casework/views/case_page.hpp"

#include "casework/capability.hpp"
#include "casework/case_rules.hpp"
#include "casework/consent.hpp"
#include "casework/given_records.hpp"
#include "casework/outcome_agreement.hpp"
#include "casework/ports.hpp"
#include "casework/reasons.hpp"
#include "casework/records.hpp"
#include "casework/views/case_outcome.hpp"
#include "casework/views/history.hpp"
#include "events/referral.hpp"
#include "gate/access_projector.hpp"
#include "gate/share_key.hpp"
#include "gate/visibility.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

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
    static Statement const statement = gate::guarded("casework.show-parties",
                                                     "SELECT p.id, o.share, p.hopes, d.name, d.held_at, d.safe_detail, "
                                                     "d.safe_instructions, d.language, d.access_needs, d.admits, d.admission_basis"
                                                     " FROM casework_party p LEFT JOIN casework_referral_party d ON d.id = p.id "
                                                     "{visible:p.id} WHERE p.case_id = :case_id ORDER BY p.side, p.id",
                                                     "iittttttttt");
    return statement;
}

constexpr int soonDays = 28;

std::string cellOf(Row const& row, std::size_t column) {
    return row.optionalText(column).value_or(std::string{});
}

std::string consentsLine(PartyFacts const& party) {
    std::string line;
    for (auto const& word : wordsOf<events::ConsentKind>) {
        auto const* last = lastAnswer(party, word.value);
        if (!last) continue;
        if (!line.empty()) line += " · ";
        auto answer = last->answer ? (*last->answer == events::ConsentAnswer::given     ? ""
                                      : *last->answer == events::ConsentAnswer::refused ? "no, "
                                                                                        : "withdrawn, ")
                                   : "not known, ";
        line += fmt::format("{} {}{}", word.label, answer, shortDate(last->on));
        if (last->isExpired)
            line += ", has run out";
        else if (last->answer == events::ConsentAnswer::given && last->expiresOn)
            line += fmt::format(", until {}", shortDate(*last->expiresOn));
        if (last->answer == events::ConsentAnswer::given && !last->isExpired && !isGiven(party, word.value))
            line += last->isOwn() ? ", and not yet by whoever has parental responsibility" : ", and not yet by the child";
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
        rows_.list<HarmedRow>("harmed").list<ResponsibleRow>("responsible").list<ConsentRow>("consents").list<GivenRow>("given");
        parties();
        given();
        declareLists();
        auto seesAll = metas_.size() == file_.facts.parties.size();
        if (seesAll) wholeCase();
        history(rows_, desk_, file_, caseMeta_, metas_, seesAll);
        return std::move(rows_);
    }

private:
    void declareLists() {
        rows_.list<StepRow>("steps").list<ReasonRow>("next-reasons").list<FacilitatorRow>("facilitators").list<StopRow>("stop-reasons");
        declareOutcome(rows_);
        rows_.list<StandardRow>("standards").list<ClockRow>("clocks").list<HistoryRow>("history");
    }

    void header() {
        auto const& facts = file_.facts;
        CaseRow row{facts.reference,
                    areaName(),
                    facts.stage,
                    offence(),
                    facts.isSensitive,
                    stepOf(facts),
                    londonDay(facts.openedAt),
                    facts.closedOn,
                    facts.isWorkedBy(desk_.actor().user),
                    facts.passedOn > 0 ? std::optional{facts.passedOn} : std::nullopt};
        rows_.single("case", row, caseMeta_);
    }

    std::string areaName() const { return ports().areaName ? ports().areaName(desk_, file_.facts.area) : std::string{}; }

    // "burglary, 4 March 2026": the gate decides by the category whether it is shown.
    std::string offence() {
        auto joint = fromColumn<SubjectId>(shown_.integer(1));
        auto what = desk_.open(joint, "incident.offence", cellOf(shown_, 2));
        if (!what) return {};
        auto day = desk_.open(joint, "incident.happened-on", cellOf(shown_, 3));
        auto on = day ? parseIsoDate(*day) : std::nullopt;
        return on ? *what + ", " + longDate(*on) : *what;
    }

    void parties() {
        desk_.db().each(showParties(), desk_.visible({column(file_.facts.id)}), [&](Row const& row) {
            auto const* facts = file_.facts.party(fromColumn<ParticipantId>(row.integer(0)));
            if (!facts) return;
            RowMeta meta{idCast<ObjectId>(facts->id), idCast<SubjectId>(facts->id), caseMeta_.joint, row.integer(1)};
            metas_.emplace(meta.object, meta);
            if (facts->side == Side::harmed)
                rows_.add("harmed", harmedRow(row, *facts), meta);
            else
                rows_.add("responsible", responsibleRow(row, *facts, meta.subject), meta);
            for (auto const& word : wordsOf<events::ConsentKind>)
                if (auto const* last = lastAnswer(*facts, word.value))
                    rows_.add("consents", ConsentRow{facts->side, last->kind, last->answer, last->on}, meta);
        });
    }

    // That something was given tells that there is something: so it stands only for who is shown it.
    void given() {
        for (auto const& given : givenOn(desk_.db(), file_.facts.id)) {
            auto const meta = metas_.find(idCast<ObjectId>(given.participant));
            if (meta == metas_.end() || !isShown(given.row.item, meta->second.share)) continue;
            if (isKeptBack(given.at))
                ++keptBack_;
            else
                rows_.add("given", given.row, meta->second);
        }
    }

    /// What comes in while the case is on hold is seen once the hold has ended.
    [[nodiscard]] bool isKeptBack(Instant at) const { return file_.facts.hold && at >= file_.facts.hold->since; }

    [[nodiscard]] bool isShown(Category category, std::int64_t share) const {
        return desk_.sharesShowing(category).find("," + std::to_string(share) + ",") != std::string::npos;
    }

    /// The last entry of a type about one person.
    [[nodiscard]] Entry lastAbout(PartyFacts const& facts, std::string_view type) const {
        Entry last;
        for (auto const& entry : file_.entries)
            if (entry.type == type && entry.object == idCast<ObjectId>(facts.id)) last = entry;
        return last;
    }

    HarmedRow harmedRow(Row const& row, PartyFacts const& facts) const {
        auto risk = lastAbout(facts, events::RiskAssessed::type);
        return {.side = facts.side,
                .canWork = desk_.actor().may("case.work"),
                .canReveal = desk_.actor().may("safe-contact.reveal"),
                .name = cellOf(row, 3),
                .safeDetail = cellOf(row, 5),
                .instructions = cellOf(row, 6).empty() ? "" : "yes",
                .hopes = cellOf(row, 2),
                .consents = consentsLine(facts),
                .risk = riskLine(facts),
                .hazards = risk.note,
                .controls = risk.extra,
                .safeguarding = safeguardingLine(facts),
                .language = cellOf(row, 7),
                .accessNeeds = cellOf(row, 8),
                .ready = readyLine(facts),
                .plan = lastAbout(facts, events::Prepared::type).note};
    }

    ResponsibleRow responsibleRow(Row const& row, PartyFacts const& facts, SubjectId subject) {
        auto risk = lastAbout(facts, events::RiskAssessed::type);
        return {.side = facts.side,
                .canWork = desk_.actor().may("case.work"),
                .canReveal = desk_.actor().may("safe-contact.reveal"),
                .name = cellOf(row, 3),
                .heldAt = cellOf(row, 4),
                .responsibility = responsibility(subject, cellOf(row, 9), cellOf(row, 10)),
                .risk = riskLine(facts),
                .hazards = risk.note,
                .controls = risk.extra,
                .safeDetail = cellOf(row, 5),
                .instructions = cellOf(row, 6).empty() ? "" : "yes",
                .hopes = cellOf(row, 2),
                .consents = consentsLine(facts),
                .safeguarding = safeguardingLine(facts),
                .language = cellOf(row, 7),
                .accessNeeds = cellOf(row, 8),
                .ready = readyLine(facts),
                .plan = lastAbout(facts, events::Prepared::type).note,
                .knows = facts.asked         ? "Yes, they asked for it."
                         : wasReached(facts) ? "Yes, they were told."
                                             : "No. Nothing has been said to them yet."};
    }

    static std::string riskLine(PartyFacts const& facts) {
        if (!facts.risk) return {};
        auto rating = facts.risk->rating ? label(*facts.risk->rating) : std::string_view("Not known");
        return fmt::format("{}, assessed {}{}", rating, shortDate(facts.risk->check.on),
                           facts.risk->check.isSignedOff() ? "" : ", not signed off");
    }
    [[nodiscard]] std::string safeguardingLine(PartyFacts const& facts) const {
        if (!facts.safeguarding) return {};
        auto result = facts.safeguarding->result ? label(*facts.safeguarding->result) : std::string_view("Not known");
        // That there is a note is told; what it says stays with who wrote it and who signs it off (the check's own page).
        return fmt::format("{}, checked {}{}{}", result, shortDate(facts.safeguarding->check.on),
                           facts.safeguarding->check.isSignedOff() ? "" : ", not signed off",
                           lastAbout(facts, events::SafeguardingChecked::type).note.empty() ? "" : "; a note is kept");
    }
    static std::string readyLine(PartyFacts const& facts) {
        if (!facts.preparation) return {};
        return fmt::format("{}, {}", facts.preparation->isReady ? "Ready" : "Not ready yet", shortDate(facts.preparation->on));
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
        for (auto const& step : state.steps)
            rows_.add(
                "steps",
                StepRow{step.name, step.state, step.on ? shortDate(*step.on) + (step.note.empty() ? "" : ",") : std::string{}, step.note},
                caseMeta_);
        hold();
        next(state.next);
        if (facts.orders) orders();
        facilitators();
        outcome(rows_, file_, caseMeta_, desk_.today());
        standards();
        clocks();
    }

    void hold() {
        if (!file_.facts.hold) {
            if (file_.facts.closedOn) return;
            for (auto const& word : wordsOf<events::StopReason>)
                rows_.add("stop-reasons", StopRow{std::string(word.code), std::string(word.label)}, caseMeta_);
            return;
        }
        auto const& fact = *file_.facts.hold;
        HoldRow row{londonTime(fact.since), stoppedBy(fact), fact.why, {}, {}};
        if (keptBack_ > 0) row.keptBack = fmt::format("{} {}", keptBack_, keptBack_ == 1 ? "thing" : "things");
        for (auto const& entry : file_.entries)
            if (entry.event == fact.first) row.note = entry.note;
        rows_.single("hold", row, caseMeta_);
    }
    [[nodiscard]] std::string stoppedBy(HoldFact const& fact) const {
        auto mine = std::ranges::find(fact.by, desk_.actor().user) != fact.by.end();
        if (fact.by.size() > 1) return mine ? "you and others" : "several colleagues";
        return mine ? "you" : "a colleague";
    }

    void next(Next const& next) {
        auto const& answer = next.answer;
        auto isOver = next.kind == NextKind::nothing;
        NextRow row{lowered(next.title), {}, answer.allowed() || isOver, {}, {}, {}, {}};
        auto const* action = findCaseAction(next.action);
        auto mayAct = action && desk_.actor().may(action->permission);
        if (isOver)
            row.says = "There is nothing left to do.";
        else if (!answer.allowed())
            row.says = fmt::format("You may not do this yet. {}", againstCount(answer));
        else
            row.says = mayAct ? "You may do this now." : "A colleague does this.";
        if (mayAct && answer.allowed()) std::tie(row.actionLabel, row.actionHref) = linkTo(*action, next.on);
        // What happened is always recorded, also what should not have.
        if (mayAct && !answer.allowed() && next.kind == NextKind::contact) {
            row.otherLabel = "Record a contact that happened all the same";
            row.otherHref = linkTo(*action, next.on).second;
        }
        rows_.single("next", row, caseMeta_);
        addReasons(answer);
    }

    static std::string againstCount(Answer const& answer) {
        auto count = answer.refusals().size();
        return count == 1 ? "One thing stands against it." : fmt::format("{} things stand against it.", count);
    }

    static std::pair<std::string, std::string> linkTo(gate::ActionInfo const& action, ObjectId on) {
        std::string path(action.path);
        if (auto at = path.find("{id}"); at != std::string::npos) path.replace(at, 4, toText(on));
        return {std::string(action.title), "/" + path + "/new"};
    }

    void addReasons(Answer const& answer) {
        std::set<ReasonCode> said;
        auto add = [&](Reason reason, bool isMet) {
            auto const* text = reasonText(reason.code);
            // Two rules may rest on the same fact: it is said once.
            if (text && said.insert(reason.code).second)
                rows_.add("next-reasons", ReasonRow{std::string(text->name), isMet, std::string(text->sentence), std::string(text->remedy)},
                          caseMeta_);
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

    // Who works the case is the holder's to tell: the name is shared as its own staff's is.
    void facilitators() {
        for (auto const& entry : file_.entries) {
            if (entry.type != events::Allocated::type) continue;
            auto user = idCast<UserId>(entry.subject);
            if (!file_.facts.isWorkedBy(user) || !isLastAllocation(entry)) continue;
            auto meta = caseMeta_;
            meta.subject = entry.subject;
            meta.share = gate::shareNumber(gate::toShareKey({.source = file_.facts.agency, .holder = file_.facts.agency}));
            rows_.add("facilitators",
                      FacilitatorRow{fromCode<events::FacilitatorRole>(entry.code).value_or(events::FacilitatorRole::lead), entry.extra,
                                     parseIsoDate(entry.datum(0))},
                      meta);
        }
    }
    bool isLastAllocation(Entry const& entry) const {
        for (auto const& other : file_.entries)
            if (other.type == entry.type && other.code == entry.code && &other > &entry) return false;  // they stand as they were written
        return true;
    }

    void standards() {
        auto book = caseRulebook(desk_.rulebook(), desk_.today());
        auto check = checkStandards(file_.facts, book->standards);
        std::size_t met = 0;
        for (auto const& result : check.results) {
            met += result.isMet ? 1 : 0;
            auto missing = result.isMet     ? std::string{}
                           : result.isApart ? std::string("Met by the community: counted apart.")
                                            : result.missing;
            rows_.add("standards", StandardRow{result.id, result.name, result.isMet, result.isApart, std::move(missing)}, caseMeta_);
        }
        rows_.single("standing", StandingRow{standingSays(check.standing, met, check.results.size()), check.standing}, caseMeta_);
    }
    static std::string standingSays(events::Standing standing, std::size_t met, std::size_t total) {
        if (standing == events::Standing::counts) return fmt::format("Yes. All {} standards are met.", total);
        if (standing == events::Standing::countsApart) return "It is counted apart: the community was involved, not the person harmed.";
        return fmt::format("Not yet. {} of {} standards are met.", met, total);
    }

    void clock(std::string says, std::optional<Date> on) {
        if (!on) return;
        auto days = daysBetween(desk_.today(), *on);
        auto urgency = days < 0 ? ClockUrgency::late : days <= soonDays ? ClockUrgency::soon : ClockUrgency::calm;
        auto tag = days < 0 ? fmt::format("{} days late", -days) : days == 1 ? std::string("1 day") : fmt::format("{} days", days);
        rows_.add("clocks", ClockRow{std::move(tag), std::move(says), urgency, *on}, caseMeta_);
    }
    // What the world does not wait for: once passed, it no longer presses.
    void deadline(std::string says, std::string const& day) {
        auto on = parseIsoDate(day);
        if (on && *on >= desk_.today()) clock(std::move(says), on);
    }
    void clocks() {
        auto const& facts = file_.facts;
        if (facts.closedOn) return;
        deadline("until sentence", cellOf(shown_, 4));
        deadline("until release; after that, the way leads through probation", cellOf(shown_, 5));
        deadline("until the order ends", cellOf(shown_, 6));
        for (auto const& party : facts.parties) {
            auto who = party.side == Side::harmed ? "the person harmed" : "the person responsible";
            if (party.risk && facts.processes.empty()) clock("to look again at the risk for " + std::string(who), party.risk->reviewBy);
            if (!party.followUps.empty()) clock(fmt::format("to ask {} again", who), party.followUps.back().nextOn);
        }
        for (auto const& item : openItems(facts.items)) clock(fmt::format("for what was agreed, number {}", item.number), item.due);
    }

    gate::Desk& desk_;
    CaseFile const& file_;
    Row const& shown_;
    Rows rows_;
    RowMeta caseMeta_;
    std::map<ObjectId, RowMeta> metas_;
    std::int64_t keptBack_{};
};

}  // namespace

std::vector<std::pair<std::string_view, SpecTable const*>> CasePage::parts() {
    std::vector<std::pair<std::string_view, SpecTable const*>> list{{"case", &tableOf<CaseRow>()},
                                                                    {"harmed", &tableOf<HarmedRow>()},
                                                                    {"responsible", &tableOf<ResponsibleRow>()},
                                                                    {"consents", &tableOf<ConsentRow>()},
                                                                    {"given", &tableOf<GivenRow>()},
                                                                    {"steps", &tableOf<StepRow>()},
                                                                    {"next", &tableOf<NextRow>()},
                                                                    {"next-reasons", &tableOf<ReasonRow>()},
                                                                    {"orders", &tableOf<OrdersRow>()},
                                                                    {"facilitators", &tableOf<FacilitatorRow>()},
                                                                    {"hold", &tableOf<HoldRow>()},
                                                                    {"stop-reasons", &tableOf<StopRow>()},
                                                                    {"standards", &tableOf<StandardRow>()},
                                                                    {"standing", &tableOf<StandingRow>()},
                                                                    {"clocks", &tableOf<ClockRow>()},
                                                                    {"history", &tableOf<HistoryRow>()}};
    for (auto const& part : outcomeParts()) list.push_back(part);
    return list;
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

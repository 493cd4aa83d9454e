#include "sharing/views/requests.hpp"

#include "gate/authorise.hpp"
#include "gate/visibility.hpp"
#include "sharing/actions/requests.hpp"
#include "sharing/ports.hpp"
#include "sharing/register_records.hpp"
#include "sharing/request_figures.hpp"
#include "sharing/request_records.hpp"
#include "sharing/wording.hpp"

#include <algorithm>

namespace accord::sharing {
namespace {

using store::Statement;

Statement const& listRequests() {
    static Statement const statement = gate::guarded(
        "sharing.list-requests", "SELECT r.id, o.share FROM sharing_request r {visible:r.id} ORDER BY r.due_on, r.id LIMIT 500", "ii");
    return statement;
}
/// Who asked reads by the person's own share; who holds it by the request's.
Statement const& showRequest() {
    static Statement const statement = gate::guarded(
        "sharing.show-request",
        "SELECT o.share, p.share FROM sharing_request r {visible:r.id} JOIN gate_object p ON p.id = r.participant WHERE r.id = :id", "ii");
    return statement;
}

RequestState stateOf(RequestRecord const& request, Date today) {
    if (request.endedOn) return RequestState::ended;
    if (!request.isOpen()) return RequestState::answered;
    if (request.dueOn < today) return RequestState::late;
    return request.answers.empty() ? RequestState::waiting : RequestState::partlyAnswered;
}

gate::RowMeta metaOf(RequestRecord const& request, std::int64_t share) {
    return {request.id, idCast<SubjectId>(request.participant), {}, share};
}

/// While the case is on safeguarding hold, who asked sees no answer that came since: as if it had not come. Who answers sees their own.
void keepBack(gate::Desk& desk, RequestRecord& request) {
    auto const& port = agencyPort().heldSince;
    auto since = request.from == desk.actor().agency && port ? port(desk, request.participant) : std::nullopt;
    if (since) std::erase_if(request.answers, [&](AnsweredItem const& answer) { return answer.at >= *since; });
}

Requests::Line lineOf(gate::Desk& desk, RequestRecord const& request, std::string other) {
    auto const today = desk.today();
    return {nameCellOf(desk.db(), request.participant),
            std::move(other),
            wordsTogether(request.items),
            stateOf(request, today),
            request.isOpen() ? workingDaysBetween(today, request.dueOn) : 0,
            request.dueOn};
}

RequestPage::Item itemOf(RequestRecord const& request, Category item) {
    RequestPage::Item row;
    row.item = item;
    if (auto const* answer = request.answerTo(item)) {
        row.answer = answer->answer;
        row.reason = answer->reason;
        row.on = answer->on;
        row.power = answer->powerCell;
        row.advice = answer->adviceCell;
        row.note = answer->noteCell;
    }
    return row;
}

/// "public task, Article 6(1)(e)" as it begins a line.
std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

RequestPage::Head headOf(gate::Desk& desk, RequestRecord const& request) {
    auto basis = fromCode<Basis>(request.basis);
    auto const isShared =
        std::ranges::any_of(request.answers, [](AnsweredItem const& one) { return one.answer == events::ItemAnswer::shared; });
    return {nameCellOf(desk.db(), request.participant),
            request.fromName,
            request.position,
            request.toName,
            basis ? capitalised(std::string(label(*basis))) : request.basis,
            request.agreement.empty() ? std::string("None: each answer is a decision of its own") : request.agreement,
            request.necessityCell,
            request.purpose,
            londonDay(request.askedAt),
            request.dueOn,
            stateOf(request, desk.today()),
            request.to == desk.actor().agency && request.isOpen(),
            isShared && !request.endedOn && desk.actor().may(EndDisclosure::permission)};
}

/// A code as its words, a day as people write it.
std::string inWords(FieldInfo const& info, std::string text) {
    if (info.kind == FieldKind::date) {
        auto day = parseIsoDate(text);
        return day ? longDate(*day) : text;
    }
    if (info.kind == FieldKind::yesNo) return text == "yes" ? "Yes" : "No";
    if (info.choices.empty()) return text;
    std::vector<std::string> parts;
    for (auto const& choice : info.choices)
        if (("," + text + ",").find("," + std::string(choice.code) + ",") != std::string::npos) parts.emplace_back(choice.label);
    return parts.empty() ? text : together(parts);
}

}  // namespace

void addValues(gate::Desk& desk, gate::Rows& rows, ObjectId participant, std::vector<Category> const& items, gate::RowMeta const& meta) {
    rows.list<ValueRow>("values");
    for (auto const& cell : cellsOf(desk.db(), participant)) {
        // That somebody is known is no answer to who they are.
        if (std::ranges::find(items, cell.category) == items.end() || cell.field == "is-known") continue;
        ValueRow row{std::string(cell.info->label), {}, {}, {}, {}, {}, {}, {}, {}, {}};
        auto* value = events::givenField(row, cell.category);
        auto text = desk.open(idCast<SubjectId>(participant), cell.field, cell.cell);
        if (!value || !text) continue;
        *value = inWords(*cell.info, std::move(*text));
        rows.add("values", row, meta);
    }
}

Result<gate::Rows> Requests::rows(gate::Desk& desk, ObjectId, Query const& query) {
    std::vector<std::pair<RequestRecord, std::int64_t>> toAnswer, asked;
    for (auto const& row : desk.db().all(listRequests(), desk.visible())) {
        auto request = findRequest(desk.db(), fromColumn<ObjectId>(row.integer(0)));
        if (!request) continue;
        keepBack(desk, *request);
        auto isOurs = request->from == desk.actor().agency;
        auto placed = isOurs ? desk.db().one(showRequest(), desk.visible({column(request->id)})) : std::nullopt;
        (isOurs ? asked : toAnswer).emplace_back(std::move(*request), placed ? placed->integer(1) : row.integer(1));
    }
    gate::Rows rows;
    rows.list<Line>("to-answer").list<Line>("asked");
    for (auto const& [request, share] : onPage(toAnswer, query))
        rows.add("to-answer", lineOf(desk, request, request.fromName), metaOf(request, share));
    for (auto const& [request, share] : onPage(asked, query))
        rows.add("asked", lineOf(desk, request, request.toName), metaOf(request, share));
    return rows;
}

Result<gate::Rows> RequestPage::rows(gate::Desk& desk, ObjectId on, Query const&) {
    auto placed = desk.db().one(showRequest(), desk.visible({column(on)}));
    auto request = placed ? findRequest(desk.db(), on) : std::nullopt;
    if (!request) return fail(gate::notThere());
    keepBack(desk, *request);
    auto const isAsker = request->from == desk.actor().agency;
    auto const meta = metaOf(*request, placed->integer(isAsker ? 1 : 0));
    gate::Rows rows;
    rows.single("request", headOf(desk, *request), meta);
    rows.list<Item>("items");
    std::vector<Category> shared;
    for (auto item : request->items) {
        auto const row = itemOf(*request, item);
        if (row.answer == events::ItemAnswer::shared && !request->endedOn) shared.push_back(item);
        rows.add("items", row, meta);
    }
    addValues(desk, rows, request->participant, shared, meta);
    return rows;
}

Result<gate::Rows> RequestFigures::rows(gate::Desk& desk, ObjectId, Query const&) {
    gate::Rows rows;
    rows.list<Line>("figures");
    for (auto const& figure : requestFigures(desk.db())) rows.add("figures", Line{figure.what, figure.count, figure.rule});
    return rows;
}

}  // namespace accord::sharing

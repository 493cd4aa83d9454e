#include "casework/views/draft_check.hpp"

#include "casework/draft_store.hpp"
#include "casework/ports.hpp"
#include "casework/referral_checks.hpp"
#include "casework/referral_making.hpp"
#include "casework/service_choice.hpp"
#include "gate/showing.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::casework {
namespace {

std::string labelOf(FieldInfo const& field, std::string_view choice) {
    for (auto const& one : field.choices)
        if (one.code == choice) return std::string(one.label);
    return std::string(choice);
}

std::string labelsOf(FieldInfo const& field, std::string_view list) {
    std::string text;
    while (!list.empty()) {
        auto comma = list.find(',');
        if (!text.empty()) text += ", ";
        text += labelOf(field, list.substr(0, comma));
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    }
    return text;
}

/// As a person reads it.
std::string readable(FieldInfo const& field, std::string const& text) {
    if (text.empty()) return {};
    if (field.kind == FieldKind::choice) return labelOf(field, text);
    if (field.kind == FieldKind::choices) return labelsOf(field, text);
    if (field.kind == FieldKind::yesNo) return text == "yes" ? "Yes" : "No";
    if (field.kind == FieldKind::date) {
        auto day = parseIsoDate(text);
        return day ? longDate(*day) : text;
    }
    // A safe way to reach somebody stands in full only in the box in which it was typed.
    return field.category == Category::safeContact ? gate::maskedText(text) : text;
}

std::string serviceName(gate::Desk& desk, ReferralInput const& input, std::string const& id) {
    for (auto& service : servicesFor(desk, input))
        if (toText(service.id) == id) return std::move(service.name);
    return id;
}

std::string areaName(gate::Desk& desk, std::string const& id) {
    if (ports().areas)
        for (auto const& area : ports().areas(desk))
            if (toText(area.id) == id) return area.name;
    return id;
}

/// Both people have contact details: the heading says whose.
std::string sectionOf(FieldInfo const& field) {
    std::string section(field.groupLabel);
    if (field.name.starts_with("harmed.contact.")) section += " of the person harmed";
    if (field.name.starts_with("responsible.contact.")) section += " of the person responsible";
    return section;
}

template <class List, class Name>
auto const* findBy(List const& list, Name const& isIt) {
    auto found = std::find_if(list.begin(), list.end(), isIt);
    return found == list.end() ? nullptr : &*found;
}

DraftCheck::Summary summaryOf(Draft const& draft, std::vector<FieldError> const& faults, bool isGeneral) {
    auto savedOn = londonDay(draft.savedAt);
    DraftCheck::Summary summary{.draft = draft.id,
                                .says = "Nothing is missing. You can send it now.",
                                .savedOn = savedOn,
                                .keptUntil = plusDays(savedOn, draftDays),
                                .faults = static_cast<std::int64_t>(faults.size()),
                                .isReady = faults.empty(),
                                .isSensitive = !isGeneral};
    if (!summary.isReady)
        summary.says = fmt::format("{} {} still to be given.", faults.size(), faults.size() == 1 ? "answer is" : "answers are");
    else if (summary.isSensitive)
        summary.says += " A specialist of the service looks at it first, and nobody else sees it.";
    return summary;
}

}  // namespace

Result<gate::Rows> DraftCheck::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto draft = loadDraft(desk, query.draft);
    if (!draft) return fail(draft.error());
    ReferralInput input;
    auto faults = parseFields(tableOf<ReferralInput>(), draft->answers, &input);
    for (auto& fault : referralFaults(input, {.side = desk.actor().side, .today = desk.today()}))
        if (!findBy(faults, [&fault](auto const& known) { return known.field == fault.field; })) faults.push_back(std::move(fault));
    if (auto chosen = chosenService(servicesFor(desk, input), input.request.service); !chosen && faults.empty())
        faults = std::move(chosen.error().fields);

    gate::Rows rows;
    rows.single("draft", summaryOf(*draft, faults, !faults.empty() || sensitiveCausesOf(input, desk.today()).empty()));
    rows.list<Answer>("answers");
    std::string section;
    for (auto const& field : tableOf<ReferralInput>().fields) {
        auto step = stepOf(field.name);
        if (!step || field.name == "request.task" || isNotOffered(field.name, desk.actor().side)) continue;
        auto const* given = findBy(draft->answers, [&field](auto const& answer) { return answer.first == field.name; });
        auto const* fault = findBy(faults, [&field](auto const& one) { return one.field == field.name; });
        if (!given && !fault) continue;
        auto text = given ? readable(field, given->second) : std::string{};
        if (field.name == "matter.area") text = areaName(desk, text);
        if (field.name == "request.service") text = serviceName(desk, input, text);
        rows.add("answers", Answer{.section = sectionOf(field) == section ? std::string{} : sectionOf(field),
                                   .name = field.name,
                                   .question = std::string(field.label),
                                   .answer = std::move(text),
                                   .fault = fault ? fault->message : std::string{},
                                   .change = stepPath(*step, draft->id)});
        section = sectionOf(field);
    }
    return rows;
}

}  // namespace accord::casework

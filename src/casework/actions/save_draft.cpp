#include "casework/actions/save_draft.hpp"

#include "casework/draft_store.hpp"
#include "casework/ports.hpp"
#include "casework/referral_checks.hpp"
#include "casework/service_choice.hpp"

namespace accord::casework::detail {
namespace {

// No step asks for it: the draft keeps the task that it was started from.
constexpr std::string_view taskField = "request.task";
constexpr auto serviceField = "request.service";

/// The faults across fields that this step can mend.
std::vector<FieldError> faultsOf(DraftStep step, FieldTexts const& answers, gate::Desk& desk) {
    ReferralInput input;
    // What other steps still lack is no fault of this one.
    static_cast<void>(parseFields(tableOf<ReferralInput>(), answers, &input));
    std::vector<FieldError> here;
    for (auto& fault : referralFaults(input, {.side = desk.actor().side, .today = desk.today()}))
        if (stepOf(fault.field) == step) here.push_back(std::move(fault));
    if (step != DraftStep::request) return here;
    if (auto chosen = chosenService(servicesFor(desk, input), input.request.service); !chosen)
        for (auto& fault : chosen.error().fields) here.push_back(std::move(fault));
    return here;
}

void offerAreas(gate::Desk& desk, gate::FormHelp& help) {
    if (!ports().areas) {
        help.notOffered.emplace_back("matter.area");
        return;
    }
    for (auto& area : ports().areas(desk)) help.options.push_back({"matter.area", toText(area.id), std::move(area.name)});
}

/// Asked only where there is a choice.
void offerServices(gate::Desk& desk, FieldTexts const& answers, gate::FormHelp& help) {
    ReferralInput input;
    static_cast<void>(parseFields(tableOf<ReferralInput>(), answers, &input));
    auto services = servicesFor(desk, input);
    if (services.size() < 2) help.notOffered.emplace_back(serviceField);
    for (auto& service : services) help.options.push_back({serviceField, toText(service.id), std::move(service.name)});
}

std::string valueOf(FieldTexts const& texts, std::string_view name) {
    for (auto const& [key, text] : texts)
        if (key == name) return text;
    return {};
}

}  // namespace

Result<gate::Done<DraftSaved>> saveStep(gate::Desk& desk, DraftStep step, StepOf const& about, FieldTexts const& given) {
    auto draft = about.draft == DraftId{} ? newDraft(desk) : loadDraft(desk, about.draft);
    if (!draft) return fail(draft.error());
    auto task = about.task == TaskId{} ? valueOf(draft->answers, taskField) : toText(about.task);
    draft->answers = withStep(draft->answers, code(step), given);
    if (!task.empty()) {
        std::erase_if(draft->answers, [](auto const& answer) { return answer.first == taskField; });
        draft->answers.emplace_back(taskField, task);
    }
    if (auto faults = faultsOf(step, draft->answers, desk); !faults.empty()) return fail(std::move(faults));
    return gate::Done<DraftSaved>{{}, {draft->id}, {dropOldDrafts(desk), putDraft(desk, *draft)}};
}

Result<gate::FormHelp> stepHelp(gate::Desk& desk, DraftStep step, FieldTexts const& query) {
    gate::FormHelp help;
    if (auto id = idFromText<DraftId>(valueOf(query, "draft"))) {
        auto draft = loadDraft(desk, *id);
        if (!draft) return fail(draft.error());
        help.defaults.emplace_back("draft", toText(*id));
        if (auto task = valueOf(draft->answers, taskField); !task.empty()) help.defaults.emplace_back("task", task);
        if (step == DraftStep::request) offerServices(desk, draft->answers, help);
        for (auto& answer : draft->answers)
            if (stepOf(answer.first) == step) help.defaults.push_back(std::move(answer));
    }
    if (auto task = valueOf(query, "task"); idFromText<TaskId>(task)) help.defaults.emplace_back("task", task);
    for (auto const& field : tableOf<ReferralInput>().fields)
        if (stepOf(field.name) == step && isNotOffered(field.name, desk.actor().side)) help.notOffered.push_back(field.name);
    if (step == DraftStep::request) help.notOffered.emplace_back(taskField);
    if (step == DraftStep::matter) offerAreas(desk, help);
    return help;
}

}  // namespace accord::casework::detail

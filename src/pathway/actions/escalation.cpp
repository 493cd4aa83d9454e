#include "pathway/actions/escalation.hpp"

#include "gate/authorise.hpp"
#include "pathway/actions/refused.hpp"
#include "pathway/escalation_records.hpp"
#include "pathway/ports.hpp"
#include "pathway/reasons.hpp"
#include "pathway/task_queries.hpp"
#include "pathway/task_records.hpp"
#include "pathway/task_step_records.hpp"

#include <algorithm>

namespace accord::pathway {
namespace {

/// Colleagues of the agency to whom a task could be passed.
std::vector<Colleague> mayBeInChain(gate::Desk& desk, AgencyId agency) {
    auto list = ports().colleagues ? ports().colleagues(desk.db(), agency) : std::vector<Colleague>{};
    std::erase_if(list, [](Colleague const& who) {
        return !who.isActive || !(holdsTasks(who.kind, who.role, false) || holdsTasks(who.kind, who.role, true));
    });
    return list;
}

}  // namespace

Result<gate::FormHelp> SetChainStep::help(gate::Desk& desk, ObjectId agency) {
    gate::FormHelp help;
    auto const rules = desk.rulebook().at(desk.today());
    for (auto const& who : mayBeInChain(desk, idCast<AgencyId>(agency))) {
        auto name = desk.open(idCast<SubjectId>(who.user), "name", who.nameCell);
        auto const* role = rules.role(who.role);
        help.options.push_back({"to", toText(who.user), name ? *name : "A colleague", role ? role->name : who.role});
    }
    std::ranges::sort(help.options, {}, &gate::FormHelp::Option::label);
    return help;
}

Result<gate::Done<Nothing>> SetChainStep::process(gate::Desk& desk, ObjectId agency, Input const& input) {
    std::vector<FieldError> faults;
    if (input.step < 1 || input.step > stepsMost) faults.push_back({"step", "not-a-choice", "Give a step from 1 to 3."});
    if (input.afterDays < 1 || input.afterDays > daysMost)
        faults.push_back({"after-days", "not-a-choice", "Give a number of working days from 1 to 60."});
    auto const id = idCast<AgencyId>(agency);
    if (input.to) {
        auto const may = mayBeInChain(desk, id);
        if (std::ranges::find(may, *input.to, &Colleague::user) == may.end())
            faults.push_back({"to", "not-a-choice", "Choose a colleague of this agency who tells victims."});
        for (auto const& other : chainOf(desk.db(), id)) {
            auto const isEarlier = other.step < input.step && other.afterDays > input.afterDays;
            auto const isLater = other.step > input.step && other.afterDays < input.afterDays;
            if (isEarlier || isLater)
                faults.push_back({"after-days", "not-a-choice", "A later step hears of it later: give a number that fits the others."});
        }
    }
    if (!faults.empty()) return fail(std::move(faults));
    gate::Done<Output> done;
    done.events.add(events::ChainStepSet{id, input.step, input.to, input.afterDays},
                    {.object = agency, .subject = {}, .joint = {}, .area = {}});
    return done;
}

Result<gate::Done<Nothing>> AnswerEscalation::process(gate::Desk& desk, ObjectId task, Input const& input) {
    if (!wasPassedTo(desk.db(), task, desk.actor().user))
        return fail(refused("This task was not passed up to you.", reasons::notPassedToYou));
    if (isEnded(desk.db(), task) || isWithdrawn(desk.db(), task) || isOver(desk.db(), task))
        return fail(refused("Nothing more is to be done about this.", reasons::alreadyOver));
    if (input.by && *input.by < desk.today()) return fail(std::vector<FieldError>{{"by", "too-early", "Give today or a later day."}});
    if (input.answer != events::EscalationAnswer::cannotBeDone && !input.by)
        return fail(std::vector<FieldError>{{"by", "missing", "Say by when they will be told."}});
    if (input.answer == events::EscalationAnswer::cannotBeDone && input.note.empty())
        return fail(std::vector<FieldError>{{"note", "missing", "Say in a sentence why it cannot be done now."}});
    gate::Done<Output> done;
    done.events.add(events::EscalationAnswered{input.answer, input.by, input.note},
                    {.object = task, .subject = idCast<SubjectId>(task), .joint = {}, .area = {}});
    return done;
}

}  // namespace accord::pathway

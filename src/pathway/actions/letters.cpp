#include "pathway/actions/letters.hpp"

#include "events/referral_words.hpp"
#include "pathway/open_task_queries.hpp"
#include "pathway/task_step_records.hpp"

namespace accord::pathway {
namespace {

constexpr std::chrono::hours undoWithin{24};

/// A letter is known to be safe for them, nothing holds the task, and none has gone out yet.
bool mayBeWritten(gate::Desk& desk, rules::RulesInForce const& rules, ObjectId task) {
    auto const facts = letterFacts(desk, task);
    if (!facts || facts->isForSpecialist || facts->wasWritten || facts->isWaiting) return false;
    auto const* stage = rules.stage(facts->stage);
    if (stage == nullptr) return false;
    if (!stage->beforeContact.empty() && prosecutionView(desk.db(), task) != events::ViewSays::noObjection) return false;
    auto const* route = rules.route(facts->route);
    return route != nullptr && route->action != rules::RouteAction::findVictim && facts->channel == label(events::SafeChannel::letter);
}

}  // namespace

Result<gate::Done<SendLetters::Output>> SendLetters::process(gate::Desk& desk, ObjectId, Input const& input) {
    if (input.most < 1 || input.most > lettersMost)
        return fail(std::vector<FieldError>{{"most", "not-a-choice", "Give a number from 1 to 200."}});
    if (input.on < plusDays(desk.today(), -7) || input.on > plusDays(desk.today(), 7))
        return fail(std::vector<FieldError>{{"on", "not-a-choice", "Give a day within a week from today."}});
    auto const open = openTasks(desk);
    auto const rules = desk.rulebook().at(desk.today());
    gate::Done<Output> done;
    done.output.batch = desk.random().word(8);
    for (auto place : triageToday(desk).order(open.facts)) {
        if (done.output.sent == input.most) break;
        auto const task = open.ids[place];
        if (!mayBeWritten(desk, rules, task)) {
            ++done.output.leftOut;
            continue;
        }
        ++done.output.sent;
        done.events.add(events::TaskLetterSent{done.output.batch, input.on}, {.object = task, .subject = idCast<SubjectId>(task)});
    }
    if (done.output.sent == 0) return fail(ErrorCode::refused, "Nobody on your list is known to be safe to reach by letter.");
    return done;
}

Result<gate::Done<UndoLetters::Output>> UndoLetters::process(gate::Desk& desk, ObjectId, Input const& input) {
    auto const tasks = tasksOfBatch(desk.db(), input.batch, desk.actor().user, desk.now() - undoWithin);
    if (tasks.empty()) return fail(ErrorCode::refused, "There is no batch of yours by this name from the last day.");
    gate::Done<Output> done;
    done.output.undone = std::ssize(tasks);
    for (auto task : tasks)
        done.events.add(events::TaskLetterUndone{input.batch}, {.object = idCast<ObjectId>(task), .subject = idCast<SubjectId>(task)});
    return done;
}

}  // namespace accord::pathway

#include "pathway/story.hpp"

#include "pathway/rule_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string_view>

namespace accord::pathway {
namespace {

std::string lowered(std::string_view text) {
    std::string small(text);
    if (!small.empty()) small[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(small[0])));
    return small;
}

/// "By letter", without what stands behind it in brackets.
std::string howWords(events::ToldHow how) {
    auto const words = label(how);
    return lowered(words.substr(0, words.find(" (")));
}

std::string daysWords(std::int64_t days) {
    return days == 1 ? "1 day" : fmt::format("{} days", days);
}

std::string_view modalWords(rules::Modal modal) {
    switch (modal) {
        case rules::Modal::must: return "must be";
        case rules::Modal::may: return "may be";
        case rules::Modal::mustNot: return "must not be";
    }
    return "may be";
}

std::string whatWords(rules::RouteRule const& route) {
    auto const modal = modalWords(route.modal);
    switch (route.action) {
        case rules::RouteAction::inform: return fmt::format("You {} told about restorative justice and how to take part", modal);
        case rules::RouteAction::offer: return fmt::format("You {} offered restorative justice", modal);
        case rules::RouteAction::refer: return fmt::format("You {} referred to a restorative justice service, if you wish", modal);
        case rules::RouteAction::invite: return fmt::format("You {} invited to the panel", modal);
        case rules::RouteAction::tellLiaison: return fmt::format("Your victim liaison officer {} told", modal);
        case rules::RouteAction::askView: return fmt::format("The prosecution {} asked first whether you may be spoken to now", modal);
        case rules::RouteAction::findVictim: return fmt::format("It {} found out who was harmed", modal);
    }
    return route.text;
}

std::string_view notDoneWords(events::NotDoneReason reason) {
    switch (reason) {
        case events::NotDoneReason::notInVictimsInterest:
            return "It was thought that telling you then would do harm; a second person agreed.";
        case events::NotDoneReason::noSafeWay: return "No safe way to reach you was found; a second person agreed.";
        case events::NotDoneReason::notReached: return "You were not reached after several tries.";
        case events::NotDoneReason::toldByAnother: return "Another agency has told you.";
        case events::NotDoneReason::victimDied: return "The record says that the person harmed has died.";
        case events::NotDoneReason::wrongPerson: return "The list was wrong: this was not about you.";
    }
    return "It was not done.";
}

std::string_view endWords(std::string_view how) {
    if (how == code(events::TaskEnd::acquitted)) return "It ended: the person charged was found not guilty.";
    if (how == code(events::TaskEnd::victimFound)) return "Yes: it was found out who was harmed.";
    if (how == code(events::TaskEnd::noVictim)) return "It ended: nobody is known to have been harmed.";
    return "It could not be found out.";
}

struct Did {
    StoryMark mark{};
    std::string says;
};

Did toldOn(DutyStory::Telling const& telling, std::optional<Date> due) {
    auto const told = telling.isTold ? fmt::format("Yes: you were told {} on {}", howWords(telling.how), longDate(telling.on))
                                     : fmt::format("Yes: you answered on {}", longDate(telling.on));
    if (!due) return {StoryMark::done, told + "."};
    auto const late = daysBetween(*due, telling.on);
    if (late <= 0) return {StoryMark::done, told + ", in time."};
    return {StoryMark::late, fmt::format("{}, {} late.", told, daysWords(late))};
}

Did stillOpen(DutyStory const& duty, Date today) {
    auto const late = duty.due ? daysBetween(*duty.due, today) : 0;
    auto says = late > 0 ? fmt::format("No. It should have been done {} ago.", daysWords(late)) : std::string("Not yet.");
    if (duty.letterOn) says += fmt::format(" A letter was sent on {}: that counts as sent, not as told.", longDate(*duty.letterOn));
    if (late > 0 && duty.passedUpOn) says += fmt::format(" It was passed to somebody senior there on {}.", longDate(*duty.passedUpOn));
    if (duty.isWaiting) says += " Somebody gave a reason for not telling you; it waits for a second person.";
    return {late > 0 ? StoryMark::overdue : StoryMark::open, std::move(says)};
}

Did whatBecameOf(DutyStory const& duty, Date today) {
    auto const told = std::ranges::find_if(duty.tellings, [](auto const& telling) { return telling.isTold || telling.isEnded; });
    if (told != duty.tellings.end()) return toldOn(*told, duty.due);
    if (duty.isWithdrawn) return {StoryMark::notDone, "It ended: you are not to be contacted at present."};
    if (duty.notDone && !duty.isWaiting) {
        auto const isTold = *duty.notDone == events::NotDoneReason::toldByAnother;
        return {isTold ? StoryMark::done : StoryMark::notDone, std::string(notDoneWords(*duty.notDone))};
    }
    if (!duty.over.empty()) {
        auto const isFound = duty.over == code(events::TaskEnd::victimFound);
        return {isFound ? StoryMark::done : StoryMark::notDone, std::string(endWords(duty.over))};
    }
    return stillOpen(duty, today);
}

std::string byWhenWords(DutyStory const& duty) {
    if (!duty.due) return "No day is set";
    auto text = fmt::format("By {}", longDate(*duty.due));
    if (duty.isEnhanced) text += "; sooner than for others, because you have enhanced rights";
    if (duty.isDueAtLatest) text += "; counted from the outcome, since the record gives no day of report";
    return text;
}

void setSource(StoryStep& step, rules::RouteRule const& route) {
    step.basis = label(route.basis);
    step.source = route.head.source;
    step.caution = caution(route.head);
}

std::string stageName(rules::RulesInForce const& rules, Stage stage) {
    auto const* rule = rules.stage(stage);
    return rule != nullptr ? rule->name : std::string(label(stage));
}

StoryStep viewStep(DutyStory const& duty, rules::StageRule const& stage) {
    StoryStep step;
    step.what = "Before anybody speaks with you, the prosecution or the officer in the case is asked whether this is the right time";
    step.who = duty.agency;
    step.byWhen = "Before you are told";
    step.mark = duty.view ? StoryMark::done : StoryMark::open;
    step.did = "Not yet.";
    if (duty.view)
        step.did = fmt::format("Yes, on {}: {}.", longDate(duty.view->on),
                               duty.view->says == events::ViewSays::wait ? "wait until the case is over" : "it may be raised now");
    step.source = stage.head.source;
    step.caution = caution(stage.head);
    return step;
}

/// Whether the person responsible is a child, as far as the duties say.
std::optional<bool> offenderIsChild(std::vector<DutyStory> const& duties) {
    for (auto const& duty : duties) {
        if (duty.route == nullptr || duty.route->offender == rules::OffenderAge::any) continue;
        return duty.route->offender == rules::OffenderAge::child;
    }
    return std::nullopt;
}

bool isOnlyFor(Stage stage, bool isChild) {
    if (isChild) return stage == Stage::youthCaution || stage == Stage::referralOrder || stage == Stage::youthOrder;
    return stage == Stage::communityOrder;
}

/// Out of court nothing else follows; a court goes on to a sentence, and custody to licence, parole and the scheme.
bool mayFollow(rules::StageRule const& now, rules::StageRule const& later) {
    if (later.stage == Stage::historic) return now.stage != Stage::historic;
    if (now.phase == rules::Phase::outOfCourt || now.phase == rules::Phase::after || later.stage == Stage::bereaved) return false;
    auto const isLocked = now.stage == Stage::custody || now.stage == Stage::licence;
    if (later.stage == Stage::licence) return now.stage == Stage::custody || now.phase == rules::Phase::court;
    if (later.phase == rules::Phase::after) return isLocked || now.phase == rules::Phase::court;
    return now.phase == rules::Phase::court && later.number > now.number;
}

bool concerns(rules::RouteRule const& route, std::optional<bool> isChild) {
    if (route.side != Side::harmed || route.action == rules::RouteAction::findVictim || route.action == rules::RouteAction::askView)
        return false;
    if (route.basis == rules::Basis::contract) return false;  // binds only some services, by what their commissioner agreed with them
    if (!isChild || route.offender == rules::OffenderAge::any) return true;
    return (route.offender == rules::OffenderAge::child) == *isChild;
}

StoryStep laterStep(rules::RouteRule const& route) {
    StoryStep step;
    step.what = whatWords(route);
    step.who = route.professional;
    step.byWhen = route.clock ? clockWords(*route.clock) : "No day is set";
    step.did = entryWords(route);
    setSource(step, route);
    return step;
}

void addStage(std::vector<StoryStep>& steps, rules::RulesInForce const& rules, rules::StageRule const& stage, std::string_view begins,
              std::vector<DutyStory> const& duties) {
    auto const isChild = offenderIsChild(duties);
    auto isFirst = true;
    for (auto const* route : rules.routesAt(stage.stage)) {
        if (!concerns(*route, isChild)) continue;
        auto const isOpened = std::ranges::any_of(duties, [&](auto const& duty) {
            return duty.stage == stage.stage && duty.route != nullptr && duty.route->head.id == route->head.id;
        });
        if (isOpened) continue;
        auto step = laterStep(*route);
        if (isFirst) {
            step.begins = begins;
            step.note = fmt::format("The chance passes: {}", lowered(stage.closes));
        }
        isFirst = false;
        steps.push_back(std::move(step));
    }
}

}  // namespace

std::vector<StoryStep> stepsSoFar(std::vector<DutyStory> const& duties, rules::RulesInForce const& rules, Date today) {
    std::vector<StoryStep> steps;
    for (auto const& duty : duties) {
        auto const* stage = rules.stage(duty.stage);
        auto const before = steps.size();
        if (stage != nullptr && !stage->beforeContact.empty()) steps.push_back(viewStep(duty, *stage));
        auto [mark, did] = whatBecameOf(duty, today);
        StoryStep step;
        step.mark = mark;
        step.did = std::move(did);
        step.who = duty.agency;
        step.byWhen = byWhenWords(duty);
        step.what = duty.route != nullptr ? whatWords(*duty.route) : "You are told about restorative justice";
        if (duty.route != nullptr) setSource(step, *duty.route);
        steps.push_back(std::move(step));
        steps[before].begins = stageName(rules, duty.stage);
        if (stage != nullptr) steps[before].note = fmt::format("The chance passes: {}", lowered(stage->closes));
    }
    return steps;
}

std::vector<StoryStep> stepsToCome(std::vector<DutyStory> const& duties, rules::RulesInForce const& rules) {
    std::vector<StoryStep> steps;
    if (duties.empty()) return steps;
    auto const* now = rules.stage(duties.back().stage);
    if (now == nullptr) return steps;
    auto const isChild = offenderIsChild(duties);
    addStage(steps, rules, *now, fmt::format("{}: what else there is", now->name), duties);
    for (auto const* later : rules.stages()) {
        if (!mayFollow(*now, *later) || (isChild && isOnlyFor(later->stage, !*isChild))) continue;
        addStage(steps, rules, *later, later->name, duties);
    }
    return steps;
}

std::string inShort(std::vector<StoryStep> const& steps) {
    auto const count = [&](auto... marks) {
        return std::ranges::count_if(steps, [&](auto const& step) { return ((step.mark == marks) || ...); });
    };
    auto const done = count(StoryMark::done, StoryMark::late);
    auto const all = std::ssize(steps) - count(StoryMark::later);
    auto text = all == 1 ? fmt::format("1 thing should happen; {}.", done == 1 ? "it has been done" : "it has not been done")
                         : fmt::format("{} of {} things that should happen have been done.", done, all);
    if (auto const late = count(StoryMark::overdue); late > 0) text += fmt::format(" {} {} overdue.", late, late == 1 ? "is" : "are");
    if (auto const late = count(StoryMark::late); late > 0) text += fmt::format(" {} {} done late.", late, late == 1 ? "was" : "were");
    return text;
}

}  // namespace accord::pathway

#include "pathway/story.hpp"

#include "pathway/rule_words.hpp"

#include <fmt/format.h>

#include <utility>

namespace accord::pathway {
namespace {

/// Ids of rulebook/preparation.toml.
constexpr std::string_view screened = "asked-is-screened";

StoryStep factStep(std::string what, std::string who, std::optional<Date> on, std::string_view open) {
    StoryStep step;
    step.what = std::move(what);
    step.who = std::move(who);
    step.mark = on ? StoryMark::done : StoryMark::open;
    step.did = on ? fmt::format("Yes, on {}.", longDate(*on)) : std::string(open);
    return step;
}

/// A step after a wish. Of those that are about the other person this page can only say by when; the facilitator tells what may be told.
StoryStep preparationStep(rules::PreparationRule const& rule, CaseStory const& story, WorkingDays const& calendar, Date today) {
    StoryStep step;
    step.what = rule.text;
    step.who = rule.professional;
    step.source = rule.head.source;
    step.caution = caution(rule.head);
    if (rule.clock.basis) step.basis = label(*rule.clock.basis);
    auto const due = story.hasAsked ? calendar.after(story.referredOn, rule.clock.days) : std::nullopt;
    step.byWhen = due ? fmt::format("By {}", longDate(*due)) : clockWords(rule.clock);
    if (rule.head.id != screened) {
        step.did = "Ask your facilitator: they tell you what may be told.";
        return step;
    }
    auto const isLate = due && story.allocatedOn.value_or(today) > *due;
    if (story.allocatedOn) {
        step.mark = isLate ? StoryMark::late : StoryMark::done;
        step.did = fmt::format("Yes, by {}{}.", longDate(*story.allocatedOn), isLate ? ", late" : "");
    } else {
        step.mark = isLate ? StoryMark::overdue : StoryMark::open;
        step.did = "Not yet.";
    }
    return step;
}

void addWork(std::vector<StoryStep>& steps, CaseStory const& story) {
    auto const facilitator = std::string("Facilitator");
    auto const notYet = story.closedOn ? "No." : "Not yet.";
    steps.push_back(factStep("A facilitator speaks with you about what you would like", facilitator, story.spokenOn, notYet));
    if (story.spokenOn) {
        steps.push_back(factStep("You are prepared", facilitator, story.readyOn, notYet));
        steps.push_back(factStep("You meet, or speak through the facilitator", facilitator, story.metOn, notYet));
        steps.push_back(factStep("Somebody asks how you are afterwards", facilitator, story.followedOn, notYet));
    }
    if (!story.closedOn) return;
    for (auto& step : steps)
        if (step.mark == StoryMark::open) step.mark = StoryMark::notDone;
    steps.push_back(factStep("The service closed its work; you may come back at any time", story.service, story.closedOn, ""));
}

}  // namespace

std::vector<StoryStep> caseSteps(CaseStory const& story, rules::RulesInForce const& rules, WorkingDays const& calendar, Date today) {
    std::vector<StoryStep> steps;
    // Of what went before, the responsible side learns nothing: that it was asked for, when and by whom, is the other person's.
    if (story.side == Side::responsible && !story.spokenOn) return steps;
    if (story.side == Side::harmed) {
        auto const by = story.referrer.empty() ? std::string("You, or somebody for you") : story.referrer;
        steps.push_back(factStep("Your matter reached the service", by, story.referredOn, ""));
        steps.push_back(factStep("The service took it on", story.service, story.openedOn, ""));
        for (auto const* rule : rules.preparations()) steps.push_back(preparationStep(*rule, story, calendar, today));
    }
    addWork(steps, story);
    return steps;
}

}  // namespace accord::pathway

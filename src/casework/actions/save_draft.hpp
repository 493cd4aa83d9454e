// Keep one step of a draft: six actions of one shape, one for each step, so that each
// page is checked by the Spec of what it asks for and an error stands beside its field.
// The first that is saved starts the draft; the page goes on to the next step.
//
//    GET  referrals/draft/harmed/new?draft=…&task=…     the form, with what stands in the draft
//    POST referrals/draft/harmed   harmed.is-known=yes&harmed.name=…   → {"draft": "7zk3m0qpw81f"}
//
// A draft is complete only when it is sent, so a step never asks what another one holds.
#pragma once

#include "casework/draft_steps.hpp"
#include "casework/referral_input.hpp"
#include "events/plain.hpp"
#include "gate/action.hpp"

namespace accord::casework {

struct DraftSaved {
    DraftId draft{};

    static constexpr auto spec() { return accord::spec<DraftSaved>(events::plain<&DraftSaved::draft>("draft", "Draft")); }
};

namespace detail {

struct StepOf {
    DraftId draft{};
    TaskId task{};
};

[[nodiscard]] Result<gate::Done<DraftSaved>> saveStep(gate::Desk& desk, DraftStep step, StepOf const& about, FieldTexts const& given);
[[nodiscard]] Result<gate::FormHelp> stepHelp(gate::Desk& desk, DraftStep step, FieldTexts const& query);

}  // namespace detail

template <DraftStep step>
struct StepName;
template <>
struct StepName<DraftStep::harmed> {
    using Given = HarmedGiven;
    static constexpr std::string_view name = "casework.save-draft-harmed", title = "Who was harmed?", path = "referrals/draft/harmed",
                                      then = "referrals/draft/responsible/new?draft={draft}",
                                      lede = "The person harmed, or who speaks for a business or a bereaved family.";
};
template <>
struct StepName<DraftStep::responsible> {
    using Given = ResponsibleGiven;
    static constexpr std::string_view name = "casework.save-draft-responsible", title = "Who is responsible?",
                                      path = "referrals/draft/responsible", then = "referrals/draft/incident/new?draft={draft}",
                                      lede = "Nothing is said to them before the person harmed agrees.";
};
template <>
struct StepName<DraftStep::incident> {
    using Given = events::IncidentGiven;
    static constexpr std::string_view name = "casework.save-draft-incident", title = "What happened?", path = "referrals/draft/incident",
                                      then = "referrals/draft/matter/new?draft={draft}", lede = "One incident, in a few words.";
};
template <>
struct StepName<DraftStep::matter> {
    using Given = MatterGiven;
    static constexpr std::string_view name = "casework.save-draft-matter", title = "Stage and dates", path = "referrals/draft/matter",
                                      then = "referrals/draft/safe/new?draft={draft}",
                                      lede = "The service starts with what is time-limited.";
};
template <>
struct StepName<DraftStep::safe> {
    using Given = SafeContactGiven;
    static constexpr std::string_view name = "casework.save-draft-safe", title = "Safe contact", path = "referrals/draft/safe",
                                      then = "referrals/draft/request/new?draft={draft}",
                                      lede = "A wrong call can do harm. If no way is known to be safe, say so: a specialist looks first.";
};
template <>
struct StepName<DraftStep::request> {
    using Given = RequestGiven;
    static constexpr std::string_view name = "casework.save-draft-request", title = "Who asked?", path = "referrals/draft/request",
                                      then = "referrals/draft/check?draft={draft}",
                                      lede = "Restorative justice is open to both, whoever asks first.";
};

template <DraftStep step>
struct SaveDraft {
    static constexpr std::string_view name = StepName<step>::name;
    static constexpr std::string_view title = StepName<step>::title;
    static constexpr std::string_view permission = "referral.make";
    static constexpr std::string_view path = StepName<step>::path;
    static constexpr std::string_view lede = StepName<step>::lede;
    static constexpr std::string_view then = StepName<step>::then;
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    using Output = DraftSaved;

    struct Input {
        DraftId draft{};  ///< none: a new draft is started
        TaskId task{};    ///< the task that the draft is started from
        typename StepName<step>::Given given;

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::draft, Category::none, Owner::none>("draft", "Draft").optional(),
                                       field<&Input::task, Category::none, Owner::none>("task", "Task").optional(),
                                       group<&Input::given>(code(step), ""));
        }
    };

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId, Input const& input) {
        return detail::saveStep(desk, step, {input.draft, input.task}, printFields(tableOf<Input>(), &input));
    }

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId, FieldTexts const& query) { return detail::stepHelp(desk, step, query); }
};

}  // namespace accord::casework

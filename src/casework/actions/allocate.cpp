#include "casework/actions/allocate.hpp"

#include "casework/allocation_port.hpp"

namespace accord::casework {
namespace {

using events::FacilitatorRole;

events::Allocated allocatedEvent(Practitioner const& who, FacilitatorRole role) {
    return {.facilitator = who.user,
            .role = role,
            .name = who.name,
            .facilitationUntil = who.facilitationUntil,
            .victimAwarenessUntil = who.victimAwarenessUntil,
            .sensitiveUntil = who.sensitiveUntil};
}

class Allocating {
public:
    Allocating(gate::Desk& desk, CaseFile const& file, bool hasNoConflict) : desk_(desk), file_(file), hasNoConflict_(hasNoConflict) {}

    /// Finds and weighs one; what stands against them is gathered.
    std::optional<Practitioner> weigh(UserId user, FacilitatorRole role, UserId other) {
        auto const& port = allocationPort();
        auto who = port.practitioner ? port.practitioner(desk_, user) : std::nullopt;
        if (!who || !port.mayAllocate) return {};
        auto answer =
            port.mayAllocate({*who, file_.facts.agency, file_.facts.isSensitive, role, other, hasNoConflict_, file_.rules, desk_.today()});
        for (auto reason : answer.refusals())
            if (std::ranges::find(answer_.refusals(), reason) == answer_.refusals().end()) answer_.refuse(reason);
        return who;
    }

    /// The staff key of the facilitator seals their name.
    void add(gate::Events& events, Practitioner const& who, FacilitatorRole role) const {
        auto about = file_.aboutCase();
        about.subject = idCast<SubjectId>(who.user);
        events.add(allocatedEvent(who, role), about);
        grantFacilitator(events, file_.facts, who.user);
    }

    [[nodiscard]] Answer const& answer() const { return answer_; }

private:
    gate::Desk& desk_;
    CaseFile const& file_;
    bool hasNoConflict_;
    Answer answer_;
};

FacilitatorFact factOf(Practitioner const& who, Instant at) {
    return {who.user, at, who.facilitationUntil, who.victimAwarenessUntil, who.sensitiveUntil};
}

}  // namespace

Result<gate::FormHelp> Allocate::help(gate::Desk& desk, ObjectId on) {
    auto file = loadCase(desk, idCast<CaseId>(on));
    if (!file) return fail(file.error());
    auto const& facts = file->facts;
    auto const& port = allocationPort();
    gate::FormHelp help;
    if (facts.lead) help.defaults.emplace_back("facilitator", toText(facts.lead->user));
    if (facts.second) help.defaults.emplace_back("second", toText(facts.second->user));
    if (!port.practitionersOf || !port.mayAllocate) return help;
    for (auto const& who : port.practitionersOf(desk, facts.agency)) {
        // As if a second one were chosen, and no conflict known: what the form itself asks stands against nobody.
        auto asLead =
            port.mayAllocate({who, facts.agency, facts.isSensitive, FacilitatorRole::lead, UserId{1}, true, file->rules, desk.today()});
        auto asSecond =
            port.mayAllocate({who, facts.agency, facts.isSensitive, FacilitatorRole::second, UserId{1}, true, file->rules, desk.today()});
        auto hint = [](Answer const& answer) { return answer.allowed() ? "Training in date" : "Their training does not allow this case"; };
        help.options.push_back({"facilitator", toText(who.user), who.name, hint(asLead)});
        help.options.push_back({"second", toText(who.user), who.name, hint(asSecond)});
    }
    return help;
}

Result<CaseDone> Allocate::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto file = loadCase(desk, idCast<CaseId>(on));
    if (!file) return fail(file.error());
    auto const& facts = file->facts;
    if (auto closed = refuseClosed(facts, file->rules)) return fail(*closed);

    Allocating allocating(desk, *file, input.hasNoConflict);
    auto lead = allocating.weigh(input.facilitator, FacilitatorRole::lead, input.second);
    if (!lead) return fault("facilitator", "unknown", "Nobody here has this number.");
    std::optional<Practitioner> second;
    if (input.second != UserId{}) {
        second = allocating.weigh(input.second, FacilitatorRole::second, input.facilitator);
        if (!second) return fault("second", "unknown", "Nobody here has this number.");
    }
    if (!allocating.answer().refusals().empty()) return fail(refused("The case was not allocated.", allocating.answer()));

    CaseDone done{{}, {facts.id}};
    auto after = facts;
    allocating.add(done.events, *lead, FacilitatorRole::lead);
    after.lead = factOf(*lead, desk.now());
    if (second) {
        allocating.add(done.events, *second, FacilitatorRole::second);
        after.second = factOf(*second, desk.now());
    }
    for (auto const& was : {facts.lead, facts.second})
        if (was && !after.isWorkedBy(was->user)) revokeFacilitator(done.events, facts, was->user);
    placeChanged(desk, done.events, facts, after);
    return done;
}

}  // namespace accord::casework

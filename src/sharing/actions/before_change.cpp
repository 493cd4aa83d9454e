#include "sharing/actions/before_change.hpp"

#include "sharing/actions/common.hpp"
#include "sharing/effects.hpp"
#include "sharing/ports.hpp"
#include "sharing/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::sharing {
namespace {

/// The agreement's facts as they would be after the change, and from when on that counts.
Instant change(AgreementFacts& facts, Changing changing, AgencyId own, Instant now) {
    auto const begin = std::max(now, Instant{std::chrono::sys_days{facts.from}} + std::chrono::hours{1});
    switch (changing) {
        case Changing::offer:
            facts.offeredAt = now;
            for (auto& party : facts.parties) party.signedAt = now;
            return begin;
        case Changing::sign:
            for (auto& party : facts.parties)
                if (party.agency == own) party.signedAt = now;
            return begin;
        case Changing::suspend: facts.pauses.push_back({now, {}}); return now;
        case Changing::resume:
            for (auto& pause : facts.pauses)
                if (!pause.to) pause.to = now;
            return now;
        case Changing::end: facts.endedAt = now; return now;
    }
    return now;
}

struct Compared {
    std::vector<Agreement> before, after;
    Date day{};
};

Compared compared(gate::Desk& desk, AgreementRecord const& record, Changing changing) {
    auto const before = decidingAgreements(desk.db());
    auto after = before;
    auto const id = toText(record.id);
    auto isThis = [&](DecidingAgreement const& one) { return one.agreement.id == id; };
    if (std::none_of(after.begin(), after.end(), isThis)) {
        auto agreement = agreementOf(record);
        auto facts = factsOf(record, agreement);
        after.push_back({std::move(agreement), std::move(facts)});
    }
    auto& changed = std::find_if(after.begin(), after.end(), isThis)->facts;
    auto const at = change(changed, changing, desk.actor().agency, desk.now());
    // The version before it makes room once this one is in force.
    if (record.supersedes && isInForceAt(changed, at))
        for (auto& one : after)
            if (one.agreement.id == toText(*record.supersedes)) one.facts.supersededAt = at;
    return {inForceAt(before, at), inForceAt(after, at), londonDay(at)};
}

std::string how(Effect const& effect) {
    if (effect.after == gate::Showing::masked) return effect.isGain() ? "gains, masked" : "keeps masked only";
    if (effect.after == gate::Showing::shown) return "gains";
    return effect.before == gate::Showing::masked ? "loses what was masked" : "loses";
}

/// A small number could tell of one case to somebody who may not know of it (as in monitoring: numbers under 5 are held back).
constexpr std::int64_t toldFrom = 5;

std::string casesText(std::int64_t count) {
    return count < toldFrom ? fmt::format("fewer than {} open cases", toldFrom) : fmt::format("{} open cases", count);
}

/// One line for each agency and role: "gains about the person harmed: Who the person is (12 open cases); …".
void addLines(gate::FormHelp& help, gate::Desk& desk, std::vector<Effect> const& effects) {
    RoleNames const names(desk.rulebook().entries().roles);
    auto const agencies = allAgencies(desk);
    auto nameOf = [&](AgencyId id) {
        auto found = std::find_if(agencies.begin(), agencies.end(), [&](NamedAgency const& agency) { return agency.id == id; });
        return found == agencies.end() ? std::string("An agency") : found->name;
    };
    std::string heading, group;
    for (auto const& effect : effects) {
        auto const label = fmt::format("{}, {}", nameOf(effect.receiver), names.name(effect.role));
        if (label != heading) help.options.push_back({{}, {}, label});
        if (label != heading) group.clear();
        heading = label;
        auto& text = help.options.back().value;
        auto const lead = fmt::format("{}, about {}: ", how(effect), accord::label(effect.about));
        text += lead == group ? ", " : (text.empty() ? "" : "\n") + lead;
        group = lead;
        text += fmt::format("{} ({})", accord::label(effect.category), casesText(effect.cases));
    }
}

}  // namespace

Result<gate::FormHelp> beforeChange(gate::Desk& desk, ObjectId on, Changing changing) {
    gate::FormHelp help;
    auto record = ofParty(desk, on);
    if (!record) return fail(record.error());
    auto const lists = compared(desk, *record, changing);
    auto const effects = effectsOf(lists.before, lists.after, openCases(desk.db()), desk.rulebook().entries().roles, lists.day);
    if (changing == Changing::offer) help.options.push_back({{}, "Nothing changes before every party has signed. Then:", "Now"});
    addLines(help, desk, effects);
    if (effects.empty()) help.options.push_back({{}, "Nobody gains or loses anything on an open case by this.", "What this changes"});
    return help;
}

}  // namespace accord::sharing

#include "sharing/explanation.hpp"

#include "sharing/reasons.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::sharing {
namespace {

std::string nameOf(Agreement const& agreement) {
    return fmt::format("{}, version {}", agreement.name, agreement.version);
}

std::string titled(Clause const& clause, Agreement const& agreement) {
    return fmt::format("Clause {} of {}", clause.id, nameOf(agreement));
}

std::string floorRemedy(Floor floor) {
    switch (floor) {
        case Floor::approach: return "That the person harmed agrees that the other be approached.";
        case Floor::specialists: return "A role of specialist, or training for sensitive cases in date.";
        case Floor::screening: return "A referral.";
        default: return "Nothing: no agreement and no override lifts this.";
    }
}

/// Writes the sentences of one answer.
class Explaining {
public:
    Explaining(Posed const& posed, Category category, RoleNames const& names) : posed_(posed), category_(category), names_(names) {}

    void byFloor(Explained& to, Floor floor) const {
        to.floor = floor;
        to.sentence = label(floor);
        to.possible = floorRemedy(floor);
    }

    void byOwn(Explained& to) const {
        to.sentence = arisesInTheWork(category_) ? fmt::format("{} holds the case: this is its own work.", posed_.receiver.name)
                                                 : fmt::format("{} gave this itself.", posed_.receiver.name);
    }

    void byDecision(Explained& to, RuleId rule) const {
        auto const found = std::ranges::find(posed_.standing, rule, &StandingDisclosure::rule);
        if (found == posed_.standing.end()) return;
        to.decision = nameOf(*found);
        to.sentence = to.decision + ".";
    }

    void byClauses(Explained& to, Nearest const& nearest) const {
        to.agreement = nearest.agreement;
        to.clause = nearest.clause;
        if (!nearest.agreement) return noAgreement(to);
        if (!nearest.clause) return noClause(to);
        auto const& share = *nearest.clause->share();
        auto const where = titled(*nearest.clause, *nearest.agreement);
        switch (nearest.miss) {
            case Miss::none: return shares(to, share, where);
            case Miss::role:
                to.sentence = fmt::format("{} shares this with {}, and not with {}.", where, names_.together(share.roles),
                                          names_.name(posed_.actor.role));
                to.possible = fmt::format("Asking a colleague in one of these roles: {}.", names_.together(share.roles));
                return;
            case Miss::purpose:
                to.sentence = fmt::format("{} shares this for another purpose: {}.", where, wordsTogether(share.purposes));
                to.possible = fmt::format("Using it for: {}.", wordsTogether(share.purposes));
                return;
            case Miss::step:
                to.sentence = fmt::format("{} shares this at a later step: from “{}” on.", where, label(share.step));
                to.possible = fmt::format("Reaching the step “{}”.", label(share.step));
                return;
            case Miss::training:
            case Miss::condition:
                to.sentence = fmt::format("{} shares this on a condition that does not hold: {}.", where, missing(share));
                to.possible = fmt::format("That {}.", missing(share));
                return;
            case Miss::agencies: return noClause(to);
        }
    }

private:
    NamedAgency const& giver() const { return posed_.giverFor(category_); }
    void noAgreement(Explained& to) const {
        to.sentence =
            fmt::format("No agreement in force between {} and {} covers “{}”.", giver().name, posed_.receiver.name, label(category_));
        to.possible = fmt::format("An agreement that {} and {} have both signed, with a clause on “{}”.", giver().name,
                                  posed_.receiver.name, label(category_));
    }
    void noClause(Explained& to) const {
        to.sentence = fmt::format("{} has no clause by which a {} gives a {} “{}” about {} at this stage.", nameOf(*to.agreement),
                                  label(giver().kind), label(posed_.receiver.kind), label(category_), label(aboutOf(posed_.facts)));
        to.possible = "A clause that covers it.";
    }
    void shares(Explained& to, Share const& share, std::string const& where) const {
        to.sentence = share.isMasked ? fmt::format("{} shares that this is held, and not yet the value.", where)
                                     : fmt::format("{} shares this.", where);
        if (share.isMasked) to.possible = "A clause that shares the value with this role, at the step that needs it.";
    }
    std::string missing(Share const& share) const {
        std::vector<std::string> unmet;
        auto const question = posed_.question(category_);
        for (auto condition : share.conditions)
            if (!meets(condition, question)) unmet.emplace_back(label(condition));
        return together(unmet);
    }

    Posed const& posed_;
    Category category_;
    RoleNames const& names_;
};

}  // namespace

Explained explain(Posed const& posed, Category category, std::span<Agreement const> agreements, RoleNames const& names) {
    auto const question = posed.question(category);
    auto const decision = decide(question, agreements, posed.standing);
    auto const code = decision.because.code;
    Explained answer{decision.showing, code, {}, {}, {}, {}, {}, {}};
    Explaining const explaining(posed, category, names);
    if (auto floor = floorAt({question.actor, question.facts, category, question.today}))
        explaining.byFloor(answer, *floor);
    else if (code == reasons::ownData || code == reasons::ownWork)
        explaining.byOwn(answer);
    else if (code == reasons::standingDisclosure || code == reasons::harmDisclosure)
        explaining.byDecision(answer, decision.because.rule);
    else
        explaining.byClauses(answer, nearestClause(question, agreements));
    return answer;
}

std::string_view showingCode(gate::Showing showing) {
    switch (showing) {
        case gate::Showing::shown: return "shown";
        case gate::Showing::masked: return "masked";
        case gate::Showing::withheld: break;
    }
    return "withheld";
}

std::string_view reasonCode(ReasonCode code) {
    auto found = std::find_if(reasons::texts.begin(), reasons::texts.end(), [&](ReasonText const& text) { return text.code == code; });
    return found == reasons::texts.end() ? std::string_view("not-decided") : found->name;
}

}  // namespace accord::sharing

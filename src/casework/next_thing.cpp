#include "casework/case_state.hpp"
#include "casework/consent.hpp"
#include "casework/handover.hpp"
#include "casework/hold.hpp"
#include "casework/outcome_agreement.hpp"
#include "casework/preparation.hpp"
#include "casework/process_rule.hpp"
#include "casework/reasons.hpp"
#include "casework/safety.hpp"
#include "casework/suitability.hpp"

#include <optional>

namespace accord::casework {
namespace {

using events::ConsentKind;
using Found = std::optional<Next>;

std::string who(Side side) {
    return side == Side::harmed ? "the person harmed" : "the person responsible";
}
ObjectId objectOf(PartyFacts const& party) {
    return idCast<ObjectId>(party.id);
}

class Finder {
public:
    Finder(CaseFacts const& facts, Caller const& viewer, CaseRules const& rules, Date today)
        : facts_(facts), viewer_(viewer), rules_(rules), today_(today) {}

    Next find() const {
        if (facts_.closedOn) return facts_.referrerToldOn ? Next{NextKind::nothing, "The case is closed"} : tell();
        if (facts_.hold) return onHold();
        if (!facts_.processes.empty()) return afterProcess();
        if (auto found = ended()) return *found;
        if (auto found = safety()) return *found;
        if (auto found = allocation()) return *found;
        if (needsReadBack(facts_))
            return inOrder(NextKind::readBack, "Read what was written before you, and say that you have", "casework.read-back", onCase());
        if (auto found = contacts()) return *found;
        if (auto found = suitability()) return *found;
        if (auto found = consents()) return *found;
        if (auto found = preparation()) return *found;
        return process();
    }

private:
    ObjectId onCase() const { return idCast<ObjectId>(facts_.id); }

    Next may(NextKind kind, std::string title, std::string_view action, ObjectId on, Reason ground) const {
        Next next{kind, std::move(title), action, on};
        next.answer.permit(ground);
        return next;
    }
    Next inOrder(NextKind kind, std::string title, std::string_view action, ObjectId on) const {
        return may(kind, std::move(title), action, on, {reasons::nextInOrder, rules_.preparation});
    }
    Next onHold() const {
        Next next{NextKind::liftHold, "Look at why it was stopped, and lift the hold once it is safe", "casework.lift-hold", onCase()};
        next.answer = mayLiftHold(facts_, viewer_.user, rules_);
        return next;
    }
    Next tell() const {
        return inOrder(NextKind::tellReferrer, "Tell who referred them that it has ended", "casework.tell-referrer", onCase());
    }

    Found ended() const {
        for (auto const& party : facts_.parties)
            if (saidNo(party))
                return may(NextKind::close, "Close the case", "casework.close-case", onCase(), {reasons::saidNo, rules_.voluntarism});
        auto const& fact = facts_.suitability;
        if (fact && fact->decision == events::Suitability::notSuitable)
            return may(NextKind::close, "Close the case", "casework.close-case", onCase(), {reasons::notSuitable, rules_.preparation});
        return {};
    }

    Found safety() const {
        Reason first{reasons::safetyComesFirst, rules_.safety};
        for (auto const& party : facts_.parties) {
            auto what = "Assess the risk for " + who(party.side);
            if (!party.risk || !party.risk->rating) return may(NextKind::assessRisk, what, "casework.assess-risk", objectOf(party), first);
            if (party.risk->reviewBy < today_)
                return may(NextKind::assessRisk, what + " again", "casework.assess-risk", objectOf(party),
                           {reasons::riskReviewDue, rules_.safety});
        }
        for (auto const& party : facts_.parties)
            if (!party.safeguarding || !isAnswered(*party.safeguarding))
                return may(NextKind::checkSafeguarding, "Check safeguarding for " + who(party.side), "casework.check-safeguarding",
                           objectOf(party), first);
        if (!areOrdersAnswered())
            return may(NextKind::checkOrders, "Check orders and conditions", "casework.check-orders", onCase(),
                       {reasons::safetyComesFirst, rules_.orders});
        if (!isSafetyKnown(facts_, today_))
            return may(NextKind::signOff, "Sign off the safety checks", "casework.sign-off", onCase(),
                       {reasons::safetyComesFirst, rules_.signOff});
        return {};
    }

    static bool isAnswered(SafeguardingFact const& fact) {
        auto result = fact.result.value_or(events::SafeguardingResult::notKnown);
        return result != events::SafeguardingResult::notKnown && result != events::SafeguardingResult::concern;
    }
    bool areOrdersAnswered() const {
        if (!facts_.orders) return false;
        Answer answer;
        weighOrders(answer, facts_.orders, Way::talk, rules_, today_);
        return std::ranges::none_of(answer.refusals(), [](Reason reason) {
            return reason.code == reasons::ordersNotKnown || reason.code == reasons::ordersCheckOld;
        });
    }

    Found allocation() const {
        if (!facts_.lead) return inOrder(NextKind::allocate, "Allocate the case to a facilitator", "casework.allocate", onCase());
        if (facts_.isSensitive && !facts_.second)
            return may(NextKind::allocate, "Allocate a second facilitator", "casework.allocate", onCase(),
                       {reasons::secondMissing, rules_.sensitiveLead});
        return {};
    }

    Found contacts() const {
        auto first = firstSide(facts_);
        if (auto found = contact(first)) return found;
        for (auto const& party : facts_.parties)
            if (party.side == first && !isGiven(party, ConsentKind::approach) && !otherWasReached(first))
                return inOrder(NextKind::consent, "Ask " + who(first) + " whether the other person may be approached",
                               "casework.record-consent", objectOf(party));
        return contact(otherSide(first));
    }
    bool otherWasReached(Side first) const {
        return std::ranges::any_of(facts_.parties, [&](PartyFacts const& party) { return party.side != first && wasReached(party); });
    }
    Found contact(Side side) const {
        for (auto const& party : facts_.parties) {
            if (party.side != side || wasReached(party)) continue;
            Next next{NextKind::contact, "Make the first contact with " + who(side), "casework.record-contact", objectOf(party)};
            next.answer = mayMakeFirstContact(viewer_, facts_, party, rules_, today_);
            return next;
        }
        return {};
    }

    Found suitability() const {
        auto const& fact = facts_.suitability;
        if (!fact || !fact->decision || fact->decision == events::Suitability::notYet)
            return inOrder(NextKind::decideSuitability, "Decide whether this is suitable", "casework.decide-suitability", onCase());
        if (!isSuitabilitySettled(facts_))
            return may(NextKind::signOff, "Sign off suitability", "casework.sign-off", onCase(),
                       {reasons::suitabilityNotSignedOff, rules_.sensitiveLead});
        return {};
    }

    Found consents() const {
        for (auto const& party : facts_.parties)
            if (!isGiven(party, ConsentKind::takePart))
                return inOrder(NextKind::consent, "Ask " + who(party.side) + " whether they want to take part", "casework.record-consent",
                               objectOf(party));
        for (auto const& party : facts_.parties)
            if (!isGiven(party, methodOf(plannedKind())))
                return inOrder(NextKind::consent, "Ask " + who(party.side) + " how they want to do it", "casework.record-consent",
                               objectOf(party));
        return {};
    }
    events::ProcessKind plannedKind() const {
        auto direct =
            facts_.suitability->decision == events::Suitability::suitable &&
            std::ranges::all_of(facts_.parties, [](PartyFacts const& party) { return isGiven(party, ConsentKind::methodDirect); });
        return direct ? events::ProcessKind::meeting : events::ProcessKind::shuttle;
    }

    Found preparation() const {
        for (auto const& party : facts_.parties)
            if (!party.preparation || !party.preparation->isReady)
                return inOrder(NextKind::prepare, "Prepare " + who(party.side), "casework.record-preparation", objectOf(party));
        if (facts_.isSensitive && !facts_.processSignedAt)
            return may(NextKind::signOff, "Sign off going ahead", "casework.sign-off", onCase(),
                       {reasons::processNotSignedOff, rules_.sensitiveLead});
        return {};
    }

    Next process() const {
        auto kind = plannedKind();
        Next next{NextKind::holdProcess, kind == events::ProcessKind::meeting ? "Hold the meeting" : "Carry the messages between them",
                  "casework.hold-process", onCase()};
        next.answer = mayHoldProcess(facts_, {kind, events::ProcessBetween::harmedAndResponsible}, rules_, today_);
        return next;
    }

    Next afterProcess() const {
        Reason held{reasons::processHeld, rules_.preparation};
        auto isFollowedUp = std::ranges::all_of(facts_.parties, [](PartyFacts const& party) { return !party.followUps.empty(); });
        if (!facts_.outcomeOn && !isFollowedUp)
            return may(NextKind::agreeOutcome, "Record what was agreed", "casework.agree-outcome", onCase(), held);
        for (auto const& party : facts_.parties)
            if (party.followUps.empty())
                return may(NextKind::followUp, "Ask " + who(party.side) + " how they are", "casework.record-follow-up", objectOf(party),
                           held);
        if (auto open = openItems(facts_.items); !open.empty())
            return may(NextKind::completeItem, "Ask whether what was agreed is done", "casework.complete-outcome-item", onCase(), held);
        if (!facts_.standards || facts_.standards->at < facts_.processes.back().at)
            return may(NextKind::checkStandards, "Check the minimum standards", "casework.check-standards", onCase(), held);
        return may(NextKind::close, "Close the case", "casework.close-case", onCase(), held);
    }

    CaseFacts const& facts_;
    Caller const& viewer_;
    CaseRules const& rules_;
    Date today_;
};

}  // namespace

Side firstSide(CaseFacts const& facts) {
    auto asked = [&](Side side) {
        return std::ranges::any_of(facts.parties, [&](PartyFacts const& party) { return party.side == side && party.asked; });
    };
    return !asked(Side::harmed) && asked(Side::responsible) ? Side::responsible : Side::harmed;
}

Next nextThing(CaseFacts const& facts, Caller const& viewer, CaseRules const& rules, Date today) {
    return Finder(facts, viewer, rules, today).find();
}

}  // namespace accord::casework

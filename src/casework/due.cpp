#include "casework/due.hpp"

#include "casework/attempt.hpp"
#include "casework/consent.hpp"
#include "casework/hold.hpp"
#include "casework/outcome_agreement.hpp"
#include "casework/safety.hpp"
#include "casework/signatures.hpp"

#include <fmt/format.h>

namespace accord::casework {
namespace {

using events::ConsentAnswer;
using events::ConsentKind;

std::string_view personOf(Side side) {
    return side == Side::harmed ? "the person harmed" : "the person responsible";
}

std::string loweredFirst(std::string_view text) {
    std::string copy(text);
    if (!copy.empty() && copy[0] >= 'A' && copy[0] <= 'Z') copy[0] = static_cast<char>(copy[0] - 'A' + 'a');
    return copy;
}

class DueFinder {
public:
    DueFinder(CaseFacts const& facts, DueViewer const& viewer, CaseRules const& rules, Date today)
        : facts_(facts), viewer_(viewer), rules_(rules), today_(today), until_(plusDays(today, dueDays)) {}

    std::vector<DueThing> find() {
        if (facts_.closedOn) return {};
        for (auto const& party : facts_.parties) ofParty(party);
        ofCase();
        if (viewer_.maySign) signatures();
        std::ranges::stable_sort(things_, {}, [](DueThing const& thing) { return std::pair{thing.on, thing.kind}; });
        return std::move(things_);
    }

private:
    void add(DueThing thing) {
        if (thing.on <= until_) things_.push_back(std::move(thing));
    }

    void ofParty(PartyFacts const& party) {
        auto who = personOf(party.side);
        if (auto const* due = callBackDue(party))
            add({DueKind::callBack, *due->againOn, party.id, fmt::format("Try {} again", who), "casework.contact-checks", against(party),
                 due->event});
        if (party.risk && facts_.processes.empty())
            add({DueKind::risk, party.risk->reviewBy, party.id, fmt::format("Look again at the risk for {}", who), "casework.assess-risk"});
        if (!party.followUps.empty() && party.followUps.back().nextOn)
            add({DueKind::followUp, *party.followUps.back().nextOn, party.id, fmt::format("Ask {} how they are", who),
                 "casework.record-follow-up", against(party)});
        consents(party, who);
    }

    // Of a consent that somebody took back, or gave anew, nothing ends.
    void consents(PartyFacts const& party, std::string_view who) {
        for (auto const& word : wordsOf<ConsentKind>) {
            std::optional<Date> ends;
            for (auto isOwn : {true, false}) {
                ConsentFact const* last = nullptr;
                for (auto const& consent : party.consents)
                    if (consent.kind == word.value && consent.isOwn() == isOwn) last = &consent;
                if (!last || last->answer != ConsentAnswer::given || !last->expiresOn) continue;
                ends = ends ? std::min(*ends, *last->expiresOn) : *last->expiresOn;
            }
            if (!ends || lastAnswer(party, word.value)->answer != ConsentAnswer::given) continue;
            add({DueKind::consent, *ends, party.id, fmt::format("What {} agreed to ends: {}", who, loweredFirst(word.label)),
                 "casework.record-consent", against(party)});
        }
    }

    void ofCase() {
        if (facts_.orders && facts_.processes.empty())
            add({DueKind::orders,
                 ordersCheckEnds(facts_.orders->check.on),
                 {},
                 "Check orders and conditions again",
                 "casework.check-orders"});
        for (auto const& item : openItems(facts_.items))
            if (item.due)
                add({DueKind::item,
                     *item.due,
                     {},
                     fmt::format("Ask whether what was agreed is done, number {}", item.number),
                     "casework.complete-outcome-item"});
        if (facts_.hold && viewer_.maySign && mayLiftHold(facts_, viewer_.caller.user, rules_).allowed())
            add({DueKind::hold,
                 londonDay(facts_.hold->since),
                 {},
                 "Look at why it was stopped, and lift the hold once it is safe",
                 "casework.lift-hold"});
    }

    void signatures() {
        for (auto const& each : waitingOn(facts_)) {
            if (isOwnWork(each, facts_, viewer_.caller.user)) continue;
            auto what = fmt::format("Sign off: {}{}{}", loweredFirst(label(each.what)), each.party ? ", " : "",
                                    each.party ? personOf(each.party->side).substr(4) : std::string_view{});
            add({DueKind::signature, each.check ? londonDay(each.check->at) : today_, each.party ? each.party->id : ParticipantId{},
                 std::move(what), "casework.sign-off"});
        }
    }

    /// What stands against a contact by whoever works the case; of who only looks on, the lead's training counts.
    [[nodiscard]] std::size_t against(PartyFacts const& party) const {
        auto caller = viewer_.caller;
        if (auto const& lead = facts_.lead; lead && !facts_.isWorkedBy(caller.user))
            caller = {lead->user, lead->facilitationUntil, lead->victimAwarenessUntil, lead->sensitiveUntil};
        return mayMakeFirstContact(caller, facts_, party, rules_, today_).refusals().size();
    }

    CaseFacts const& facts_;
    DueViewer const& viewer_;
    CaseRules const& rules_;
    Date today_, until_;
    std::vector<DueThing> things_;
};

}  // namespace

std::vector<DueThing> dueThings(CaseFacts const& facts, DueViewer const& viewer, CaseRules const& rules, Date today) {
    return DueFinder(facts, viewer, rules, today).find();
}

Date ordersCheckEnds(Date on) {
    return plusDays(on, ordersCheckDaysMax);
}

}  // namespace accord::casework

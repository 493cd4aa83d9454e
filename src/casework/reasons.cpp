#include "casework/reasons.hpp"

#include <algorithm>
#include <array>

namespace accord::casework {
namespace reasons {

// Inside, where the reasons have their short names.
constexpr auto texts = std::to_array<ReasonText>({
    {allocatedToYou, "allocated-to-you", "The case is allocated to you.", ""},
    {askedThemselves, "asked-themselves", "They asked for it themselves.", ""},
    {approachAgreed, "approach-agreed", "The other side agreed to the approach.", ""},
    {riskSignedOff, "risk-signed-off", "Risk is assessed, signed off and in date.", ""},
    {safeguardingSignedOff, "safeguarding-signed-off", "Safeguarding is checked and signed off.", ""},
    {ordersAllow, "orders-allow", "Orders and conditions are checked and signed off; none forbids it.", ""},
    {facilitationInDate, "facilitation-in-date", "The facilitation training is in date.", ""},
    {victimAwarenessInDate, "victim-awareness-in-date", "The victim awareness training is in date.", ""},
    {sensitiveInDate, "sensitive-in-date", "The training for sensitive and complex cases is in date.", ""},
    {bothAgreed, "both-agreed", "Both sides agreed to take part, and to this way of doing it.", ""},
    {suitabilityDecided, "suitability-decided", "It was decided that this is suitable.", ""},
    {bothPrepared, "both-prepared", "Both sides are prepared.", ""},
    {safetyComesFirst, "safety-comes-first", "Safety comes before any contact.", ""},
    {nextInOrder, "next-in-order", "What comes before it is done.", ""},
    {processHeld, "process-was-held", "A process was held.", ""},
    {secondAllocated, "second-allocated", "Two facilitators work this sensitive case.", ""},

    {secondPersonLooked, "second-person-looked", "A supervisor who neither stopped nor works the case has looked at it.", ""},
    {handOverAgreed, "hand-over-agreed", "Everybody who knows of the case agreed that another service carries on.", ""},
    {namedToDecide, "named-to-decide", "You are named to decide who holds the case.", ""},

    {caseClosed, "case-closed", "The case is closed.", ""},
    {notAllocatedToYou, "not-allocated-to-you", "The case is not allocated to you.", "The supervisor or the coordinator can allocate it."},
    {saidNo, "said-no", "They said no.", "Only their own wish opens it again."},
    {approachNotAgreed, "approach-not-agreed", "The other side has not agreed that this person is approached.",
     "Ask the other side first."},
    {riskNotAssessed, "risk-not-assessed", "No risk assessment is recorded.", "Assess the risk."},
    {riskNotSignedOff, "risk-not-signed-off", "The risk assessment is not signed off.", "Somebody other than its author signs it off."},
    {riskReviewDue, "risk-review-due", "The risk assessment is due for review.", "Assess the risk again."},
    {safeguardingNotChecked, "safeguarding-not-checked", "No safeguarding check is recorded.", "Check safeguarding."},
    {safeguardingNotKnown, "safeguarding-not-known", "The safeguarding check has no answer yet.",
     "Record the answer when it comes. Not knowing means no contact."},
    {safeguardingConcern, "safeguarding-concern", "There is a safeguarding concern with no plan yet.",
     "Make a plan that holds it, and check again."},
    {safeguardingNotSignedOff, "safeguarding-not-signed-off", "The safeguarding check is not signed off.",
     "Somebody other than its author signs it off."},
    {ordersNotChecked, "orders-not-checked", "Orders and conditions are not checked.", "Ask the police, the court or whoever supervises."},
    {ordersNotKnown, "orders-not-known", "It is not known whether an order forbids contact.",
     "Not knowing, or not being told, means no contact by any way, letters too."},
    {ordersForbid, "orders-forbid", "An order or condition forbids contact, by any way.",
     "The court, or whoever set the condition, can change it."},
    {ordersForbidMeeting, "orders-forbid-meeting", "An order or condition forbids a meeting.",
     "Messages through the facilitator are allowed."},
    {ordersNotSignedOff, "orders-not-signed-off", "The check of orders is not signed off.", "Somebody other than its author signs it off."},
    {ordersCheckOld, "orders-check-old", "The check of orders is too old, or an order has run out since.", "Check again."},
    {noFacilitationTraining, "no-facilitation-training", "The facilitation training is missing or out of date.",
     "Renew it, or let a colleague with training do it."},
    {noVictimAwareness, "no-victim-awareness", "The victim awareness training is missing or out of date.",
     "Renew it, or let a colleague with training do it."},
    {noSensitiveTraining, "no-sensitive-training", "The training for sensitive and complex cases is missing or out of date.",
     "Let a colleague with this training do it."},
    {secondMissing, "second-missing", "A sensitive case needs two facilitators.", "Allocate a second facilitator."},
    {leadMissing, "lead-missing", "No facilitator is allocated.", "Allocate the case."},
    {harmedNotAgreed, "harmed-not-agreed", "The person harmed has not agreed to take part.", "Ask, and record the answer."},
    {responsibleNotAgreed, "responsible-not-agreed", "The person responsible has not agreed to take part.", "Ask, and record the answer."},
    {harmedMethodNotAgreed, "harmed-method-not-agreed", "The person harmed has not agreed to this way of doing it.",
     "Ask, and record the answer."},
    {responsibleMethodNotAgreed, "responsible-method-not-agreed", "The person responsible has not agreed to this way of doing it.",
     "Ask, and record the answer."},
    {suitabilityMissing, "suitability-missing", "It is not decided whether this is suitable.", "Decide on suitability."},
    {notSuitable, "not-suitable", "It was decided that this is not suitable, or not yet.", "Decide again when something has changed."},
    {onlyIndirect, "only-indirect", "Only messages were found suitable, not a meeting.", "Pass messages, or decide again."},
    {suitabilityNotSignedOff, "suitability-not-signed-off", "Suitability of this sensitive case is not signed off.",
     "The supervisor signs it off."},
    {notTakingResponsibility, "not-taking-responsibility", "The person responsible does not take responsibility.",
     "Without it there is no restorative process."},
    {harmedNotPrepared, "harmed-not-prepared", "The person harmed is not prepared.", "Prepare them."},
    {responsibleNotPrepared, "responsible-not-prepared", "The person responsible is not prepared.", "Prepare them."},
    {processNotSignedOff, "process-not-signed-off", "Going ahead with this sensitive case is not signed off.",
     "The supervisor signs it off."},
    {ownWork, "own-work", "You cannot sign off your own work.", "Ask another supervisor."},
    {nothingToSignOff, "nothing-to-sign-off", "Nothing waits to be signed off.", ""},
    {noProcessHeld, "no-process-held", "No process is recorded.", "Record the process first."},
    {wasHeld, "process-was-recorded", "A process is recorded, so this reason does not fit.", "Choose a reason that says so."},
    {riskVeryHigh, "risk-very-high", "The risk is very high.", "Bring it down, and assess again."},
    {notAllMet, "not-all-met", "Not everybody was met yet.", "Meet each of them first."},
    {notYourAgency, "not-your-agency", "Another service holds this case.", ""},
    {onHold, "on-hold", "The case is on safeguarding hold: nothing goes out, and nobody is contacted.",
     "A supervisor who neither stopped nor works the case can lift the hold."},
    {ownStop, "own-stop", "You stopped this case yourself.", "Another supervisor looks at it."},
    {notOnHold, "not-on-hold", "The case is not on hold.", ""},
    {harmedHandOverNotAgreed, "harmed-hand-over-not-agreed", "The person harmed has not agreed that another service carries on.",
     "Ask, and record the answer."},
    {responsibleHandOverNotAgreed, "responsible-hand-over-not-agreed",
     "The person responsible has not agreed that another service carries on.", "Ask, and record the answer."},
    {alreadyOffered, "already-offered", "The case is offered to a service already.", "Take that offer back first."},
    {sameService, "same-service", "This service holds the case already.", "Allocate it to a colleague."},
    {notesNotReadBack, "notes-not-read-back", "Whoever leads the case now has not yet said that they read the notes.",
     "The lead facilitator reads them, and says so."},
    {notOffered, "not-offered", "The case is not offered to another service.", ""},
    {notDisputed, "not-disputed", "Nobody is named to decide.", ""},
    {notNamedToDecide, "not-named-to-decide", "Somebody else is named to decide.", ""},
    {tooManyOpened, "too-many-opened", "You have opened contact details 20 times today.", "Ask your supervisor."},
});

ReasonText const* find(ReasonCode code) {
    auto at = std::ranges::find(texts, code, &ReasonText::code);
    return at == texts.end() ? nullptr : &*at;
}

}  // namespace reasons

std::span<ReasonText const> reasonTexts() {
    return reasons::texts;
}

std::string_view reasonName(ReasonCode code) {
    auto const* text = reasons::find(code);
    return text ? text->name : std::string_view{};
}

ReasonText const* reasonText(ReasonCode code) {
    return reasons::find(code);
}

ReasonText const* reasonNamed(std::string_view name) {
    auto at = std::ranges::find(reasons::texts, name, &ReasonText::name);
    return at == reasons::texts.end() ? nullptr : &*at;
}

std::string reasonNames(std::vector<Reason> const& reasons) {
    std::string joined;
    std::vector<ReasonCode> seen;
    for (auto reason : reasons) {
        if (std::ranges::find(seen, reason.code) != seen.end()) continue;
        seen.push_back(reason.code);
        if (!joined.empty()) joined += ',';
        joined += reasonName(reason.code);
    }
    return joined;
}

}  // namespace accord::casework

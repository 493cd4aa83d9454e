// Why a row of a list goes where it goes: codes 300 to 399.
#pragma once

#include "base/reason.hpp"

#include <array>

namespace accord::pathway::reasons {

inline constexpr ReasonCode dutyAtStage{300}, noStageForOutcome{301}, suspectNotNamed{302}, noRouteInForce{303}, routeShut{304},
    routeNeedsMore{305}, alreadyTold{306}, askedNotToBeContacted{307}, noVictim{308}, specialistsOnly{309}, notAtPresent{310},
    routeNotEntered{311}, prosecutionViewMissing{312}, prosecutionSaysWait{313}, confirmedByAnother{314}, alreadyOver{315},
    notPassedToYou{316};

inline constexpr std::array texts{
    ReasonText{dutyAtStage, "duty-at-stage", "At this stage the rulebook says who tells or offers.", ""},
    ReasonText{noStageForOutcome, "no-stage-for-outcome", "No stage can be read from this outcome.", ""},
    ReasonText{suspectNotNamed, "suspect-not-named", "The list does not say that a suspect is named.",
               "A list of the agency's own that names the suspect."},
    ReasonText{noRouteInForce, "no-route-in-force", "No route was in force for this stage on that day.", ""},
    ReasonText{routeShut, "route-shut", "The route is shut for cases of this kind, or it is not known that this is none.",
               "What the list leaves open."},
    ReasonText{routeNeedsMore, "route-needs-more", "The route opens only when more is known.",
               "That responsibility is accepted, and on what that rests."},
    ReasonText{routeNotEntered, "route-not-entered", "The route is for other matters, or what it asks for is not known of this one.",
               "What the list leaves open: the offence, the plea, the sentence or the age."},
    ReasonText{prosecutionViewMissing, "prosecution-view-missing",
               "Before plea, nobody is contacted about restorative justice until the CPS or the officer in the case has been asked.",
               "Record their view first."},
    ReasonText{prosecutionSaysWait, "prosecution-says-wait", "The CPS or the officer in the case asked for this to wait.",
               "A plea, the end of the case, or a new view."},
    ReasonText{confirmedByAnother, "confirmed-by-another", "Somebody else confirms it: nobody decides this alone.",
               "A colleague who may record tasks."},
    ReasonText{alreadyOver, "already-over", "Nothing more is to be done about this task.", ""},
    ReasonText{notPassedToYou, "not-passed-to-you", "Only the colleague to whom a task was passed up answers for it.", ""},
    ReasonText{alreadyTold, "already-told", "The list says that the victim has been told.", ""},
    ReasonText{askedNotToBeContacted, "asked-not-to-be-contacted", "The victim does not want to be contacted.",
               "It reopens if they ask themselves, or on the date they chose."},
    ReasonText{noVictim, "no-victim", "The row names no victim.", ""},
    ReasonText{notAtPresent, "not-to-be-approached", "Not to be approached at present.",
               "It reopens if they ask themselves, or on the date they chose."},
    ReasonText{specialistsOnly, "specialists-only", "This goes to a specialist and to nobody else.", ""},
};

}  // namespace accord::pathway::reasons

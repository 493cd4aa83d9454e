// Why something on a case may be done, or may not: the codes of casework (100–149
// and 170–199; the referral half has 150–169) and what a person reads for each.
#pragma once

#include "base/reason.hpp"

#include <span>
#include <string>

namespace accord::casework {

namespace reasons {

// What speaks for it.
inline constexpr ReasonCode allocatedToYou{100}, askedThemselves{101}, approachAgreed{102}, riskSignedOff{103}, safeguardingSignedOff{104},
    ordersAllow{105}, facilitationInDate{106}, victimAwarenessInDate{107}, sensitiveInDate{108}, bothAgreed{109}, suitabilityDecided{110},
    bothPrepared{111}, safetyComesFirst{112}, nextInOrder{113}, processHeld{114}, secondAllocated{115}, secondPersonLooked{116};

// What stands against it.
inline constexpr ReasonCode caseClosed{120}, notAllocatedToYou{121}, saidNo{122}, approachNotAgreed{123}, riskNotAssessed{124},
    riskNotSignedOff{125}, riskReviewDue{126}, safeguardingNotChecked{127}, safeguardingNotKnown{128}, safeguardingConcern{129},
    safeguardingNotSignedOff{130}, ordersNotChecked{131}, ordersNotKnown{132}, ordersForbid{133}, ordersForbidMeeting{134},
    ordersNotSignedOff{135}, ordersCheckOld{136}, noFacilitationTraining{137}, noVictimAwareness{138}, noSensitiveTraining{139},
    secondMissing{140}, leadMissing{141}, harmedNotAgreed{142}, responsibleNotAgreed{143}, harmedMethodNotAgreed{144},
    responsibleMethodNotAgreed{145}, suitabilityMissing{146}, notSuitable{147}, onlyIndirect{148}, suitabilityNotSignedOff{149},
    notTakingResponsibility{180}, harmedNotPrepared{181}, responsibleNotPrepared{182}, processNotSignedOff{183}, ownWork{184},
    nothingToSignOff{185}, noProcessHeld{186}, wasHeld{187}, riskVeryHigh{188}, tooManyOpened{189}, notAllMet{190}, notYourAgency{191},
    onHold{192}, ownStop{193}, notOnHold{194}, harmedHandOverNotAgreed{195}, responsibleHandOverNotAgreed{196}, alreadyOffered{197},
    sameService{198}, notesNotReadBack{199};

// More of both.
inline constexpr ReasonCode handOverAgreed{170}, namedToDecide{171}, notOffered{172}, notDisputed{173}, notNamedToDecide{174};

}  // namespace reasons

[[nodiscard]] std::span<ReasonText const> reasonTexts();
/// The stable name of a code of this table; empty for a stranger.
[[nodiscard]] std::string_view reasonName(ReasonCode code);
[[nodiscard]] ReasonText const* reasonText(ReasonCode code);
[[nodiscard]] ReasonText const* reasonNamed(std::string_view name);

/// Names joined by commas, each once: how an event keeps what stood against it.
[[nodiscard]] std::string reasonNames(std::vector<Reason> const& reasons);

}  // namespace accord::casework

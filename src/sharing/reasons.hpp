// The reasons of sharing decisions (200–299).
#pragma once

#include "base/reason.hpp"

#include <array>

namespace accord::sharing {

namespace reasons {

inline constexpr ReasonCode floorWall{200}, floorApproach{201}, floorSpecialist{202}, ownData{203}, ownWork{204}, clauseShares{205},
    noAgreement{206}, noClause{207}, laterStep{208}, otherRole{209}, trainingMissing{210}, unreadable{211}, floorScreening{212},
    floorFigures{213}, floorHarm{214}, clauseMasks{215}, otherPurpose{216}, conditionMissing{217}, standingDisclosure{218},
    harmDisclosure{219}, floorWhereabouts{220};

inline constexpr std::array texts{
    ReasonText{floorWall, "floor-wall", "This belongs to the other side of the case.", ""},
    ReasonText{floorApproach, "floor-approach", "This is not shared at present.", ""},
    ReasonText{floorSpecialist, "floor-specialist", "Only a specialist may see this: abuse is flagged or not ruled out.",
               "Allocation to somebody whose training for sensitive cases is in date."},
    ReasonText{ownData, "own-data", "Your agency gave this.", ""},
    ReasonText{ownWork, "own-work", "Your agency holds this case.", ""},
    ReasonText{clauseShares, "clause-shares", "A clause of an agreement in force shares this with you.", ""},
    ReasonText{noAgreement, "no-agreement", "No agreement in force between the agencies covers this.",
               "An agreement that both agencies have signed and that covers it."},
    ReasonText{noClause, "no-clause", "The agreement in force does not share this with your agency.", "A clause that covers it."},
    ReasonText{laterStep, "later-step", "The agreement shares this at a later step.", "Reaching the step for which it is needed."},
    ReasonText{otherRole, "other-role", "The agreement shares this with another role than yours.", "Asking a colleague in that role."},
    ReasonText{trainingMissing, "training-missing",
               "The agreement shares this only with trained facilitators, and your training is not in date.",
               "Facilitation training in date on your record."},
    ReasonText{floorScreening, "floor-screening", "Another agency's list alone shares nothing about anybody.", "A referral."},
    ReasonText{floorFigures, "floor-figures", "Figures have no people in them: nothing personal is shared for monitoring.", ""},
    ReasonText{floorHarm, "floor-harm", "What is shared to prevent serious harm goes to safeguarding roles only.", ""},
    ReasonText{floorWhereabouts, "floor-whereabouts",
               "How the person harmed is reached is not given to anybody who may work with the person responsible.", ""},
    ReasonText{clauseMasks, "clause-masks", "A clause of an agreement in force shares that this is held, and not yet the value.",
               "Reaching the step for which the value is needed."},
    ReasonText{otherPurpose, "other-purpose", "The agreement shares this for another purpose than yours.", ""},
    ReasonText{conditionMissing, "condition-missing", "This is not shared at present.", ""},
    ReasonText{standingDisclosure, "standing-disclosure",
               "The agency that holds this shared it with your agency on a request, for this case only.", ""},
    ReasonText{harmDisclosure, "harm-disclosure", "This was disclosed to your role to prevent serious harm.", ""},
    ReasonText{unreadable, "unreadable", "What this depends on is not known, so it is not shared.", ""},
};

}  // namespace reasons

}  // namespace accord::sharing

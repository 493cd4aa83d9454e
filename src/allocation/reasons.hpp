// Why somebody may, or may not, be given a case: codes 500–599.
#pragma once

#include "base/reason.hpp"

#include <array>

namespace accord::allocation {

namespace reasons {

inline constexpr ReasonCode sameAgency{500}, facilitationInDate{501}, victimAwarenessInDate{502}, sensitiveInDate{503}, noConflict{504};
inline constexpr ReasonCode otherAgency{520}, noFacilitator{521}, noFacilitationTraining{522}, noVictimAwareness{523},
    noSensitiveTraining{524}, leadNotAdvanced{525}, conflictNotRuledOut{526}, twoNeeded{527}, sameTwice{528};

inline constexpr auto texts = std::to_array<ReasonText>({
    {sameAgency, "works-at-the-service", "They work at the service that holds the case.", ""},
    {facilitationInDate, "lead-facilitation-in-date", "Their facilitation training is in date.", ""},
    {victimAwarenessInDate, "lead-victim-awareness-in-date", "Their victim awareness training is in date.", ""},
    {sensitiveInDate, "lead-sensitive-in-date", "Their training for sensitive and complex cases is in date.", ""},
    {noConflict, "no-conflict", "Nobody knows of a conflict of interest.", ""},
    {otherAgency, "works-elsewhere", "They work at another agency.", "Transfer the case, or choose a colleague."},
    {noFacilitator, "no-facilitator", "They are not a facilitator, or no longer active.", "Choose a facilitator."},
    {noFacilitationTraining, "facilitation-not-in-date", "Their facilitation training is missing or out of date.",
     "Record the training, or choose somebody else."},
    {noVictimAwareness, "victim-awareness-not-in-date", "Their victim awareness training is missing or out of date.",
     "Record the training, or choose somebody else."},
    {noSensitiveTraining, "sensitive-not-in-date", "Their training for sensitive and complex cases is missing or out of date.",
     "Choose somebody who has it."},
    {leadNotAdvanced, "lead-not-advanced", "The lead of a sensitive case is trained to Advanced level; they are not.",
     "Let them be the second facilitator."},
    {conflictNotRuledOut, "conflict-not-ruled-out", "A conflict of interest is not ruled out.",
     "Ask them and both sides, or choose somebody else."},
    {twoNeeded, "two-needed", "A sensitive case needs two facilitators.", "Choose a second facilitator."},
    {sameTwice, "same-twice", "The lead and the second facilitator are the same person.", "Choose two people."},
});

}  // namespace reasons

}  // namespace accord::allocation

// What one participant has said, read for the rule that asks whether they may be
// approached: in their case, or in the referral where there is none yet.
//
//    auto said = saidBy(desk, participant);
//
// It reads across cases, without the visible fragment, on purpose: a "no" protects whoever
// said it from everybody. What is read goes into that one answer and onto no page.
#pragma once

#include "casework/said.hpp"
#include "gate/desk.hpp"

namespace accord::casework {

[[nodiscard]] Said saidBy(gate::Desk& desk, ParticipantId participant);

}  // namespace accord::casework

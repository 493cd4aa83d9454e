// The referral half of casework, for casework/capability.cpp to register.
//
//    capability.actions = joined(referralActions(), caseActions());
#pragma once

#include "gate/capability.hpp"

#include <vector>

namespace accord::casework {

[[nodiscard]] std::vector<gate::ActionInfo> referralActions();
[[nodiscard]] std::vector<gate::ViewInfo> referralViews();
[[nodiscard]] std::vector<gate::EventInfo> referralEventInfos();
[[nodiscard]] std::vector<gate::Projector> referralProjectors();
[[nodiscard]] std::vector<store::Migration> referralMigrations();
[[nodiscard]] std::vector<store::TableInfo> referralTables();
[[nodiscard]] std::vector<ReasonText> referralReasonTexts();

}  // namespace accord::casework

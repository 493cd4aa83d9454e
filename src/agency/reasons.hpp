// Why something about colleagues, agencies or tokens may not be (800–899).
#pragma once

#include "base/reason.hpp"

#include <array>

namespace accord::agency::reasons {

inline constexpr ReasonCode looksAfterAgency{800}, setsUpInstallation{801}, notYourAgency{802}, roleNotAtAgency{803}, notYoursToGive{804},
    ownAccount{805}, alreadyDisabled{806}, notDisabled{807}, alreadyRevoked{808}, notAService{809};

inline constexpr std::array texts{
    ReasonText{looksAfterAgency, "looks-after-agency", "You look after the people of this agency.", ""},
    ReasonText{setsUpInstallation, "sets-up-installation", "You set up this installation.", ""},
    ReasonText{notYourAgency, "not-your-agency", "You look after another agency.", "Ask an administrator of this agency."},
    ReasonText{roleNotAtAgency, "role-not-at-agency", "An agency of this kind does not have this role.",
               "Choose a role that the agency has."},
    ReasonText{notYoursToGive, "not-yours-to-give", "You may not give this role.",
               "The administrator of the installation invites an agency's first administrator; that one invites the others."},
    ReasonText{ownAccount, "own-account", "You cannot do this to your own account.", "Ask another administrator."},
    ReasonText{alreadyDisabled, "already-disabled", "This account is disabled already.", ""},
    ReasonText{notDisabled, "not-disabled", "This account is not disabled.", ""},
    ReasonText{notAService, "not-a-service", "This agency is no restorative justice service.", ""},
    ReasonText{alreadyRevoked, "already-revoked", "This token was revoked already.", ""},
};

}  // namespace accord::agency::reasons

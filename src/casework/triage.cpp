#include "casework/triage.hpp"

#include "casework/referral_reasons.hpp"

namespace accord::casework {

Answer mayTriage(ReferralFacts const& referral, AgencyId agency) {
    Answer answer;
    if (agency == referral.provider)
        answer.permit({reasons::theirService, {}});
    else
        answer.refuse({reasons::notTheirService, {}});
    if (referral.acceptedAt) answer.refuse({reasons::alreadyAccepted, {}});
    if (referral.declinedAt) answer.refuse({reasons::alreadyDeclined, {}});
    return answer;
}

}  // namespace accord::casework

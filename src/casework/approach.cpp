#include "casework/approach.hpp"

#include "casework/referral_reasons.hpp"

namespace accord::casework {

Answer mayApproach(Said const& said, Date today, ApproachRules const& rules) {
    Answer answer;
    if (!said.noOn) {
        answer.permit({reasons::nobodySaidNo, rules.noMeansNo});
        return answer;
    }
    if (said.askedOn && *said.askedOn >= *said.noOn) answer.permit({reasons::askedThemself, rules.noMeansNo});
    if (said.reopensOn && *said.reopensOn <= today) answer.permit({reasons::dateTheyChose, rules.noMeansNo});
    if (answer.grounds().empty()) answer.refuse({reasons::saidNoBefore, rules.noMeansNo});
    return answer;
}

}  // namespace accord::casework

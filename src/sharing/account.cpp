#include "sharing/account.hpp"

namespace accord::sharing {

bool isToldAll(AccountFacts const& facts) {
    return facts.side == Side::harmed || facts.approachAgreed;
}

bool mayBeTold(RegisterEntry const& entry, AccountFacts const& facts) {
    if (facts.side == Side::harmed) return true;
    if (entry.isForHarm) return false;
    if (facts.approachAgreed) return true;
    if (!facts.asked || entry.recipient != facts.holder) return false;
    // They asked this service: that it looks at their case is no news to them. What it does later follows from the other person's answer.
    return entry.purpose == code(Purpose::offer) || entry.purpose == code(Purpose::assess);
}

}  // namespace accord::sharing

#include "casework/actions/make_referral.hpp"

#include "casework/referral_making.hpp"

namespace accord::casework {

Result<gate::Done<ReferralReceipt>> MakeReferral::process(gate::Desk& desk, ObjectId, Input const& input) {
    auto made = makeReferral(desk, input);
    if (!made) return fail(made.error());
    return gate::Done<Output>{std::move(made->events), {made->referral, made->reference}};
}

}  // namespace accord::casework

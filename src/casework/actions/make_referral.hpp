// Make a referral in one go: what the API does in one call, and what the pages do with
// a draft at the end (send_draft.hpp).
//
//    POST /api/referrals   {"harmed": {"is-known": "yes", "name": "…", …}, "responsible": {…}, "incident": {…}, …}
//                          → {"referral": "7zk3m0qpw81f", "reference": "RJ-7K3M-2AF9"}
#pragma once

#include "casework/referral_input.hpp"
#include "gate/action.hpp"

namespace accord::casework {

/// What is told of a referral that was made.
struct ReferralReceipt {
    ReferralId referral{};
    std::string reference;

    static constexpr auto spec() {
        return accord::spec<ReferralReceipt>(events::plain<&ReferralReceipt::referral>("referral", "Referral"),
                                             events::plain<&ReferralReceipt::reference>("reference", "Reference"));
    }
};

struct MakeReferral {
    static constexpr std::string_view name = "casework.make-referral";
    static constexpr std::string_view title = "Make a referral";
    static constexpr std::string_view permission = "referral.make";
    static constexpr std::string_view path = "referrals";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr bool hasForm = false;  ///< pages ask for it step by step
    using Input = ReferralInput;
    using Output = ReferralReceipt;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

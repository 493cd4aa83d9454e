// Take a referral on: a case is opened from it, held by the service that takes it on and
// by nobody else, and the people in it move under the case.
//
//    POST /api/referrals/{id}/accept   {}  → {"case": "7zk3m0qpw81f", "reference": "RJ-7K3M-2AF9"}
#pragma once

#include "base/ids.hpp"
#include "events/plain.hpp"
#include "gate/action.hpp"

#include <string>

namespace accord::casework {

struct AcceptReferral {
    static constexpr std::string_view name = "casework.accept-referral";
    static constexpr std::string_view title = "Take this referral on";
    static constexpr std::string_view permission = "referral.triage";
    static constexpr std::string_view path = "referrals/{id}/accept";
    static constexpr std::string_view then = "cases/{case}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::referral;
    static constexpr std::string_view lede = "A case is opened. Nobody is contacted before safety is known.";
    using Input = Nothing;

    struct Output {
        CaseId caseFile{};
        std::string reference;

        static constexpr auto spec() {
            return accord::spec<Output>(events::plain<&Output::caseFile>("case", "Case"),
                                        events::plain<&Output::reference>("reference", "Reference"));
        }
    };

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

// Do not take a referral on, with a coded reason. The referrer is told what the rulebook
// says for that reason, which gives nothing away about anybody.
//
//    POST /api/referrals/{id}/decline   {"reason": "not-admitted"}
#pragma once

#include "events/plain.hpp"
#include "events/referral.hpp"
#include "gate/action.hpp"

#include <string>

namespace accord::casework {

struct DeclineReferral {
    static constexpr std::string_view name = "casework.decline-referral";
    static constexpr std::string_view title = "Do not take this referral on";
    static constexpr std::string_view permission = "referral.triage";
    static constexpr std::string_view path = "referrals/{id}/decline";
    static constexpr std::string_view then = "referrals";
    static constexpr gate::ObjectKind on = gate::ObjectKind::referral;
    static constexpr std::string_view lede = "The referrer is told one plain sentence, and not the reason that you note.";

    struct Input {
        events::DeclineReason reason{};
        std::string note;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::reason, Category::progress, Owner::joint>("reason", "Why?"),
                field<&Input::note, Category::progress, Owner::joint>("note", "Anything the service should remember?")
                    .atMost(500)
                    .lines()
                    .optional());
        }
    };

    struct Output {
        std::string told;

        static constexpr auto spec() { return accord::spec<Output>(events::plain<&Output::told>("told", "What the referrer is told")); }
    };

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

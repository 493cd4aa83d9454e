// Turn a draft into a referral, or throw it away. What the check-your-answers page
// offers: it sends the draft's number and nothing else, so that what was checked is
// what is sent.
//
//    POST referrals/draft/send      draft=7zk3m0qpw81f   → {"referral": "…", "reference": "RJ-7K3M-2AF9"}
//    GET  referrals/draft/discard/new?draft=7zk3m0qpw81f   asks once more
//    POST referrals/draft/discard   draft=7zk3m0qpw81f
#pragma once

#include "casework/actions/make_referral.hpp"
#include "casework/actions/save_draft.hpp"

namespace accord::casework {

struct DraftNamed {
    DraftId draft{};

    static constexpr auto spec() { return accord::spec<DraftNamed>(events::plain<&DraftNamed::draft>("draft", "Draft")); }
};

struct SendDraft {
    static constexpr std::string_view name = "casework.send-draft";
    static constexpr std::string_view title = "Send the referral";
    static constexpr std::string_view permission = "referral.make";
    static constexpr std::string_view path = "referrals/draft/send";
    static constexpr std::string_view then = "referrals/{referral}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr bool hasForm = false;
    using Input = DraftNamed;
    using Output = ReferralReceipt;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

struct DiscardDraft {
    static constexpr std::string_view name = "casework.discard-draft";
    static constexpr std::string_view title = "Discard the draft";
    static constexpr std::string_view permission = "referral.make";
    static constexpr std::string_view path = "referrals/draft/discard";
    static constexpr std::string_view lede = "What you wrote in it goes, and cannot be brought back. Nothing was sent to anybody.";
    static constexpr std::string_view then = "my-referrals";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    using Input = DraftNamed;
    using Output = Nothing;

    /// The page that asks once more: only for a draft of the reader's own.
    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId on, FieldTexts const& query);

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::casework

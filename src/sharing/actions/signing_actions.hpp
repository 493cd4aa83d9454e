// From a draft to an agreement in force: each party records what the law asks of it, the
// lead offers the text, and each signatory signs it.
#pragma once

#include "base/spec.hpp"
#include "events/sharing.hpp"
#include "gate/action.hpp"

#include <string>
#include <string_view>

namespace accord::sharing {

struct RecordParty {
    static constexpr std::string_view name = "sharing.record-party";
    static constexpr std::string_view title = "Record what your agency needs before it signs";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/{id}/our-record";
    static constexpr std::string_view lede = "It stands in the agreement, and is signed with it. Give shared mailboxes, not people's own.";
    static constexpr std::string_view then = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;

    struct Input {
        events::ControllerRole role{};
        std::string contact, dpo, registration;
        std::string impactAssessment, dpoAdvice, policyDocument, processorTerms;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::role, Category::none, Owner::none>("role", "How does your agency stand to the data?"),
                field<&Input::contact, Category::none, Owner::none>("contact", "Contact for this agreement").atMost(254),
                field<&Input::dpo, Category::none, Owner::none>("dpo", "Data protection officer").hint("Their mailbox.").atMost(254),
                field<&Input::registration, Category::none, Owner::none>("registration",
                                                                         "Registration number with the Information Commissioner")
                    .atMost(30),
                field<&Input::impactAssessment, Category::none, Owner::none>("impact-assessment", "Data protection impact assessment")
                    .hint("Its reference and date.")
                    .atMost(200),
                field<&Input::dpoAdvice, Category::none, Owner::none>("dpo-advice", "What did the data protection officer advise?")
                    .atMost(1000)
                    .lines(),
                field<&Input::policyDocument, Category::none, Owner::none>("policy-document", "Appropriate policy document")
                    .hint("Its reference, where clauses for your agency rest on a special condition or on Part 3.")
                    .atMost(200)
                    .optional(),
                field<&Input::processorTerms, Category::none, Owner::none>("processor-terms", "Terms with whoever runs this system")
                    .hint("Their reference. That such terms are needed is practice, to be confirmed by your lawyer.")
                    .atMost(200));
        }
    };
    using Output = Nothing;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agreement);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

struct OfferAgreement {
    static constexpr std::string_view name = "sharing.offer-agreement";
    static constexpr std::string_view title = "Offer for signing";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/{id}/offer";
    static constexpr std::string_view lede =
        "From now on the text stands. If it must be changed, take the offer back: then everybody signs again.";
    static constexpr std::string_view then = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;

    using Input = Nothing;
    using Output = Nothing;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agreement);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

struct Why {
    std::string why;
    static constexpr auto spec() {
        return accord::spec<Why>(
            field<&Why::why, Category::none, Owner::none>("why", "Why?").hint("Every party reads it.").atMost(1000).lines());
    }
};

struct WithdrawOffer {
    static constexpr std::string_view name = "sharing.withdraw-offer";
    static constexpr std::string_view title = "Take the offer back";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/{id}/withdraw";
    static constexpr std::string_view lede = "It becomes a draft again, and signatures given so far count no more.";
    static constexpr std::string_view then = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;

    using Input = Why;
    using Output = Nothing;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

struct SignAgreement {
    static constexpr std::string_view name = "sharing.sign-agreement";
    static constexpr std::string_view title = "Sign for your agency";
    static constexpr std::string_view permission = "agreement.sign";
    static constexpr std::string_view path = "agreements/{id}/sign";
    static constexpr std::string_view lede =
        "You sign the text that your link led to, and what your agency recorded. The signature attests who signed, and when.";
    static constexpr std::string_view then = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;
    static constexpr bool needsConfirmation = true;
    static constexpr bool hasForm = false;  ///< its form stands below the text (views/signing.hpp)

    struct Input {
        std::string position;
        bool hasRead{};
        std::string link;  ///< of the invitation: a page has it in a cookie

        static constexpr auto spec() {
            return accord::spec<Input>(field<&Input::position, Category::none, Owner::none>("position", "Your position")
                                           .hint("As it stands in the document: Chief Constable.")
                                           .atMost(100),
                                       field<&Input::hasRead, Category::none, Owner::none>(
                                           "has-read", "Have you read the agreement, and may you bind your agency?"),
                                       field<&Input::link, Category::none, Owner::none>("link", "One-time link").atMost(100).secret());
        }
    };
    using Output = Nothing;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agreement);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

struct SuspendAgreement {
    static constexpr std::string_view name = "sharing.suspend-agreement";
    static constexpr std::string_view title = "Suspend";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/{id}/suspend";
    static constexpr std::string_view lede =
        "From this moment nothing more is shared under this agreement, with anybody. Any party may do it.";
    static constexpr std::string_view then = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;

    using Input = Why;
    using Output = Nothing;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agreement);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

struct ResumeAgreement {
    static constexpr std::string_view name = "sharing.resume-agreement";
    static constexpr std::string_view title = "Resume";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/{id}/resume";
    static constexpr std::string_view lede = "What its clauses share is shared again.";
    static constexpr std::string_view then = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;
    static constexpr bool needsConfirmation = true;

    using Input = Why;
    using Output = Nothing;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agreement);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

struct EndAgreement {
    static constexpr std::string_view name = "sharing.end-agreement";
    static constexpr std::string_view title = "End this agreement";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/{id}/end";
    static constexpr std::string_view lede = "It ends now and for good. What was shared stays under its clauses.";
    static constexpr std::string_view then = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;
    static constexpr bool needsConfirmation = true;

    using Input = Why;
    using Output = Nothing;

    static Result<gate::FormHelp> help(gate::Desk& desk, ObjectId agreement);
    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

struct RecordReview {
    static constexpr std::string_view name = "sharing.record-review";
    static constexpr std::string_view title = "Record a review";
    static constexpr std::string_view permission = "agreement.manage";
    static constexpr std::string_view path = "agreements/{id}/review";
    static constexpr std::string_view lede = "The next one is due when its clause on review says.";
    static constexpr std::string_view then = "agreements/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::agreement;

    struct Input {
        std::string finding;
        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::finding, Category::none, Owner::none>("finding", "What did the review find?").atMost(1000).lines());
        }
    };
    using Output = Nothing;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId agreement, Input const& input);
};

}  // namespace accord::sharing

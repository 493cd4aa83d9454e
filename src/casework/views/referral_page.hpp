// One referral, field by field as the gate decides: to the service in stages, to who
// made it the fact and its status in safe words. The people in it are rows of their
// own: who was not granted them finds no row, and each has its own side and share.
//
//    GET /referrals/7zk3m0qpw81f
#pragma once

#include "casework/referral_status.hpp"
#include "casework/urgency.hpp"
#include "events/plain.hpp"
#include "events/referral.hpp"
#include "gate/view.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace accord::casework {

/// A person in a referral; names of fields are those of events::ParticipantDescribed, which seals them.
struct PersonShown {
    struct Contact {
        std::string held, phone, email, address;

        static constexpr auto spec() {
            return accord::spec<Contact>(
                field<&Contact::held, Category::contact, Owner::subject>("held", "Contact details").sealed().shownAs<events::ContactHeld>(),
                field<&Contact::phone, Category::contact, Owner::subject>("phone", "Phone number").sealed(),
                field<&Contact::email, Category::contact, Owner::subject>("email", "E-mail address").sealed(),
                field<&Contact::address, Category::contact, Owner::subject>("address", "Address").sealed());
        }
    };

    /// Masked; opened one at a time with a reason elsewhere, never here.
    struct Safe {
        std::string channel, detail;

        static constexpr auto spec() {
            return accord::spec<Safe>(
                field<&Safe::channel, Category::safeContact, Owner::subject>("channel", "Safe way to reach them").sealed(),
                field<&Safe::detail, Category::safeContact, Owner::subject>("detail", "Safe contact").sealed());
        }
    };

    struct Responsibility {
        std::string admits, basis, orders;

        static constexpr auto spec() {
            using R = Responsibility;
            return accord::spec<R>(field<&R::admits, Category::offence, Owner::subject>("admits", "Takes responsibility")
                                       .sealed()
                                       .shownAs<events::Admission>(),
                                   field<&R::basis, Category::offence, Owner::subject>("basis", "How that is known")
                                       .sealed()
                                       .shownAs<events::AdmissionBasis>(),
                                   field<&R::orders, Category::offence, Owner::subject>("orders", "Orders and conditions")
                                       .sealed()
                                       .shownAs<std::vector<events::KnownOrder>>());
        }
    };

    Side side{};
    std::string isKnown, name, born, agencyReference, heldAt, language, accessNeeds, child, vulnerable, wish;
    Contact contact;
    Safe safe;
    Responsibility admission;

    static constexpr auto spec() {
        using P = PersonShown;
        return accord::spec<P>(
            events::plain<&P::side>("side", ""),
            field<&P::isKnown, Category::identity, Owner::subject>("is-known", "Known to the referrer").sealed().shownAs<bool>(),
            field<&P::name, Category::identity, Owner::subject>("name", "Name").sealed(),
            field<&P::born, Category::identity, Owner::subject>("born", "Date of birth").sealed().shownAs<Date>(),
            field<&P::agencyReference, Category::identity, Owner::subject>("agency-reference", "Reference at the agency").sealed(),
            field<&P::heldAt, Category::contact, Owner::subject>("held-at", "Held at").sealed(),
            field<&P::language, Category::vulnerability, Owner::subject>("language", "Language").sealed(),
            field<&P::accessNeeds, Category::vulnerability, Owner::subject>("access-needs", "Needs to take part").sealed(),
            field<&P::child, Category::vulnerability, Owner::subject>("child", "Under 18").sealed().shownAs<events::Tell>(),
            field<&P::vulnerable, Category::vulnerability, Owner::subject>("vulnerable", "Vulnerable").sealed().shownAs<events::Tell>(),
            field<&P::wish, Category::participation, Owner::subject>("wish", "Said so far").sealed().shownAs<events::Wish>(),
            group<&P::contact>("contact", "Contact details"), group<&P::safe>("safe", "Safe contact"),
            group<&P::admission>("admission", "Responsibility and orders"));
    }
};

struct ReferralPage {
    static constexpr std::string_view name = "casework.referral";
    static constexpr std::string_view title = "Referral";
    static constexpr std::string_view permission = "referral.read";
    static constexpr std::string_view path = "referrals/{id}";
    static constexpr gate::ObjectKind on = gate::ObjectKind::referral;
    static constexpr std::string_view page = "casework/referral";
    static constexpr std::array<std::string_view, 2> actions{"casework.accept-referral", "casework.decline-referral"};
    using Query = Nothing;

    struct Fact {
        std::string reference;
        ReferralStatus status{};
        Date madeOn{};
        std::string fromAgency;
        Stage stage{};
        bool isSensitive{};
        std::string sensitiveBecause;
        std::optional<Date> urgentOn;
        Urgency urgency{};
        std::string initiator;
        std::string heardFrom;
        CaseId caseFile{};  ///< for the service; a referrer is told the status
        std::string told;
        bool isWaiting{};

        static constexpr auto spec() {
            using F = Fact;
            return accord::spec<F>(
                events::plain<&F::reference>("reference", "Reference"), events::plain<&F::status>("status", "Status"),
                events::plain<&F::madeOn>("made-on", "Received"), events::plain<&F::fromAgency>("from-agency", "Referred by"),
                events::plain<&F::stage>("stage", "Stage"), events::plain<&F::isSensitive>("is-sensitive", "For specialists only"),
                field<&F::sensitiveBecause, Category::vulnerability, Owner::joint>("sensitive-because", "Why it is for specialists")
                    .sealed()
                    .shownAs<std::vector<events::SensitiveCause>>(),
                events::plain<&F::urgentOn>("urgent-on", "Time-limited by").optional(), events::plain<&F::urgency>("urgency", "How urgent"),
                field<&F::initiator, Category::participation, Owner::joint>("initiator", "Who asked").sealed().shownAs<events::Initiator>(),
                field<&F::heardFrom, Category::participation, Owner::joint>("heard-from", "How they heard of it")
                    .sealed()
                    .shownAs<events::HeardFrom>(),
                events::plain<&F::caseFile>("case", "Case").optional(),
                events::plain<&F::told>("told", "What the referrer was told").optional(),
                events::plain<&F::isWaiting>("is-waiting", "Waits for an answer"));
        }
    };

    struct Incident {
        std::string offence;
        std::optional<events::OffenceClass> offenceClass;
        std::string account, happenedOn, crimeReference, relationship, abuse;
        std::optional<Date> sentenceOn, releaseOn, orderEndsOn;

        static constexpr auto spec() {
            using I = Incident;
            return accord::spec<I>(
                field<&I::offence, Category::offence, Owner::joint>("incident.offence", "Offence or incident").sealed(),
                field<&I::offenceClass, Category::offence, Owner::joint>("incident.offence-class", "Kind").optional(),
                field<&I::account, Category::offence, Owner::joint>("incident.account", "What happened").sealed(),
                field<&I::happenedOn, Category::offence, Owner::joint>("incident.happened-on", "When").sealed().shownAs<Date>(),
                field<&I::crimeReference, Category::offence, Owner::joint>("incident.crime-reference", "Crime or case reference").sealed(),
                field<&I::relationship, Category::vulnerability, Owner::joint>("incident.relationship", "What they were to each other")
                    .sealed()
                    .shownAs<events::Relationship>(),
                field<&I::abuse, Category::vulnerability, Owner::joint>("incident.abuse", "Abuse or coercive control")
                    .sealed()
                    .shownAs<events::Tell>(),
                field<&I::sentenceOn, Category::offence, Owner::joint>("dates.sentence-on", "Sentence").optional(),
                field<&I::releaseOn, Category::offence, Owner::joint>("dates.release-on", "Release").optional(),
                field<&I::orderEndsOn, Category::offence, Owner::joint>("dates.order-ends-on", "End of the order").optional());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"referral", &tableOf<Fact>()},
                {"incident", &tableOf<Incident>()},
                {"harmed", &tableOf<PersonShown>()},
                {"responsible", &tableOf<PersonShown>()}};
    }

    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::casework

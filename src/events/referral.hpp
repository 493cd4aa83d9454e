// What happens to a referral: one request about one incident and the people in it.
//
//    events.add(ReferralMade{.reference = "RJ-7K3M-20F1", …}, {.object = referral, .joint = idCast<SubjectId>(referral), .area = area})
//          .add(ParticipantDescribed{.side = Side::harmed, …}, {.object = harmed, .subject = idCast<SubjectId>(harmed), .area = area});
//
// A referral is three events, one for each object: the request with the incident, and
// the person on each side. What is about both people (the incident, who asked) is
// sealed under the referral's joint key, whose subject has the referral's number and
// stays when a case is opened from it; what is about one person under that person's.
// Clear are only what the work is counted and sorted by, none of which says who
// anybody is or whether they want it.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/spec.hpp"
#include "base/vocabulary.hpp"
#include "events/plain.hpp"
#include "events/referral_words.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::events {

/// Contact details, or that the agency holds them.
struct ContactGiven {
    std::optional<ContactHeld> held;
    std::string phone;
    std::string email;
    std::string address;

    static constexpr auto spec() {
        return accord::spec<ContactGiven>(
            field<&ContactGiven::held, Category::contact, Owner::subject>("held", "Contact details").optional(),
            field<&ContactGiven::phone, Category::contact, Owner::subject>("phone", "Phone number").atMost(40).optional(),
            field<&ContactGiven::email, Category::contact, Owner::subject>("email", "E-mail address").atMost(254).optional(),
            field<&ContactGiven::address, Category::contact, Owner::subject>("address", "Address").atMost(300).lines().optional());
    }
};

/// How somebody may be reached without danger. A class of its own: sealed under the safety key.
struct SafeGiven {
    std::optional<SafeChannel> channel;
    std::string detail;
    std::string instructions;
    std::string address;

    static constexpr auto spec() {
        return accord::spec<SafeGiven>(
            field<&SafeGiven::channel, Category::safeContact, Owner::subject>("channel", "Safe way to reach them").optional(),
            field<&SafeGiven::detail, Category::safeContact, Owner::subject>("detail", "Number, e-mail address or worker that is safe")
                .optional(),
            field<&SafeGiven::instructions, Category::safeContact, Owner::subject>("instructions", "What to do, and what never to do")
                .hint("For example: weekdays after six, no voicemail, say you are from the library.")
                .atMost(500)
                .lines()
                .optional(),
            field<&SafeGiven::address, Category::safeContact, Owner::subject>("address",
                                                                              "Safe address, only if a visit or letter is the safe way")
                .atMost(300)
                .lines()
                .optional());
    }
};

/// Whether the person responsible admits what happened, on what basis, and which orders are known.
struct AdmissionGiven {
    std::optional<Admission> admits;
    std::optional<AdmissionBasis> basis;
    std::vector<KnownOrder> orders;

    static constexpr auto spec() {
        return accord::spec<AdmissionGiven>(
            field<&AdmissionGiven::admits, Category::offence, Owner::subject>("admits", "Do they take responsibility?").optional(),
            field<&AdmissionGiven::basis, Category::offence, Owner::subject>("basis", "How is that known?").optional(),
            field<&AdmissionGiven::orders, Category::offence, Owner::subject>("orders", "Orders and conditions on them")
                .hint("They usually forbid messages through others too.")
                .optional());
    }
};

/// The incident, which belongs to both people in it.
struct IncidentGiven {
    std::string offence;
    OffenceClass offenceClass{};
    std::string account;
    std::optional<Date> happenedOn;
    std::string crimeReference;
    Relationship relationship{};
    Tell abuse{};

    static constexpr auto spec() {
        return accord::spec<IncidentGiven>(
            field<&IncidentGiven::offence, Category::offence, Owner::joint>("offence", "Offence or incident")
                .hint("A few words, such as “burglary”."),
            field<&IncidentGiven::offenceClass, Category::offence, Owner::joint>("offence-class", "What kind is it?").clear(),
            field<&IncidentGiven::account, Category::offence, Owner::joint>("account", "What happened?")
                .hint("Facts only, in a sentence or two. No names, no addresses.")
                .atMost(2000)
                .lines()
                .optional(),
            field<&IncidentGiven::happenedOn, Category::offence, Owner::joint>("happened-on", "When did it happen?").optional(),
            field<&IncidentGiven::crimeReference, Category::offence, Owner::joint>("crime-reference", "Crime or case reference")
                .atMost(60)
                .optional(),
            field<&IncidentGiven::relationship, Category::vulnerability, Owner::joint>("relationship", "What were they to each other?"),
            field<&IncidentGiven::abuse, Category::vulnerability, Owner::joint>("abuse", "Is there abuse or coercive control between them?")
                .hint("If you are not sure, choose “Not known”: a specialist looks at it."));
    }
};

/// Dates after which something no longer fits: the work is sorted by them.
struct MatterDates {
    std::optional<Date> sentenceOn;
    std::optional<Date> releaseOn;
    std::optional<Date> orderEndsOn;

    static constexpr auto spec() {
        return accord::spec<MatterDates>(
            field<&MatterDates::sentenceOn, Category::offence, Owner::joint>("sentence-on", "Sentence").clear().optional(),
            field<&MatterDates::releaseOn, Category::offence, Owner::joint>("release-on", "Release").clear().optional(),
            field<&MatterDates::orderEndsOn, Category::offence, Owner::joint>("order-ends-on", "End of the order").clear().optional());
    }
};

struct ReferralMade {
    static constexpr std::string_view type = "referral.made";
    static constexpr int version = 1;

    std::string reference;
    std::string fromAgency;  ///< its name when it referred
    AgencyId provider{};
    TaskId task{};  ///< the task that led to it; none where nobody was screened
    Stage stage{};
    bool isSensitive{};  ///< decided by casework/sensitivity.hpp; the reasons are sealed
    std::vector<SensitiveCause> sensitiveBecause;
    std::optional<Date> urgentOn;
    Initiator initiator{};
    HeardFrom heardFrom{};
    ParticipantId harmed{};
    ParticipantId responsible{};
    IncidentGiven incident;
    MatterDates dates;

    static constexpr auto spec() {
        return accord::spec<ReferralMade>(
            plain<&ReferralMade::reference>("reference", "Reference"), plain<&ReferralMade::fromAgency>("from-agency", "Referred by"),
            plain<&ReferralMade::provider>("provider", "Service"), plain<&ReferralMade::task>("task", "Task").optional(),
            plain<&ReferralMade::stage>("stage", "Stage"), plain<&ReferralMade::isSensitive>("is-sensitive", "For specialists only"),
            field<&ReferralMade::sensitiveBecause, Category::vulnerability, Owner::joint>("sensitive-because", "Why it is for specialists")
                .optional(),
            plain<&ReferralMade::urgentOn>("urgent-on", "Time-limited by").optional(),
            field<&ReferralMade::initiator, Category::participation, Owner::joint>("initiator", "Who asked"),
            field<&ReferralMade::heardFrom, Category::participation, Owner::joint>("heard-from", "How they heard of restorative justice"),
            plain<&ReferralMade::harmed>("harmed", "Person harmed"), plain<&ReferralMade::responsible>("responsible", "Person responsible"),
            group<&ReferralMade::incident>("incident", "What happened"), group<&ReferralMade::dates>("dates", "Dates that matter"));
    }
};

/// The person on one side, as the referrer described them.
struct ParticipantDescribed {
    static constexpr std::string_view type = "referral.participant-described";
    static constexpr int version = 1;

    ReferralId referral{};
    Side side{};
    bool isKnown{};  ///< the referrer knows who it is; otherwise the person is still to be found
    std::string name;
    std::optional<Date> born;
    std::string agencyReference;
    std::string heldAt;
    std::string language;
    std::string accessNeeds;
    Tell child{};
    Tell vulnerable{};
    Wish wish{};
    ContactGiven contact;
    SafeGiven safe;
    AdmissionGiven admission;

    static constexpr auto spec() {
        using P = ParticipantDescribed;
        return accord::spec<P>(
            plain<&P::referral>("referral", "Referral"), plain<&P::side>("side", "Side"),
            field<&P::isKnown, Category::identity, Owner::subject>("is-known", "Known to the referrer"),
            field<&P::name, Category::identity, Owner::subject>("name", "Name").optional(),
            field<&P::born, Category::identity, Owner::subject>("born", "Date of birth").optional(),
            field<&P::agencyReference, Category::identity, Owner::subject>("agency-reference", "Their reference at the agency")
                .atMost(60)
                .optional(),
            field<&P::heldAt, Category::contact, Owner::subject>("held-at", "Where they are held, and who works with them there")
                .optional(),
            field<&P::language, Category::vulnerability, Owner::subject>("language", "Language").atMost(60).optional(),
            field<&P::accessNeeds, Category::vulnerability, Owner::subject>("access-needs", "What they need to take part")
                .atMost(300)
                .optional(),
            field<&P::child, Category::vulnerability, Owner::subject>("child", "Under 18"),
            field<&P::vulnerable, Category::vulnerability, Owner::subject>("vulnerable", "Vulnerable"),
            field<&P::wish, Category::participation, Owner::subject>("wish", "What they said so far"),
            group<&P::contact>("contact", "Contact details"), group<&P::safe>("safe", "Safe contact"),
            group<&P::admission>("admission", "Responsibility and orders"));
    }
};

struct ReferralAccepted {
    static constexpr std::string_view type = "referral.accepted";
    static constexpr int version = 1;

    CaseId caseFile{};

    static constexpr auto spec() { return accord::spec<ReferralAccepted>(plain<&ReferralAccepted::caseFile>("case", "Case")); }
};

struct ReferralDeclined {
    static constexpr std::string_view type = "referral.declined";
    static constexpr int version = 1;

    DeclineReason reason{};
    std::string note;
    std::string told;  ///< what the referrer is told, as the rulebook said on the day: the same whoever it is about

    static constexpr auto spec() {
        return accord::spec<ReferralDeclined>(
            field<&ReferralDeclined::reason, Category::progress, Owner::joint>("reason", "Reason"),
            field<&ReferralDeclined::note, Category::progress, Owner::joint>("note", "Note").atMost(500).optional(),
            plain<&ReferralDeclined::told>("told", "What the referrer is told"));
    }
};

}  // namespace accord::events

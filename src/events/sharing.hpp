// What happens to agreements. Nothing in them is about a person: parties are agencies,
// contacts are shared mailboxes, and a signature names the position in which somebody signed.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/spec.hpp"

#include <optional>
#include <string>

namespace accord::events {

/// How agreements came into being before parties signed them. It stands in older ledgers; nothing follows from it any more.
struct AgreementAdopted {
    static constexpr std::string_view type = "sharing.agreement-adopted";
    static constexpr int version = 1;

    std::string name;
    std::string text;

    static constexpr auto spec() {
        return accord::spec<AgreementAdopted>(
            field<&AgreementAdopted::name, Category::none, Owner::none>("name", "Name"),
            field<&AgreementAdopted::text, Category::none, Owner::none>("text", "Text").atMost(100'000).lines());
    }
};

/// As AgreementAdopted: in older ledgers only.
struct AgreementJoined {
    static constexpr std::string_view type = "sharing.agreement-joined";
    static constexpr int version = 1;

    AgencyId agency{};
    AgencyKind kind{};

    static constexpr auto spec() {
        return accord::spec<AgreementJoined>(field<&AgreementJoined::agency, Category::none, Owner::none>("agency", "Agency"),
                                             field<&AgreementJoined::kind, Category::none, Owner::none>("kind", "Kind of agency"));
    }
};

/// How a party stands to the data: a controller of its own or jointly with others.
enum class ControllerRole : std::uint8_t { separate = 1, joint };

/// A draft came into being, from the template or from the version before it.
struct AgreementStarted {
    static constexpr std::string_view type = "sharing.agreement-started";
    static constexpr int version = 1;

    std::string reference, name;
    std::string text;  ///< the TOML that it starts from, byte for byte
    AgencyId lead{};
    std::int64_t number{};  ///< of the version
    std::optional<AgreementId> supersedes;
    Date from{};
    std::optional<Date> to;

    static constexpr auto spec() {
        return accord::spec<AgreementStarted>(
            field<&AgreementStarted::reference, Category::none, Owner::none>("reference", "Reference"),
            field<&AgreementStarted::name, Category::none, Owner::none>("name", "Name"),
            field<&AgreementStarted::text, Category::none, Owner::none>("text", "Text").atMost(200'000).lines(),
            field<&AgreementStarted::lead, Category::none, Owner::none>("lead", "Looked after by"),
            field<&AgreementStarted::number, Category::none, Owner::none>("number", "Version"),
            field<&AgreementStarted::supersedes, Category::none, Owner::none>("supersedes", "Takes the place of").optional(),
            field<&AgreementStarted::from, Category::none, Owner::none>("from", "From"),
            field<&AgreementStarted::to, Category::none, Owner::none>("to", "To").optional());
    }
};

struct PartyAdded {
    static constexpr std::string_view type = "sharing.party-added";
    static constexpr int version = 1;

    AgencyId agency{};
    AgencyKind kind{};
    std::string name;

    static constexpr auto spec() {
        return accord::spec<PartyAdded>(field<&PartyAdded::agency, Category::none, Owner::none>("agency", "Agency"),
                                        field<&PartyAdded::kind, Category::none, Owner::none>("kind", "Kind of agency"),
                                        field<&PartyAdded::name, Category::none, Owner::none>("name", "Name"));
    }
};

struct PartyRemoved {
    static constexpr std::string_view type = "sharing.party-removed";
    static constexpr int version = 1;

    AgencyId agency{};

    static constexpr auto spec() {
        return accord::spec<PartyRemoved>(field<&PartyRemoved::agency, Category::none, Owner::none>("agency", "Agency"));
    }
};

/// A clause was added, or takes the place of the one with its number.
struct ClauseWritten {
    static constexpr std::string_view type = "sharing.clause-written";
    static constexpr int version = 1;

    std::string clause;
    std::string text;  ///< the clause as TOML
    std::string why;

    static constexpr auto spec() {
        return accord::spec<ClauseWritten>(
            field<&ClauseWritten::clause, Category::none, Owner::none>("clause", "Clause"),
            field<&ClauseWritten::text, Category::none, Owner::none>("text", "Text").atMost(10'000).lines(),
            field<&ClauseWritten::why, Category::none, Owner::none>("why", "Why").atMost(1'000).lines().optional());
    }
};

struct ClauseRemoved {
    static constexpr std::string_view type = "sharing.clause-removed";
    static constexpr int version = 1;

    std::string clause;
    std::string why;

    static constexpr auto spec() {
        return accord::spec<ClauseRemoved>(
            field<&ClauseRemoved::clause, Category::none, Owner::none>("clause", "Clause"),
            field<&ClauseRemoved::why, Category::none, Owner::none>("why", "Why").atMost(1'000).lines().optional());
    }
};

/// What a party records of itself before it signs.
struct PartyRecorded {
    static constexpr std::string_view type = "sharing.party-recorded";
    static constexpr int version = 1;

    AgencyId agency{};
    ControllerRole role{};
    std::string contact, dpo, registration;
    std::string impactAssessment, dpoAdvice, policyDocument, processorTerms;

    static constexpr auto spec() {
        using P = PartyRecorded;
        return accord::spec<P>(
            field<&P::agency, Category::none, Owner::none>("agency", "Agency"),
            field<&P::role, Category::none, Owner::none>("role", "Role"),
            field<&P::contact, Category::none, Owner::none>("contact", "Contact"),
            field<&P::dpo, Category::none, Owner::none>("dpo", "Data protection officer"),
            field<&P::registration, Category::none, Owner::none>("registration", "ICO registration"),
            field<&P::impactAssessment, Category::none, Owner::none>("impact-assessment", "Impact assessment"),
            field<&P::dpoAdvice, Category::none, Owner::none>("dpo-advice", "Data protection officer's advice").atMost(1'000),
            field<&P::policyDocument, Category::none, Owner::none>("policy-document", "Appropriate policy document").optional(),
            field<&P::processorTerms, Category::none, Owner::none>("processor-terms", "Terms with the host"));
    }
};

/// From here on the text stands, until it is signed by all or taken back.
struct AgreementOffered {
    static constexpr std::string_view type = "sharing.agreement-offered";
    static constexpr int version = 1;

    std::string text;  ///< the canonical TOML that is signed
    std::string hash;  ///< SHA-256 of it, in hex

    static constexpr auto spec() {
        return accord::spec<AgreementOffered>(
            field<&AgreementOffered::text, Category::none, Owner::none>("text", "Text").atMost(200'000).lines(),
            field<&AgreementOffered::hash, Category::none, Owner::none>("hash", "Hash"));
    }
};

struct OfferWithdrawn {
    static constexpr std::string_view type = "sharing.offer-withdrawn";
    static constexpr int version = 1;

    std::string why;

    static constexpr auto spec() {
        return accord::spec<OfferWithdrawn>(field<&OfferWithdrawn::why, Category::none, Owner::none>("why", "Why").atMost(1'000));
    }
};

/// A one-time link was made, or mailed, for who signs for a party.
struct SignatoryInvited {
    static constexpr std::string_view type = "sharing.signatory-invited";
    static constexpr int version = 1;

    AgencyId agency{};
    UserId signatory{};

    static constexpr auto spec() {
        return accord::spec<SignatoryInvited>(field<&SignatoryInvited::agency, Category::none, Owner::none>("agency", "Agency"),
                                              field<&SignatoryInvited::signatory, Category::none, Owner::none>("signatory", "Signatory"));
    }
};

struct AgreementSigned {
    static constexpr std::string_view type = "sharing.agreement-signed";
    static constexpr int version = 1;

    AgencyId agency{};
    UserId signatory{};
    std::string position;
    std::string statement;  ///< the bytes that were signed
    std::string signature;  ///< Ed25519, in hex
    std::string publicKey;  ///< in hex

    static constexpr auto spec() {
        using S = AgreementSigned;
        return accord::spec<S>(field<&S::agency, Category::none, Owner::none>("agency", "Agency"),
                               field<&S::signatory, Category::none, Owner::none>("signatory", "Signatory"),
                               field<&S::position, Category::none, Owner::none>("position", "Position"),
                               field<&S::statement, Category::none, Owner::none>("statement", "What was signed").atMost(2'000).lines(),
                               field<&S::signature, Category::none, Owner::none>("signature", "Signature"),
                               field<&S::publicKey, Category::none, Owner::none>("public-key", "Public key"));
    }
};

struct AgreementSuspended {
    static constexpr std::string_view type = "sharing.agreement-suspended";
    static constexpr int version = 1;

    std::string why;

    static constexpr auto spec() {
        return accord::spec<AgreementSuspended>(field<&AgreementSuspended::why, Category::none, Owner::none>("why", "Why").atMost(1'000));
    }
};

struct AgreementResumed {
    static constexpr std::string_view type = "sharing.agreement-resumed";
    static constexpr int version = 1;

    std::string why;

    static constexpr auto spec() {
        return accord::spec<AgreementResumed>(field<&AgreementResumed::why, Category::none, Owner::none>("why", "Why").atMost(1'000));
    }
};

struct AgreementEnded {
    static constexpr std::string_view type = "sharing.agreement-ended";
    static constexpr int version = 1;

    std::string why;

    static constexpr auto spec() {
        return accord::spec<AgreementEnded>(field<&AgreementEnded::why, Category::none, Owner::none>("why", "Why").atMost(1'000));
    }
};

struct AgreementReviewed {
    static constexpr std::string_view type = "sharing.agreement-reviewed";
    static constexpr int version = 1;

    std::string finding;

    static constexpr auto spec() {
        return accord::spec<AgreementReviewed>(
            field<&AgreementReviewed::finding, Category::none, Owner::none>("finding", "What the review found").atMost(1'000));
    }
};

}  // namespace accord::events

namespace accord {
template <>
inline constexpr auto wordsOf<events::ControllerRole> = words<events::ControllerRole>({
    {events::ControllerRole::separate, "separate", "A controller of its own"},
    {events::ControllerRole::joint, "joint", "A joint controller"},
});
}  // namespace accord

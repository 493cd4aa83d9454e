// The words in which clauses of an agreement are written, beside those that every room
// has (category, side, stage, purpose, kind of agency: base/vocabulary.hpp).
//
//    label(ClauseGroup::dataItems)      // "What is shared"
//    isPart3(Basis::part3Task)          // true: it goes with the law enforcement regime alone
//
// The 18 groups are the clause table of an information sharing agreement: ICO Data
// Sharing Code (in force 5 October 2021) and published agreements of police forces.
#pragma once

#include "base/vocabulary.hpp"

#include <cstdint>

namespace accord::sharing {

enum class ClauseGroup : std::uint8_t {
    reference = 1,
    parties,
    purposes,
    powers,
    lawfulBasis,
    dataItems,
    recipients,
    process,
    quality,
    security,
    onward,
    retention,
    rights,
    privacyInformation,
    breach,
    safeguarding,
    review,
    signatories,
};

/// Whom a shared field is about: one of the two people, or the matter as such.
enum class About : std::uint8_t { harmed = 1, responsible, matter };

/// What must hold beside the step. Each is a fact that is checked when it is decided.
enum class Condition : std::uint8_t {
    takesPart = 1,        ///< the person whom it is about agreed to take part
    approachAgreed,       ///< the person harmed agreed that the other be approached
    recipientTrained,     ///< facilitation training in date
    recipientAware,       ///< victim awareness training in date
    recipientSpecialist,  ///< training for sensitive cases in date, or the role of specialist
};

/// Which law the disclosure falls under.
enum class Regime : std::uint8_t { ukGdpr = 1, part3 };

enum class Basis : std::uint8_t {
    consent = 1,
    legalObligation,
    vitalInterests,
    publicTask,
    legitimateInterests,
    part3Task,
    part3Consent,
};

[[nodiscard]] constexpr bool isPart3(Basis basis) {
    return basis == Basis::part3Task || basis == Basis::part3Consent;
}

/// The further condition where data is of a special category or about offences.
enum class SpecialCondition : std::uint8_t {
    statutoryPurposes = 1,
    unlawfulActs,
    safeguarding,
    part3Statutory,
    part3Justice,
    part3Safeguarding,
};

[[nodiscard]] constexpr bool isPart3(SpecialCondition special) {
    return special >= SpecialCondition::part3Statutory;
}

enum class Onward : std::uint8_t { no = 1, withConsent };

/// From when a time of keeping runs.
enum class KeptFrom : std::uint8_t { declined = 1, closed, lastContact };

}  // namespace accord::sharing

namespace accord {

template <>
inline constexpr auto wordsOf<sharing::ClauseGroup> = words<sharing::ClauseGroup>({
    {sharing::ClauseGroup::reference, "reference", "Reference, version and owner"},
    {sharing::ClauseGroup::parties, "parties", "Parties and their roles"},
    {sharing::ClauseGroup::purposes, "purposes", "Purposes, necessity and benefits"},
    {sharing::ClauseGroup::powers, "powers", "Legal powers"},
    {sharing::ClauseGroup::lawfulBasis, "lawful-basis", "Lawful basis and conditions"},
    {sharing::ClauseGroup::dataItems, "data-items", "What is shared"},
    {sharing::ClauseGroup::recipients, "recipients", "Who may ask and receive"},
    {sharing::ClauseGroup::process, "process", "How it is asked, decided and sent"},
    {sharing::ClauseGroup::quality, "quality", "Keeping it right"},
    {sharing::ClauseGroup::security, "security", "Security"},
    {sharing::ClauseGroup::onward, "onward", "Passing on"},
    {sharing::ClauseGroup::retention, "retention", "How long it is kept"},
    {sharing::ClauseGroup::rights, "rights", "People's rights"},
    {sharing::ClauseGroup::privacyInformation, "privacy-information", "Telling people"},
    {sharing::ClauseGroup::breach, "breach", "Breaches and complaints"},
    {sharing::ClauseGroup::safeguarding, "safeguarding", "Safeguarding and threat to life"},
    {sharing::ClauseGroup::review, "review", "Audit, review and ending"},
    {sharing::ClauseGroup::signatories, "signatories", "Signing, and joining later"},
});
template <>
inline constexpr auto wordsOf<sharing::About> = words<sharing::About>({
    {sharing::About::harmed, "harmed", "the person harmed"},
    {sharing::About::responsible, "responsible", "the person responsible"},
    {sharing::About::matter, "matter", "the matter"},
});
template <>
inline constexpr auto wordsOf<sharing::Condition> = words<sharing::Condition>({
    {sharing::Condition::takesPart, "takes-part", "the person agreed to take part"},
    {sharing::Condition::approachAgreed, "approach-agreed", "the person harmed agreed that the other be approached"},
    {sharing::Condition::recipientTrained, "recipient-trained", "the recipient's facilitation training is in date"},
    {sharing::Condition::recipientAware, "recipient-aware", "the recipient's victim awareness training is in date"},
    {sharing::Condition::recipientSpecialist, "recipient-specialist", "the recipient is trained for sensitive cases"},
});
template <>
inline constexpr auto wordsOf<sharing::Regime> = words<sharing::Regime>({
    {sharing::Regime::ukGdpr, "uk-gdpr", "UK GDPR and Data Protection Act 2018, Part 2"},
    {sharing::Regime::part3, "part-3", "Data Protection Act 2018, Part 3 (law enforcement)"},
});
template <>
inline constexpr auto wordsOf<sharing::Basis> = words<sharing::Basis>({
    {sharing::Basis::consent, "consent", "consent, Article 6(1)(a)"},
    {sharing::Basis::legalObligation, "legal-obligation", "legal obligation, Article 6(1)(c)"},
    {sharing::Basis::vitalInterests, "vital-interests", "vital interests, Article 6(1)(d)"},
    {sharing::Basis::publicTask, "public-task", "public task, Article 6(1)(e)"},
    {sharing::Basis::legitimateInterests, "legitimate-interests", "legitimate interests, Article 6(1)(f)"},
    {sharing::Basis::part3Task, "part-3-task", "necessary for a law enforcement task, section 35(2)(b)"},
    {sharing::Basis::part3Consent, "part-3-consent", "consent, section 35(2)(a)"},
});
template <>
inline constexpr auto wordsOf<sharing::SpecialCondition> = words<sharing::SpecialCondition>({
    {sharing::SpecialCondition::statutoryPurposes, "statutory-purposes", "statutory and government purposes, Schedule 1 paragraph 6"},
    {sharing::SpecialCondition::unlawfulActs, "unlawful-acts", "preventing or detecting unlawful acts, Schedule 1 paragraph 10"},
    {sharing::SpecialCondition::safeguarding, "safeguarding", "safeguarding children and people at risk, Schedule 1 paragraph 18"},
    {sharing::SpecialCondition::part3Statutory, "part-3-statutory", "statutory purposes, Schedule 8"},
    {sharing::SpecialCondition::part3Justice, "part-3-justice", "administration of justice, Schedule 8"},
    {sharing::SpecialCondition::part3Safeguarding, "part-3-safeguarding", "safeguarding, Schedule 8"},
});
template <>
inline constexpr auto wordsOf<sharing::Onward> = words<sharing::Onward>({
    {sharing::Onward::no, "no", "not passed on"},
    {sharing::Onward::withConsent, "with-consent", "passed on only with the giver's written consent"},
});
template <>
inline constexpr auto wordsOf<sharing::KeptFrom> = words<sharing::KeptFrom>({
    {sharing::KeptFrom::declined, "declined", "after the person declined or could not be reached"},
    {sharing::KeptFrom::closed, "closed", "after the case was closed"},
    {sharing::KeptFrom::lastContact, "last-contact", "after the last contact"},
});

}  // namespace accord

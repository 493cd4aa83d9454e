// What happens on a case, from the accepted referral to the end. One event for each
// fact; states are derived from them and stand nowhere.
//
// An event about one person is about that participant (its object, its subject's key)
// and says which case and which side; one about both is about the case, and its joint
// text is sealed under the case's key (`joint`). What somebody answered is always
// sealed: giving, refusing and withdrawing a consent are one type, so that not even
// the list of event types tells which it was.
//
// Who accepts a referral emits CaseOpened, about the new case, and one PartyJoined for
// each participant, about that participant:
//
//    events.add(CaseOpened{.reference = "BW-2026-0148", …}, {.object = caseObject, .joint = caseSubject, .area = area})
//          .place({.id = caseObject, .kind = ObjectKind::caseFile, …});
//    events.add(PartyJoined{.caseId = id, .side = Side::harmed, .asked = true},
//               {.object = participantObject, .subject = participantSubject, .joint = caseSubject, .area = area});
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "events/casework_checks.hpp"
#include "events/casework_words.hpp"
#include "events/plain.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::events {

struct CaseOpened {
    static constexpr std::string_view type = "casework.case-opened";
    static constexpr int version = 1;
    std::string reference;
    ReferralId referral{};
    AreaId area{};
    AgencyId agency{};  ///< holds the case
    AgencyId source{};  ///< made the referral; none for somebody who referred themselves
    std::optional<Stage> stage{};
    bool isSensitive{};

    static constexpr auto spec() {
        return accord::spec<CaseOpened>(
            plain<&CaseOpened::reference>("reference", "Reference"), plain<&CaseOpened::referral>("referral", "Referral"),
            plain<&CaseOpened::area>("area", "Area"), plain<&CaseOpened::agency>("agency", "Case holder"),
            plain<&CaseOpened::source>("source", "Referred by").optional(), plain<&CaseOpened::stage>("stage", "Stage").optional(),
            plain<&CaseOpened::isSensitive>("sensitive", "Sensitive"));
    }
};

struct PartyJoined {
    static constexpr std::string_view type = "casework.party-joined";
    static constexpr int version = 1;
    CaseId caseId{};
    Side side{};
    bool asked{};   ///< asked for it themselves, or said yes when an agency told them of it
    bool saidNo{};  ///< to anyone, before the case was opened

    static constexpr auto spec() {
        return accord::spec<PartyJoined>(plain<&PartyJoined::caseId>("case", "Case"), plain<&PartyJoined::side>("side", "Side"),
                                         field<&PartyJoined::asked, Category::participation, Owner::subject>("asked", "Wants it"),
                                         field<&PartyJoined::saidNo, Category::participation, Owner::subject>("said-no", "Said no"));
    }
};

/// The contact details were opened. The value stands nowhere.
struct DetailsOpened {
    static constexpr std::string_view type = "casework.details-opened";
    static constexpr int version = 1;
    CaseId caseId{};
    RevealReason reason{};
    std::string note;

    static constexpr auto spec() {
        return accord::spec<DetailsOpened>(plain<&DetailsOpened::caseId>("case", "Case"), plain<&DetailsOpened::reason>("reason", "Why"),
                                           field<&DetailsOpened::note, Category::participation, Owner::subject>("note", "Note").optional());
    }
};

struct ContactRecorded {
    static constexpr std::string_view type = "casework.contact-recorded";
    static constexpr int version = 1;
    CaseId caseId{};
    Side side{};
    Date on{};
    ContactMethod method{};
    ContactResult result{};
    std::string note;
    std::string hopes;
    ContactMaker maker{};
    bool isTrained{};     ///< whoever made it had the training that it asks for, on that day
    bool isFirst{};       ///< the first conversation with this participant about restorative justice
    std::string against;  ///< what stood against it, as names of reasons joined by commas

    static constexpr auto spec() {
        return accord::spec<ContactRecorded>(
            plain<&ContactRecorded::caseId>("case", "Case"), plain<&ContactRecorded::side>("side", "Side"),
            plain<&ContactRecorded::on>("on", "On"),
            field<&ContactRecorded::method, Category::participation, Owner::subject>("method", "How"),
            field<&ContactRecorded::result, Category::participation, Owner::subject>("result", "What happened"),
            field<&ContactRecorded::note, Category::participation, Owner::subject>("note", "Note").atMost(500).optional(),
            field<&ContactRecorded::hopes, Category::participation, Owner::subject>("hopes", "Hopes").atMost(500).optional(),
            plain<&ContactRecorded::maker>("maker", "Made by"), plain<&ContactRecorded::isTrained>("trained", "Trained"),
            plain<&ContactRecorded::isFirst>("first", "First contact"),
            plain<&ContactRecorded::against>("against", "What stood against it").atMost(1000).optional());
    }
};

/// As it was before it said who answered, and until when it holds: still read from the ledger, and written no more.
struct ConsentRecordedFirst {
    static constexpr std::string_view type = "casework.consent-recorded";
    static constexpr int version = 1;
    CaseId caseId{};
    Side side{};
    ConsentKind consent{};
    ConsentAnswer answer{};
    Date on{};
    ConsentMeans means{};
    std::string facts;           ///< what was named, where the text names facts
    std::int64_t textVersion{};  ///< of rulebook/consents.toml; 0 where no text is shown (a withdrawal)

    static constexpr auto spec() {
        return accord::spec<ConsentRecordedFirst>(
            plain<&ConsentRecordedFirst::caseId>("case", "Case"), plain<&ConsentRecordedFirst::side>("side", "Side"),
            plain<&ConsentRecordedFirst::consent>("consent", "Consent"),
            field<&ConsentRecordedFirst::answer, Category::participation, Owner::subject>("answer", "Answer"),
            plain<&ConsentRecordedFirst::on>("on", "On"),
            field<&ConsentRecordedFirst::means, Category::participation, Owner::subject>("means", "How"),
            field<&ConsentRecordedFirst::facts, Category::participation, Owner::subject>("facts", "Facts named").atMost(1000).optional(),
            plain<&ConsentRecordedFirst::textVersion>("text-version", "Version of the text"));
    }
};

/// What somebody answered to one question. A "no" and a withdrawal are of the same type, and say as much of how it was said.
struct ConsentRecorded {
    static constexpr std::string_view type = "casework.consent-recorded";
    static constexpr int version = 2;
    CaseId caseId{};
    Side side{};
    ConsentKind consent{};
    ConsentAnswer answer{};
    Date on{};
    ConsentMeans means{};
    std::string facts;           ///< what was named, where the text names facts
    std::int64_t textVersion{};  ///< of rulebook/consents.toml; 0 where no text is shown (a withdrawal)
    ConsentGiver by{};
    Capacity capacity{};
    std::string language;  ///< in which it was explained, and by whose interpreting
    std::string witness;
    Date explainedOn{};
    std::optional<Date> expiresOn{};

    static constexpr auto spec() {
        using C = ConsentRecorded;
        return accord::spec<C>(
            plain<&C::caseId>("case", "Case"), plain<&C::side>("side", "Side"), plain<&C::consent>("consent", "Consent"),
            field<&C::answer, Category::participation, Owner::subject>("answer", "Answer"), plain<&C::on>("on", "On"),
            field<&C::means, Category::participation, Owner::subject>("means", "How"),
            field<&C::facts, Category::participation, Owner::subject>("facts", "Facts named").atMost(1000).optional(),
            plain<&C::textVersion>("text-version", "Version of the text"),
            field<&C::by, Category::vulnerability, Owner::subject>("by", "Who answered"),
            field<&C::capacity, Category::vulnerability, Owner::subject>("capacity", "Able to decide"),
            field<&C::language, Category::vulnerability, Owner::subject>("language", "Language").atMost(120).optional(),
            field<&C::witness, Category::participation, Owner::subject>("witness", "Who was there").atMost(120).optional(),
            plain<&C::explainedOn>("explained-on", "Explained on"), plain<&C::expiresOn>("expires-on", "Holds until").optional());
    }
};

struct SuitabilityDecided {
    static constexpr std::string_view type = "casework.suitability-decided";
    static constexpr int version = 1;
    Date on{};
    Suitability decision{};
    Responsibility responsibility{};
    std::string reasons;

    static constexpr auto spec() {
        return accord::spec<SuitabilityDecided>(
            plain<&SuitabilityDecided::on>("on", "On"),
            field<&SuitabilityDecided::decision, Category::progress, Owner::joint>("decision", "Decision"),
            field<&SuitabilityDecided::responsibility, Category::offence, Owner::joint>("responsibility", "Takes responsibility"),
            field<&SuitabilityDecided::reasons, Category::progress, Owner::joint>("reasons", "Why").atMost(2000).optional());
    }
};

struct Prepared {
    static constexpr std::string_view type = "casework.prepared";
    static constexpr int version = 1;
    CaseId caseId{};
    Side side{};
    Date on{};
    bool isReady{};
    std::string plan;

    static constexpr auto spec() {
        return accord::spec<Prepared>(plain<&Prepared::caseId>("case", "Case"), plain<&Prepared::side>("side", "Side"),
                                      plain<&Prepared::on>("on", "On"),
                                      field<&Prepared::isReady, Category::progress, Owner::subject>("ready", "Ready"),
                                      field<&Prepared::plan, Category::progress, Owner::subject>("plan", "Plan").atMost(2000).optional());
    }
};

struct ProcessHeld {
    static constexpr std::string_view type = "casework.process-held";
    static constexpr int version = 1;
    Date on{};
    ProcessKind kind{};
    ProcessBetween between{};
    UserId lead{};
    bool isLeadTrained{};
    Responsibility responsibility{};
    bool isExplored{};  ///< what happened, and what it did, was talked through
    std::string note;
    std::string against;  ///< what stood against it, as names of reasons joined by commas

    static constexpr auto spec() {
        return accord::spec<ProcessHeld>(
            plain<&ProcessHeld::on>("on", "On"), plain<&ProcessHeld::kind>("kind", "How"),
            plain<&ProcessHeld::between>("between", "Between"), plain<&ProcessHeld::lead>("lead", "Led by"),
            plain<&ProcessHeld::isLeadTrained>("lead-trained", "Lead's training in date"),
            field<&ProcessHeld::responsibility, Category::offence, Owner::joint>("responsibility", "Took responsibility"),
            plain<&ProcessHeld::isExplored>("explored", "What happened, and what it did, was talked through"),
            field<&ProcessHeld::note, Category::outcome, Owner::joint>("note", "Note").atMost(1000).optional(),
            plain<&ProcessHeld::against>("against", "What stood against it").atMost(1000).optional());
    }
};

struct OutcomeAgreed {
    static constexpr std::string_view type = "casework.outcome-agreed";
    static constexpr int version = 1;
    Date on{};
    std::string summary;

    static constexpr auto spec() {
        return accord::spec<OutcomeAgreed>(
            plain<&OutcomeAgreed::on>("on", "On"),
            field<&OutcomeAgreed::summary, Category::outcome, Owner::joint>("summary", "What was agreed").atMost(2000));
    }
};

struct OutcomeItemAdded {
    static constexpr std::string_view type = "casework.outcome-item-added";
    static constexpr int version = 1;
    std::int64_t number{};
    std::string action;
    ItemOwner who{};
    std::optional<Date> due{};

    static constexpr auto spec() {
        return accord::spec<OutcomeItemAdded>(
            plain<&OutcomeItemAdded::number>("number", "Number"),
            field<&OutcomeItemAdded::action, Category::outcome, Owner::joint>("action", "What").atMost(500),
            field<&OutcomeItemAdded::who, Category::outcome, Owner::joint>("who", "Who"),
            plain<&OutcomeItemAdded::due>("due", "By when").optional());
    }
};

struct OutcomeItemDone {
    static constexpr std::string_view type = "casework.outcome-item-done";
    static constexpr int version = 1;
    std::int64_t number{};
    Date on{};
    ItemResult result{};

    static constexpr auto spec() {
        return accord::spec<OutcomeItemDone>(plain<&OutcomeItemDone::number>("number", "Number"), plain<&OutcomeItemDone::on>("on", "On"),
                                             field<&OutcomeItemDone::result, Category::outcome, Owner::joint>("item-result", "Result"));
    }
};

struct FollowUpRecorded {
    static constexpr std::string_view type = "casework.follow-up-recorded";
    static constexpr int version = 1;
    CaseId caseId{};
    Side side{};
    Date on{};
    std::string note;
    std::optional<Date> nextOn{};

    static constexpr auto spec() {
        return accord::spec<FollowUpRecorded>(
            plain<&FollowUpRecorded::caseId>("case", "Case"), plain<&FollowUpRecorded::side>("side", "Side"),
            plain<&FollowUpRecorded::on>("on", "On"),
            field<&FollowUpRecorded::note, Category::participation, Owner::subject>("note", "How they are").atMost(1000),
            plain<&FollowUpRecorded::nextOn>("next-on", "Next on").optional());
    }
};

/// The marks are in the clear for the figures: who was asked has taken part, which is known.
struct FeedbackRecorded {
    static constexpr std::string_view type = "casework.feedback-recorded";
    static constexpr int version = 1;
    CaseId caseId{};
    Side side{};
    Date on{};
    Satisfaction satisfaction{};
    std::optional<bool> feltSafe{};
    std::optional<bool> wouldRecommend{};
    std::string comment;

    static constexpr auto spec() {
        return accord::spec<FeedbackRecorded>(
            plain<&FeedbackRecorded::caseId>("case", "Case"), plain<&FeedbackRecorded::side>("side", "Side"),
            plain<&FeedbackRecorded::on>("on", "On"), plain<&FeedbackRecorded::satisfaction>("satisfaction", "Satisfied"),
            plain<&FeedbackRecorded::feltSafe>("felt-safe", "Felt safe").optional(),
            plain<&FeedbackRecorded::wouldRecommend>("would-recommend", "Would recommend it").optional(),
            field<&FeedbackRecorded::comment, Category::participation, Owner::subject>("comment", "Comment").atMost(1000).optional());
    }
};

/// The minimum standards check, with its result under the rules of that day.
struct StandardsChecked {
    static constexpr std::string_view type = "casework.standards-checked";
    static constexpr int version = 1;
    Standing standing{};
    std::string missing;   ///< ids of standards joined by commas
    std::string rulebook;  ///< version

    static constexpr auto spec() {
        return accord::spec<StandardsChecked>(plain<&StandardsChecked::standing>("standing", "Result"),
                                              plain<&StandardsChecked::missing>("missing", "Missing").atMost(500).optional(),
                                              plain<&StandardsChecked::rulebook>("rulebook", "Rulebook"));
    }
};

struct ReferrerTold {
    static constexpr std::string_view type = "casework.referrer-told";
    static constexpr int version = 1;
    Date on{};
    TellMeans means{};
    std::string told;  ///< the rulebook's sentence: the same whoever said no

    static constexpr auto spec() {
        return accord::spec<ReferrerTold>(plain<&ReferrerTold::on>("on", "On"), plain<&ReferrerTold::means>("means", "How"),
                                          plain<&ReferrerTold::told>("told", "What they were told").atMost(500));
    }
};

/// Why it closed says who said no: joint and sealed. That it closed, and whether a process was held, is not.
struct CaseClosed {
    static constexpr std::string_view type = "casework.case-closed";
    static constexpr int version = 1;
    Date on{};
    ClosureReason reason{};
    bool isProcessHeld{};
    std::string note;

    static constexpr auto spec() {
        return accord::spec<CaseClosed>(
            plain<&CaseClosed::on>("on", "On"), field<&CaseClosed::reason, Category::participation, Owner::joint>("closure", "Why"),
            plain<&CaseClosed::isProcessHeld>("process-held", "A process was held"),
            field<&CaseClosed::note, Category::participation, Owner::joint>("note", "Note").atMost(1000).optional());
    }
};

}  // namespace accord::events

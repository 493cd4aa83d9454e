#include "casework/fold.hpp"

#include "events/casework.hpp"
#include "events/casework_attempts.hpp"
#include "events/casework_handover.hpp"
#include "events/casework_hold.hpp"

#include <charconv>

namespace accord::casework {
namespace {

using namespace events;

Date dayOf(std::string const& text) {
    return parseIsoDate(text).value_or(Date{});
}
std::optional<Date> maybeDay(std::string_view text) {
    return parseIsoDate(text);
}

std::int64_t numberOf(std::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

class Folder {
public:
    Folder(CaseFacts facts, OpenCell const& open) : facts_(std::move(facts)), open_(open) {}

    void take(Entry const& entry);
    CaseFacts finish() { return std::move(facts_); }

private:
    template <class E>
    std::optional<E> coded(Entry const& entry, std::string_view field, std::string const& cell) {
        if (cell.empty()) return {};
        auto text = open_(entry, field, cell);
        return text ? fromCode<E>(*text) : std::nullopt;
    }
    template <class E>
    std::optional<E> answer(Entry const& entry) {
        return coded<E>(entry, entry.shape->cell, entry.cell);
    }

    static Check checkOf(Entry const& entry) { return {entry.event, dayOf(entry.on), entry.at, entry.by, {}, {}}; }

    PartyFacts* party(Entry const& entry) {
        auto at = std::ranges::find(facts_.parties, idCast<ParticipantId>(entry.object), &PartyFacts::id);
        return at == facts_.parties.end() ? nullptr : &*at;
    }

    void orders(Entry const& entry) {
        std::optional<Date> until;
        if (auto text = entry.extra.empty() ? std::nullopt : open_(entry, entry.shape->extra, entry.extra)) until = maybeDay(*text);
        facts_.orders = OrdersFact{checkOf(entry), answer<OrdersResult>(entry), until};
    }
    void signedOff(Entry const& entry);
    void allocated(Entry const& entry);
    void process(Entry const& entry);
    void stopped(Entry const& entry);
    void offerClosed(Entry const& entry);
    void left(Entry const& entry);
    bool handover(Entry const& entry);
    void consent(Entry const& entry, PartyFacts& who);
    void contact(Entry const& entry, PartyFacts& who);
    void ofCase(Entry const& entry);
    void ofParty(Entry const& entry, PartyFacts& who);

    CaseFacts facts_;
    bool isNewHolder_{};  ///< the service took it on, and has not allocated it yet: its first lead is no other passing-on
    OpenCell const& open_;
};

void Folder::signedOff(Entry const& entry) {
    if (entry.code == code(SignOff::process)) {
        facts_.processSignedAt = entry.at;
        return;
    }
    auto of = idFromText<EventId>(entry.datum(0));
    auto sign = [&](Check& check) {
        if (!of || check.event != *of) return;
        check.signedAt = entry.at;
        check.signedBy = entry.by;
    };
    if (facts_.orders) sign(facts_.orders->check);
    if (facts_.suitability) sign(facts_.suitability->check);
    for (auto& who : facts_.parties) {
        if (who.risk) sign(who.risk->check);
        if (who.safeguarding) sign(who.safeguarding->check);
    }
}

void Folder::allocated(Entry const& entry) {
    FacilitatorFact fact{idCast<UserId>(entry.subject), entry.at, maybeDay(entry.datum(0)), maybeDay(entry.datum(1)),
                         maybeDay(entry.datum(2))};
    if (entry.code != code(FacilitatorRole::lead)) {
        facts_.second = fact;
        return;
    }
    if (facts_.lead && facts_.lead->user == fact.user) {
        fact.isSuccessor = facts_.lead->isSuccessor;
        fact.hasReadBack = facts_.lead->hasReadBack;
    } else {
        fact.isSuccessor = facts_.wasLed;
        if (facts_.wasLed && !isNewHolder_) ++facts_.passedOn;
    }
    facts_.wasLed = true;
    isNewHolder_ = false;
    facts_.lead = fact;
}

void Folder::process(Entry const& entry) {
    facts_.processes.push_back({dayOf(entry.on), entry.at, fromCode<ProcessKind>(entry.code).value_or(ProcessKind{}),
                                fromCode<ProcessBetween>(entry.datum(0)).value_or(ProcessBetween{}), entry.datum(1) == "yes",
                                answer<Responsibility>(entry), entry.datum(2) == "yes"});
}

// The new holder allocates it anew; what everybody agreed to stays as it is.
void Folder::offerClosed(Entry const& entry) {
    facts_.offer.reset();
    auto end = fromCode<HandoverEnd>(entry.code);
    if (!end || !passesOn(*end)) return;
    facts_.lead.reset();
    facts_.second.reset();
    isNewHolder_ = true;
    ++facts_.passedOn;
}

void Folder::left(Entry const& entry) {
    auto user = idFromText<UserId>(entry.datum(0));
    for (auto* works : {&facts_.lead, &facts_.second})
        if (*works && user && (*works)->user == *user) works->reset();
}

bool Folder::handover(Entry const& entry) {
    auto const& type = entry.type;
    if (type == HandoverOffered::type)
        facts_.offer = OfferFact{
            idFromText<ObjectId>(entry.datum(0)).value_or(ObjectId{}), idFromText<AgencyId>(entry.datum(1)).value_or(AgencyId{}), {}};
    else if (type == HandoverClosed::type)
        offerClosed(entry);
    else if (type == HolderDisputed::type) {
        if (facts_.offer) facts_.offer->decider = idFromText<UserId>(entry.datum(1));
    } else if (type == NotesReadBack::type) {
        if (facts_.lead && facts_.lead->user == entry.by) facts_.lead->hasReadBack = true;
    } else if (type == FacilitatorLeft::type)
        left(entry);
    else
        return false;
    return true;
}

// A stop says that the risk may be other than was thought: each assessment's review is due from then on.
void Folder::stopped(Entry const& entry) {
    if (!facts_.hold) facts_.hold = HoldFact{entry.at, {}, answer<StopReason>(entry), entry.event};
    facts_.hold->by.push_back(entry.by);
    for (auto& who : facts_.parties)
        if (who.risk) who.risk->reviewBy = std::min(who.risk->reviewBy, plusDays(londonDay(entry.at), -1));
}

void Folder::consent(Entry const& entry, PartyFacts& who) {
    if (auto kind = fromCode<ConsentKind>(entry.code))
        who.consents.push_back({*kind, answer<ConsentAnswer>(entry), dayOf(entry.on), entry.at, numberOf(entry.datum(0)),
                                entry.extra.empty() ? ConsentGiver::self : coded<ConsentGiver>(entry, entry.shape->extra, entry.extra),
                                maybeDay(entry.until)});
}

void Folder::contact(Entry const& entry, PartyFacts& who) {
    who.contacts.push_back({dayOf(entry.on), entry.at, entry.by, answer<ContactResult>(entry),
                            fromCode<ContactMaker>(entry.code).value_or(ContactMaker{}), entry.datum(0) == "yes", entry.datum(1) == "yes"});
}

void Folder::ofParty(Entry const& entry, PartyFacts& who) {
    auto const& type = entry.type;
    if (type == RiskAssessed::type)
        who.risk = RiskFact{checkOf(entry), answer<RiskRating>(entry), dayOf(entry.until)};
    else if (type == SafeguardingChecked::type)
        who.safeguarding = SafeguardingFact{checkOf(entry), answer<SafeguardingResult>(entry)};
    else if (type == ContactRecorded::type)
        contact(entry, who);
    else if (type == AttemptMade::type)
        who.attempts.push_back({dayOf(entry.on), entry.at, entry.by, answer<AttemptResult>(entry), maybeDay(entry.until), entry.event});
    else if (type == ConsentRecorded::type)
        consent(entry, who);
    else if (type == Prepared::type)
        who.preparation = PreparationFact{dayOf(entry.on), open_(entry, entry.shape->cell, entry.cell) == "yes"};
    else if (type == FollowUpRecorded::type)
        who.followUps.push_back({dayOf(entry.on), maybeDay(entry.until)});
    else if (type == FeedbackRecorded::type)
        who.feedbackOn = dayOf(entry.on);
}

void Folder::ofCase(Entry const& entry) {
    auto const& type = entry.type;
    if (type == OrdersChecked::type)
        orders(entry);
    else if (type == Allocated::type)
        allocated(entry);
    else if (type == SuitabilityDecided::type)
        facts_.suitability =
            SuitabilityFact{checkOf(entry), answer<Suitability>(entry), coded<Responsibility>(entry, entry.shape->extra, entry.extra)};
    else if (type == ProcessHeld::type)
        process(entry);
    else if (type == OutcomeAgreed::type)
        facts_.outcomeOn = dayOf(entry.on);
    else if (type == OutcomeItemAdded::type)
        facts_.items.push_back({numberOf(entry.datum(0)), maybeDay(entry.until), {}});
    else if (type == OutcomeItemDone::type) {
        for (auto& item : facts_.items)
            if (item.number == numberOf(entry.datum(0))) item.doneOn = dayOf(entry.on);
    } else if (type == StandardsChecked::type)
        facts_.standards = StandardsFact{entry.at, fromCode<Standing>(entry.code).value_or(Standing::notYet)};
    else if (type == CaseStopped::type)
        stopped(entry);
    else if (type == HoldLifted::type)
        facts_.hold.reset();
    else if (type == ReferrerTold::type)
        facts_.referrerToldOn = dayOf(entry.on);
    else if (type == CaseClosed::type) {
        facts_.closedOn = dayOf(entry.on);
        facts_.closureReason = coded<ClosureReason>(entry, entry.shape->extra, entry.extra);
    }
}

void Folder::take(Entry const& entry) {
    if (entry.type == SignedOff::type) return signedOff(entry);
    if (handover(entry)) return;
    if (auto* who = party(entry)) return ofParty(entry, *who);
    ofCase(entry);
}

}  // namespace

CaseFacts foldEntries(CaseFacts start, std::vector<Entry> const& entries, OpenCell const& open) {
    Folder folder(std::move(start), open);
    for (auto const& entry : entries)
        if (entry.shape) folder.take(entry);
    return folder.finish();
}

}  // namespace accord::casework

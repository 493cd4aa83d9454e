#include "casework/party_story_records.hpp"

#include "casework/records.hpp"

namespace accord::casework {
namespace {

store::Statement const referredAt{
    "casework.referred-at", "SELECT r.made_at FROM casework_referral r JOIN casework_case c ON c.referral = r.id WHERE c.id = :id", "i"};

std::optional<Date> firstSpokenOn(PartyFacts const& party) {
    auto const first = std::ranges::find_if(party.contacts, &ContactFact::isFirst);
    return first == party.contacts.end() ? std::nullopt : std::optional(first->on);
}

/// Told to one of the two: only where it is certain that these two met, or it would tell of somebody else's meeting.
std::optional<Date> metOn(CaseFacts const& facts) {
    if (facts.parties.size() != 2) return std::nullopt;
    auto const met = std::ranges::find(facts.processes, events::ProcessBetween::harmedAndResponsible, &ProcessFact::between);
    return met == facts.processes.end() ? std::nullopt : std::optional(met->on);
}

}  // namespace

Result<PartyStory> partyStory(gate::Desk& desk, ObjectId participant) {
    auto const file = loadParty(desk, participant);
    if (!file) return fail(file.error());
    auto const& facts = file->file.facts;
    auto const& party = file->party();
    PartyStory story{facts.id,
                     party.side,
                     facts.agency,
                     facts.source,
                     londonDay(facts.openedAt),
                     londonDay(facts.openedAt),
                     {},
                     party.asked,
                     firstSpokenOn(party),
                     {},
                     {},
                     {},
                     facts.closedOn};
    if (auto const row = desk.db().one(referredAt, {column(facts.id)})) story.referredOn = londonDay(fromMicros(row->integer(0)));
    if (facts.lead) story.allocatedOn = londonDay(facts.lead->at);
    if (party.preparation && party.preparation->isReady) story.readyOn = party.preparation->on;
    story.metOn = metOn(facts);
    if (!party.followUps.empty()) story.followedOn = party.followUps.front().on;
    return story;
}

}  // namespace accord::casework

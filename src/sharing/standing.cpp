#include "sharing/standing.hpp"

#include <algorithm>

namespace accord::sharing {
namespace {

Date plusMonths(Date day, std::int64_t months) {
    auto moved = day + std::chrono::months{static_cast<int>(months)};
    return moved.ok() ? moved : moved.year() / moved.month() / std::chrono::last;
}

bool isPausedAt(AgreementFacts const& facts, Instant at) {
    return std::any_of(facts.pauses.begin(), facts.pauses.end(),
                       [&](Pause const& pause) { return pause.from <= at && (!pause.to || at < *pause.to); });
}

bool hasCome(std::optional<Instant> when, Instant at) {
    return when && *when <= at;
}

}  // namespace

bool isFounding(AgreementFacts const& facts, PartyFacts const& party) {
    return facts.offeredAt && party.addedAt <= *facts.offeredAt;
}

std::optional<Instant> signedByAllAt(AgreementFacts const& facts) {
    std::optional<Instant> last;
    auto count = 0;
    for (auto const& party : facts.parties) {
        if (!isFounding(facts, party)) continue;
        if (!party.signedAt) return std::nullopt;
        last = std::max(last.value_or(*party.signedAt), *party.signedAt);
        ++count;
    }
    return count >= 2 ? last : std::nullopt;
}

State stateAt(AgreementFacts const& facts, Instant at) {
    if (hasCome(facts.endedAt, at)) return State::ended;
    if (!hasCome(facts.offeredAt, at)) return State::draft;
    if (!hasCome(signedByAllAt(facts), at))
        return std::any_of(facts.parties.begin(), facts.parties.end(), [&](PartyFacts const& party) { return hasCome(party.signedAt, at); })
                   ? State::partlySigned
                   : State::offered;
    auto today = londonDay(at);
    if (facts.to && *facts.to < today) return State::ended;
    if (hasCome(facts.supersededAt, at)) return State::superseded;
    if (isPausedAt(facts, at)) return State::suspended;
    if (today < facts.from) return State::awaitingStart;
    return reviewDue(facts) <= today ? State::dueForReview : State::inForce;
}

bool isInForceAt(AgreementFacts const& facts, Instant at) {
    auto state = stateAt(facts, at);
    return state == State::inForce || state == State::dueForReview;
}

std::optional<Instant> inForceSince(AgreementFacts const& facts) {
    auto signedAt = signedByAllAt(facts);
    if (!signedAt) return std::nullopt;
    // London is never behind UTC, so that the day has begun there at midnight UTC at the latest.
    return std::max(*signedAt, Instant{std::chrono::sys_days{facts.from}});
}

bool bindsAt(AgreementFacts const& facts, PartyFacts const& party, Instant at) {
    return isInForceAt(facts, at) && hasCome(party.signedAt, at);
}

std::optional<Date> reviewDue(AgreementFacts const& facts) {
    auto signedAt = signedByAllAt(facts);
    if (!signedAt) return std::nullopt;
    auto begun = std::max(londonDay(*signedAt), facts.from);
    if (facts.reviewedAt) return plusMonths(londonDay(*facts.reviewedAt), facts.review.everyMonths);
    return plusMonths(begun, facts.review.firstMonths);
}

}  // namespace accord::sharing

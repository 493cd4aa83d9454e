#include "sharing/standing.hpp"

#include "sharing/signing.hpp"

#include <gtest/gtest.h>

namespace accord::sharing::standing_test {
namespace {

using namespace std::chrono_literals;

Instant at(int month, int day, int hour = 12) {
    return Instant{std::chrono::sys_days{2026y / std::chrono::month(static_cast<unsigned>(month)) /
                                         std::chrono::day(static_cast<unsigned>(day))}} +
           std::chrono::hours{hour};
}

AgreementFacts signedByBoth() {
    AgreementFacts facts{.from = 2026y / 3 / 1, .offeredAt = at(2, 1)};
    facts.review = {6, 12, 30};
    facts.parties = {{AgencyId{1}, AgencyKind::police, at(1, 10), at(2, 3)}, {AgencyId{2}, AgencyKind::provider, at(1, 11), at(2, 5)}};
    return facts;
}

struct StateRow {
    char const* name;
    Instant at;
    void (*change)(AgreementFacts&);
    State state;
};

TEST(Standing, FollowsFromWhatHappenedAndWhen) {
    auto nothing = [](AgreementFacts&) {};
    StateRow const table[]{
        {"before it was offered", at(1, 20), nothing, State::draft},
        {"offered", at(2, 2), nothing, State::offered},
        {"signed by one", at(2, 4), nothing, State::partlySigned},
        {"signed by all, before its first day", at(2, 10), nothing, State::awaitingStart},
        {"on its first day", at(3, 1, 0), nothing, State::inForce},
        {"the moment before it", at(2, 28, 23), nothing, State::awaitingStart},
        {"on its last day", at(4, 1), [](auto& f) { f.to = 2026y / 4 / 1; }, State::inForce},
        {"on the day after it", at(4, 2), [](auto& f) { f.to = 2026y / 4 / 1; }, State::ended},
        {"suspended", at(3, 6), [](auto& f) { f.pauses = {{at(3, 5), at(3, 9)}}; }, State::suspended},
        {"resumed", at(3, 9), [](auto& f) { f.pauses = {{at(3, 5), at(3, 9)}}; }, State::inForce},
        {"suspended until now", at(3, 20), [](auto& f) { f.pauses = {{at(3, 5), std::nullopt}}; }, State::suspended},
        {"ended", at(3, 20), [](auto& f) { f.endedAt = at(3, 19); }, State::ended},
        {"not ended yet then", at(3, 18), [](auto& f) { f.endedAt = at(3, 19); }, State::inForce},
        {"superseded", at(3, 20), [](auto& f) { f.supersededAt = at(3, 19); }, State::superseded},
        {"due for review", at(9, 1), nothing, State::dueForReview},
        {"the day before", at(8, 31), nothing, State::inForce},
        {"reviewed", at(9, 2), [](auto& f) { f.reviewedAt = at(9, 1); }, State::inForce},
        {"a joining party that has not signed holds nobody up", at(3, 2),
         [](auto& f) { f.parties.push_back({AgencyId{3}, AgencyKind::prison, at(2, 20), {}}); }, State::inForce},
        {"a third to whom it was offered has not signed", at(3, 2),
         [](auto& f) { f.parties.push_back({AgencyId{3}, AgencyKind::prison, at(1, 12), {}}); }, State::partlySigned},
        {"the third has", at(3, 2), [](auto& f) { f.parties.push_back({AgencyId{3}, AgencyKind::prison, at(1, 12), at(2, 6)}); },
         State::inForce},
        {"one party alone agrees with nobody", at(3, 2), [](auto& f) { f.parties.pop_back(); }, State::partlySigned},
    };
    for (auto const& row : table) {
        auto facts = signedByBoth();
        row.change(facts);
        EXPECT_EQ(stateAt(facts, row.at), row.state) << row.name;
    }
}

TEST(Standing, APartyIsBoundFromItsOwnSignatureOn) {
    auto facts = signedByBoth();
    facts.parties.push_back({AgencyId{3}, AgencyKind::prison, at(3, 10), at(3, 12)});
    EXPECT_TRUE(bindsAt(facts, facts.parties[0], at(3, 11)));
    EXPECT_FALSE(bindsAt(facts, facts.parties[2], at(3, 11)));
    EXPECT_TRUE(bindsAt(facts, facts.parties[2], at(3, 12)));
    EXPECT_FALSE(bindsAt(facts, facts.parties[0], at(2, 27))) << "signed, and not begun";
}

// Lincolnshire Police ISA 2018: after six months, then yearly. From a day that the sixth month does not have: its last.
TEST(Standing, ReviewIsDueAfterSixMonthsAndThenEveryYear) {
    auto facts = signedByBoth();
    EXPECT_EQ(reviewDue(facts), 2026y / 9 / 1);
    facts.reviewedAt = at(8, 30);
    EXPECT_EQ(reviewDue(facts), 2027y / 8 / 30);
    facts = signedByBoth();
    facts.from = 2026y / 8 / 31;
    EXPECT_EQ(reviewDue(facts), 2027y / 2 / 28);
}

TEST(Signing, HoldsForTheVeryBytesAndForNoOthers) {
    SeededRandom random(1);
    auto pair = newSigningPair(random);
    auto statement = statementOf({AgreementId{7}, hashOf("text"), AgencyId{1}, hashOf("record"), "Chief Constable", at(3, 1)});
    auto signature = sign(pair.secret, statement);
    ASSERT_TRUE(signature);
    EXPECT_TRUE(isSigned(statement, *signature, pair.publicKey));
    for (std::size_t byte = 0; byte < statement.size(); ++byte) {
        auto changed = statement;
        changed[byte] = static_cast<char>(changed[byte] ^ 1);
        ASSERT_FALSE(isSigned(changed, *signature, pair.publicKey)) << byte;
    }
    EXPECT_FALSE(isSigned(statement, *signature, newSigningPair(random).publicKey));
    for (auto const* bad : {"", "zz", "00"}) {
        EXPECT_FALSE(isSigned(statement, bad, pair.publicKey));
        EXPECT_FALSE(isSigned(statement, *signature, bad));
        EXPECT_FALSE(sign(bad, statement));
    }
    EXPECT_EQ(pairOf(pair.secret)->publicKey, pair.publicKey);
}

}  // namespace
}  // namespace accord::sharing::standing_test

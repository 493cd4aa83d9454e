// A decision is kept for those who are alike in everything on which sharing may depend, and for nobody else.
#include "gate/decision_cache.hpp"
#include "support/database_fixture.hpp"

#include <functional>

namespace accord::gate::decision_cache_test {
namespace {

using namespace std::chrono_literals;

class CountingPort final : public DisclosurePort {
public:
    mutable int asked = 0;
    std::function<void()> meanwhile{};

    Decisions decide(DisclosureQuestion const&) const override {
        ++asked;
        if (meanwhile) meanwhile();
        return {};
    }
};

struct Decided : testing_support::DatabaseTest {
    void SetUp() override {
        DatabaseTest::SetUp();
        script("CREATE TABLE gate_share (id BIGINT PRIMARY KEY, share_key TEXT NOT NULL){strict};");
        database().writer()->run({"test.share", "INSERT INTO gate_share (id, share_key) VALUES (1, 'one'), (2, 'two')"});
        who.agency = AgencyId{2001};
        who.area = AreaId{1001};
        who.agencyKind = AgencyKind::provider;
        who.role = "facilitator";
        who.door = Door::page;
        who.training = {tomorrow, tomorrow, tomorrow};
    }
    void decide(Actor const& actor, Instant at, std::int64_t share = 1) { (void)cache.decide(*database().reader(), actor, share, at); }

    Instant const now = Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}} + 10h;
    Date const tomorrow = plusDays(londonDay(now), 1), yesterday = plusDays(londonDay(now), -1);
    Actor who;
    CountingPort port;
    std::int64_t epoch = 100;
    DecisionCache cache{port};
};
ACCORD_ON_BOTH_DATABASES(Decided);

TEST_P(Decided, OnceForThoseWhoAreAlike) {
    decide(who, now);
    auto colleague = who;
    colleague.user = UserId{9};
    colleague.name = "Somebody else in the same role";
    decide(colleague, now + 1h);
    EXPECT_EQ(port.asked, 1);
}

TEST_P(Decided, AnewForWhoeverDiffersInWhatSharingMayDependOn) {
    struct Difference {
        std::string_view name;
        std::function<void(Actor&)> make;
    };
    Difference const differences[]{{"agency", [](Actor& actor) { actor.agency = AgencyId{2002}; }},
                                   {"area", [](Actor& actor) { actor.area = AreaId{1002}; }},
                                   {"kind of agency", [](Actor& actor) { actor.agencyKind = AgencyKind::police; }},
                                   {"role", [](Actor& actor) { actor.role = "coordinator"; }},
                                   {"side", [](Actor& actor) { actor.side = Side::responsible; }},
                                   {"facilitation ran out", [&](Actor& actor) { actor.training.facilitationUntil = yesterday; }},
                                   {"never trained", [](Actor& actor) { actor.training.facilitationUntil.reset(); }},
                                   {"victim awareness ran out", [&](Actor& actor) { actor.training.victimAwarenessUntil = yesterday; }},
                                   {"sensitive work ran out", [&](Actor& actor) { actor.training.sensitiveUntil = yesterday; }},
                                   {"purpose", [](Actor& actor) { actor.purpose = Purpose::monitor; }},
                                   {"door", [](Actor& actor) { actor.door = Door::api; }}};
    for (auto const& difference : differences) {
        cache.atEpoch(epoch++);
        port.asked = 0;
        decide(who, now);
        auto other = who;
        difference.make(other);
        decide(other, now);
        EXPECT_EQ(port.asked, 2) << difference.name;
    }
}

TEST_P(Decided, AnewForAnotherShareKeyAnotherDayAndAnotherEpoch) {
    decide(who, now);
    decide(who, now, 2);
    EXPECT_EQ(port.asked, 2) << "what is shared on other facts is another question";
    decide(who, now + 14h);
    EXPECT_EQ(port.asked, 3) << "clauses begin and end by the day";
    cache.atEpoch(1);
    decide(who, now);
    EXPECT_EQ(port.asked, 4) << "an agreement may have changed";
}

TEST_P(Decided, NotForWhatHasNoShareKey) {
    auto decisions = cache.decide(*database().reader(), who, 0, now);
    EXPECT_EQ(port.asked, 0);
    for (auto const& word : wordsOf<Category>) EXPECT_EQ(decisions[word.value].showing, Showing::withheld) << word.code;
}

TEST_P(Decided, UnderAnEpochThatEndedMeanwhileItIsNotKept) {
    port.meanwhile = [this] { cache.atEpoch(7); };
    decide(who, now);
    port.meanwhile = {};
    decide(who, now);
    EXPECT_EQ(port.asked, 2);
}

}  // namespace
}  // namespace accord::gate::decision_cache_test

// Erasing a person: two people, seven days, and then nothing to read. On both databases.
// UK GDPR article 17; security.md 4.2: "Shredding cannot be undone: two people and a 7-day hold."
#include "events/pathway.hpp"
#include "events/referral.hpp"
#include "people/capability.hpp"
#include "people/views/erasure.hpp"
#include "support/house.hpp"

namespace accord::people::erasure_test {
namespace {

constexpr AreaId home{1001};
constexpr AgencyId provider{2001};

gate::Capability const& describing() {
    static gate::Capability const made{"describing",
                                       {},
                                       {},
                                       {gate::eventInfo<events::ParticipantDescribed>(), gate::eventInfo<events::ReferralMade>(),
                                        gate::eventInfo<events::TaskDescribed>()},
                                       {},
                                       {},
                                       {},
                                       {}};
    return made;
}

struct Erasing : testing_support::HouseTest {
    Erasing() : HouseTest({&describing(), &capability()}) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        coordinator = house().actor("coordinator", AgencyKind::provider, provider, home);
        supervisor = house().actor("supervisor", AgencyKind::provider, provider, home);
        participant = newId<ObjectId>(house().random);
        events::ParticipantDescribed person;
        person.referral = ReferralId{31};
        person.side = Side::harmed;
        person.name = "Ama Okafor";
        person.child = person.vulnerable = events::Tell::unknown;
        person.wish = events::Wish::unknown;
        gate::Events events;
        events.add(person, {.object = participant, .subject = idCast<SubjectId>(participant), .area = home})
            .place({.id = participant, .kind = gate::ObjectKind::participant, .area = home, .side = Side::harmed, .shareKey = "open"})
            .grant(participant, gate::userHolder(coordinator.user))
            .grant(participant, gate::userHolder(supervisor.user));
        auto done = house().gate().record(std::move(events), {.by = {}, .agency = provider, .at = house().clock.now()});
        ASSERT_TRUE(done) << done.error().message;
    }
    auto act(gate::Actor const& who, std::string_view what, FieldTexts input = {}) {
        return house().act(who, "people." + std::string(what), participant, std::move(input));
    }
    auto ask(gate::Actor const& who) { return act(who, "ask-erasure", {{"ground", "asked-by-them"}}); }
    testing_support::Seen look(gate::Actor const& who) {
        auto seen = house().look(who, "people.erasure", participant);
        if (!seen) throw std::runtime_error(seen.error().message);
        return std::move(*seen);
    }
    std::string state(gate::Actor const& who) { return look(who).text("erasure", 0, "state"); }
    std::int64_t shred() {
        auto done = house().gate().eraseDue({.by = {}, .agency = {}, .at = house().clock.now()});
        return done ? *done : -1;
    }

    gate::Actor coordinator, supervisor;
    ObjectId participant{};
};
ACCORD_ON_BOTH_DATABASES(Erasing);

TEST_P(Erasing, TakesTwoPeopleAndSevenDays) {
    EXPECT_EQ(state(coordinator), "none");
    ASSERT_TRUE(ask(coordinator));
    EXPECT_EQ(state(supervisor), "waiting");
    EXPECT_EQ(shred(), 0) << "nobody has approved it";

    ASSERT_TRUE(act(supervisor, "approve-erasure"));
    EXPECT_EQ(state(coordinator), "on-hold");
    house().clock.advance(std::chrono::days{7} - std::chrono::seconds{1});
    EXPECT_EQ(shred(), 0) << "a second too early";
    house().clock.advance(std::chrono::seconds{1});
    EXPECT_EQ(state(coordinator), "due");
    EXPECT_EQ(look(coordinator).text("erasure", 0, "name"), "Ama Okafor");
    EXPECT_EQ(shred(), 1);

    EXPECT_EQ(state(coordinator), "done");
    EXPECT_EQ(look(coordinator).field("erasure", 0, "name").showing, gate::Showing::withheld);
    EXPECT_FALSE(ask(coordinator)) << "there is nobody left to erase";
}

TEST_P(Erasing, IsNotApprovedByWhoAskedForIt) {
    ASSERT_TRUE(ask(coordinator));
    auto approved = act(coordinator, "approve-erasure");
    ASSERT_FALSE(approved);
    EXPECT_EQ(approved.error().message, "Who asks for an erasure cannot approve it.");
    house().clock.advance(std::chrono::days{30});
    EXPECT_EQ(shred(), 0);
}

TEST_P(Erasing, IsAskedForOnceAndApprovedOnce) {
    EXPECT_FALSE(act(supervisor, "approve-erasure")) << "nobody has asked";
    ASSERT_TRUE(ask(coordinator));
    EXPECT_FALSE(ask(supervisor));
    ASSERT_TRUE(act(supervisor, "approve-erasure"));
    EXPECT_FALSE(act(supervisor, "approve-erasure")) << "which would begin the seven days anew";
}

TEST_P(Erasing, CanBeGivenUpUntilItIsDone) {
    EXPECT_FALSE(act(coordinator, "give-up-erasure")) << "there is none";
    ASSERT_TRUE(ask(coordinator));
    ASSERT_TRUE(act(supervisor, "approve-erasure"));
    ASSERT_TRUE(act(coordinator, "give-up-erasure"));
    EXPECT_EQ(state(supervisor), "given-up");
    house().clock.advance(std::chrono::days{30});
    EXPECT_EQ(shred(), 0);
    EXPECT_EQ(look(coordinator).text("erasure", 0, "name"), "Ama Okafor");
    EXPECT_TRUE(ask(coordinator)) << "it can be asked for again";
}

TEST_P(Erasing, StandsInTheListOfWhoReachesThePerson) {
    ASSERT_TRUE(ask(coordinator));
    auto list = house().look(supervisor, "people.erasures", gate::installation);
    ASSERT_TRUE(list);
    ASSERT_EQ(list->count("erasures"), 1U);
    EXPECT_EQ(list->text("erasures", 0, "asked-by"), "A colleague");
    auto stranger = house().actor("supervisor", AgencyKind::provider, AgencyId{2999}, home);
    auto other = house().look(stranger, "people.erasures", gate::installation);
    ASSERT_TRUE(other);
    EXPECT_EQ(other->count("erasures"), 0U);
}

}  // namespace
}  // namespace accord::people::erasure_test

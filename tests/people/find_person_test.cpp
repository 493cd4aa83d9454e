// Finding somebody, through the whole gate, on both databases.
#include "events/pathway.hpp"
#include "events/referral.hpp"
#include "gate/share_key.hpp"
#include "people/capability.hpp"
#include "people/records.hpp"
#include "support/house.hpp"
#include "vault/erasure.hpp"

namespace accord::people::find_person_test {
namespace {

using namespace std::chrono_literals;

constexpr AreaId home{1001}, away{1002};
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

struct Finding : testing_support::HouseTest {
    Finding() : HouseTest({&describing(), &capability()}) {}

    ObjectId describe(std::string name, std::optional<Date> born, gate::Actor const* reader, AreaId area = home,
                      std::string shareKey = "open") {
        auto id = newId<ObjectId>(house().random);
        events::ParticipantDescribed person;
        person.referral = ReferralId{31};
        person.side = Side::harmed;
        person.name = std::move(name);
        person.born = born;
        person.child = person.vulnerable = events::Tell::unknown;
        person.wish = events::Wish::unknown;
        gate::Events events;
        events.add(person, {.object = id, .subject = idCast<SubjectId>(id), .area = area})
            .place({.id = id, .kind = gate::ObjectKind::participant, .area = area, .side = Side::harmed, .shareKey = shareKey});
        if (reader) events.grant(id, gate::userHolder(reader->user));
        auto done = house().gate().record(std::move(events), {.by = {}, .agency = provider, .at = house().clock.now()});
        EXPECT_TRUE(done) << done.error().message;
        return id;
    }
    gate::Actor coordinator() { return house().actor("coordinator", AgencyKind::provider, provider, home); }
    testing_support::Seen find(gate::Actor const& who, FieldTexts wanted) {
        auto started = house().act(who, "people.start-search", gate::installation, std::move(wanted));
        if (!started) throw std::runtime_error(started.error().message);
        return found(who);
    }
    testing_support::Seen found(gate::Actor const& who) {
        auto seen = house().look(who, "people.search", gate::installation);
        if (!seen) throw std::runtime_error(seen.error().message);
        return std::move(*seen);
    }
    std::int64_t count(std::string const& from) {
        store::Statement const rows{"test.count." + from, "SELECT COUNT(*) FROM " + from, "i"};
        return database().reader()->one(rows)->integer(0);
    }
    FieldTexts const ama{{"surname", "Okafor"}, {"given-name", "Ama"}, {"birth-year", "1987"}};
};
ACCORD_ON_BOTH_DATABASES(Finding);

TEST_P(Finding, FindsThePeopleWhoSoundAlikeTheVerySameNameFirst) {
    auto who = coordinator();
    describe("Ann Ogafer", 1987y / 1 / 1, &who);
    describe("Ama Okafor", 1987y / 5 / 2, &who);
    describe("Bea Smith", 1987y / 5 / 2, &who);
    auto seen = find(who, ama);
    ASSERT_EQ(seen.count("people"), 2U);
    EXPECT_EQ(seen.text("people", 0, "name"), "Ama Okafor");
    EXPECT_EQ(seen.text("people", 0, "born"), "1987-05-02");
    EXPECT_EQ(seen.text("people", 1, "name"), "Ann Ogafer");
    EXPECT_EQ(seen.text("summary", 0, "says"), "2 people sound like that.");
}

TEST_P(Finding, OnlyThoseWhomTheReaderReachesInTheirOwnArea) {
    auto who = coordinator();
    describe("Ama Okafor", 1987y / 5 / 2, nullptr);
    describe("Ama Okafor", 1987y / 5 / 2, &who, away);
    EXPECT_EQ(find(who, ama).count("people"), 0U);
    describe("Ama Okafor", 1987y / 5 / 2, &who);
    EXPECT_EQ(find(who, ama).count("people"), 1U);
}

// security.md 36: searching obeys the same decision as reading.
TEST_P(Finding, NotThoseWhoseIdentityIsNotShared) {
    auto who = coordinator();
    describe("Ama Okafor", 1987y / 5 / 2, &who);
    house().open.showing[Category::identity] = gate::Showing::withheld;
    auto seen = find(who, ama);
    EXPECT_EQ(seen.count("people"), 0U);
    EXPECT_EQ(seen.text("summary", 0, "says"), "Nobody was found among the people whose details you may see.");
    EXPECT_TRUE(seen.viewing().entry.subjects.empty());
}

TEST_P(Finding, IsLoggedWithWhoWasShownAndNotWithWhoWasOnlyCompared) {
    auto who = coordinator();
    auto shown = describe("Ama Okafor", 1987y / 5 / 2, &who);
    for (int at = 0; at < 40; ++at) describe("Ama Name" + std::string(1, static_cast<char>('a' + at % 26)), 1987y / 5 / 2, &who);
    auto seen = find(who, ama);
    EXPECT_EQ(seen.viewing().entry.subjects, (std::set<SubjectId>{idCast<SubjectId>(shown)}));
}

TEST_P(Finding, WhatIsLookedForIsTheOwnOfWhoLooksAndEndsAfterAQuarterOfAnHour) {
    auto who = coordinator();
    describe("Ama Okafor", 1987y / 5 / 2, &who);
    EXPECT_EQ(find(who, ama).count("people"), 1U);
    EXPECT_EQ(found(coordinator()).count("people"), 0U) << "another's page says nothing of it";
    house().clock.advance(std::chrono::minutes{14});
    EXPECT_EQ(found(who).count("people"), 1U);
    house().clock.advance(std::chrono::minutes{2});
    EXPECT_EQ(found(who).count("people"), 0U);
}

TEST_P(Finding, NothingOfItStandsInTheDatabaseInTheClear) {
    auto who = coordinator();
    describe("Ama Canaryname", 1987y / 5 / 2, &who);
    (void)find(who, {{"surname", "Canaryname"}, {"given-name", "Ama"}, {"birth-year", "1987"}});
    for (std::string table : {"people_person", "people_index", "state_search", "state_access", "state_request"}) {
        if (sqlite()) break;
        store::Statement const rows{"test.dump." + table, "SELECT COUNT(*) FROM " + table + " t WHERE CAST(t AS TEXT) LIKE '%anaryname%'",
                                    "i"};
        EXPECT_EQ(database().reader()->one(rows)->integer(0), 0) << table;
    }
    if (sqlite()) {
        auto bytes = testing_support::fileBytes(location()) + testing_support::fileBytes(location() + "-wal");
        EXPECT_EQ(bytes.find("anaryname"), std::string::npos);
    }
    EXPECT_EQ(count("state_search"), 1);
    (void)find(who, ama);
    EXPECT_EQ(count("state_search"), 1) << "the last search only";
}

TEST_P(Finding, SomebodyWhoWasErasedIsNotFound) {
    auto who = coordinator();
    auto id = describe("Ama Okafor", 1987y / 5 / 2, &who);
    ASSERT_TRUE(house().gate().keep([&](store::Session& session) {
        auto asked = vault::askErasure(session, idCast<SubjectId>(id), UserId{71}, house().clock.now(), house().random);
        ASSERT_TRUE(vault::approveErasure(session, *asked, UserId{72}, house().clock.now()));
    }));
    house().clock.advance(std::chrono::hours{24 * 8});
    auto erased = house().gate().eraseDue({.by = {}, .agency = {}, .at = house().clock.now()});
    ASSERT_TRUE(erased);
    EXPECT_EQ(*erased, 1);
    EXPECT_EQ(count("people_index"), 0);
    EXPECT_EQ(find(who, ama).count("people"), 0U);
}

TEST_P(Finding, SomebodyWithoutANameIsInNoIndex) {
    describe("", {}, nullptr);
    EXPECT_EQ(count("people_person"), 0);
    EXPECT_EQ(count("people_index"), 0);
}

TEST_P(Finding, WhatCannotBeLookedForIsToldByItsField) {
    auto who = coordinator();
    struct Row {
        std::string_view name;
        FieldTexts wanted;
        std::string field;
    };
    Row const rows[]{{"no name", {{"given-name", "Ama"}}, "surname"},
                     {"no letters", {{"surname", "--"}}, "surname"},
                     {"a year to come", {{"surname", "Okafor"}, {"birth-year", "2031"}}, "birth-year"},
                     {"a year of two figures", {{"surname", "Okafor"}, {"birth-year", "87"}}, "birth-year"}};
    for (auto const& row : rows) {
        auto done = house().act(who, "people.start-search", gate::installation, row.wanted);
        ASSERT_FALSE(done) << row.name;
        ASSERT_EQ(done.error().fields.size(), 1U) << row.name;
        EXPECT_EQ(done.error().fields[0].field, row.field) << row.name;
    }
}

TEST_P(Finding, AFacilitatorLooksForNobody) {
    auto facilitator = house().actor("facilitator", AgencyKind::provider, provider, home);
    EXPECT_FALSE(house().act(facilitator, "people.start-search", gate::installation, ama));
    EXPECT_FALSE(house().look(facilitator, "people.search", gate::installation));
}

}  // namespace
}  // namespace accord::people::find_person_test

// What stands in the database: ciphertext where it is somebody's, and projections that
// the ledger makes again, also after people were erased.
#include "base/text.hpp"
#include "gate/bundle.hpp"
#include "gate/envelope.hpp"
#include "gate/trial_fixture.hpp"
#include "vault/erasure.hpp"

namespace accord::trial::sealing_test {
namespace {

struct Sealed : TrialTest {
    /// Everything that the database holds, as bytes.
    std::string everything() {
        if (sqlite()) {
            std::string bytes;
            for (auto const* end : {"", "-wal"}) bytes += testing_support::fileBytes(location() + end);
            return bytes;
        }
        std::string bytes;
        auto reader = database().reader();
        for (auto const& table : house().registry.tables()) {
            std::string const name(table.name);
            for (auto const& row : reader->all({"test.dump." + name, "SELECT CAST(t AS TEXT) FROM " + name + " t", "t"}))
                bytes += row.text(0) + "\n";
        }
        return bytes;
    }
    void numberAll() {
        ASSERT_TRUE(house().gate().keep([](store::Session& session) { ledger::sequence(session, 1'000'000); }));
    }
    /// Replays the ledger into another, empty database; table by table, those whose digests differ.
    std::string differencesAfterReplay() {
        numberAll();
        auto scratch = store::Database::open({.location = (folder() / ("rebuilt-" + std::to_string(++replays_) + ".db")).string()});
        if (!scratch || !store::migrate(**scratch, house().registry.migrations(), {.now = house().clock.now()}))
            return "no scratch database";
        auto from = database().reader();
        auto to = (*scratch)->writer();
        vault::Keys keys(house().keyring(), house().random);
        vault::BlindIndex blind(house().keyring());
        gate::Sealer sealer(*from, keys, house().random, house().clock.now());
        auto open = gate::openingWith(sealer);
        auto size = static_cast<std::int64_t>(ledger::currentTree(*from).size);
        ledger::eachEntry(*from, 0, size, [&](ledger::TreeEntry const& entry) {
            auto events =
                gate::readEntry(entry.bytes, [&](std::string_view type, int version) { return house().registry.event(type, version); });
            ASSERT_TRUE(events) << events.error().message;
            gate::replayEntry(*events, *to, house().registry, open, blind);
        });
        std::string differ;
        for (auto const& table : house().registry.tables())
            if (table.kind == store::TableInfo::projection && store::tableDigest(*from, table) != store::tableDigest(*to, table))
                differ += std::string(table.name) + " ";
        return differ;
    }
    void addOne(gate::Events& events, CaseId of, ObjectId person, int at) {
        gate::About about{.object = person, .subject = idCast<SubjectId>(person), .joint = {}, .area = AreaId{5}};
        events.add(trial::PersonAdded{of, "canary-together-" + std::to_string(at), "07700900147", trial::Mood::willing}, about);
        events.place({.id = person, .kind = gate::ObjectKind::participant, .parent = idCast<ObjectId>(of), .area = AreaId{5}});
        events.add(trial::NoteWritten{"canary-together-note"}, about);
    }
    std::vector<ObjectId> addTogether(CaseId of, int many) {
        gate::Events events;
        std::vector<ObjectId> people;
        for (int at = 0; at < many; ++at) {
            people.push_back(newId<ObjectId>(house().random));
            addOne(events, of, people.back(), at);
        }
        EXPECT_TRUE(house().gate().recordNew(events, {.at = house().clock.now()}).get());
        return people;
    }
    /// As `accord keys shred` does it, when two people have agreed and the hold has passed.
    void erase(SubjectId subject) {
        auto asked = house().clock.now();
        ASSERT_TRUE(house().gate().keep([&](store::Session& session) {
            auto id = vault::askErasure(session, subject, UserId{71}, asked, house().random);
            ASSERT_TRUE(id);
            ASSERT_TRUE(vault::approveErasure(session, *id, UserId{72}, asked));
        }));
        house().clock.advance(std::chrono::hours{24 * 8});
        auto erased = house().gate().eraseDue({.at = house().clock.now()});
        ASSERT_TRUE(erased) << erased.error().message;
        ASSERT_EQ(*erased, 1);
    }
    Result<gate::Accepted> note(gate::Actor const& who, ObjectId person) {
        return house().act(who, "trial.write-note", person, {{"note", "canary-note-of-what-was-said"}});
    }

private:
    int replays_{};
};
ACCORD_ON_BOTH_DATABASES(Sealed);

TEST_P(Sealed, NoPersonalValueStandsInTheDatabaseInTheClear) {
    auto scene = makeScene();
    auto who = worker();
    grant(scene.harmed, who);
    ASSERT_TRUE(note(who, scene.harmed));
    ASSERT_TRUE(house().look(who, "trial.people", gate::installation));

    auto bytes = everything();
    ASSERT_NE(bytes.find("T-1"), std::string::npos) << "the reference is about nobody: the search works";
    for (auto const* canary : {"canary-harmed-name", "canary-responsible-name", "07700900146", "canary-summary", "canary-note", "willing"})
        EXPECT_EQ(bytes.find(canary), std::string::npos) << canary;
    // Nor as base64url, in any of its three alignments.
    for (auto const* shifted : {"canary-note", "anary-note", "nary-note"}) {
        auto encoded = base64url(bytesOf(shifted));
        EXPECT_EQ(bytes.find(encoded.substr(0, 12)), std::string::npos) << encoded;
    }
}

TEST_P(Sealed, TheLengthOfWhatSomebodySaidTellsNothing) {
    makeScene();
    store::Statement const lengths{"test.lengths", "SELECT LENGTH(mood) FROM trial_person ORDER BY id", "i"};
    auto rows = database().reader()->all(lengths);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].integer(0), rows[1].integer(0)) << "willing and unwilling";
}

TEST_P(Sealed, EachKindOfFieldIsSealedUnderItsOwnKey) {
    makeScene();
    store::Statement const keys{"test.keys", "SELECT kind, COUNT(*) FROM state_key GROUP BY kind ORDER BY kind", "ti"};
    std::map<std::string, std::int64_t> kinds;
    for (auto const& row : database().reader()->all(keys)) kinds[row.text(0)] = row.integer(1);
    EXPECT_EQ(kinds, (std::map<std::string, std::int64_t>{{"case", 1}, {"person", 2}, {"safety", 1}}));
}

TEST_P(Sealed, ReplayingTheLedgerMakesEveryProjectionAgain) {
    auto scene = makeScene();
    auto who = worker();
    grant(scene.harmed, who);
    ASSERT_TRUE(note(who, scene.harmed));
    ASSERT_TRUE(house().act(who, "trial.open-case", gate::installation, {{"summary", "Another"}}));
    arrange(scene.responsible, gate::Removed{scene.responsible});
    arrange(scene.harmed, gate::Revoked{scene.harmed, gate::userHolder(who.user)});

    EXPECT_EQ(differencesAfterReplay(), "");
}

TEST_P(Sealed, ManyNewPeopleStandInOneEntryAndAreProjectedAsAnyOther) {
    auto scene = makeScene();
    auto const before = count("ledger_event");
    auto const people = addTogether(idCast<CaseId>(scene.caseFile), 40);
    EXPECT_EQ(count("ledger_event"), before + 1);
    EXPECT_EQ(count("trial_person"), 42);
    EXPECT_EQ(count("trial_name"), 42) << "found by name without opening what was just sealed";
    store::Statement const versions{"test.versions", "SELECT COUNT(*) FROM gate_object WHERE version = 2", "i"};
    EXPECT_EQ(database().reader()->one(versions)->integer(0), 40) << "placed by one event, raised by the next";
    EXPECT_EQ(everything().find("canary-together"), std::string::npos);
    auto who = worker();
    grant(people.front(), who);
    ASSERT_TRUE(note(who, people.front()));
    EXPECT_EQ(differencesAfterReplay(), "");
}

TEST_P(Sealed, OnePersonOfABundleIsErasedAloneAndReplayAgrees) {
    auto scene = makeScene();
    auto const people = addTogether(idCast<CaseId>(scene.caseFile), 3);
    erase(idCast<SubjectId>(people.at(1)));
    EXPECT_EQ(count("trial_name"), 4) << "two of the scene, two of the bundle";
    EXPECT_EQ(differencesAfterReplay(), "");
}

TEST_P(Sealed, ABundleAboutSomebodyWhoIsKnownIsRefusedWhole) {
    auto scene = makeScene();
    auto const entries = count("ledger_event");
    gate::Events events;
    addOne(events, idCast<CaseId>(scene.caseFile), newId<ObjectId>(house().random), 1);
    addOne(events, idCast<CaseId>(scene.caseFile), scene.harmed, 2);
    EXPECT_FALSE(house().gate().recordNew(events, {.at = house().clock.now()}).get());
    EXPECT_EQ(count("ledger_event"), entries);
    EXPECT_EQ(count("trial_person"), 2);
}

TEST_P(Sealed, ReplayNoticesARowThatNoEventMade) {
    makeScene();
    script("UPDATE trial_case SET reference = 'T-2'");
    EXPECT_EQ(differencesAfterReplay(), "trial_case ");
}

TEST_P(Sealed, ReplayAgreesAlsoAfterSomebodyWasErased) {
    auto scene = makeScene();
    makeScene();
    auto who = worker();
    grant(scene.harmed, who);
    ASSERT_TRUE(note(who, scene.harmed));
    EXPECT_EQ(count("trial_name"), 4);

    erase(idCast<SubjectId>(scene.harmed));

    EXPECT_EQ(count("trial_name"), 3) << "nobody finds them by name any more";
    EXPECT_EQ(differencesAfterReplay(), "");
    auto seen = house().look(who, "trial.people", gate::installation);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->field("people", 0, "name").showing, gate::Showing::withheld);
    EXPECT_EQ(seen->field("people", 0, "safe-phone").showing, gate::Showing::withheld);
    EXPECT_EQ(seen->text("people", 0, "summary"), "canary-summary of the matter") << "the joint text has a key of its own";
}

TEST_P(Sealed, NothingNewIsKeptAboutSomebodyWhoWasErased) {
    auto scene = makeScene();
    auto who = worker();
    grant(scene.harmed, who);
    grant(scene.responsible, who);
    erase(idCast<SubjectId>(scene.harmed));
    auto keys = count("state_key");
    auto events = count("ledger_event");

    auto refused = note(who, scene.harmed);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::refused);
    EXPECT_EQ(count("state_key"), keys) << "no new key makes them a person again";
    EXPECT_EQ(count("ledger_event"), events);
    EXPECT_TRUE(note(who, scene.responsible));
}

TEST_P(Sealed, WhatNoPersonCausedIsNotKeptAboutTheErasedEither) {
    auto scene = makeScene();
    erase(idCast<SubjectId>(scene.harmed));
    auto keys = count("state_key");
    Events events;
    events.add(NoteWritten{"a timer writes"}, {.object = scene.harmed, .subject = idCast<SubjectId>(scene.harmed), .area = area});
    auto refused = house().gate().record(std::move(events), {.agency = provider, .at = house().clock.now()});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::refused);
    EXPECT_EQ(count("state_key"), keys);
}

TEST_P(Sealed, NothingPersonalIsKeptOfNobody) {
    auto scene = makeScene();
    auto keys = count("state_key");
    Events events;
    events.add(NoteWritten{"whose?"}, {.object = scene.harmed, .area = area});
    EXPECT_FALSE(house().gate().record(std::move(events), {.agency = provider, .at = house().clock.now()}));
    EXPECT_EQ(count("trial_note"), 0);
    EXPECT_EQ(count("state_key"), keys);
}

// security.md 4.2: erasing is destroying the wrapped key everywhere, and the log of the database is somewhere.
TEST_P(Sealed, AnErasedKeyLeavesTheDiskToo) {
    if (!sqlite()) return;  // PostgreSQL is asked to vacuum; its files are its own
    auto scene = makeScene();
    auto wrapped = database().reader()->one(
        {"test.wrapped", "SELECT wrapped FROM state_key WHERE subject = :subject AND kind = 'person'", "t"}, {column(scene.harmed)});
    ASSERT_TRUE(wrapped);
    auto onDisk = [&] { return testing_support::fileBytes(location()) + testing_support::fileBytes(location() + "-wal"); };
    ASSERT_NE(onDisk().find(wrapped->text(0)), std::string::npos) << "the search looks at the right files";
    erase(idCast<SubjectId>(scene.harmed));
    EXPECT_EQ(onDisk().find(wrapped->text(0)), std::string::npos);
}

TEST_P(Sealed, AnErasureThatIsNotDueIsNotCarriedOut) {
    auto scene = makeScene();
    ASSERT_TRUE(house().gate().keep([&](store::Session& session) {
        ASSERT_TRUE(vault::askErasure(session, idCast<SubjectId>(scene.harmed), UserId{71}, house().clock.now(), house().random));
    }));
    house().clock.advance(std::chrono::hours{24 * 30});
    auto erased = house().gate().eraseDue({.at = house().clock.now()});
    ASSERT_TRUE(erased);
    EXPECT_EQ(*erased, 0);
    EXPECT_EQ(count("trial_name"), 2);
}

}  // namespace
}  // namespace accord::trial::sealing_test

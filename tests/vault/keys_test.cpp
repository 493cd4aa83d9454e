#include "support/database_fixture.hpp"
#include "base/date.hpp"
#include "vault/erasure.hpp"
#include "vault/sealing.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <atomic>
#include <functional>
#include <thread>
#include <utility>

namespace accord::vault::keys_test {
namespace {

using accord::testing_support::DatabaseTest;
using accord::testing_support::fileBytes;

constexpr Instant start = fromMicros(1'800'000'000'000'000);
constexpr AreaId area{5};

struct VaultTest : DatabaseTest {
    void SetUp() override {
        DatabaseTest::SetUp();
        if (HasFatalFailure()) return;
        ASSERT_TRUE(store::migrate(database(), migrations(), {.now = start}));
        auto made = Keyring::make(keysFolder(), random, start);
        ASSERT_TRUE(made) << made.error().message;
        keyring = std::move(*made);
        keys.emplace(*keyring, random);
    }
    [[nodiscard]] std::filesystem::path keysFolder() const { return folder() / "data.keys"; }
    KeyId make(SubjectId subject, KeyKind kind = KeyKind::person) {
        return keys->make(*database().writer(), subject, kind, area, start).id();
    }
    Result<Key> load(KeyId id) { return keys->load(*database().reader(), id); }
    std::string wrappedOf(KeyId id) {
        return database().reader()->one({"test.wrapped", "SELECT wrapped FROM state_key WHERE key_id = :id", "t"}, {column(id)})->text(0);
    }

    SystemRandom random;
    std::unique_ptr<Keyring> keyring;
    std::optional<Keys> keys;
};

struct VaultKeys : VaultTest {};
ACCORD_ON_BOTH_DATABASES(VaultKeys);

TEST_P(VaultKeys, OpenWhatTheySealedAfterARestart) {
    SubjectId const subject{11};
    auto const id = make(subject);
    auto const cell = seal(*load(id), {EventId{1}, "note", subject}, "Prefers mornings", random);

    auto const again = std::move(*Keyring::open(keysFolder()));
    Keys others(*again, random);
    auto const key = others.load(*database().reader(), id);
    ASSERT_TRUE(key);
    EXPECT_EQ(vault::open(*key, "note", subject, cell).value(), "Prefers mornings");
}

TEST_P(VaultKeys, AreFoundByTheirSubjectAndKind) {
    SubjectId const subject{11};
    auto const person = make(subject, KeyKind::person);
    auto const safety = make(subject, KeyKind::safety);
    auto reader = database().reader();
    EXPECT_EQ(keys->find(*reader, subject, KeyKind::person), person);
    EXPECT_EQ(keys->find(*reader, subject, KeyKind::safety), safety);
    EXPECT_EQ(keys->find(*reader, subject, KeyKind::joint), std::nullopt);
    EXPECT_EQ(keys->find(*reader, SubjectId{12}, KeyKind::person), std::nullopt);
}

TEST_P(VaultKeys, AreOnePerSubjectAndKind) {
    make(SubjectId{11});
    EXPECT_THROW(make(SubjectId{11}), store::UniqueViolation);
}

TEST_P(VaultKeys, OfEveryKindAreLoadedManyAtOnce) {
    std::vector<KeyId> ids;
    for (std::uint64_t subject = 1; subject <= 20; ++subject)
        for (auto kind : {KeyKind::person, KeyKind::joint, KeyKind::safety, KeyKind::staff}) ids.push_back(make(SubjectId{subject}, kind));
    auto asked = ids;
    asked.push_back(KeyId{999});
    std::vector<KeyId> got;
    for (auto const& key : keys->loadMany(*database().reader(), asked)) got.push_back(key.id());
    EXPECT_THAT(got, testing::UnorderedElementsAreArray(ids));
    EXPECT_TRUE(keys->loadMany(*database().reader(), {}).empty());
}

TEST_P(VaultKeys, OfTheSubjectsOfACaseAreReadTogetherButNoneToASafeAddress) {
    std::vector<SubjectId> const subjects{SubjectId{1}, SubjectId{2}, SubjectId{3}, SubjectId{4}, SubjectId{5}};
    std::vector<KeyId> wanted;
    for (auto subject : subjects) wanted.push_back(make(subject));
    wanted.push_back(make(subjects[0], KeyKind::joint));
    make(subjects[0], KeyKind::safety);
    make(subjects[1], KeyKind::staff);
    make(SubjectId{6});
    keys->destroy(*database().writer(), wanted[1], start);
    wanted.erase(wanted.begin() + 1);
    std::vector<KeyId> got;
    for (auto const& owned : keys->loadOf(*database().reader(), subjects)) got.push_back(owned.key.id());
    EXPECT_THAT(got, testing::UnorderedElementsAreArray(wanted));
    EXPECT_TRUE(keys->loadOf(*database().reader(), {}).empty());
}

TEST_P(VaultKeys, AreReadInARowsOwnQuery) {
    script("CREATE TABLE person (id BIGINT PRIMARY KEY, name TEXT NOT NULL, key_id BIGINT){strict};");
    SubjectId const subject{11};
    auto const id = make(subject);
    auto const cell = seal(*load(id), {EventId{1}, "name", subject}, "Ama", random);
    store::Statement const add{"test.person", "INSERT INTO person (id, name, key_id) VALUES (:id, :name, :key)"};
    database().writer()->run(add, {1, cell, column(id)});
    database().writer()->run(add, {2, "no cell", nullptr});
    store::Statement const people{
        "test.people", "SELECT p.name, " + Keys::columns("k") + " FROM person p LEFT JOIN state_key k ON k.key_id = p.key_id ORDER BY p.id",
        "t" + std::string(Keys::letters)};
    auto const rows = database().reader()->all(people);
    EXPECT_EQ(vault::open(*keys->unwrap(rows[0], 1), "name", subject, rows[0].text(0)).value(), "Ama");
    EXPECT_EQ(keys->unwrap(rows[1], 1).error().code, ErrorCode::notFound);
}

struct Swap {
    char const* name;
    char const* sql;
};

// Requirement 51, for keys: a DBA who moves a wrapped key gains nothing.
TEST_P(VaultKeys, DoNotOpenFromAnotherRow) {
    for (auto const& row :
         {Swap{"another subject", "UPDATE state_key SET subject = 99"}, Swap{"another area", "UPDATE state_key SET area = 6"},
          Swap{"another kind", "UPDATE state_key SET kind = 'case'"}, Swap{"another id", "UPDATE state_key SET key_id = 77"},
          Swap{"an unknown kind", "UPDATE state_key SET kind = 'other'"}}) {
        auto const id = make(SubjectId{11});
        ASSERT_TRUE(load(id)) << row.name;
        script(row.sql);
        EXPECT_FALSE(load(id)) << row.name;
        EXPECT_FALSE(load(KeyId{77})) << row.name;
        script("DELETE FROM state_key");
    }
    auto const one = make(SubjectId{1});
    auto const two = make(SubjectId{2});
    database().writer()->run({"test.swap", "UPDATE state_key SET wrapped = :wrapped WHERE key_id = :id"}, {wrappedOf(two), column(one)});
    EXPECT_FALSE(load(one));
    EXPECT_TRUE(load(two));
}

TEST_P(VaultKeys, DoNotOpenWithAnotherKeyring) {
    auto const id = make(SubjectId{11});
    auto const other = std::move(*Keyring::make(folder() / "other.keys", random, start));
    EXPECT_FALSE(Keys(*other, random).load(*database().reader(), id));
}

TEST_P(VaultKeys, AreGoneForGoodOnceDestroyed) {
    SubjectId const subject{11};
    auto const id = make(subject);
    auto const kept = make(SubjectId{12});
    auto const wrapped = wrappedOf(id);
    keys->destroy(*database().writer(), id, start);
    EXPECT_EQ(load(id).error().code, ErrorCode::notFound);
    EXPECT_EQ(keys->find(*database().reader(), subject, KeyKind::person), std::nullopt);
    EXPECT_TRUE(keys->loadMany(*database().reader(), std::vector<KeyId>{id}).empty());
    EXPECT_TRUE(load(kept));
    EXPECT_NE(make(subject), id) << "who comes back has a new key";

    ASSERT_TRUE(database().forgetDeleted("state_key"));
    if (sqlite()) {
        EXPECT_EQ(fileBytes(location()).find(wrapped), std::string::npos);
        EXPECT_EQ(fileBytes(location() + "-wal").find(wrapped), std::string::npos);
        EXPECT_NE(fileBytes(location()).find(wrappedOf(kept)), std::string::npos) << "the search looks at the right file";
    }
}

// The database itself refuses it, so that whoever reads a row need not ask twice.
TEST_P(VaultKeys, AreNotMarkedDestroyedWhileTheirBytesStand) {
    auto const id = make(SubjectId{11});
    EXPECT_THROW(script("UPDATE state_key SET destroyed_at = 1"), store::StoreFailure);
    EXPECT_TRUE(load(id));
}

// DESIGN, "Keys": each area's branch, the one of safe addresses and the one of staff wrap their own keys and no others.
TEST_P(VaultKeys, AreWrappedUnderTheBranchOfTheirKind) {
    auto const isOpenedBy = [&](KeyId id, SubjectId subject, KeyKind kind, Secret const& branch) {
        auto const context =
            fmt::format("accord.key.1|{}|{}|{}|{}|{}", number(id), number(subject), code(kind), number(area), keyring->newest());
        return openBytes(branch, context, wrappedOf(id)).has_value();
    };
    auto const generation = keyring->newest();
    auto const areas = *keyring->area(area, generation), others = *keyring->area(AreaId{6}, generation);
    auto const safety = *keyring->safety(generation), staff = *keyring->staff(generation);
    std::uint64_t subject = 20;
    for (auto const& [kind, own] : {std::pair{KeyKind::person, &areas}, std::pair{KeyKind::joint, &areas},
                                    std::pair{KeyKind::safety, &safety}, std::pair{KeyKind::staff, &staff}}) {
        SubjectId const whose{++subject};
        auto const id = make(whose, kind);
        for (auto const* branch : {&areas, &others, &safety, &staff})
            EXPECT_EQ(isOpenedBy(id, whose, kind, *branch), branch == own) << code(kind);
    }
}

TEST_P(VaultKeys, SurviveRotationAndLeaveTheOldGenerationUnusable) {
    std::vector<std::pair<KeyId, std::string>> cells;
    for (std::uint64_t subject = 1; subject <= 450; ++subject) {
        auto const id = make(SubjectId{subject}, subject % 3 == 0 ? KeyKind::safety : KeyKind::person);
        cells.emplace_back(id, seal(*load(id), {EventId{1}, "note", SubjectId{subject}}, std::to_string(subject), random));
    }
    keys->destroy(*database().writer(), cells[0].first, start);
    auto const before = wrappedOf(cells[1].first);

    auto const rotated = rotate(database(), *keyring, random, start + std::chrono::days(30));

    ASSERT_TRUE(rotated) << rotated.error().message;
    EXPECT_EQ(rotated->newest, 2);
    EXPECT_EQ(rotated->wrapped, 449);
    EXPECT_EQ(rotated->destroyed, std::vector<Generation>{1});
    EXPECT_NE(wrappedOf(cells[1].first), before);
    EXPECT_FALSE(load(cells[0].first));
    for (std::size_t at = 1; at < cells.size(); ++at) {
        auto const key = load(cells[at].first);
        ASSERT_TRUE(key);
        EXPECT_EQ(vault::open(*key, "note", SubjectId{at + 1}, cells[at].second).value(), std::to_string(at + 1))
            << "values are never sealed anew";
    }
    // A wrapped key out of an old backup: its generation is gone.
    database().writer()->run({"test.restore", "UPDATE state_key SET wrapped = :wrapped, generation = 1 WHERE key_id = :id"},
                             {before, column(cells[1].first)});
    EXPECT_FALSE(load(cells[1].first));
}

TEST_P(VaultKeys, AreCompletedWhenARotationWasCutOff) {
    auto const id = make(SubjectId{1});
    ASSERT_TRUE(keyring->addGeneration(random, start));  // and then the power went
    keyring = std::move(*Keyring::open(keysFolder()));
    keys.emplace(*keyring, random);
    EXPECT_TRUE(load(id));
    auto const resumed = rotate(database(), *keyring, random, start, true);
    ASSERT_TRUE(resumed);
    EXPECT_EQ(resumed->newest, 2);
    EXPECT_EQ(resumed->destroyed, std::vector<Generation>{1});
    EXPECT_TRUE(load(id));
}

TEST_P(VaultKeys, KeepTheOldGenerationWhileOneKeyDoesNotOpen) {
    auto const good = make(SubjectId{1});
    auto const bad = make(SubjectId{2});
    database().writer()->run({"test.damage", "UPDATE state_key SET wrapped = 'AAAA' WHERE key_id = :id"}, {column(bad)});
    EXPECT_FALSE(rotate(database(), *keyring, random, start));
    EXPECT_EQ(keyring->generations(), (std::vector<Generation>{1, 2}));
    EXPECT_TRUE(load(good));
}

// Requirement 53: rotation while others go on.
TEST_P(VaultKeys, AreMadeWhileOthersRotate) {
    std::atomic<bool> stop{false};
    std::vector<KeyId> made;
    std::thread maker([&] {
        SystemRandom ownRandom;
        Keys own(*keyring, ownRandom);
        for (std::uint64_t subject = 1000; !stop || made.size() < 50; ++subject)
            store::withRetry(database(), [&](store::Session& session) {
                store::Transaction transaction(session);
                auto const id = own.make(session, SubjectId{subject}, KeyKind::person, area, start).id();
                transaction.commit();
                made.push_back(id);
            });
    });
    for (int again = 0; again < 5; ++again) EXPECT_TRUE(rotate(database(), *keyring, random, start));
    stop = true;
    maker.join();
    EXPECT_EQ(keyring->newest(), 6);
    EXPECT_EQ(keyring->generations().size(), 1U);
    for (auto id : made) EXPECT_TRUE(load(id));
}

// On SQLite nothing can come between: the one writer is leased to whoever makes a key.
struct VaultKeysOnPostgres : VaultTest {
    std::int64_t waiting() {
        return database()
            .reader()
            ->one({"test.locks", "SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND relation = CAST('state_key' AS regclass)", "i"})
            ->integer(0);
    }
};
INSTANTIATE_TEST_SUITE_P(On, VaultKeysOnPostgres, ::testing::Values(store::Dialect::postgresql), accord::testing_support::dialectName);

TEST_P(VaultKeysOnPostgres, ThatAreNotYetCommittedAreWaitedForByARotation) {
    auto session = database().writer();
    store::Transaction transaction(*session);
    auto const id = keys->make(*session, SubjectId{1}, KeyKind::person, area, start).id();
    std::atomic<bool> done{false};
    std::thread rotating([&] {
        EXPECT_TRUE(rotate(database(), *keyring, random, start));
        done = true;
    });
    while (!done && waiting() == 0) std::this_thread::yield();
    EXPECT_FALSE(done);
    transaction.commit();
    rotating.join();
    EXPECT_EQ(keyring->generations(), std::vector<Generation>{2});
    EXPECT_TRUE(load(id));
}

/// Lets a whole rotation happen at the moment in which a key is being wrapped.
class RotatingRandom final : public Random {
public:
    explicit RotatingRandom(std::function<void()> rotation) : rotation_(std::move(rotation)) {}
    void fill(std::span<unsigned char> bytes) override {
        system_.fill(bytes);
        if (bytes.size() == 24 && rotation_) std::exchange(rotation_, nullptr)();  // the nonce
    }

private:
    SystemRandom system_;
    std::function<void()> rotation_;
};

TEST_P(VaultKeysOnPostgres, ThatWereOvertakenByARotationAreMadeAgain) {
    RotatingRandom overtaking([&] { EXPECT_TRUE(rotate(database(), *keyring, random, start)); });
    Keys overtaken(*keyring, overtaking);
    int attempts = 0;
    KeyId id{};
    store::withRetry(database(), [&](store::Session& session) {
        ++attempts;
        store::Transaction transaction(session);
        id = overtaken.make(session, SubjectId{1}, KeyKind::person, area, start).id();
        transaction.commit();
    });
    EXPECT_EQ(attempts, 2);
    EXPECT_TRUE(load(id));
}

TEST_P(VaultKeys, AreDueForRotationEachMonth) {
    auto const at = [](char const* text) { return *parseInstant(text); };
    auto const ring = std::move(*Keyring::make(folder() / "month.keys", random, at("2026-03-31T22:30:00.000000Z")));
    EXPECT_FALSE(rotationDue(*ring, at("2026-03-31T22:59:00.000000Z")));
    EXPECT_TRUE(rotationDue(*ring, at("2026-03-31T23:00:00.000000Z"))) << "1 April in London, which is on summer time";
    EXPECT_TRUE(rotationDue(*ring, at("2027-03-01T00:00:00.000000Z")));
}

TEST_P(VaultKeys, TablesAreAllListed) {
    std::vector<store::TableInfo> all(tables().begin(), tables().end());
    all.insert(all.end(), store::tables().begin(), store::tables().end());
    auto const unlisted = store::unlistedTables(*database().reader(), all);
    ASSERT_TRUE(unlisted) << unlisted.error().message;
    EXPECT_THAT(*unlisted, testing::IsEmpty());
}

struct Erasures : VaultTest {
    UserId const asker{1};
    UserId const approver{2};
    SubjectId const subject{11};
    ErasureId ask() { return askErasure(*database().writer(), subject, asker, start, random).value(); }
    Result<> approve(ErasureId id, UserId by) { return approveErasure(*database().writer(), id, by, start); }
    Result<std::int64_t> shredAt(ErasureId id, Instant now) {
        auto session = database().writer();
        store::Transaction transaction(*session);
        auto done = shred(*session, *keys, id, now);
        if (done) transaction.commit();
        return done;
    }
};
ACCORD_ON_BOTH_DATABASES(Erasures);

TEST_P(Erasures, DestroyEveryKeyOfTheirSubjectAndNoOther) {
    auto const person = make(subject, KeyKind::person);
    auto const safety = make(subject, KeyKind::safety);
    auto const other = make(SubjectId{12});
    auto const id = ask();
    ASSERT_TRUE(approve(id, approver));
    EXPECT_TRUE(dueErasures(*database().reader(), start + erasureHold - std::chrono::microseconds(1)).empty());
    ASSERT_EQ(dueErasures(*database().reader(), start + erasureHold).size(), 1U);

    EXPECT_EQ(shredAt(id, start + erasureHold).value(), 2);

    EXPECT_FALSE(load(person));
    EXPECT_FALSE(load(safety));
    EXPECT_TRUE(load(other));
    EXPECT_EQ(findErasure(*database().reader(), id)->doneAt, start + erasureHold);
    EXPECT_TRUE(dueErasures(*database().reader(), start + erasureHold).empty());
    EXPECT_FALSE(shredAt(id, start + erasureHold)) << "only once";
}

TEST_P(Erasures, NeedTwoPeopleAndSevenDays) {
    auto const key = make(subject);
    auto const id = ask();
    EXPECT_EQ(shredAt(id, start + erasureHold * 2).error().code, ErrorCode::refused) << "nobody approved";
    EXPECT_EQ(approve(id, asker).error().code, ErrorCode::refused) << "nobody approves their own";
    ASSERT_TRUE(approve(id, approver));
    EXPECT_EQ(approve(id, UserId{3}).error().code, ErrorCode::refused) << "a second approval would move the hold";
    EXPECT_EQ(shredAt(id, start + erasureHold - std::chrono::microseconds(1)).error().code, ErrorCode::refused) << "a moment too early";
    EXPECT_TRUE(load(key));
    EXPECT_TRUE(shredAt(id, start + erasureHold));
}

TEST_P(Erasures, AreOnePerSubjectAtATime) {
    auto const id = ask();
    EXPECT_EQ(askErasure(*database().writer(), subject, approver, start, random).error().code, ErrorCode::refused);
    ASSERT_TRUE(approve(id, approver));
    ASSERT_TRUE(shredAt(id, start + erasureHold));
    EXPECT_TRUE(askErasure(*database().writer(), subject, approver, start, random));
    EXPECT_EQ(approve(ErasureId{99}, approver).error().code, ErrorCode::notFound);
    EXPECT_EQ(shredAt(ErasureId{99}, start).error().code, ErrorCode::notFound);
}

struct Forged {
    char const* name;
    char const* sql;
};

// The database itself refuses what the rule would.
TEST_P(Erasures, CannotBeForgedInTheTable) {
    ask();
    for (auto const& row :
         {Forged{"approved by the asker", "UPDATE state_erasure SET approved_by = asked_by"},
          Forged{"done without approval", "UPDATE state_erasure SET done_at = 1"},
          Forged{"done before the hold", "UPDATE state_erasure SET approved_by = 2, approved_at = 1, hold_until = 100, done_at = 99"}})
        EXPECT_THROW(script(row.sql), store::StoreFailure) << row.name;
}

TEST_P(Erasures, AreInProgressUntilTheGenerationIsGone) {
    make(subject);
    auto const id = ask();
    ASSERT_TRUE(approve(id, approver));
    EXPECT_FALSE(erasureInProgress(*keyring, *findErasure(*database().reader(), id)));
    auto const doneAt = start + erasureHold;
    ASSERT_TRUE(shredAt(id, doneAt));
    EXPECT_TRUE(erasureInProgress(*keyring, *findErasure(*database().reader(), id))) << "an old backup still holds the wrapped key";
    ASSERT_TRUE(rotate(database(), *keyring, random, doneAt + std::chrono::days(20)));
    EXPECT_FALSE(erasureInProgress(*keyring, *findErasure(*database().reader(), id)));
}

TEST(ErasureRule, TellsEverythingThatStandsAgainstIt) {
    Erasure const nothing{};
    EXPECT_THAT(barsAgainst(nothing, start), testing::ElementsAre(ErasureBar::notApproved, ErasureBar::holdNotPassed));
    Erasure shortHold{.askedBy = UserId{1}, .approvedBy = UserId{2}, .approvedAt = start, .holdUntil = start};
    EXPECT_THAT(barsAgainst(shortHold, start + std::chrono::days(6)), testing::ElementsAre(ErasureBar::holdNotPassed));
    EXPECT_THAT(barsAgainst(shortHold, start + std::chrono::days(7)), testing::IsEmpty());
    shortHold.approvedBy = UserId{1};
    shortHold.doneAt = start;
    EXPECT_THAT(barsAgainst(shortHold, start + std::chrono::days(7)),
                testing::ElementsAre(ErasureBar::approvedByTheAsker, ErasureBar::alreadyDone));
    for (auto bar : {ErasureBar::notApproved, ErasureBar::approvedByTheAsker, ErasureBar::holdNotPassed, ErasureBar::alreadyDone})
        EXPECT_FALSE(sentence(bar).empty());
}

}  // namespace
}  // namespace accord::vault::keys_test

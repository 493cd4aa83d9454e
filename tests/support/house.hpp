// A whole house for a test: keys, database, gate and rulebook in a temporary folder,
// with a clock that stands still and a disclosure port that the test chooses.
//
//    struct Contacts : HouseTest {
//        Contacts() : HouseTest({&casework::capability()}) {}
//    };
//    ACCORD_ON_BOTH_DATABASES(Contacts);
//
//    TEST_P(Contacts, AreRecordedWithWhatStoodAgainstThem) {
//        auto facilitator = house().actor("facilitator", AgencyKind::provider);
//        auto done = house().act(facilitator, "casework.record-contact", participant, {{"method", "phone"}, …});
//        auto seen = house().look(facilitator, "casework.case", caseId);
//        EXPECT_EQ(seen->text("header", 0, "reference"), "BW-2026-0148");
//    }
#pragma once

#include "gate/authorise.hpp"
#include "gate/gate.hpp"
#include "ledger/sequencer.hpp"
#include "rules/rulebook.hpp"
#include "support/database_fixture.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>

namespace accord::testing_support {

/// Seeded, and safe for the threads of the gate.
class SharedRandom final : public Random {
public:
    explicit SharedRandom(std::uint64_t seed) : inner_(seed) {}
    void fill(std::span<unsigned char> bytes) override {
        std::lock_guard lock(mutex_);
        inner_.fill(bytes);
    }

private:
    std::mutex mutex_;
    SeededRandom inner_;
};

/// Shows everything to everyone, or only what a test allows.
class ChosenDisclosure final : public gate::DisclosurePort {
public:
    std::map<Category, gate::Showing> showing{};
    gate::Showing otherwise{gate::Showing::shown};

    gate::Decisions decide(gate::DisclosureQuestion const&) const override {
        gate::Decisions decisions;
        for (auto const& word : wordsOf<Category>) {
            auto found = showing.find(word.value);
            decisions[word.value].showing = found == showing.end() ? otherwise : found->second;
        }
        return decisions;
    }
};

inline rules::Rulebook const& rulebook() {
    static auto const book = rules::Rulebook::load(std::filesystem::path(ACCORD_SOURCE_DIR) / "rulebook");
    if (!book) throw std::runtime_error("the rulebook has faults");
    return *book;
}

/// What a view answered, asked by names. Naming what is not there throws.
class Seen {
public:
    explicit Seen(gate::Viewing viewing) : viewing_(std::move(viewing)) {}

    [[nodiscard]] gate::ShownPart const& part(std::string_view name) const {
        for (auto const& candidate : viewing_.parts)
            if (candidate.name == name) return candidate;
        throw std::out_of_range("no part " + std::string(name));
    }
    [[nodiscard]] std::size_t count(std::string_view name) const { return part(name).rows.size(); }
    [[nodiscard]] gate::ShownField const& field(std::string_view name, std::size_t row, std::string_view field) const {
        auto const& found = part(name);
        return found.rows.at(row).fields.at(found.table->indexOf(field));
    }
    [[nodiscard]] std::string const& text(std::string_view name, std::size_t row, std::string_view what) const {
        return field(name, row, what).text;
    }
    [[nodiscard]] gate::Viewing const& viewing() const { return viewing_; }

private:
    gate::Viewing viewing_;
};

class TestHouse {
public:
    TestHouse(std::vector<gate::Capability const*> capabilities, store::Database& database, std::filesystem::path const& folder,
              gate::DisclosurePort const* disclosure)
        : registry(std::move(capabilities)), database_(database) {
        keyring_ = orThrow(vault::Keyring::make(folder / "keys", random, clock.now()));
        auto done = store::migrate(database_, registry.migrations(), {.now = clock.now()});
        if (!done) throw std::runtime_error(done.error().message);
        auto stop = [](std::string const& why) { throw std::runtime_error(why); };
        gate_ = std::make_unique<gate::Gate>(
            gate::House{database_, *keyring_, registry, rulebook(), disclosure ? *disclosure : open, clock, random, stop});
    }

    /// Somebody in a role, with the permissions that the rulebook gives it, trained until next year.
    [[nodiscard]] gate::Actor actor(std::string_view role, AgencyKind kind, AgencyId agency = AgencyId{2001}, AreaId area = AreaId{1001}) {
        auto rules = rulebook().at(londonDay(clock.now()));
        auto const* rule = rules.role(role);
        if (!rule) throw std::out_of_range("no role " + std::string(role));
        gate::Actor made;
        made.user = newId<UserId>(random);
        made.name = "A. " + std::string(role);
        made.agency = agency;
        made.agencyKind = kind;
        made.agencyName = "Agency " + std::to_string(number(agency));
        made.area = area;
        made.role = role;
        made.permissions = rule->permissions;
        if (rule->side == rules::RoleSide::harmed) made.side = Side::harmed;
        if (rule->side == rules::RoleSide::responsible) made.side = Side::responsible;
        auto until = plusDays(londonDay(clock.now()), 300);
        made.training = {until, until, until};
        made.door = gate::Door::page;
        return made;
    }

    Result<gate::Accepted> act(gate::Actor const& who, std::string_view action, ObjectId on, FieldTexts input, std::string key = {},
                               std::optional<std::int64_t> version = {}) {
        auto const* info = registry.action(action);
        if (!info) throw std::out_of_range("no action " + std::string(action));
        return gate_->actNow({who, info, on, std::move(input), std::move(key), version});
    }

    Result<Seen> look(gate::Actor const& who, std::string_view view, ObjectId on, FieldTexts query = {}) {
        auto const* info = registry.view(view);
        if (!info) throw std::out_of_range("no view " + std::string(view));
        auto viewing = gate_->lookNow({who, info, on, std::move(query)});
        if (!viewing) return fail(viewing.error());
        return Seen(std::move(*viewing));
    }

    [[nodiscard]] gate::Gate& gate() { return *gate_; }
    [[nodiscard]] store::Database& database() { return database_; }
    [[nodiscard]] vault::Keyring& keyring() { return *keyring_; }

    gate::Registry registry;
    SharedRandom random{4711};
    FixedClock clock{Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}} + std::chrono::hours{10}};
    ChosenDisclosure open;

private:
    template <class T>
    static T orThrow(Result<T> result) {
        if (!result) throw std::runtime_error(result.error().message);
        return std::move(*result);
    }

    store::Database& database_;
    std::unique_ptr<vault::Keyring> keyring_;
    std::unique_ptr<gate::Gate> gate_;
};

class HouseTest : public DatabaseTest {
public:
    explicit HouseTest(std::vector<gate::Capability const*> capabilities, gate::DisclosurePort const* disclosure = nullptr)
        : capabilities_(std::move(capabilities)), disclosure_(disclosure) {}

    void SetUp() override {
        DatabaseTest::SetUp();
        if (HasFatalFailure()) return;
        house_ = std::make_unique<TestHouse>(capabilities_, database(), folder(), disclosure_);
    }
    void TearDown() override {
        house_.reset();
        DatabaseTest::TearDown();
    }

protected:
    [[nodiscard]] TestHouse& house() { return *house_; }

private:
    std::vector<gate::Capability const*> capabilities_;
    gate::DisclosurePort const* disclosure_;
    std::unique_ptr<TestHouse> house_;
};

}  // namespace accord::testing_support

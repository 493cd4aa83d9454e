// The gate: every read and every write, from a page, the API, the command line or a
// timer, passes here. No other code decides who may do or see anything.
//
//    gate.act({.actor = actor, .action = action, .on = id, .input = texts, .key = key, .version = 7},
//             [respond](Result<Accepted> done) { respond(…); });      // after it is durable
//
//    auto viewing = gate.look({.actor = actor, .view = view, .on = id, .query = texts});
//    gate.release(std::move(viewing->entry), [respond](bool isLogged) { respond(…); });
//
// What could not be logged is not shown: an answer goes out only from release().
// Any thread may call it.
#pragma once

#include "base/clock.hpp"
#include "base/random.hpp"
#include "gate/access_log.hpp"
#include "gate/appender.hpp"
#include "gate/changes.hpp"
#include "gate/committer.hpp"
#include "gate/decision_cache.hpp"
#include "gate/registry.hpp"
#include "rules/rulebook.hpp"
#include "store/database.hpp"
#include "vault/keys.hpp"

#include <functional>
#include <future>
#include <optional>
#include <string>

namespace accord::gate {

/// What the gate is made of. Everything outlives it.
struct House {
    store::Database& database;
    vault::Keyring& keyring;
    Registry const& registry;
    rules::Rulebook const& rulebook;
    DisclosurePort const& disclosure;
    Clock const& clock;
    Random& random;  ///< one that any thread may use
    std::function<void(std::string const&)> onUnknownCommit;
};

struct ActRequest {
    Actor actor;
    ActionInfo const* action{};
    ObjectId on{};
    FieldTexts input;
    std::string key;                        ///< idempotency; empty: none (tests and the operator)
    std::optional<std::int64_t> version{};  ///< of the object, when it was read
    std::optional<Instant> at{};            ///< the database's time, where the door read it: clocks of nodes differ; none: the clock's
};

struct Accepted {
    FieldTexts output;
    std::vector<EventId> events;  ///< empty where the request was answered before
    bool wasDoneBefore{};
};

struct LookRequest {
    Actor actor;
    ViewInfo const* view{};
    ObjectId on{};
    FieldTexts query;
    std::optional<Instant> at{};  ///< as in ActRequest
};

struct Viewing {
    std::vector<ShownPart> parts;
    std::int64_t version{};  ///< of the object
    AccessEntry entry;
};

/// What the page of a form needs: the version that it will be made against, and its help.
struct Prepared {
    std::int64_t version{};
    FormHelp help;
};

class Gate {
public:
    explicit Gate(House const& house);

    /// `then` is called once, on a committer thread: after the commit, or with what stood against it.
    void act(ActRequest request, std::function<void(Result<Accepted>)> then);
    [[nodiscard]] Result<Accepted> actNow(ActRequest request);

    /// Whether the actor may be offered the action on the object; nothing of it is shown.
    [[nodiscard]] Result<Prepared> prepare(Actor const& actor, ActionInfo const& action, ObjectId on, FieldTexts const& query = {},
                                           std::optional<Instant> at = {});

    /// What changed of the object since `version`, for who was offered the action on it then (gate/changes.hpp). Shown after release().
    [[nodiscard]] Result<Changes> changesSince(Actor const& actor, ActionInfo const& action, ObjectId on, std::int64_t version,
                                               std::optional<Instant> at = {});

    [[nodiscard]] Result<Viewing> look(LookRequest const& request);
    void release(AccessEntry entry, std::function<void(bool isLogged)> then);
    /// Looks and logs, and waits for both: for the command line and tests.
    [[nodiscard]] Result<Viewing> lookNow(LookRequest const& request);

    /// Appends events that no person's action caused (init, timers), as `signature` says, and writes `state` beside them.
    [[nodiscard]] Result<std::vector<EventId>> record(Events events, Signature const& signature, std::vector<StateWrite> const& state = {});

    /// The same for people of whom nothing is known yet (gate/bundle.hpp), as one entry of the ledger: seals on the caller's thread,
    /// and goes on while it is committed. False where it could not be saved.
    [[nodiscard]] std::future<bool> recordNew(Events const& events, Signature const& signature);

    /// Carries out the erasures that are due: destroys the keys and says so in the ledger, in one
    /// transaction, and sees that they leave the disk. How many.
    [[nodiscard]] Result<std::int64_t> eraseDue(Signature const& signature);

    /// Runs `work` in a transaction of its own, durable on return: for state that is no event.
    [[nodiscard]] bool keep(Committer::Work work) { return committer_.run(std::move(work)); }
    [[nodiscard]] bool keep(Committer::Work work, Committer::Then then) { return committer_.submit(std::move(work), std::move(then)); }

    [[nodiscard]] Committer::Counts commits() const { return committer_.counts(); }

    [[nodiscard]] Registry const& registry() const { return house_.registry; }
    [[nodiscard]] rules::Rulebook const& rulebook() const { return house_.rulebook; }
    [[nodiscard]] store::Database& database() { return house_.database; }
    [[nodiscard]] Clock const& clock() const { return house_.clock; }
    [[nodiscard]] vault::Keyring& keyring() { return house_.keyring; }
    [[nodiscard]] Random& random() { return house_.random; }
    /// What a person reads of the rule behind a reason: an entry of the rulebook or a clause of an agreement; empty for none.
    [[nodiscard]] std::string ruleText(RuleId rule) const;
    void atEpoch(std::int64_t epoch) { decisions_.atEpoch(epoch); }

    /// Opens one cell of anybody's for the program itself: nobody is shown it, and nothing is logged. For the name of who is
    /// signed in, the address of a letter and a rule over a list; a tidy check names the files that may.
    [[nodiscard]] Result<std::string> openUnseen(store::Session& session, SubjectId subject, std::string_view field, std::string_view cell);

private:
    [[nodiscard]] Result<Accepted> perform(store::Session& session, ActRequest const& request);

    House house_;
    vault::Keys keys_;
    vault::BlindIndex blind_;
    vault::Secret macKey_;
    DecisionCache decisions_;
    RegisteredDisclosures registered_;
    Committer committer_;  // last: its threads use what stands above
};

}  // namespace accord::gate

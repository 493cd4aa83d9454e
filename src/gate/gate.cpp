#include "gate/gate.hpp"

#include "events/erasure.hpp"
#include "gate/authorise.hpp"
#include "gate/bundle.hpp"
#include "gate/envelope.hpp"
#include "gate/requests.hpp"
#include "gate/showing.hpp"
#include "ledger/log.hpp"
#include "vault/erasure.hpp"

namespace accord::gate {
namespace {

// The vault's index branches 1 to 9 are blind indexes; this one is for request keys.
constexpr std::uint64_t requestBranch = 100;
constexpr std::size_t keyCharsMax = 80;

class GateDesk final : public Desk {
public:
    GateDesk(House const& house, store::Session& session, Actor const& actor, Instant now, Sealer& sealer, DecisionCache& decisions,
             vault::BlindIndex const& blind)
        : house_(house), session_(session), actor_(actor), now_(now), sealer_(sealer), decisions_(decisions), blind_(blind) {}

    store::Session& db() override { return session_; }
    Actor const& actor() const override { return actor_; }
    Instant now() const override { return now_; }
    Random& random() override { return house_.random; }
    rules::Rulebook const& rulebook() const override { return house_.rulebook; }
    Result<std::string> open(SubjectId subject, std::string_view field, std::string const& cell) override {
        return sealer_.open(subject, field, cell);
    }
    void foresee(std::span<SubjectId const> subjects) override { sealer_.foresee(subjects); }
    std::string sealOwn(std::string_view name, std::string_view text) override {
        FieldInfo field;
        field.name = std::string(name);
        field.category = Category::staff;
        field.owner = Owner::staff;
        About about{.object = {}, .subject = idCast<SubjectId>(actor_.user), .joint = {}, .area = actor_.area};
        return sealer_.seal(field, newId<EventId>(house_.random), about, text);
    }
    vault::BlindIndex const& blind() override { return blind_; }
    std::string sharesShowing(Category category) override { return decisions_.sharesShowing(session_, actor_, category, now_); }

private:
    House const& house_;
    store::Session& session_;
    Actor const& actor_;
    Instant now_;
    Sealer& sealer_;
    DecisionCache& decisions_;
    vault::BlindIndex const& blind_;
};

// What is shown once (a one-time link, a token) is not kept with the request: the same request again gets the ids only. And
// a request that was signed anew is the same request.
FieldTexts withoutSecrets(FieldTexts const& output, SpecTable const& table) {
    FieldTexts kept;
    for (auto const& [name, text] : output)
        if (auto const* field = table.find(name); field && !field->isSecret) kept.emplace_back(name, text);
    return kept;
}

Error wasErased() {
    return {ErrorCode::refused, "This person's data was erased. Nothing more can be kept about them."};
}

Error brokenStore() {
    return {ErrorCode::unavailable, "Accord could not save this just now. Nothing was changed. Please try again."};
}

}  // namespace

Gate::Gate(House const& house)
    : house_(house),
      keys_(house.keyring, house.random),
      blind_(house.keyring),
      macKey_(house.keyring.index(requestBranch)),
      decisions_(house.disclosure),
      committer_(house.database, house.onUnknownCommit) {}

void Gate::act(ActRequest request, std::function<void(Result<Accepted>)> then) {
    auto answer = std::make_shared<Result<Accepted>>(fail(brokenStore()));
    auto finish = std::make_shared<std::function<void(Result<Accepted>)>>(std::move(then));
    auto shared = std::make_shared<ActRequest>(std::move(request));
    auto isQueued = committer_.submit([this, answer, shared](store::Session& session) { *answer = perform(session, *shared); },
                                      [answer, finish](bool isDurable) {
                                          if (isDurable || !*answer)
                                              (*finish)(std::move(*answer));
                                          else
                                              (*finish)(fail(brokenStore()));
                                      });
    if (!isQueued) (*finish)(fail(ErrorCode::busy, "Accord is busy. Nothing was changed. Please try again in a moment."));
}

Result<Accepted> Gate::actNow(ActRequest request) {
    std::promise<Result<Accepted>> done;
    auto result = done.get_future();
    act(std::move(request), [&done](Result<Accepted> accepted) { done.set_value(std::move(accepted)); });
    return result.get();
}

Result<Accepted> Gate::perform(store::Session& session, ActRequest const& request) {
    auto const& action = *request.action;
    auto now = request.at.value_or(house_.clock.now());
    Sealer sealer(session, keys_, house_.random, now);
    GateDesk desk(house_, session, request.actor, now, sealer, decisions_, blind_);

    auto reached = authorise(desk, action.permission, action.on, request.on);
    if (!reached) return fail(reached.error());

    RequestId id{request.actor.user, request.key, std::string(action.name), {}};
    if (!request.key.empty()) {
        if (request.key.size() > keyCharsMax) return fail(ErrorCode::invalid, "A request key has at most 80 characters.");
        id.mac = inputMac(macKey_, action.name, request.on, withoutSecrets(request.input, *action.input));
        auto earlier = earlierOutput(session, id);
        if (!earlier) return fail(earlier.error());
        if (*earlier) return Accepted{std::move(**earlier), {}, true};
    }
    if (request.version && action.on != ObjectKind::installation && *request.version != reached->version)
        return fail(ErrorCode::stale, "Somebody changed this while you were working on it.");

    auto input = action.makeInput();
    if (auto faults = parseFields(*action.input, request.input, input.get()); !faults.empty()) return fail(std::move(faults));
    auto outcome = action.process(desk, request.on, input.get());
    if (!outcome) return fail(outcome.error());

    if (sealer.meetsErased(outcome->events)) return fail(wasErased());
    Accepted accepted{std::move(outcome->output), {}, false};
    accepted.events = appendEvents(outcome->events, session, sealer, house_.registry, {request.actor.user, request.actor.agency, now},
                                   house_.random, blind_);
    for (auto const& write : outcome->state) session.run(*write.statement, write.params);
    if (!request.key.empty()) keepRequest(session, id, withoutSecrets(accepted.output, *action.output), now);
    return accepted;
}

Result<Prepared> Gate::prepare(Actor const& actor, ActionInfo const& action, ObjectId on, FieldTexts const& query,
                               std::optional<Instant> at) {
    auto now = at.value_or(house_.clock.now());
    auto reader = house_.database.reader();
    store::Transaction snapshot(*reader);
    Sealer sealer(*reader, keys_, house_.random, now);
    GateDesk desk(house_, *reader, actor, now, sealer, decisions_, blind_);
    auto reached = authorise(desk, action.permission, action.on, on);
    if (!reached) return fail(reached.error());
    Prepared prepared{reached->version, {}};
    if (!action.help) return prepared;
    auto help = action.help(desk, on, query);
    if (!help) return fail(help.error());
    prepared.help = std::move(*help);
    return prepared;
}

Result<Changes> Gate::changesSince(Actor const& actor, ActionInfo const& action, ObjectId on, std::int64_t version,
                                   std::optional<Instant> at) {
    auto now = at.value_or(house_.clock.now());
    auto reader = house_.database.reader();
    store::Transaction snapshot(*reader);
    Sealer sealer(*reader, keys_, house_.random, now);
    GateDesk desk(house_, *reader, actor, now, sealer, decisions_, blind_);
    auto object = authorise(desk, action.permission, action.on, on);
    if (!object) return fail(object.error());

    Changes changes{{}, 0, object->version, {now, actor.user, actor.agency, actor.role, actor.door, "gate.changes", on, {}, {}, {}, {}}};
    changes.entry.reason = code(actor.purpose);
    auto missed = std::max<std::int64_t>(0, object->version - version);
    changes.more = std::max<std::int64_t>(0, missed - changesMax);
    auto decisions = decisions_.decide(*reader, actor, object->share, now);
    ChangeReader const who{decisions, actor.agency, isOneSided(desk, on)};
    auto find = [this](std::string_view type, int which) { return house_.registry.event(type, which); };
    for (auto const& bytes : ledger::lastOn(*reader, on, std::min(missed, changesMax))) {
        auto event = readEnvelope(bytes, find);
        if (!event) return fail(event.error());
        changes.list.push_back(changeOf(*event, who));
        if (changes.list.back().what.empty()) continue;
        if (event->subject != SubjectId{}) changes.entry.subjects.insert(event->subject);
    }
    return changes;
}

Result<Viewing> Gate::look(LookRequest const& request) {
    auto const& view = *request.view;
    auto now = request.at.value_or(house_.clock.now());
    auto reader = house_.database.reader();
    store::Transaction snapshot(*reader);
    Sealer sealer(*reader, keys_, house_.random, now);
    GateDesk desk(house_, *reader, request.actor, now, sealer, decisions_, blind_);

    auto reached = authorise(desk, view.permission, view.on, request.on);
    if (!reached) return fail(reached.error());
    auto query = view.makeQuery();
    if (auto faults = parseFields(*view.query, request.query, query.get()); !faults.empty()) return fail(std::move(faults));
    auto rows = view.rows(desk, request.on, query.get());
    if (!rows) return fail(rows.error());

    auto const& actor = request.actor;
    Viewing viewing{
        {}, reached->version, {now, actor.user, actor.agency, actor.role, actor.door, std::string(view.name), request.on, {}, {}, {}, {}}};
    viewing.entry.reason = code(actor.purpose);
    viewing.parts = showRows(*rows, {*reader, actor, decisions_, now, view.reveals}, sealer, viewing.entry);
    return viewing;
}

void Gate::release(AccessEntry entry, std::function<void(bool isLogged)> then) {
    if (entry.subjects.empty()) {
        then(true);  // nothing personal was shown
        return;
    }
    auto finish = std::make_shared<std::function<void(bool)>>(std::move(then));
    registered_.takeKnownOutOf(entry);
    auto shared = std::make_shared<AccessEntry>(std::move(entry));
    auto isQueued = committer_.submit([shared](store::Session& session) { writeAccess(session, *shared); },
                                      [this, shared, finish](bool isDurable) {
                                          if (isDurable) registered_.learn(*shared);
                                          (*finish)(isDurable);
                                      });
    if (!isQueued) (*finish)(false);
}

Result<Viewing> Gate::lookNow(LookRequest const& request) {
    auto viewing = look(request);
    if (!viewing) return viewing;
    std::promise<bool> logged;
    auto result = logged.get_future();
    release(viewing->entry, [&logged](bool isLogged) { logged.set_value(isLogged); });
    if (!result.get()) return fail(brokenStore());
    return viewing;
}

Result<std::vector<EventId>> Gate::record(Events events, Signature const& signature, std::vector<StateWrite> const& state) {
    std::vector<EventId> ids;
    auto isErased = false;
    auto isDurable = committer_.run([&](store::Session& session) {
        Sealer sealer(session, keys_, house_.random, signature.at);
        isErased = sealer.meetsErased(events);
        if (isErased) return;
        ids = appendEvents(events, session, sealer, house_.registry, signature, house_.random, blind_);
        for (auto const& write : state) session.run(*write.statement, write.params);
    });
    if (!isDurable) return fail(brokenStore());
    if (isErased) return fail(wasErased());
    return ids;
}

std::future<bool> Gate::recordNew(Events const& events, Signature const& signature) {
    auto bundle = std::make_shared<Bundle>(makeBundle(events, keys_, signature, house_.random));
    auto done = std::make_shared<std::promise<bool>>();
    auto result = done->get_future();
    auto const isQueued =
        committer_.submit([this, bundle](store::Session& session) { keepBundle(*bundle, session, keys_, house_.registry, blind_); },
                          [done](bool isDurable) { done->set_value(isDurable); });
    if (!isQueued) done->set_value(false);
    return result;
}

Result<std::int64_t> Gate::eraseDue(Signature const& signature) {
    std::int64_t erased = 0;
    auto isDurable = committer_.run([&](store::Session& session) {
        erased = 0;
        Sealer sealer(session, keys_, house_.random, signature.at);
        Events events;
        for (auto const& erasure : vault::dueErasures(session, signature.at)) {
            if (auto done = vault::shred(session, keys_, erasure.id, signature.at); !done) throw std::logic_error(done.error().message);
            events.add(events::SubjectErased{erasure.subject}, {.object = idCast<ObjectId>(erasure.subject)});
            ++erased;
        }
        (void)appendEvents(events, session, sealer, house_.registry, signature, house_.random, blind_);
    });
    if (!isDurable) return fail(brokenStore());
    // Also where nothing was due: a run before this one may have been kept from it by a reader.
    if (auto forgotten = house_.database.forgetDeleted("state_key"); !forgotten) return fail(forgotten.error());
    return erased;
}

std::string Gate::ruleText(RuleId rule) const {
    if (rule == RuleId{}) return {};
    if (auto text = house_.rulebook.reasonText(rule)) return text->head->name() + ": " + text->text;
    return house_.disclosure.ruleText(rule).value_or(std::string{});
}

Result<std::string> Gate::openUnseen(store::Session& session, SubjectId subject, std::string_view field, std::string_view cell) {
    Sealer sealer(session, keys_, house_.random, house_.clock.now());
    return sealer.open(subject, field, cell);
}

}  // namespace accord::gate

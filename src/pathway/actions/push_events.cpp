#include "pathway/actions/push_events.hpp"

#include "base/json.hpp"
#include "base/text.hpp"
#include "events/intake.hpp"
#include "gate/authorise.hpp"
#include "pathway/event_lines.hpp"
#include "pathway/ports.hpp"
#include "pathway/push_signature.hpp"
#include "pathway/task_standing.hpp"

namespace accord::pathway {
namespace {

/// What became of each line, by its number: the answer is kept for a second asking, and the sender's own ids may name somebody. What is
/// not told of was taken together with another of the same victim.
class Told {
public:
    explicit Told(EventBatch const& batch) : batch_(batch), said_(batch.lines.size()) {}

    void say(std::uint64_t csvLine, std::string_view result, std::string why = {}) {
        auto& said = said_[batch_.lineOf(csvLine)];
        if (said.result.empty()) said = {std::string(result), std::move(why)};
    }

    PushEvents::Output output() {
        PushEvents::Output output;
        JsonWriter json;
        json.beginArray();
        for (std::size_t at = 0; at < said_.size(); ++at) {
            auto const& line = batch_.lines[at];
            auto& said = said_[at];
            if (!line.fault.empty()) said = {"refused", line.fault};
            if (said.result.empty()) said.result = "merged";
            count(output, said.result);
            json.beginObject().key("line").integer(static_cast<std::int64_t>(line.line));
            json.key("result").text(said.result);
            if (!said.why.empty()) json.key("why").text(said.why);
            json.endObject();
        }
        output.lines = json.endArray().take();
        return output;
    }

private:
    struct Said {
        std::string result, why;
    };
    static void count(PushEvents::Output& output, std::string_view result) {
        if (result == "opened") ++output.opened;
        if (result == "standing" || result == "merged") ++output.standing;
        if (result == "no-route") ++output.withoutRoute;
        if (result == "refused") ++output.refused;
    }

    EventBatch const& batch_;
    std::vector<Said> said_;
};

/// The events that the report calls for, beside what stands.
gate::Events changesFor(gate::Desk& desk, ScreeningReport& report, Intake const& intake, Told& told) {
    gate::Events events;
    for (auto const& news : report.news)
        events.append(followNews(news, standingOfVictim(desk.db(), desk.blind(), news.victimKey), intake.place));
    for (auto& draft : report.tasks) {
        // Whoever is not to be approached stands like a task that is there already: the sender learns no more.
        auto const isNew = isNewTask(desk.db(), desk.blind(), draft, intake.place.ownerKind, intake.mayApproach);
        told.say(draft.line, isNew ? "opened" : "standing");
        if (isNew) events.append(openTask(draft, intake.place, newId<TaskId>(desk.random())));
    }
    return events;
}

}  // namespace

Result<gate::Done<PushEvents::Output>> PushEvents::process(gate::Desk& desk, ObjectId, Input const& input) {
    auto const& actor = desk.actor();
    auto const token = idCast<TokenId>(actor.user);
    auto const payload = fromBase64url(input.payload);
    if (!payload) return fail({{"payload", "not-base64", "The body has to come as the page of the API says"}});
    auto const key = ports().signingKey ? ports().signingKey(desk, token) : std::string{};
    if (auto good = checkSignature({token, input.signedAt, input.requestKey, *payload, input.signature}, key, desk.now()); !good)
        return fail(good.error());
    auto batch = readEventLines(*payload);
    if (!batch) return fail(batch.error());
    if (!ports().intake) return fail(ErrorCode::unavailable, "Nothing can be taken in just now.");
    auto intake = ports().intake(desk);
    if (!intake) return fail(intake.error());

    Told told(*batch);
    Screening screening({desk.rulebook(), intake->forces, intake->calendar, desk.today()}, intake->owner);
    screening.watch([&](std::uint64_t line, std::string_view reason) { told.say(line, "no-route", std::string(reason)); });
    screening.watchBad(
        [&](std::uint64_t line, RowProblem const& first) { told.say(line, "refused", first.problem + "; expected: " + first.expected); });
    if (!batch->rows.empty())
        if (auto read = screening.read("events", batch->source()); !read) return fail(read.error());
    auto report = screening.finish();

    gate::Done<Output> done;
    done.events = changesFor(desk, report, *intake, told);
    done.output = told.output();
    done.events.add(events::EventsReceived{token, static_cast<std::int64_t>(batch->lines.size()), done.output.opened, done.output.standing,
                                           done.output.withoutRoute, done.output.refused},
                    {.object = gate::installation});
    return done;
}

}  // namespace accord::pathway

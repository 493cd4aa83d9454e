#include "pathway/pushing_back.hpp"

#include "base/json.hpp"
#include "gate/authorise.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::pathway {
namespace {

using namespace std::chrono_literals;

constexpr auto idleFor = 5s;
constexpr std::chrono::seconds firstPushWait = 5s;
constexpr std::chrono::seconds longestPushWait = 4h;
constexpr auto givenUpAfter = 24h;

/// Five seconds after the first try, then four times as long each time, up to four hours; nothing after a day.
std::optional<Instant> nextTry(EndpointState const& state, Instant now) {
    auto wait = firstPushWait;
    for (std::int64_t again = 0; again < state.tries && wait < longestPushWait; ++again) wait *= 4;
    auto const next = now + std::min(wait, longestPushWait);
    auto const since = state.failingSince == Instant{} ? now : state.failingSince;
    return next > since + givenUpAfter ? std::nullopt : std::optional(next);
}

std::string const& shownText(gate::ShownPart const& part, gate::ShownRow const& row, std::string_view field) {
    static std::string const nothing;
    auto const& shown = row.fields.at(part.table->indexOf(field));
    return shown.showing == gate::Showing::shown ? shown.text : nothing;
}

DeliveryTask openedOf(gate::ShownPart const& part, gate::ShownRow const& row) {
    DeliveryTask task;
    task.id = shownText(part, row, "task");
    task.incidentReference = shownText(part, row, "incident-reference");
    task.victimReference = shownText(part, row, "victim-reference");
    task.stage = shownText(part, row, "stage");
    task.duty = shownText(part, row, "duty");
    task.dutyVersion = std::stoll(shownText(part, row, "duty-version"));
    task.due = shownText(part, row, "due");
    return task;
}

void putText(JsonWriter& json, std::string_view name, std::string const& text) {
    if (text.empty())
        json.key(name).null();
    else
        json.key(name).text(text);
}

}  // namespace

std::string deliveryBody(std::string_view id, std::vector<DeliveryTask> const& tasks) {
    JsonWriter json;
    json.beginObject().key("delivery").text(id).key("tasks").beginArray();
    for (auto const& task : tasks) {
        json.beginObject().key("task").text(task.id).key("news").text(task.isOver ? "over" : "opened");
        if (!task.isOver) {
            putText(json, "incident_reference", task.incidentReference);
            putText(json, "victim_reference", task.victimReference);
            json.key("stage").text(task.stage).key("duty").text(task.duty).key("duty_version").integer(task.dutyVersion);
            putText(json, "due", task.due);
        }
        json.endObject();
    }
    json.endArray().endObject();
    return json.take();
}

PushingBack::PushingBack(gate::Gate& gate, outbox::Poster& poster, SystemOf systemOf, Report report)
    : gate_(gate), poster_(poster), systemOf_(std::move(systemOf)), report_(std::move(report)), signer_(gate.keyring()) {}

bool PushingBack::deliverOne(std::atomic<bool> const& stopping) {
    auto const now = gate_.clock().now();
    auto const due = endpointsDue(*gate_.database().reader(), now);
    if (due.empty()) return false;
    auto const agency = due.front();
    auto isMine = false;
    std::string url;
    auto const isKept = gate_.keep([&](store::Session& session) {
        isMine = claimEndpoint(session, agency, now);
        url = endpointOf(session, agency);
    });
    if (!isKept || !isMine) return false;
    auto const ready = make(agency);
    if (!ready || url.empty()) {
        keep(noteIdle(agency, now + idleFor));
        return true;
    }
    settle(agency, *ready, send(agency, url, *ready, stopping));
    return true;
}

std::optional<PushingBack::Ready> PushingBack::make(AgencyId agency) {
    Ready ready{toText(newId<EventId>(gate_.random())), {}};
    std::optional<gate::Actor> actor;
    {
        auto reader = gate_.database().reader();
        for (auto task : overSinceSent(*reader, agency, TaskNews::tasksAtOnce)) ready.tasks.push_back({.id = toText(task), .isOver = true});
        actor = systemOf_(*reader, agency);
    }
    auto const* view = gate_.registry().view(TaskNews::name);
    if (ready.tasks.empty() && actor && view != nullptr) {
        auto const seen = gate_.lookNow({*actor, view, gate::installation, {}});
        if (seen)
            for (auto const& row : seen->parts.at(0).rows) ready.tasks.push_back(openedOf(seen->parts.at(0), row));
    }
    if (ready.tasks.empty()) return std::nullopt;
    return ready;
}

outbox::SendResult PushingBack::send(AgencyId agency, std::string const& url, Ready const& ready, std::atomic<bool> const& stopping) {
    auto address = outbox::webAddressOf(url, {.isTest = outbox::isTestInstallation()});
    if (!address) return {outbox::Sent::refused, address.error().message};
    outbox::Post post{std::move(*address), {}, deliveryBody(ready.id, ready.tasks)};
    auto const at = std::chrono::duration_cast<std::chrono::seconds>(gate_.clock().now().time_since_epoch()).count();
    post.headers = {"Content-Type: application/json",
                    "User-Agent: Accord",
                    "Expect:",
                    "Accord-Agency: " + toText(agency),
                    "Accord-Delivery: " + ready.id,
                    fmt::format("Accord-Signed-At: {}", at),
                    "Accord-Signature: " + signer_.sign(agency, signedDelivery({agency, at, ready.id, post.body}))};
    return poster_.post(post, stopping);
}

void PushingBack::settle(AgencyId agency, Ready const& ready, outbox::SendResult const& result) {
    auto const now = gate_.clock().now();
    gate::About const about{.object = idCast<ObjectId>(agency), .subject = {}, .joint = {}, .area = {}};
    gate::Signature const signature{.by = {}, .agency = agency, .at = now};
    gate::Events events;
    if (result.sent == outbox::Sent::handedOver) {
        auto const count = std::ssize(ready.tasks);
        events.add(events::TasksPushedBack{agency, count, ready.id}, about);
        std::vector<gate::StateWrite> writes{noteDelivered(agency, count, now)};
        for (auto const& task : ready.tasks) {
            auto const id = idFromText<TaskId>(task.id).value();
            writes.push_back(task.isOver ? markOver(agency, id) : markSent(agency, id));
        }
        (void)gate_.record(std::move(events), signature, writes);
        return;
    }
    auto const state = stateOfEndpoint(*gate_.database().reader(), agency);
    auto const next = result.sent == outbox::Sent::tryLater ? nextTry(state, now) : std::nullopt;
    if (next) return keep(noteFailed(agency, state, result.why, now, *next));
    report_(
        fmt::format("tasks back to an agency's system: given up: {}. Its administrator sees it on the page of the agency.", result.why));
    events.add(events::PushBackGivenUp{agency, result.why}, about);
    (void)gate_.record(std::move(events), signature, {noteGivenUp(agency, result.why, now)});
}

void PushingBack::keep(gate::StateWrite const& write) {
    (void)gate_.keep([&](store::Session& session) { session.run(*write.statement, write.params); });
}

}  // namespace accord::pathway

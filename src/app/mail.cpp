#include "app/mail.hpp"

#include "agency/actors.hpp"
#include "agency/directory.hpp"
#include "agency/mailed_link.hpp"
#include "agency/records.hpp"
#include "app/screening.hpp"
#include "base/json.hpp"
#include "gate/authorise.hpp"
#include "sharing/reminders.hpp"
#include "sharing/signing_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace accord::app {
namespace {

constexpr std::string_view dueTasks = "pathway.due-tasks";

class Rooms final : public outbox::PostmanPort {
public:
    explicit Rooms(Installation& installation) : installation_(installation) {}

    std::optional<std::string> address(store::Session& session, UserId user) override {
        auto const cell = agency::mailCell(session, user);
        auto opened = cell ? installation_.gate().openUnseen(session, idCast<SubjectId>(user), "email", *cell) : std::string{};
        if (!opened || opened->empty()) return std::nullopt;
        return std::move(*opened);
    }

    std::optional<outbox::OneTimeLink> newLink(store::Session& session, outbox::Order const& order, Instant now) override {
        if (order.kind == outbox::MailKind::signing) return signingLink(session, order, now);
        auto link = agency::mailedLink(session, installation_.random(), order, now);
        if (!link) return std::nullopt;
        return outbox::OneTimeLink{std::move(link->path), link->until};
    }

    std::vector<std::pair<UserId, std::int64_t>> tasksDue() override {
        std::vector<std::pair<UserId, std::int64_t>> counts;
        auto const* view = installation_.registry().view(dueTasks);
        for (auto user : agency::activeUsers(*installation_.database().reader())) {
            auto actor = actorOf(user);
            if (!view || !actor || !actor->may(view->permission)) continue;
            auto const seen = installation_.gate().lookNow({std::move(*actor), view, gate::installation, {}, installation_.sharedNow()});
            if (seen) counts.emplace_back(user, dueOf(*seen));
        }
        return counts;
    }

    std::vector<outbox::Order> reminders(store::Session& session, Instant now) override {
        std::vector<outbox::Order> orders;
        auto const rules = installation_.rulebook().at(londonDay(now));
        for (auto const& reminder : sharing::newReminders(session, now))
            for (auto const& colleague : agency::practitionersOf(session, reminder.lead)) {
                auto const* role = rules.role(colleague.role);
                if (colleague.isActive && role && role->permits("agreement.manage"))
                    orders.push_back({outbox::MailKind::reviewDue, colleague.user, column(reminder.agreement)});
            }
        return orders;
    }

private:
    std::optional<outbox::OneTimeLink> signingLink(store::Session& session, outbox::Order const& order, Instant now) {
        auto const user = agency::findUser(session, order.to);
        if (!user || user->disabledAt) return std::nullopt;
        auto link =
            sharing::mailedSigning(session, installation_.random(), order.to, user->agency, fromColumn<AgreementId>(order.detail), now);
        if (!link) return std::nullopt;
        return outbox::OneTimeLink{std::move(link->path), link->until};
    }

    [[nodiscard]] std::optional<gate::Actor> actorOf(UserId user) {
        auto reader = installation_.database().reader();
        auto const today = londonDay(installation_.clock().now());
        auto account = agency::accountOf(*reader, user, installation_.rulebook().entries(), today, {});
        if (!account) return std::nullopt;
        account->actor.door = gate::Door::timer;
        return std::move(account->actor);
    }

    static std::int64_t dueOf(gate::Viewing const& seen) {
        auto const& part = seen.parts.at(0);
        auto const& text = part.rows.at(0).fields.at(part.table->indexOf("due")).text;
        std::int64_t count = 0;
        (void)std::from_chars(text.data(), text.data() + text.size(), count);
        return count;
    }

    Installation& installation_;
};

/// "07:00" as minutes after midnight.
std::optional<std::chrono::minutes> timeOfDay(std::string_view text) {
    int hours = 0, minutes = 0;
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    auto const isRead = std::from_chars(text.data(), text.data() + 2, hours).ptr == text.data() + 2 &&
                        std::from_chars(text.data() + 3, text.data() + 5, minutes).ptr == text.data() + 5;
    if (!isRead || hours > 23 || minutes > 59) return std::nullopt;
    return std::chrono::hours{hours} + std::chrono::minutes{minutes};
}

Result<std::optional<outbox::DigestHours>> digestHours(std::string const& text) {
    if (text == "never") return std::nullopt;
    auto const from = timeOfDay(text);
    if (!from) return fail(ErrorCode::invalid, "The time of the day from which counts of tasks go out is written as 07:00, or is never.");
    return outbox::DigestHours{*from, *from + std::chrono::hours{5}};
}

/// Links in mail lead there: it is said by whoever runs the server, and never taken from a request.
bool isServerAddress(std::string_view text) {
    auto const isSafe = text.starts_with("https://") || text.starts_with("http://127.0.0.1:") || text.starts_with("http://localhost:");
    auto const isPlain = [](char c) {
        return c > 0x20 && c < 0x7f && std::string_view("\"<>\\^`{|}?#@").find(c) == std::string_view::npos;
    };
    return isSafe && text.size() <= 200 && !text.ends_with('/') && std::all_of(text.begin(), text.end(), isPlain);
}

Result<outbox::PostmanOptions> postmanOptions(Installation& installation, MailOptions const& options) {
    if (!isServerAddress(options.server))
        return fail(ErrorCode::invalid,
                    "Mail needs the address at which people reach this server, as --server-address https://accord.example");
    auto digest = digestHours(options.digest);
    if (!digest) return fail(digest.error());
    auto reference = readScreeningReference(installation.places());
    if (!reference) return fail(reference.error());
    return outbox::PostmanOptions{options.server, options.from, *digest, std::move(reference->calendar)};
}

std::vector<outbox::QueueRow> queueOf(Installation& installation) {
    return outbox::listQueue(*installation.database().reader());
}

}  // namespace

Mail::Mail(Installation& installation, outbox::Relay relay, outbox::PostmanOptions options, Report const& report)
    : port_(std::make_unique<Rooms>(installation)),
      transport_(std::move(relay)),
      postman_(installation.gate(), *port_, transport_, std::move(options), report),
      mailroom_(postman_, report) {}

Result<std::unique_ptr<Mail>> Mail::open(Installation& installation, MailOptions const& options, Report const& report) {
    outbox::setSendsMail(!options.relay.empty());
    if (options.relay.empty()) {
        auto const rows = queueOf(installation);
        auto const waiting = std::ranges::count_if(rows, [](auto const& row) { return !row.isGivenUp; });
        if (waiting > 0) report(fmt::format("{} mails wait, and no relay was named: start with --mail, or give out new links", waiting));
        return nullptr;
    }
    auto relay = outbox::relayOf({options.relay, options.from, options.loginFile, options.trusted});
    if (!relay) return fail(relay.error());
    auto made = postmanOptions(installation, options);
    if (!made) return fail(made.error());
    return std::unique_ptr<Mail>(new Mail(installation, std::move(*relay), std::move(*made), report));
}

std::string outboxJson(Installation& installation) {
    JsonWriter out;
    std::int64_t waiting = 0, givenUp = 0;
    auto const rows = queueOf(installation);
    for (auto const& row : rows) ++(row.isGivenUp ? givenUp : waiting);
    out.beginObject().key("waiting").integer(waiting).key("given_up").integer(givenUp);
    out.key("mails").beginArray();
    for (auto const& row : rows) {
        out.beginObject().key("what").text(code(row.kind)).key("state").text(row.isGivenUp ? "given-up" : "waiting");
        out.key("queued").text(isoInstant(row.queuedAt)).key("tries").integer(row.tries).key("why").text(row.why);
        out.key(row.isGivenUp ? "given_up_at" : "next_try").text(isoInstant(row.at)).endObject();
    }
    out.endArray().endObject();
    return out.take();
}

}  // namespace accord::app

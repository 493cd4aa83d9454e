#include "outbox/queue.hpp"

#include <atomic>
#include <stdexcept>

namespace accord::outbox {
namespace {

using namespace std::chrono_literals;
using gate::StateWrite;
using store::Statement;

// Longer than a try can take: who does not say how it went by then has died.
constexpr auto claimHolds = 2min;

// Any number serves, as long as all nodes use the same one and nothing else does.
Statement const lockOutbox{"outbox.lock", "SELECT COUNT(*) FROM (SELECT pg_advisory_xact_lock(4706340672)) locked", "i"};

Statement const insertOrder{"outbox.insert-order",
                            "INSERT INTO state_outbox (id, kind, user_id, detail, queued_at, tries, next_at, claimed_until, given_up, why) "
                            "VALUES (:id, :kind, :user, :detail, :now, 0, :next, 0, 0, '')"};
// An invitation and a reset are two names of one thing: the account's one link. Each agreement has its own link.
Statement const deleteEarlier{"outbox.delete-earlier",
                              "DELETE FROM state_outbox WHERE user_id = :user AND (kind <> 'signing' OR detail = :detail) AND (kind = "
                              ":kind OR (kind IN ('invitation', 'reset') AND "
                              "CAST(:other AS TEXT) IN ('invitation', 'reset')))"};
Statement const selectDue{"outbox.select-due",
                          "SELECT id, kind, user_id, detail, queued_at, tries FROM state_outbox o WHERE given_up = 0 AND next_at <= :now "
                          "AND NOT EXISTS (SELECT 1 FROM state_outbox c WHERE c.claimed_until > :now) ORDER BY next_at, id LIMIT 1",
                          "itiiii"};
Statement const claim{"outbox.claim", "UPDATE state_outbox SET tries = tries + 1, claimed_until = :until WHERE id = :id"};
Statement const release{"outbox.release", "UPDATE state_outbox SET claimed_until = 0 WHERE claimed_until > 0"};
Statement const deleteOrder{"outbox.delete-order", "DELETE FROM state_outbox WHERE id = :id"};
Statement const markGivenUp{"outbox.mark-given-up",
                            "UPDATE state_outbox SET given_up = 1, claimed_until = 0, next_at = :now, why = :why WHERE id = :id"};
Statement const markAgain{"outbox.mark-again", "UPDATE state_outbox SET claimed_until = 0, next_at = :next, why = :why WHERE id = :id"};
Statement const selectDay{"outbox.select-day", "SELECT day FROM state_outbox_day WHERE one = 1", "t"};
Statement const putDay{"outbox.put-day",
                       "INSERT INTO state_outbox_day (one, day) VALUES (1, :day) "
                       "ON CONFLICT (one) DO UPDATE SET day = excluded.day"};
Statement const deleteGivenUp{"outbox.delete-given-up", "DELETE FROM state_outbox WHERE given_up = 1 AND next_at < :before"};
Statement const selectAll{"outbox.select-all",
                          "SELECT kind, given_up, tries, queued_at, next_at, why FROM state_outbox ORDER BY queued_at, id", "tiiiit"};

constexpr store::Migration steps[]{
    {95, "outbox: mail that waits for its relay", R"(
CREATE TABLE state_outbox (id BIGINT PRIMARY KEY, kind TEXT NOT NULL, user_id BIGINT NOT NULL, detail BIGINT NOT NULL, queued_at BIGINT NOT NULL,
    tries BIGINT NOT NULL, next_at BIGINT NOT NULL, claimed_until BIGINT NOT NULL, given_up BIGINT NOT NULL, why TEXT NOT NULL){strict};
CREATE INDEX state_outbox_next ON state_outbox (given_up, next_at);
CREATE INDEX state_outbox_user ON state_outbox (user_id);
CREATE TABLE state_outbox_day (one BIGINT PRIMARY KEY, day TEXT NOT NULL){strict};
)"},
};

constexpr store::TableInfo list[]{
    {"state_outbox", store::TableInfo::state, "id"},
    {"state_outbox_day", store::TableInfo::state, "one"},
};

std::atomic<bool> hasRelay{false};

MailKind kindOf(std::string const& text) {
    auto const kind = fromCode<MailKind>(text);
    if (!kind) throw std::runtime_error("an order in the outbox of no kind");
    return *kind;
}

StateWrite earlier(Order const& order) {
    auto const kind = std::string(code(order.kind));
    return {&deleteEarlier, {column(order.to), order.detail, kind, kind}};
}

StateWrite insertion(Order const& order, Random& random, Instant now) {
    auto const id = static_cast<std::int64_t>(random.next() >> 4);
    return {&insertOrder, {id, std::string(code(order.kind)), column(order.to), order.detail, micros(now), micros(now)}};
}

}  // namespace

void setSendsMail(bool sends) {
    hasRelay = sends;
}
bool sendsMail() {
    return hasRelay;
}

bool queueMail(std::vector<StateWrite>& state, Order const& order, Random& random, Instant now) {
    if (!sendsMail()) return false;
    state.push_back(earlier(order));
    state.push_back(insertion(order, random, now));
    return true;
}

bool queueMail(store::Session& session, Order const& order, Random& random, Instant now) {
    std::vector<StateWrite> state;
    if (!queueMail(state, order, random, now)) return false;
    for (auto const& write : state) session.run(*write.statement, write.params);
    return true;
}

bool isMailDue(store::Session& session, Instant now) {
    return session.one(selectDue, {micros(now)}).has_value();
}

std::optional<Claimed> claimMail(store::Session& session, Instant now) {
    if (session.dialect() == store::Dialect::postgresql) (void)session.one(lockOutbox);
    auto const row = session.one(selectDue, {micros(now)});
    if (!row) return std::nullopt;
    session.run(claim, {micros(now + claimHolds), row->integer(0)});
    return Claimed{row->integer(0),
                   {kindOf(row->text(1)), fromColumn<UserId>(row->integer(2)), row->integer(3)},
                   fromMicros(row->integer(4)),
                   row->integer(5) + 1};
}

void releaseClaims(store::Session& session) {
    session.run(release);
}

StateWrite done(std::int64_t id) {
    return {&deleteOrder, {id}};
}
StateWrite givenUp(std::int64_t id, std::string why, Instant now) {
    return {&markGivenUp, {micros(now), std::move(why), id}};
}
StateWrite again(std::int64_t id, std::string why, Instant next) {
    return {&markAgain, {micros(next), std::move(why), id}};
}

bool isDayMarked(store::Session& session, std::string const& day) {
    auto const row = session.one(selectDay);
    return row && row->text(0) >= day;
}

bool markDay(store::Session& session, std::string const& day) {
    if (isDayMarked(session, day)) return false;
    session.run(putDay, {day});
    return true;
}

void forgetGivenUp(store::Session& session, Instant before) {
    session.run(deleteGivenUp, {micros(before)});
}

std::vector<QueueRow> listQueue(store::Session& session) {
    std::vector<QueueRow> rows;
    session.each(selectAll, {}, [&](store::Row const& row) {
        rows.push_back({kindOf(row.text(0)), row.integer(1) != 0, row.integer(2), fromMicros(row.integer(3)), fromMicros(row.integer(4)),
                        row.text(5)});
    });
    return rows;
}

std::span<store::Migration const> migrations() {
    return steps;
}
std::span<store::TableInfo const> tables() {
    return list;
}

}  // namespace accord::outbox

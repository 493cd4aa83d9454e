#include "vault/erasure.hpp"

#include <algorithm>

namespace accord::vault {
namespace {

using store::Row;
using store::Session;
using store::Statement;

std::string const columns = "id, subject, asked_by, asked_at, approved_by, approved_at, hold_until, done_at";
std::string const letters = "iiiiiiii";

Statement const selectOfSubject{
    "vault.erasure-of-subject",
    "SELECT " + columns + " FROM state_erasure WHERE subject = :subject ORDER BY COALESCE(done_at, 0), id LIMIT 1", letters};
Statement const selectErasure{"vault.find-erasure", "SELECT " + columns + " FROM state_erasure WHERE id = :id", letters};
Statement const selectDue{
    "vault.due-erasures",
    "SELECT " + columns +
        " FROM state_erasure WHERE done_at IS NULL AND approved_by IS NOT NULL AND hold_until <= :now ORDER BY hold_until, id",
    letters};
Statement const finish{"vault.finish-erasure", "UPDATE state_erasure SET done_at = :at WHERE id = :id AND done_at IS NULL"};

std::optional<Instant> instantAt(Row const& row, std::size_t column) {
    auto const value = row.optionalInteger(column);
    return value ? std::optional{fromMicros(*value)} : std::nullopt;
}

Erasure erasureFrom(Row const& row) {
    Erasure erasure{.id = fromColumn<ErasureId>(row.integer(0)),
                    .subject = fromColumn<SubjectId>(row.integer(1)),
                    .askedBy = fromColumn<UserId>(row.integer(2)),
                    .askedAt = fromMicros(row.integer(3))};
    if (auto const by = row.optionalInteger(4)) erasure.approvedBy = fromColumn<UserId>(*by);
    erasure.approvedAt = instantAt(row, 5);
    erasure.holdUntil = instantAt(row, 6);
    erasure.doneAt = instantAt(row, 7);
    return erasure;
}

}  // namespace

Statement const insertErasure{"vault.ask-erasure",
                              "INSERT INTO state_erasure (id, subject, asked_by, asked_at) VALUES (:id, :subject, :by, :at)"};
Statement const setApproved{
    "vault.approve-erasure",
    "UPDATE state_erasure SET approved_by = :by, approved_at = :at, hold_until = :until WHERE id = :id AND approved_by "
    "IS NULL AND done_at IS NULL"};
Statement const deleteErasure{"vault.give-up-erasure", "DELETE FROM state_erasure WHERE id = :id AND done_at IS NULL"};

std::string_view sentence(ErasureBar bar) {
    switch (bar) {
        case ErasureBar::notApproved: return "A second person has not approved the erasure.";
        case ErasureBar::approvedByTheAsker: return "Who asks for an erasure cannot approve it.";
        case ErasureBar::holdNotPassed: return "Seven days have not passed since the erasure was approved.";
        case ErasureBar::alreadyDone: return "The erasure has been carried out.";
    }
    return {};
}

std::vector<ErasureBar> barsAgainst(Erasure const& erasure, Instant now) {
    std::vector<ErasureBar> bars;
    if (!erasure.approvedBy || !erasure.approvedAt)
        bars.push_back(ErasureBar::notApproved);
    else if (*erasure.approvedBy == erasure.askedBy)
        bars.push_back(ErasureBar::approvedByTheAsker);
    // The hold as it stands, and never less than seven days after the approval.
    if (!erasure.holdUntil || !erasure.approvedAt || now < *erasure.holdUntil || now < *erasure.approvedAt + erasureHold)
        bars.push_back(ErasureBar::holdNotPassed);
    if (erasure.doneAt) bars.push_back(ErasureBar::alreadyDone);
    return bars;
}

Result<ErasureId> askErasure(Session& session, SubjectId subject, UserId by, Instant now, Random& random) {
    if (auto const known = erasureOf(session, subject); known && !known->doneAt)
        return fail(ErrorCode::refused, "An erasure has been asked for already.");
    auto const id = newId<ErasureId>(random);
    session.run(insertErasure, {column(id), column(subject), column(by), micros(now)});
    return id;
}

Result<> approveErasure(Session& session, ErasureId id, UserId by, Instant now) {
    auto const erasure = findErasure(session, id);
    if (!erasure) return fail(ErrorCode::notFound, "There is no such erasure.");
    if (erasure->askedBy == by) return fail(ErrorCode::refused, std::string(sentence(ErasureBar::approvedByTheAsker)));
    auto const approved = session.run(setApproved, {column(by), micros(now), micros(now + erasureHold), column(id)});
    if (approved == 0) return fail(ErrorCode::refused, "The erasure has been approved already.");
    return {};
}

std::optional<Erasure> erasureOf(Session& session, SubjectId subject) {
    auto const row = session.one(selectOfSubject, {column(subject)});
    return row ? std::optional{erasureFrom(*row)} : std::nullopt;
}

std::optional<Erasure> findErasure(Session& session, ErasureId id) {
    auto const row = session.one(selectErasure, {column(id)});
    return row ? std::optional{erasureFrom(*row)} : std::nullopt;
}

std::vector<Erasure> dueErasures(Session& session, Instant now) {
    std::vector<Erasure> due;
    session.each(selectDue, {micros(now)}, [&](Row const& row) { due.push_back(erasureFrom(row)); });
    std::erase_if(due, [&](Erasure const& erasure) { return !barsAgainst(erasure, now).empty(); });
    return due;
}

Result<std::int64_t> shred(Session& session, Keys& keys, ErasureId id, Instant now) {
    auto const erasure = findErasure(session, id);
    if (!erasure) return fail(ErrorCode::notFound, "There is no such erasure.");
    auto const bars = barsAgainst(*erasure, now);
    if (!bars.empty()) {
        std::string why;
        for (auto const bar : bars) why += (why.empty() ? "" : " ") + std::string(sentence(bar));
        return fail(ErrorCode::refused, why);
    }
    auto const destroyed = keys.destroyAllOf(session, erasure->subject, now);
    session.run(finish, {micros(now), column(id)});
    return destroyed;
}

bool erasureInProgress(Keyring const& keyring, Erasure const& erasure) {
    return erasure.doneAt && keyring.oldestMadeAt() <= *erasure.doneAt;
}

}  // namespace accord::vault

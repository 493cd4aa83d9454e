#include "web/own_account.hpp"

#include "outbox/queue.hpp"
#include "web/totp.hpp"

namespace accord::web {
namespace {

std::string enrolmentKey(UserId user) {
    return "own " + toText(user);
}

}  // namespace

Result<OwnAccount::Me> OwnAccount::me(store::Session& db, std::string_view session) const {
    auto const seen = desk_.look(db, session);
    if (!seen.session || seen.session->stage != SessionStage::full || sessionFault(*seen.session, seen.now))
        return fail(SignInDesk::sessionOver());
    auto const user = seen.session->user;
    auto const account = desk_.house().port.account(db, user, seen.now);
    auto credential = findCredential(db, user, desk_.vault());
    if (!account || !credential || seen.session->startedAt < account->sessionsFrom) return fail(SignInDesk::sessionOver());
    return Me{user, desk_.house().port.email(db, user).value_or(toText(user)), std::move(*credential), seen.now};
}

Result<OwnAccount::Standing> OwnAccount::standing(std::string_view session) const {
    auto reader = desk_.house().gate.database().reader();
    auto const mine = me(*reader, session);
    if (!mine) return fail(mine.error());
    return Standing{sessionsOf(*reader, mine->user, session, mine->now), recoveryCodesLeft(*reader, mine->user), mine->email};
}

Result<> OwnAccount::endSessionNumber(std::string_view session, std::int64_t number) const {
    auto const done = desk_.durably<bool>([&](store::Session& db) -> Result<bool> {
        auto const mine = me(db, session);
        if (!mine) return fail(mine.error());
        return endListedSession(db, mine->user, number);
    });
    if (!done) return fail(done.error());
    return {};
}

Result<> OwnAccount::endOthers(std::string_view session) const {
    auto const done = desk_.durably<bool>([&](store::Session& db) -> Result<bool> {
        auto const mine = me(db, session);
        if (!mine) return fail(mine.error());
        endOtherSessions(db, mine->user, session);
        return true;
    });
    if (!done) return fail(done.error());
    return {};
}

Result<OwnAccount::Me> OwnAccount::checkPassword(std::string_view session, std::string_view password, std::string_view field,
                                                 Client const& client) const {
    std::int64_t attempt{};
    auto mine = desk_.durably<Me>([&](store::Session& db) -> Result<Me> {
        auto found = me(db, session);
        if (!found) return found;
        auto const begun = desk_.begin(db, found->email, found->user, client, found->now);
        if (!begun) return fail(begun.error());
        attempt = *begun;
        return found;
    });
    if (!mine) return mine;
    auto const right = desk_.house().hasher.matches(mine->credential.passwordHash, password.substr(0, 4 * passwordCharsMax));
    if (!right) return fail(right.error());
    if (!*right) return fail({{std::string(field), "wrong", "This is not your password"}});
    (void)desk_.durably<bool>([&](store::Session& db) -> Result<bool> {
        forgetTry(db, attempt);
        return true;
    });
    return mine;
}

Result<> OwnAccount::changePassword(std::string_view session, std::string_view current, std::string_view next, Client const& client) const {
    auto const mine = checkPassword(session, current, "current", client);
    if (!mine) return fail(mine.error());
    if (auto const fault = passwordFault(next, desk_.house().common, {mine->email}))
        return fail({{"password", "not-a-good-password", std::string(sentence(*fault))}});
    auto const hash = desk_.house().hasher.hash(next);
    if (!hash) return fail(hash.error());
    auto const done = desk_.durably<bool>([&](store::Session& db) -> Result<bool> {
        setPassword(db, mine->user, *hash, mine->now);
        endOtherSessions(db, mine->user, session);
        outbox::queueMail(db, {outbox::MailKind::accountChanged, mine->user}, desk_.random(), mine->now);
        return true;
    });
    if (!done) return fail(done.error());
    return {};
}

Result<> OwnAccount::startNewApp(std::string_view session, std::string_view password, Client const& client) const {
    auto const mine = checkPassword(session, password, "current", client);
    if (!mine) return fail(mine.error());
    auto const done = desk_.durably<bool>([&](store::Session& db) -> Result<bool> {
        Enrolment const enrolment{mine->credential.passwordHash, newTotpSecret(desk_.random()), newRecoveryCodes(desk_.random())};
        keepEnrolment(db, enrolmentKey(mine->user), mine->user, enrolment, desk_.vault(), desk_.random(), mine->now);
        return true;
    });
    if (!done) return fail(done.error());
    return {};
}

Result<AppToAdd> OwnAccount::appToAdd(std::string_view session) const {
    auto reader = desk_.house().gate.database().reader();
    auto const mine = me(*reader, session);
    if (!mine) return fail(mine.error());
    auto const enrolment = findEnrolment(*reader, enrolmentKey(mine->user), mine->user, desk_.vault(), mine->now);
    if (!enrolment) return fail(ErrorCode::notFound, "Start again: this took too long.");
    return AppToAdd{enrolment->totpSecret, mine->email, enrolment->recoveryCodes};
}

Result<> OwnAccount::proveNewApp(std::string_view session, std::string_view code) const {
    auto const done = desk_.durably<bool>([&](store::Session& db) -> Result<bool> {
        auto const mine = me(db, session);
        if (!mine) return fail(mine.error());
        auto const enrolment = findEnrolment(db, enrolmentKey(mine->user), mine->user, desk_.vault(), mine->now);
        if (!enrolment) return fail(ErrorCode::notFound, "Start again: this took too long.");
        auto const step = totpStep(enrolment->totpSecret, code, mine->now, 0);
        if (!step) return fail(SignInDesk::wrongCode());
        // The password is the one of now: it may have been changed since.
        setCredential(db, mine->user, {mine->credential.passwordHash, enrolment->totpSecret, *step}, desk_.vault(), desk_.random(),
                      mine->now);
        setRecoveryCodes(db, mine->user, enrolment->recoveryCodes);
        endOtherSessions(db, mine->user, session);
        forgetBrowsers(db, mine->user);
        dropEnrolment(db, enrolmentKey(mine->user));
        outbox::queueMail(db, {outbox::MailKind::accountChanged, mine->user}, desk_.random(), mine->now);
        return true;
    });
    if (!done) return fail(done.error());
    return {};
}

Result<std::string> OwnAccount::confirm(std::string_view session, std::string_view code, std::string_view act, Client const& client) const {
    return desk_.durably<std::string>([&](store::Session& db) -> Result<std::string> {
        auto const mine = me(db, session);
        if (!mine) return fail(mine.error());
        auto const attempt = desk_.begin(db, mine->email, mine->user, client, mine->now);
        if (!attempt) return fail(attempt.error());
        auto const step = totpStep(mine->credential.totpSecret, code, mine->now, mine->credential.lastStep);
        if (!step || !useStep(db, mine->user, *step)) return fail(SignInDesk::wrongCode());
        forgetTry(db, *attempt);
        return confirmSession(db, desk_.random(), session, act, mine->now);
    });
}

bool OwnAccount::takeConfirmation(std::string_view session, std::string_view act) const {
    auto const done = desk_.durably<bool>([&](store::Session& db) -> Result<bool> {
        auto const seen = desk_.look(db, session);
        if (!seen.session || sessionFault(*seen.session, seen.now) || !hasSteppedUp(*seen.session, act, seen.now)) return false;
        useConfirmation(db, session);
        return true;
    });
    return done && *done;
}

}  // namespace accord::web

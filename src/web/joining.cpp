#include "web/joining.hpp"

#include "outbox/queue.hpp"
#include "vault/one_time_secret.hpp"
#include "web/totp.hpp"

namespace accord::web {
namespace {

Error noSuchLink() {
    return {ErrorCode::notFound, "This link was used already, or it is too old. Ask for a new one."};
}

}  // namespace

Result<Joining::Found> Joining::find(store::Session& db, std::string_view secret) const {
    auto& port = desk_.house().port;
    Found found{vault::secretHash(vault::SecretUse::invitation, secret), {}, {}, {}, {}, desk_.look(db, {}).now};
    auto const invitation = port.invitation(db, found.hash);
    if (!invitation || invitation->expires <= found.now) return fail(noSuchLink());
    auto account = port.account(db, invitation->user, found.now);
    auto email = port.email(db, invitation->user);
    if (!account || !email) return fail(noSuchLink());
    found.invitation = *invitation;
    found.account = std::move(*account);
    found.email = std::move(*email);
    found.credential = findCredential(db, invitation->user, desk_.vault());
    return found;
}

Result<JoiningPerson> Joining::lookAt(std::string_view secret) const {
    auto reader = desk_.house().gate.database().reader();
    auto const found = find(*reader, secret);
    if (!found) return fail(found.error());
    return JoiningPerson{found->invitation.user, found->email, found->account.actor.agencyName, found->account.roleName, found->keepsApp()};
}

Result<JoinStep> Joining::choosePassword(std::string_view secret, std::string_view password) const {
    auto const& house = desk_.house();
    auto const person = lookAt(secret);
    if (!person) return fail(person.error());
    if (auto const fault = passwordFault(password, house.common, {person->email, person->agencyName}))
        return fail({{"password", "not-a-good-password", std::string(sentence(*fault))}});
    auto hash = house.hasher.hash(password);
    if (!hash) return fail(hash.error());

    return desk_.durably<JoinStep>([&](store::Session& db) -> Result<JoinStep> {
        auto const found = find(db, secret);
        if (!found) return fail(found.error());
        Enrolment enrolment{*hash};
        if (!found->keepsApp()) {
            enrolment.totpSecret = newTotpSecret(desk_.random());
            enrolment.recoveryCodes = newRecoveryCodes(desk_.random());
        }
        keepEnrolment(db, found->hash, found->invitation.user, enrolment, desk_.vault(), desk_.random(), found->now);
        return found->keepsApp() ? JoinStep::oldApp : JoinStep::newApp;
    });
}

Result<AppToAdd> Joining::appToAdd(std::string_view secret) const {
    auto reader = desk_.house().gate.database().reader();
    auto const found = find(*reader, secret);
    if (!found) return fail(found.error());
    auto const enrolment = findEnrolment(*reader, found->hash, found->invitation.user, desk_.vault(), found->now);
    if (!enrolment || enrolment->totpSecret.empty()) return fail(SignInDesk::sessionOver());
    return AppToAdd{enrolment->totpSecret, found->email, enrolment->recoveryCodes};
}

Result<SignedIn> Joining::finish(store::Session& db, Found const& found, Enrolment const& enrolment, std::int64_t step,
                                 Client const& client) const {
    auto const user = found.invitation.user;
    if (!desk_.house().port.useInvitation(db, found.hash, found.now)) return fail(noSuchLink());
    if (enrolment.totpSecret.empty()) {
        setPassword(db, user, enrolment.passwordHash, found.now);
    } else {
        setCredential(db, user, {enrolment.passwordHash, enrolment.totpSecret, step}, desk_.vault(), desk_.random(), found.now);
        setRecoveryCodes(db, user, enrolment.recoveryCodes);
    }
    // What was open under the old password ends, and no browser of before is trusted.
    endAllSessions(db, user);
    forgetBrowsers(db, user);
    dropEnrolment(db, found.hash);
    // OWASP ASVS 5.0, 6.3.7: they are told, on a channel that this link need not have come by.
    if (found.credential) outbox::queueMail(db, {outbox::MailKind::accountChanged, user}, desk_.random(), found.now);
    return desk_.open(db, user, client, found.now);
}

Result<SignedIn> Joining::proveApp(std::string_view secret, std::string_view code, Client const& client) const {
    std::optional<KnownAccount> account;
    auto const done = desk_.durably<SignedIn>([&](store::Session& db) -> Result<SignedIn> {
        auto const found = find(db, secret);
        if (!found) return fail(found.error());
        account = found->account;
        auto const enrolment = findEnrolment(db, found->hash, found->invitation.user, desk_.vault(), found->now);
        if (!enrolment || enrolment->totpSecret.empty()) return fail(SignInDesk::sessionOver());
        auto const step = totpStep(enrolment->totpSecret, code, found->now, 0);
        if (!step) return fail(SignInDesk::wrongCode());
        return finish(db, *found, *enrolment, *step, client);
    });
    if (done && !account->hasJoined) desk_.house().port.joined(*account);
    return done;
}

Result<SignedIn> Joining::proveOldApp(std::string_view secret, std::string_view code, Client const& client) const {
    return desk_.durably<SignedIn>([&](store::Session& db) -> Result<SignedIn> {
        auto const found = find(db, secret);
        if (!found) return fail(found.error());
        auto const user = found->invitation.user;
        auto const enrolment = findEnrolment(db, found->hash, user, desk_.vault(), found->now);
        if (!enrolment || !found->keepsApp()) return fail(SignInDesk::sessionOver());
        auto const attempt = desk_.begin(db, found->email, user, client, found->now);
        if (!attempt) return fail(attempt.error());
        auto const step = totpStep(found->credential->totpSecret, code, found->now, found->credential->lastStep);
        bool const isRight = step ? useStep(db, user, *step) : useRecoveryCode(db, user, code);
        if (!isRight) return fail(SignInDesk::wrongCode());
        forgetTry(db, *attempt);
        return finish(db, *found, *enrolment, 0, client);
    });
}

}  // namespace accord::web

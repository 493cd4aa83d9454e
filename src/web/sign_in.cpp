#include "web/sign_in.hpp"

#include "base/text.hpp"
#include "vault/blind_index.hpp"
#include "web/totp.hpp"

namespace accord::web {
namespace {

Error wrongPassword() {
    return {ErrorCode::invalid, "The email address or the password is not right"};
}

std::string loginToken(vault::Keyring const& keyring, std::string_view email) {
    return vault::BlindIndex(keyring).fullToken(vault::IndexNumber::staffEmail, email);
}

}  // namespace

std::string loginEmail(std::string_view typed) {
    return lowerAscii(trimmed(typed));
}

Error SignInDesk::unavailable() {
    return {ErrorCode::unavailable, "Accord could not save this just now. Please try again."};
}
Error SignInDesk::sessionOver() {
    return {ErrorCode::unauthenticated, "Start again: this took too long."};
}
Error SignInDesk::wrongCode() {
    return {ErrorCode::invalid, "This code is not right, or it was used already. Wait for the next one"};
}

SeenSession SignInDesk::look(store::Session& db, std::string_view token) const {
    return lookAtSession(db, token, house_.options.time, house_.gate.clock().now());
}

Result<std::int64_t> SignInDesk::begin(store::Session& db, std::string_view email, std::optional<UserId> user, Client const& client,
                                       Instant now) const {
    bool const isKnown = !client.browser.empty() && isKnownBrowser(db, client.browser, user.value_or(UserId{}), now);
    TryOf const of{vault_.bucket("account", email), vault_.bucket("address", client.address),
                   isKnown ? vault_.bucket("browser", client.browser) : std::string{}};
    auto const begun = beginTry(db, random(), of, now, house_.options.limits);
    if (begun.bar != GuessBar::none) return fail(ErrorCode::tooMany, "There were too many wrong tries. Wait 15 minutes and try again");
    return begun.id;
}

SignedIn SignInDesk::open(store::Session& db, UserId user, Client const& client, Instant now) const {
    SignedIn done{startSession(db, random(), {user, SessionStage::full, now, now, now, std::string(anyAct)}, client.agent)};
    if (client.browser.empty() || !isKnownBrowser(db, client.browser, user, now)) done.browser = rememberBrowser(db, random(), user, now);
    return done;
}

// As few questions as can be before the hash, so that an address that nobody has takes as long.
Result<SignIn::Asked> SignIn::ask(store::Session& db, std::string const& email, Client const& client) const {
    auto const& house = desk_.house();
    Asked asked;
    asked.now = desk_.look(db, {}).now;
    auto const user = house.port.userOf(db, loginToken(house.gate.keyring(), email));
    auto const credential = findCredential(db, user.value_or(UserId{}), desk_.vault());
    auto const attempt = desk_.begin(db, email, user, client, asked.now);
    if (!attempt) return fail(attempt.error());
    asked.attempt = *attempt;
    if (user && credential) {
        asked.user = user;
        asked.passwordHash = credential->passwordHash;
    }
    return asked;
}

Result<std::string> SignIn::givePassword(std::string_view email, std::string_view password, Client const& client) const {
    auto const address = loginEmail(email);
    if (password.size() > 4 * passwordCharsMax) return fail(wrongPassword());
    auto const asked = desk_.durably<Asked>([&](store::Session& db) { return ask(db, address, client); });
    if (!asked) return fail(asked.error());

    auto& hasher = desk_.house().hasher;
    auto const right = hasher.matches(asked->passwordHash, password);
    if (!right) return fail(right.error());
    if (!*right) return fail(wrongPassword());
    auto const again = hasher.needsRehash(*asked->passwordHash) ? hasher.hash(password) : Result<std::string>(std::string{});

    return desk_.durably<std::string>([&](store::Session& db) -> Result<std::string> {
        if (!desk_.house().port.account(db, *asked->user, asked->now)) return fail(wrongPassword());
        forgetTry(db, asked->attempt);
        if (again && !again->empty()) setPassword(db, *asked->user, *again, asked->now);
        return startSession(db, desk_.random(), {*asked->user, SessionStage::password, asked->now, asked->now, {}, {}}, client.agent);
    });
}

Result<SignedIn> SignIn::giveCode(std::string_view halfSession, std::string_view code, Client const& client) const {
    return giveSecond(Second::app, halfSession, code, client);
}

Result<SignedIn> SignIn::giveRecoveryCode(std::string_view halfSession, std::string_view code, Client const& client) const {
    return giveSecond(Second::recoveryCode, halfSession, code, client);
}

bool SignIn::isRight(store::Session& db, Second kind, UserId user, std::string_view code, Instant now) const {
    if (kind == Second::recoveryCode) return useRecoveryCode(db, user, code);
    auto const credential = findCredential(db, user, desk_.vault());
    if (!credential) return false;
    auto const step = totpStep(credential->totpSecret, code, now, credential->lastStep);
    return step && useStep(db, user, *step);
}

Result<SignedIn> SignIn::giveSecond(Second kind, std::string_view halfSession, std::string_view code, Client const& client) const {
    auto const& house = desk_.house();
    std::optional<KnownAccount> account;
    auto const done = desk_.durably<SignedIn>([&](store::Session& db) -> Result<SignedIn> {
        auto const seen = desk_.look(db, halfSession);
        if (!seen.session || seen.session->stage != SessionStage::password || sessionFault(*seen.session, seen.now))
            return fail(SignInDesk::sessionOver());
        auto const user = seen.session->user;
        account = house.port.account(db, user, seen.now);
        if (!account || seen.session->startedAt < account->sessionsFrom) return fail(SignInDesk::sessionOver());
        auto const attempt = desk_.begin(db, house.port.email(db, user).value_or(toText(user)), user, client, seen.now);
        if (!attempt) return fail(attempt.error());
        if (!isRight(db, kind, user, code, seen.now)) return fail(SignInDesk::wrongCode());
        forgetTry(db, *attempt);
        endSession(db, halfSession);
        (void)sweepSessions(db, seen.now);
        return desk_.open(db, user, client, seen.now);
    });
    // If the machine stopped between setting up the account and saying so, this says it now.
    if (done && !account->hasJoined) house.port.joined(*account);
    return done;
}

void SignIn::signOut(std::string_view session) const {
    (void)desk_.durably<bool>([&](store::Session& db) -> Result<bool> {
        endSession(db, session);
        return true;
    });
}

bool SignIn::isHalfway(std::string_view session) const {
    auto reader = desk_.house().gate.database().reader();
    auto const seen = desk_.look(*reader, session);
    return seen.session && seen.session->stage == SessionStage::password && !sessionFault(*seen.session, seen.now);
}

}  // namespace accord::web

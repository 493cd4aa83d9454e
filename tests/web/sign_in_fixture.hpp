// Signing in, on both databases, with accounts that the test makes up.
//
//    struct SigningIn : SigningInHouse {};
//    ACCORD_ON_BOTH_DATABASES(SigningIn);
//
//    TEST_P(SigningIn, …) { auto const session = signedInAs(bea); … }
#pragma once

#include "web/own_account.hpp"
#include "web/sign_in.hpp"
#include "web/sign_in_schema.hpp"
#include "web/sign_in_visitor.hpp"

#include "support/house.hpp"
#include "vault/one_time_secret.hpp"
#include "web/totp.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <thread>

namespace accord::web {

using namespace std::chrono_literals;
using testing_support::HouseTest;
using vault::SecretUse;

inline constexpr UserId bea{101}, cem{102};
inline constexpr std::string_view goodPassword = "vellum otter inspect";

/// Accounts as a test wants them.
class FakeAccounts final : public SignInPort {
public:
    struct Person {
        std::string email;
        bool isDisabled{};
        Instant sessionsFrom{};
        int joinedTold{};
    };
    std::map<UserId, Person> people;
    std::map<std::string, Invitation, std::less<>> links;  ///< by hash
    std::map<std::string, UserId, std::less<>> tokens;
    vault::Keyring const* keyring{};

    std::optional<UserId> userOf(store::Session&, std::string_view loginToken) override {
        for (auto const& [id, person] : people)
            if (vault::BlindIndex(*keyring).fullToken(vault::IndexNumber::staffEmail, person.email) == loginToken) return id;
        return std::nullopt;
    }
    std::optional<KnownAccount> account(store::Session&, UserId user, Instant) override {
        auto const found = people.find(user);
        if (found == people.end() || found->second.isDisabled) return std::nullopt;
        KnownAccount known;
        known.actor.user = user;
        known.actor.permissions = {"case.read"};
        known.roleName = "Facilitator";
        known.sessionsFrom = found->second.sessionsFrom;
        return known;
    }
    std::optional<KnownAccount> accountOfToken(store::Session& session, std::string_view hash, Instant now) override {
        auto const found = tokens.find(hash);
        return found == tokens.end() ? std::nullopt : account(session, found->second, now);
    }
    std::optional<std::string> email(store::Session&, UserId user) override { return people.at(user).email; }
    std::optional<Invitation> invitation(store::Session&, std::string_view hash) override {
        auto const found = links.find(hash);
        return found == links.end() ? std::nullopt : std::optional{found->second};
    }
    bool isTakenMeanwhile{};  ///< another who has the link is a moment faster
    bool useInvitation(store::Session&, std::string_view hash, Instant) override {
        if (isTakenMeanwhile) return false;
        auto const found = links.find(hash);
        if (found == links.end()) return false;
        links.erase(found);
        return true;
    }
    bool opensErrand(store::Session&, std::string_view, Instant) override { return false; }
    void joined(KnownAccount const& account) override { ++people.at(account.actor.user).joinedTold; }
};

struct SigningInHouse : HouseTest {
    SigningInHouse() : HouseTest({&signInCapability()}) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        accounts.people = {{bea, {"bea@example.org"}}, {cem, {"cem@example.org"}}};
        accounts.keyring = &house().keyring();
        desk = std::make_unique<SignInDesk>(SignInHouse{house().gate(), accounts, hasher, common, {SessionTime::ofClock, {}}});
        giveCredential(bea, goodPassword);
    }
    void TearDown() override {
        desk.reset();
        HouseTest::TearDown();
    }

    void giveCredential(UserId user, std::string_view password) {
        static std::string const hash = *PasswordHasher(cheap).hash(goodPassword);
        secrets[user] = newTotpSecret(house().random);
        ASSERT_TRUE(house().gate().keep([&](store::Session& db) {
            setCredential(db, user, {password == goodPassword ? hash : *hasher.hash(password), secrets[user], 0}, desk->vault(),
                          house().random, house().clock.now());
            setRecoveryCodes(db, user, {"abcd-efgh-jkmn-pqrs"});
        }));
    }
    std::string code(UserId user = bea) { return totpCode(secrets[user], house().clock.now()); }
    /// The next code: each is used once.
    std::string nextCode(UserId user = bea) {
        house().clock.advance(30s);
        return code(user);
    }
    std::string signedInAs(UserId user = bea, Client const& client = here) {
        auto const half = signIn().givePassword(accounts.people.at(user).email, goodPassword, client);
        if (!half) return "refused: " + half.error().message;
        auto const full = signIn().giveCode(*half, nextCode(user), client);
        return full ? full->session : "refused: " + full.error().message;
    }
    Result<Visitor> visitor(std::string const& session) {
        Request request{.method = "GET", .path = "/"};
        request.cookies = {{"__Host-session", session}};
        return SignedInVisitors(*desk).visitorOf(request);
    }
    SignIn signIn() { return SignIn(*desk); }
    /// That a session was used is written down by another thread.
    void waitForTouch() {
        store::Statement const seen{"test.seen", "SELECT MAX(seen_at) FROM state_session", "i"};
        for (int at = 0; at < 1000; ++at) {
            if (database().reader()->one(seen)->integer(0) == micros(house().clock.now())) return;
            std::this_thread::sleep_for(5ms);
        }
        FAIL() << "the session was never touched";
    }
    std::string link(UserId user, bool newApp = false, std::chrono::minutes holds = 24h) {
        auto secret = vault::newOneTimeSecret(house().random);
        accounts.links[vault::secretHash(SecretUse::invitation, secret)] = {user, newApp, house().clock.now() + holds};
        return secret;
    }

    inline static Client const here{"192.0.2.1", "", "Firefox on Linux"};
    FakeAccounts accounts;
    static constexpr PasswordHasher::Limits cheap{.memoryBytes = 1024 * 1024};  // what it costs is tested in password_test.cpp
    PasswordHasher hasher{cheap};
    CommonPasswords common{"password"};
    std::map<UserId, std::string> secrets;
    std::unique_ptr<SignInDesk> desk;
};

}  // namespace accord::web

#include "web/credentials.hpp"

#include "base/text.hpp"
#include "vault/one_time_secret.hpp"
#include "vault/sealing.hpp"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace accord::web {
namespace {

using store::Statement;
using vault::SecretUse;

// The keyring's branches 1 to 9 are blind indexes, 100 is the gate's.
constexpr std::uint64_t signInBranch = 101;
constexpr std::chrono::hours enrolmentHolds{1};
constexpr std::chrono::days browserHolds{90};
constexpr std::size_t recoveryChars = 16;
constexpr std::size_t recoveryGroup = 4;

Statement const selectCredential{"web.select-credential", "SELECT password, totp, totp_step FROM state_credential WHERE user_id = :user",
                                 "tti"};
Statement const putCredential{
    "web.put-credential",
    "INSERT INTO state_credential (user_id, password, totp, totp_step, set_at) VALUES (:user, :password, :totp, :step, :at) "
    "ON CONFLICT (user_id) DO UPDATE SET password = excluded.password, totp = excluded.totp, totp_step = excluded.totp_step, "
    "set_at = excluded.set_at"};
Statement const updatePassword{"web.update-password",
                               "UPDATE state_credential SET password = :password, set_at = :at WHERE user_id = :user"};
Statement const updateStep{"web.update-step", "UPDATE state_credential SET totp_step = :step WHERE user_id = :user AND totp_step < :step"};
Statement const insertRecovery{"web.insert-recovery", "INSERT INTO state_recovery (user_id, hash) VALUES (:user, :hash)"};
Statement const deleteRecovery{"web.delete-recovery", "DELETE FROM state_recovery WHERE user_id = :user AND hash = :hash"};
Statement const deleteAllRecovery{"web.delete-all-recovery", "DELETE FROM state_recovery WHERE user_id = :user"};
Statement const countRecovery{"web.count-recovery", "SELECT COUNT(*) FROM state_recovery WHERE user_id = :user", "i"};
Statement const putEnrolment{
    "web.put-enrolment",
    "INSERT INTO state_enrolment (enrolment_key, user_id, password, secrets, made_at) VALUES (:key, :user, :password, :secrets, :at) "
    "ON CONFLICT (enrolment_key) DO UPDATE SET user_id = excluded.user_id, password = excluded.password, "
    "secrets = excluded.secrets, made_at = excluded.made_at"};
Statement const selectEnrolment{
    "web.select-enrolment",
    "SELECT password, secrets FROM state_enrolment WHERE enrolment_key = :key AND user_id = :user AND made_at > :at", "tt"};
Statement const deleteEnrolment{"web.delete-enrolment", "DELETE FROM state_enrolment WHERE enrolment_key = :key"};
Statement const insertBrowser{"web.insert-browser", "INSERT INTO state_browser (hash, user_id, until_at) VALUES (:hash, :user, :until)"};
Statement const selectBrowser{"web.select-browser",
                              "SELECT user_id FROM state_browser WHERE hash = :hash AND user_id = :user AND until_at > :now", "i"};
Statement const deleteBrowsers{"web.delete-browsers", "DELETE FROM state_browser WHERE user_id = :user"};

std::string context(std::string_view what, UserId user) {
    return "sign-in " + std::string(what) + " " + toText(user);
}

std::string recoveryHash(UserId user, std::string_view code) {
    std::string plain;
    for (char c : lowerAscii(code))
        if (c != '-' && c != ' ') plain += c;
    return vault::secretHash(SecretUse::recoveryCode, toText(user) + " " + plain);
}

// The secret is of fixed length; the codes follow it, one a line.
std::string packed(Enrolment const& enrolment) {
    auto text = hex(bytesOf(enrolment.totpSecret));
    for (auto const& code : enrolment.recoveryCodes) text += "\n" + code;
    return text;
}

void unpack(std::string_view text, Enrolment& enrolment) {
    auto end = text.find('\n');
    auto const secret = fromHex(text.substr(0, end));
    if (!secret) throw std::runtime_error("an enrolment that cannot be read");
    enrolment.totpSecret = *secret;
    while (end != std::string_view::npos) {
        text.remove_prefix(end + 1);
        end = text.find('\n');
        enrolment.recoveryCodes.emplace_back(text.substr(0, end));
    }
}

}  // namespace

SignInVault::SignInVault(vault::Keyring const& keyring) : secret_(keyring.index(signInBranch)) {}

std::string SignInVault::seal(std::string_view what, UserId user, std::string_view bytes, Random& random) const {
    return vault::sealBytes(secret_, context(what, user), bytesOf(bytes), random);
}

std::optional<std::string> SignInVault::open(std::string_view what, UserId user, std::string_view sealed) const {
    return vault::openBytes(secret_, context(what, user), sealed);
}

std::string SignInVault::bucket(std::string_view kind, std::string_view text) const {
    crypto_generichash_state state;
    std::array<unsigned char, 32> hash{};
    crypto_generichash_init(&state, secret_.bytes().data(), secret_.bytes().size(), hash.size());
    std::string const label = "bucket " + std::string(kind) + " ";
    crypto_generichash_update(&state, bytesOf(label).data(), label.size());
    crypto_generichash_update(&state, bytesOf(text).data(), text.size());
    crypto_generichash_final(&state, hash.data(), hash.size());
    return base64url(hash);
}

std::optional<Credential> findCredential(store::Session& db, UserId user, SignInVault const& vault) {
    auto const row = db.one(selectCredential, {column(user)});
    if (!row) return std::nullopt;
    auto secret = vault.open("totp", user, row->text(1));
    if (!secret) throw std::runtime_error("the key of an authenticator app does not open");
    return Credential{row->text(0), std::move(*secret), row->integer(2)};
}

void setCredential(store::Session& db, UserId user, Credential const& credential, SignInVault const& vault, Random& random, Instant now) {
    db.run(putCredential, {column(user), credential.passwordHash, vault.seal("totp", user, credential.totpSecret, random),
                           credential.lastStep, micros(now)});
}

void setPassword(store::Session& db, UserId user, std::string_view passwordHash, Instant now) {
    db.run(updatePassword, {std::string(passwordHash), micros(now), column(user)});
}

bool useStep(store::Session& db, UserId user, std::int64_t step) {
    return db.run(updateStep, {step, column(user)}) == 1;
}

std::vector<std::string> newRecoveryCodes(Random& random) {
    std::vector<std::string> codes;
    while (codes.size() < recoveryCodeCount) {
        auto const letters = lowerAscii(random.word(recoveryChars));
        std::string code;
        for (std::size_t at = 0; at < letters.size(); at += recoveryGroup)
            code.append(at == 0 ? "" : "-").append(letters.substr(at, recoveryGroup));
        codes.push_back(std::move(code));
    }
    return codes;
}

void setRecoveryCodes(store::Session& db, UserId user, std::vector<std::string> const& codes) {
    db.run(deleteAllRecovery, {column(user)});
    for (auto const& code : codes) db.run(insertRecovery, {column(user), recoveryHash(user, code)});
}

bool useRecoveryCode(store::Session& db, UserId user, std::string_view code) {
    return db.run(deleteRecovery, {column(user), recoveryHash(user, code)}) == 1;
}

std::int64_t recoveryCodesLeft(store::Session& db, UserId user) {
    auto const row = db.one(countRecovery, {column(user)});
    return row ? row->integer(0) : 0;
}

void keepEnrolment(store::Session& db, std::string_view key, UserId user, Enrolment const& enrolment, SignInVault const& vault,
                   Random& random, Instant now) {
    db.run(putEnrolment,
           {std::string(key), column(user), enrolment.passwordHash, vault.seal("enrolment", user, packed(enrolment), random), micros(now)});
}

std::optional<Enrolment> findEnrolment(store::Session& db, std::string_view key, UserId user, SignInVault const& vault, Instant now) {
    auto const row = db.one(selectEnrolment, {std::string(key), column(user), micros(now - enrolmentHolds)});
    if (!row) return std::nullopt;
    auto const text = vault.open("enrolment", user, row->text(1));
    if (!text) return std::nullopt;
    Enrolment enrolment{row->text(0)};
    unpack(*text, enrolment);
    return enrolment;
}

void dropEnrolment(store::Session& db, std::string_view key) {
    db.run(deleteEnrolment, {std::string(key)});
}

std::string rememberBrowser(store::Session& db, Random& random, UserId user, Instant now) {
    auto token = vault::newOneTimeSecret(random);
    db.run(insertBrowser, {vault::secretHash(SecretUse::knownBrowser, token), column(user), micros(now + browserHolds)});
    return token;
}

bool isKnownBrowser(store::Session& db, std::string_view token, UserId user, Instant now) {
    return db.one(selectBrowser, {vault::secretHash(SecretUse::knownBrowser, token), column(user), micros(now)}).has_value();
}

void forgetBrowsers(store::Session& db, UserId user) {
    db.run(deleteBrowsers, {column(user)});
}

}  // namespace accord::web

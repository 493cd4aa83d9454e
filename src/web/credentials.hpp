// What somebody signs in with: the hash of their password, the sealed secret of their
// authenticator app, and the hashes of their recovery codes (tables `state_credential`,
// `state_recovery`, `state_enrolment`, `state_browser`).
//
//    auto credential = findCredential(db, user, keys);
//    if (auto step = totpStep(credential->totpSecret, code, now, credential->lastStep)) useStep(db, user, *step);
//
// The app's secret is sealed under a branch of the keyring, bound to its owner, so that
// neither a copy of the database nor a swapped row gives a code. Inside the caller's
// transaction.
#pragma once

#include "base/clock.hpp"
#include "base/random.hpp"
#include "store/session.hpp"
#include "vault/keyring.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::web {

inline constexpr std::size_t recoveryCodeCount = 10;

/// Seals what sign-in must be able to read again.
class SignInVault {
public:
    explicit SignInVault(vault::Keyring const& keyring);
    [[nodiscard]] std::string seal(std::string_view what, UserId user, std::string_view bytes, Random& random) const;
    [[nodiscard]] std::optional<std::string> open(std::string_view what, UserId user, std::string_view sealed) const;
    /// A keyed name for what must be counted but not read: an account, an address.
    [[nodiscard]] std::string bucket(std::string_view kind, std::string_view text) const;

private:
    vault::Secret secret_;
};

struct Credential {
    std::string passwordHash;
    std::string totpSecret;
    std::int64_t lastStep{};
};

[[nodiscard]] std::optional<Credential> findCredential(store::Session& db, UserId user, SignInVault const& vault);
/// Puts a new password and app in the place of the old ones.
void setCredential(store::Session& db, UserId user, Credential const& credential, SignInVault const& vault, Random& random, Instant now);
void setPassword(store::Session& db, UserId user, std::string_view passwordHash, Instant now);
/// False where this step, or a later one, was used already.
[[nodiscard]] bool useStep(store::Session& db, UserId user, std::int64_t step);

[[nodiscard]] std::vector<std::string> newRecoveryCodes(Random& random);
void setRecoveryCodes(store::Session& db, UserId user, std::vector<std::string> const& codes);
/// Spaces, dashes and capitals do not matter. False where there is no such code, or it was used.
[[nodiscard]] bool useRecoveryCode(store::Session& db, UserId user, std::string_view code);
[[nodiscard]] std::int64_t recoveryCodesLeft(store::Session& db, UserId user);

/// What was chosen while an account is being set up, until a code proves the app.
struct Enrolment {
    std::string passwordHash;
    std::string totpSecret{};  ///< empty: the app stays as it is
    std::vector<std::string> recoveryCodes{};
};
void keepEnrolment(store::Session& db, std::string_view key, UserId user, Enrolment const& enrolment, SignInVault const& vault,
                   Random& random, Instant now);
[[nodiscard]] std::optional<Enrolment> findEnrolment(store::Session& db, std::string_view key, UserId user, SignInVault const& vault,
                                                     Instant now);
void dropEnrolment(store::Session& db, std::string_view key);

/// A browser in which somebody has signed in; its cookie holds the token. Ninety days.
[[nodiscard]] std::string rememberBrowser(store::Session& db, Random& random, UserId user, Instant now);
[[nodiscard]] bool isKnownBrowser(store::Session& db, std::string_view token, UserId user, Instant now);
void forgetBrowsers(store::Session& db, UserId user);

}  // namespace accord::web

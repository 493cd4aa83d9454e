// Codes of an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds).
//
//    auto secret = newTotpSecret(random);
//    show(qrSvg(totpUri(secret, "bea@example.org")), base32(secret));
//    auto step = totpStep(secret, "492039", now, lastStep);    // the step to store, or nothing
//
// A code is taken from the step before to the step after, and only once: the step of
// the last one is kept, and it and all before it are refused (OWASP ASVS 5.0, 6.5.1
// and 6.5.5).
//
// Pure; any thread.
#pragma once

#include "base/clock.hpp"
#include "base/random.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord::web {

inline constexpr std::size_t totpSecretBytes = 20;

/// Bytes, not text.
[[nodiscard]] std::string newTotpSecret(Random& random);

/// To type instead of scanning: groups of four letters.
[[nodiscard]] std::string totpSecretText(std::string_view secret);

/// "otpauth://totp/Accord:bea%40example.org?secret=…", for the picture.
[[nodiscard]] std::string totpUri(std::string_view secret, std::string_view account);

/// The code of the step that `at` stands in.
[[nodiscard]] std::string totpCode(std::string_view secret, Instant at);

/// The step whose code was given, if it is newer than `lastStep`. Spaces in the code are passed over.
[[nodiscard]] std::optional<std::int64_t> totpStep(std::string_view secret, std::string_view code, Instant now, std::int64_t lastStep);

}  // namespace accord::web

// How often somebody may guess a password or a code.
//
//    auto answer = mayTry({.ofAccount = 3, .ofAddress = 4, .accountsOfAddress = 2, .ofAll = 9, .knownBrowser = false});
//    if (!answer.allowed) tellToWait();
//
// Nobody is locked out (OWASP ASVS 5.0, 6.3.1): failures are forgotten after fifteen
// minutes, and a browser in which this account has signed in before is counted by
// itself, so that a stranger who guesses cannot keep the account's owner away.
// Counted are wrong tries, whether or not the account exists.
//
// Pure; any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace accord::web {

inline constexpr std::chrono::minutes guessWindow{15};

/// Wrong tries within the window, before this one.
struct Guesses {
    std::int64_t ofAccount{};          ///< by strangers on this account; of this browser alone where it is known
    std::int64_t ofAddress{};          ///< from this network address, on any account
    std::int64_t accountsOfAddress{};  ///< different accounts tried from it
    std::int64_t ofAll{};              ///< in the whole installation
    bool knownBrowser{};
};

struct GuessLimits {
    std::int64_t ofAccount{10};
    std::int64_t ofAddress{60};  ///< an agency's people often share one address
    std::int64_t accountsOfAddress{20};
    std::int64_t ofAll{1000};
};

enum class GuessBar : std::uint8_t { none = 0, account, address, spray, all };

/// A known browser is held only to its own count.
[[nodiscard]] GuessBar barAgainstTry(Guesses const& guesses, GuessLimits const& limits = {});
[[nodiscard]] inline bool mayTry(Guesses const& guesses, GuessLimits const& limits = {}) {
    return barAgainstTry(guesses, limits) == GuessBar::none;
}

/// What counts as one address: an IPv4 address, or the first 64 bits of an IPv6 one
/// (a household or an office has all of those). Anything else counts as "?".
[[nodiscard]] std::string addressPrefix(std::string_view address);

}  // namespace accord::web

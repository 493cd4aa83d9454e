// Passwords: which ones are taken, and how they are kept.
//
//    auto common = CommonPasswords::load(folder / "common-passwords.txt");
//    if (auto fault = passwordFault(typed, common, {"bea@example.org", "Swanmere RJ"})) say(*fault);
//
//    PasswordHasher hasher;
//    auto kept = hasher.hash(typed);          // nothing: too many at once, answer 503
//    auto right = hasher.matches(kept, typed);
//
// The rule is NIST SP 800-63B's and OWASP ASVS 5.0's (6.2.1 to 6.2.12): long, not
// common, no composition rule, nothing cut off, no expiry. They are kept as Argon2id
// (11.4.2) with 64 MiB and one lane. Each takes about 0.1 s of a core and all of that
// memory, so only two run at a time and few wait.
#pragma once

#include "base/result.hpp"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace accord::web {

inline constexpr std::size_t passwordCharsMin = 15;
inline constexpr std::size_t passwordCharsMax = 200;

/// Passwords that many people use, and words of this place. Any thread may ask.
class CommonPasswords {
public:
    /// One a line; lines that start with "# " are comments. Throws std::runtime_error when the file cannot be read.
    [[nodiscard]] static CommonPasswords load(std::filesystem::path const& file);
    explicit CommonPasswords(std::initializer_list<std::string_view> words);

    /// Also with capitals, with figures or signs after it, and said two or more times over.
    [[nodiscard]] bool holds(std::string_view password) const;
    [[nodiscard]] std::size_t size() const { return words_.size(); }

private:
    CommonPasswords() = default;
    void add(std::string_view word);
    std::unordered_set<std::string> words_;
};

enum class PasswordFault : std::uint8_t { tooShort = 1, tooLong, notText, common, aboutYou };
[[nodiscard]] std::string_view sentence(PasswordFault fault);

/// `own` are words that a guesser knows: the e-mail address, the agency.
[[nodiscard]] std::optional<PasswordFault> passwordFault(std::string_view password, CommonPasswords const& common,
                                                         std::initializer_list<std::string_view> own = {});

class PasswordHasher {
public:
    struct Limits {
        std::size_t atOnce{2};
        std::size_t waiting{2};                     ///< more than these are told to come back
        std::size_t memoryBytes{64 * 1024 * 1024};  ///< never less outside a test (OWASP ASVS 5.0, 11.4.2: 46 MiB)
    };

    PasswordHasher();
    explicit PasswordHasher(Limits limits);
    PasswordHasher(PasswordHasher const&) = delete;
    PasswordHasher& operator=(PasswordHasher const&) = delete;

    /// Fails with `busy` where too many wait already.
    [[nodiscard]] Result<std::string> hash(std::string_view password);
    /// Without a stored hash (nobody has that address) the same work is done, and the answer is no.
    [[nodiscard]] Result<bool> matches(std::optional<std::string> const& stored, std::string_view password);
    [[nodiscard]] bool needsRehash(std::string const& stored) const;

private:
    class Turn;
    Limits const limits_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::size_t running_{};
    std::size_t waiting_{};
};

}  // namespace accord::web

#include "web/password.hpp"

#include "base/text.hpp"

#include <sodium.h>

#include <array>
#include <fstream>
#include <new>
#include <stdexcept>

namespace accord::web {
namespace {

bool isLowerLetter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view withoutTail(std::string_view word) {
    while (!word.empty() && !isLowerLetter(word.back())) word.remove_suffix(1);
    return word;
}

std::string onlyLettersAndFigures(std::string_view text) {
    std::string kept;
    for (char c : text)
        if (isLowerLetter(c) || (c >= '0' && c <= '9')) kept += c;
    return kept;
}

/// "abcabcab" is "abc" said over: every character repeats the one `size` before it.
bool repeats(std::string_view text, std::size_t size) {
    return text.substr(size) == text.substr(0, text.size() - size);
}

std::optional<std::string_view> unitOf(std::string_view text) {
    for (std::size_t size = 1; size <= text.size() / 2; ++size)
        if (repeats(text, size)) return text.substr(0, size);
    return std::nullopt;
}

/// Each character is the next, or the one before, in the alphabet or on the keyboard's lines.
bool isOneRun(std::string_view text) {
    static constexpr std::array lines{
        std::string_view{"abcdefghijklmnopqrstuvwxyz"}, std::string_view{"01234567890123456789012345678901234567890"},
        std::string_view{"qwertyuiopasdfghjklzxcvbnm"}, std::string_view{"1234567890qwertyuiopasdfghjklzxcvbnm"}};
    for (auto line : lines) {
        if (line.find(text) != std::string_view::npos) return true;
        if (std::string const back(line.rbegin(), line.rend()); back.find(text) != std::string::npos) return true;
    }
    return false;
}

// Argon2id of a text that was thrown away, with the same cost as every other.
constexpr std::string_view hashOfNobody =
    "$argon2id$v=19$m=65536,t=2,p=1$Fdq6uTHedUnpAKcQaqbsow$AIpzWOAYVGU9/xMuVvnlxF1JKe2iJFmQ/41sArSy5rQ";

}  // namespace

CommonPasswords CommonPasswords::load(std::filesystem::path const& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    CommonPasswords list;
    for (std::string line; std::getline(in, line);)
        if (!line.starts_with("# ")) list.add(trimmed(line));
    return list;
}

CommonPasswords::CommonPasswords(std::initializer_list<std::string_view> words) {
    for (auto word : words) add(word);
}

void CommonPasswords::add(std::string_view word) {
    if (!word.empty()) words_.insert(lowerAscii(word));
}

bool CommonPasswords::holds(std::string_view password) const {
    auto const lower = lowerAscii(password);
    auto const plain = onlyLettersAndFigures(lower);
    for (std::string_view form : {std::string_view(lower), withoutTail(lower), std::string_view(plain), withoutTail(plain)}) {
        if (form.empty()) continue;
        if (words_.contains(std::string(form)) || isOneRun(form)) return true;
        auto const unit = unitOf(form);
        if (unit && (unit->size() < 4 || isOneRun(*unit) || words_.contains(std::string(*unit)) ||
                     words_.contains(std::string(withoutTail(*unit)))))
            return true;
    }
    return false;
}

std::string_view sentence(PasswordFault fault) {
    switch (fault) {
        case PasswordFault::tooShort: return "Use at least 15 characters";
        case PasswordFault::tooLong: return "Use at most 200 characters";
        case PasswordFault::notText: return "Use letters, figures, signs and spaces only";
        case PasswordFault::common: return "Choose a password that is harder to guess: this one is on lists of common passwords";
        case PasswordFault::aboutYou: return "Choose a password without your email address or your agency in it";
    }
    return {};
}

std::optional<PasswordFault> passwordFault(std::string_view password, CommonPasswords const& common,
                                           std::initializer_list<std::string_view> own) {
    if (!isCleanText(password)) return PasswordFault::notText;
    auto const chars = charCount(password);
    if (chars < passwordCharsMin) return PasswordFault::tooShort;
    if (chars > passwordCharsMax) return PasswordFault::tooLong;
    if (common.holds(password)) return PasswordFault::common;

    auto const typed = onlyLettersAndFigures(lowerAscii(password));
    for (auto word : own) {
        auto const plain = onlyLettersAndFigures(lowerAscii(word.substr(0, word.find('@'))));
        if (plain.size() >= 4 && typed.find(plain) != std::string::npos && typed.size() < plain.size() + passwordCharsMin)
            return PasswordFault::aboutYou;
    }
    return std::nullopt;
}

// One of the few that may run; false where too many wait already.
class PasswordHasher::Turn {
public:
    explicit Turn(PasswordHasher& of) : of_(of) {
        std::unique_lock lock(of_.mutex_);
        if (of_.running_ >= of_.limits_.atOnce) {
            if (of_.waiting_ >= of_.limits_.waiting) return;
            ++of_.waiting_;
            of_.freed_.wait(lock, [&] { return of_.running_ < of_.limits_.atOnce; });
            --of_.waiting_;
        }
        ++of_.running_;
        mine_ = true;
    }
    Turn(Turn const&) = delete;
    Turn& operator=(Turn const&) = delete;
    ~Turn() {
        if (!mine_) return;
        std::lock_guard const lock(of_.mutex_);
        --of_.running_;
        of_.freed_.notify_one();
    }
    explicit operator bool() const { return mine_; }

private:
    PasswordHasher& of_;
    bool mine_{};
};

PasswordHasher::PasswordHasher() : PasswordHasher(Limits{}) {}

PasswordHasher::PasswordHasher(Limits limits) : limits_(limits) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

Result<std::string> PasswordHasher::hash(std::string_view password) {
    Turn const turn(*this);
    if (!turn) return fail(ErrorCode::busy, "Many people are signing in. Try again in a moment.");
    std::array<char, crypto_pwhash_STRBYTES> out{};
    if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE, limits_.memoryBytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return std::string(out.data());
}

Result<bool> PasswordHasher::matches(std::optional<std::string> const& stored, std::string_view password) {
    auto const against = stored.value_or(std::string(hashOfNobody));
    Turn const turn(*this);
    if (!turn) return fail(ErrorCode::busy, "Many people are signing in. Try again in a moment.");
    bool const right = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    return right && stored.has_value();
}

bool PasswordHasher::needsRehash(std::string const& stored) const {
    return crypto_pwhash_str_needs_rehash(stored.c_str(), crypto_pwhash_OPSLIMIT_INTERACTIVE, limits_.memoryBytes) != 0;
}

}  // namespace accord::web

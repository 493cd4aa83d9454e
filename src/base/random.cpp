#include "base/random.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <sys/random.h>

namespace accord {
namespace {

// An id of SystemRandom: random bits that are drawn anew about every minute (65.5 s), then the moment within it, then its own.
constexpr int minuteBits = 12;
constexpr int momentBits = 14;
constexpr int ownBits = 34;
constexpr int momentMillis = 4;
static_assert(minuteBits + momentBits + ownBits == 60);

void drawFromSystem(std::span<unsigned char> bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        auto got = ::getrandom(bytes.data() + done, bytes.size() - done, 0);
        if (got < 0 && errno != EINTR) throw std::runtime_error("the system gives no random numbers");
        if (got > 0) done += static_cast<std::size_t>(got);
    }
}

/// A nonce takes 24 bytes, and a write a dozen of them: the kernel is asked for many at once. What was given away is
/// overwritten; no thread that forks goes on.
class Drawn {
public:
    static constexpr std::size_t most = 64;

    void take(std::span<unsigned char> bytes) {
        if (bytes.size() > left_.size()) {
            drawFromSystem(store_);
            left_ = store_;
        }
        auto const taken = left_.last(bytes.size());
        std::copy(taken.begin(), taken.end(), bytes.begin());
        std::fill(taken.begin(), taken.end(), static_cast<unsigned char>(0));
        left_ = left_.first(left_.size() - bytes.size());
    }

private:
    std::array<unsigned char, 1024> store_{};
    std::span<unsigned char> left_{};
};

}  // namespace

std::uint64_t Random::next() {
    std::array<unsigned char, 8> bytes{};
    fill(bytes);
    std::uint64_t value = 0;
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

std::uint64_t Random::below(std::uint64_t limit) {
    // Values below the remainder would come up once too often: draw again.
    auto const remainder = (0 - limit) % limit;
    for (;;)
        if (auto value = next(); value >= remainder) return value % limit;
}

std::string Random::word(std::size_t chars) {
    constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    std::string text(chars, ' ');
    for (auto& letter : text) letter = alphabet[below(alphabet.size())];
    return text;
}

std::uint64_t Random::idNumber() {
    for (;;)
        if (auto value = next() >> 4; value != 0) return value;
}

void SystemRandom::fill(std::span<unsigned char> bytes) {
    if (bytes.size() > Drawn::most) return drawFromSystem(bytes);
    static thread_local Drawn drawn;
    drawn.take(bytes);
}

std::uint64_t SystemRandom::idNumber() {
    auto const now = std::chrono::steady_clock::now().time_since_epoch();
    auto const moment = std::chrono::duration_cast<std::chrono::milliseconds>(now).count() / momentMillis;
    auto const minute = moment >> momentBits;
    std::lock_guard lock(mutex_);
    if (minute != minute_) {
        minute_ = minute;
        minuteBits_ = next() >> (64 - minuteBits);
    }
    auto const momentOfMinute = static_cast<std::uint64_t>(moment) & ((1U << momentBits) - 1);
    for (;;)
        if (auto value = ((minuteBits_ << momentBits | momentOfMinute) << ownBits) | (next() >> (64 - ownBits)); value != 0) return value;
}

void SeededRandom::fill(std::span<unsigned char> bytes) {
    for (std::size_t at = 0; at < bytes.size(); at += 8) {
        auto z = (state_ += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        z ^= z >> 31;
        std::memcpy(bytes.data() + at, &z, std::min<std::size_t>(8, bytes.size() - at));
    }
}

}  // namespace accord

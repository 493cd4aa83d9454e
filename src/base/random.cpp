#include "base/random.hpp"

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <sys/random.h>

namespace accord {

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

void SystemRandom::fill(std::span<unsigned char> bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        auto got = ::getrandom(bytes.data() + done, bytes.size() - done, 0);
        if (got < 0 && errno != EINTR) throw std::runtime_error("the system gives no random numbers");
        if (got > 0) done += static_cast<std::size_t>(got);
    }
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

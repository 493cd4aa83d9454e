#include "web/guess_rules.hpp"

#include <arpa/inet.h>

#include <array>
#include <cstring>

namespace accord::web {
namespace {

constexpr std::array<unsigned char, 12> mappedPrefix{0, 0, 0, 0, 0,    0,
                                                     0, 0, 0, 0, 0xff, 0xff};  // ::ffff:0:0/96, an IPv4 address in IPv6's clothes

std::string text6(in6_addr const& address) {
    std::array<char, INET6_ADDRSTRLEN> out{};
    return inet_ntop(AF_INET6, &address, out.data(), out.size()) ? std::string(out.data()) : "?";
}

std::string text4(unsigned char const* bytes) {
    std::array<char, INET_ADDRSTRLEN> out{};
    return inet_ntop(AF_INET, bytes, out.data(), out.size()) ? std::string(out.data()) : "?";
}

}  // namespace

GuessBar barAgainstTry(Guesses const& guesses, GuessLimits const& limits) {
    if (guesses.ofAccount >= limits.ofAccount) return GuessBar::account;
    if (guesses.knownBrowser) return GuessBar::none;
    if (guesses.ofAddress >= limits.ofAddress) return GuessBar::address;
    if (guesses.accountsOfAddress >= limits.accountsOfAddress) return GuessBar::spray;
    if (guesses.ofAll >= limits.ofAll) return GuessBar::all;
    return GuessBar::none;
}

std::string addressPrefix(std::string_view address) {
    std::string const text(address);
    std::array<unsigned char, 4> four{};
    if (inet_pton(AF_INET, text.c_str(), four.data()) == 1) return text4(four.data());

    in6_addr six{};
    if (inet_pton(AF_INET6, text.c_str(), &six) != 1) return "?";
    if (std::memcmp(six.s6_addr, mappedPrefix.data(), mappedPrefix.size()) == 0) return text4(six.s6_addr + mappedPrefix.size());
    std::memset(six.s6_addr + 8, 0, 8);
    return text6(six) + "/64";
}

}  // namespace accord::web

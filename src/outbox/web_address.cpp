#include "outbox/web_address.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <optional>
#include <utility>

namespace accord::outbox {
namespace {

constexpr std::size_t longestUrl = 300;

std::atomic<bool> isForTests{false};

struct Range4 {
    std::uint32_t first;
    unsigned bits;
};

// IANA IPv4 special-purpose registry, and what RFC 5735 and 6598 keep apart.
constexpr std::array<Range4, 15> notPublic4{{{0x00000000, 8},
                                             {0x0A000000, 8},
                                             {0x64400000, 10},
                                             {0x7F000000, 8},
                                             {0xA9FE0000, 16},
                                             {0xAC100000, 12},
                                             {0xC0000000, 24},
                                             {0xC0000200, 24},
                                             {0xC0586300, 24},
                                             {0xC0A80000, 16},
                                             {0xC6120000, 15},
                                             {0xC6336400, 24},
                                             {0xCB007100, 24},
                                             {0xE0000000, 4},
                                             {0xF0000000, 4}}};

bool isPublic4(std::uint32_t address) {
    return std::ranges::none_of(notPublic4,
                                [&](Range4 const& range) { return (address >> (32 - range.bits)) == (range.first >> (32 - range.bits)); });
}

std::uint32_t numberAt(std::span<unsigned char const> bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t byte = 0; byte < 4; ++byte) number = number << 8 | bytes[at + byte];
    return number;
}

/// Global unicast is 2000::/3; in it 2001::/23 (tunnels and the like), documentation and 6to4 are not plain addresses of somebody.
bool isPublic6(std::span<unsigned char const> bytes) {
    auto const top = numberAt(bytes, 0);
    if (top >> 29 != 1) return false;
    if (top >> 9 == 0x20010000U >> 9) return false;
    if (top == 0x20010DB8U) return false;
    if (top >> 16 == 0x2002U) return false;
    return top >> 12 != 0x3FFF0000U >> 12;
}

bool isMapped(std::span<unsigned char const> bytes) {
    return std::all_of(bytes.begin(), bytes.begin() + 10, [](auto byte) { return byte == 0; }) && bytes[10] == 0xFF && bytes[11] == 0xFF;
}

std::optional<std::array<unsigned char, 4>> dottedQuad(std::string_view text) {
    std::array<unsigned char, 4> bytes{};
    for (std::size_t part = 0; part < 4; ++part) {
        auto const end = part < 3 ? text.find('.') : text.size();
        auto const digits = text.substr(0, end);
        if (end == std::string_view::npos || digits.empty() || digits.size() > 3 || (digits.size() > 1 && digits[0] == '0')) return {};
        unsigned value = 0;
        auto const [stop, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (fault != std::errc{} || stop != digits.data() + digits.size() || value > 255) return {};
        bytes[part] = static_cast<unsigned char>(value);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return bytes;
}

bool isName(std::string_view host) {
    if (host.empty() || host.size() > 253 || host.front() == '.' || host.back() == '.' || host.find('.') == std::string_view::npos)
        return false;
    if (host.find("..") != std::string_view::npos) return false;
    return std::ranges::all_of(host, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '.'; });
}

/// Names that lead to this house and nowhere else (RFC 6761, 6762, 8375), and "0x7f.1", "2130706433": numbers in disguise.
bool isInward(std::string_view host) {
    auto const last = host.substr(host.rfind('.') + 1);
    if (last.empty() || std::isdigit(static_cast<unsigned char>(last.front())) != 0) return true;
    for (auto const* own : {"localhost", "local", "internal", "lan", "home", "corp", "intranet", "test", "invalid", "onion"})
        if (last == own) return true;
    return host.ends_with(".home.arpa");
}

struct Parts {
    bool isHttps{};
    std::string host;
    std::string port;
    bool isBracketed{};
};

std::optional<Parts> partsOf(std::string_view text) {
    Parts parts;
    if (text.starts_with("https://"))
        parts.isHttps = true;
    else if (!text.starts_with("http://"))
        return {};
    auto authority = text.substr(parts.isHttps ? 8 : 7);
    authority = authority.substr(0, authority.find_first_of("/?"));
    if (authority.starts_with('[')) {
        auto const end = authority.find(']');
        if (end == std::string_view::npos) return {};
        parts.isBracketed = true;
        parts.host = authority.substr(1, end - 1);
        authority = authority.substr(end + 1);
        if (!authority.empty() && authority.front() != ':') return {};
        if (!authority.empty()) parts.port = authority.substr(1);
    } else {
        auto const colon = authority.find(':');
        parts.host = authority.substr(0, colon);
        if (colon != std::string_view::npos) parts.port = authority.substr(colon + 1);
    }
    parts.host = lowerAscii(parts.host);
    return parts;
}

bool isPort(std::string_view text, bool isTest) {
    if (text.empty()) return true;
    unsigned port = 0;
    auto const [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (fault != std::errc{} || stop != text.data() + text.size() || port == 0 || port > 65535) return false;
    return isTest || port == 443 || port >= 1024;  // what else lies below is no web server
}

bool isHostAllowed(Parts const& parts, bool isTest) {
    if (isTest && (parts.host == "localhost" || parts.host == "127.0.0.1")) return true;
    if (parts.isBracketed) return false;  // an address of the sixth version is reached by its name
    if (auto const bytes = dottedQuad(parts.host)) return isPublicAddress(*bytes);
    return isName(parts.host) && !isInward(parts.host);
}

}  // namespace

Result<WebAddress> webAddressOf(std::string_view text, WebAddressRules rules) {
    auto const refuse = [](std::string_view why) {
        return fail(ErrorCode::invalid, std::string(why) + " Write it as https://records.agency.example/accord");
    };
    auto const isPlain = [](unsigned char c) {
        return c > 0x20 && c < 0x7F && std::string_view("\"<>\\^`{|}#@?").find(static_cast<char>(c)) == std::string_view::npos;
    };
    if (text.size() > longestUrl || !std::ranges::all_of(text, isPlain)) return refuse("This is no plain web address.");
    auto parts = partsOf(text);
    if (!parts) return refuse("This is no web address.");
    auto const isOwn = rules.isTest && (parts->host == "localhost" || parts->host == "127.0.0.1");
    if (!parts->isHttps && !isOwn) return refuse("Tasks leave by https only.");
    if (!isPort(parts->port, rules.isTest)) return refuse("The port is 443, or 1024 and above.");
    if (!isHostAllowed(*parts, rules.isTest)) return refuse("This is no address that anybody outside can reach.");
    return WebAddress{std::string(text), std::move(parts->host), parts->isHttps};
}

bool isPublicAddress(std::span<unsigned char const> bytes) {
    if (bytes.size() == 4) return isPublic4(numberAt(bytes, 0));
    if (bytes.size() != 16) return false;
    return isMapped(bytes) ? isPublic4(numberAt(bytes, 12)) : isPublic6(bytes);
}

bool isLoopbackAddress(std::span<unsigned char const> bytes) {
    if (bytes.size() == 4) return bytes[0] == 127;
    return bytes.size() == 16 && std::all_of(bytes.begin(), bytes.begin() + 15, [](auto byte) { return byte == 0; }) && bytes[15] == 1;
}

void setIsTestInstallation(bool isTest) {
    isForTests = isTest;
}
bool isTestInstallation() {
    return isForTests;
}

}  // namespace accord::outbox

#include "web/cookies.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <stdexcept>

namespace accord::web {
namespace {

bool isCookieNameCharacter(char c) {
    return c > 0x20 && c < 0x7f && std::string_view{"()<>@,;:\\\"/[]?={}"}.find(c) == std::string_view::npos;
}

// RFC 6265, 4.1.1: cookie-octet.
bool isValueCharacter(char c) {
    return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
}

bool isCookie(std::string_view name, std::string_view value) {
    return !name.empty() && std::all_of(name.begin(), name.end(), isCookieNameCharacter) &&
           std::all_of(value.begin(), value.end(), isValueCharacter);
}

}  // namespace

Pairs parseCookies(std::string_view header) {
    Pairs cookies;
    while (!header.empty()) {
        auto const end = header.find(';');
        auto const piece = trimmed(header.substr(0, end));
        header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);

        auto const equals = piece.find('=');
        if (equals == std::string_view::npos) continue;
        auto const name = piece.substr(0, equals);
        auto const value = piece.substr(equals + 1);
        if (!isCookie(name, value)) continue;
        if (cookies.size() == cookiesMax) return {};
        cookies.emplace_back(name, value);
    }
    return cookies;
}

std::string hostCookie(std::string_view name, std::string_view value, CookieOptions options) {
    if (!isCookie(name, value)) throw std::invalid_argument("a cookie with this name or value cannot be sent");
    std::string cookie{"__Host-"};
    cookie.append(name).append("=").append(value).append("; Path=/; Secure");
    if (options.httpOnly) cookie.append("; HttpOnly");
    cookie.append(options.sameSite == SameSite::strict ? "; SameSite=Strict" : "; SameSite=Lax");
    if (options.maxAge) cookie.append("; Max-Age=").append(std::to_string(options.maxAge->count()));
    return cookie;
}

std::string expiredHostCookie(std::string_view name) {
    return hostCookie(name, "", {.maxAge = std::chrono::seconds{0}});
}

}  // namespace accord::web

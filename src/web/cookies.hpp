// Cookies, read strictly and made only in the one shape that is allowed here.
//
//    auto session = onlyValue(request.cookies, "__Host-session");
//    response.headers.add("Set-Cookie", hostCookie("session", token, {}));
//
// Every cookie carries the prefix `__Host-`: the browser then takes it only with
// Secure, Path=/ and without Domain, so that no neighbouring host can plant one
// (OWASP ASVS 5.0, 3.3.1 to 3.3.4).
//
// Pure; any thread.
#pragma once

#include "web/http_message.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord::web {

inline constexpr std::size_t cookiesMax = 50;

/// The pairs of a Cookie header, as sent. A piece that is no cookie (RFC 6265, 4.1.1)
/// is left out, because other programs on the same machine set such; a header with
/// more than 50 has none, so that nobody pushes a cookie past the end of the list.
[[nodiscard]] Pairs parseCookies(std::string_view header);

/// Strict: never sent when the person comes from another site. Lax: sent when they follow a link.
enum class SameSite : std::uint8_t { strict = 1, lax };

struct CookieOptions {
    SameSite sameSite{SameSite::strict};
    std::optional<std::chrono::seconds> maxAge{};  ///< without: until the browser closes
    bool httpOnly{true};
};

/// The value of a Set-Cookie header for `__Host-<name>`. Throws std::invalid_argument
/// when name or value cannot stand in a cookie: they are ours, so that is our bug.
[[nodiscard]] std::string hostCookie(std::string_view name, std::string_view value, CookieOptions options);

/// Takes the cookie away again.
[[nodiscard]] std::string expiredHostCookie(std::string_view name);

}  // namespace accord::web

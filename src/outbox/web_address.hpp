// Where another system takes what we post, and whether it may be reached at all.
//
//    auto address = webAddressOf("https://records.swanmere.example/accord", {.isTest = false});
//    if (!address) complain(address.error());
//    isPublicAddress(bytesOfTheSocketAddress);      // asked of the very address that is connected to
//
// Whoever names an endpoint must not reach through us what only we can reach (server-side
// request forgery, OWASP ASVS 5.0, 1.3.6): https only, a name or a plain address, and no
// address that is private, of this machine, of this wire, or reserved (IANA special-purpose
// registries; RFC 6890). An installation for tests may also post to this machine.
//
// Pure.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace accord::outbox {

struct WebAddress {
    std::string url;
    std::string host;  ///< in small letters, without brackets
    bool isHttps{};
};

struct WebAddressRules {
    bool isTest{};  ///< this machine, and http to it, are allowed
};

[[nodiscard]] Result<WebAddress> webAddressOf(std::string_view text, WebAddressRules rules);

/// Four bytes or sixteen, in network order.
[[nodiscard]] bool isPublicAddress(std::span<unsigned char const> bytes);
[[nodiscard]] bool isLoopbackAddress(std::span<unsigned char const> bytes);

/// Said once at start, before the first request.
void setIsTestInstallation(bool isTest);
[[nodiscard]] bool isTestInstallation();

}  // namespace accord::outbox

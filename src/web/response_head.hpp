// The bytes that go before a body.
//
//    auto head = renderHead(response, {.keepAlive = true, .date = clock.now()});
//    if (!head) answer 500: a header would have broken out of its line
//
// The one place where an answer becomes text, so that Content-Length, Connection and
// Date are always ours and no value can begin a header, or an answer, of its own.
//
// Pure; any thread.
#pragma once

#include "base/clock.hpp"
#include "web/http_message.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::web {

struct HeadOptions {
    bool keepAlive;
    Instant date;
};

/// Nothing when a header's name is not plain, its value has a control character, or the status is not one that ends an exchange.
[[nodiscard]] std::optional<std::string> renderHead(Response const& response, HeadOptions options);

/// 204 and 304 end after their header.
[[nodiscard]] bool mayHaveBody(int status);

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7).
[[nodiscard]] std::string httpDate(Instant at);

[[nodiscard]] std::string_view reasonPhrase(int status);

}  // namespace accord::web

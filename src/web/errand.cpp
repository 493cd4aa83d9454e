#include "web/errand.hpp"

#include "web/answers.hpp"
#include "web/cookies.hpp"
#include "web/sessions.hpp"

#include <algorithm>
#include <chrono>

namespace accord::web {
namespace {

constexpr std::string_view linkField = "link";
constexpr std::chrono::hours errandHolds{1};

}  // namespace

bool isSecretShaped(std::string_view text) {
    return !text.empty() && text.size() <= 100 &&
           text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == std::string_view::npos;
}

Response startErrand(std::string_view secret) {
    auto response = redirect(errandPage);
    // Lax: a link in a mail comes from another site, and the next step must still see it.
    response.headers.add("Set-Cookie", hostCookie(errandCookieName, secret, {.sameSite = SameSite::lax, .maxAge = errandHolds}));
    return response;
}

bool hasErrand(Request const& request) {
    return hostCookieOf(request, errandCookieName).has_value();
}

void endErrand(Response& response) {
    response.headers.add("Set-Cookie", expiredHostCookie(errandCookieName));
}

bool takesErrand(SpecTable const& table) {
    auto const* field = table.find(linkField);
    return field && field->isSecret;
}

void fillErrand(FieldTexts& texts, SpecTable const& table, Request const& request) {
    if (!takesErrand(table)) return;
    auto given = std::ranges::find(texts, linkField, &FieldTexts::value_type::first);
    if (given != texts.end() && !given->second.empty()) return;
    auto const secret = hostCookieOf(request, errandCookieName);
    if (!secret || !isSecretShaped(*secret)) return;
    if (given == texts.end())
        texts.emplace_back(linkField, *secret);
    else
        given->second = *secret;
}

}  // namespace accord::web

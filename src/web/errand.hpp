// A one-time link that leads to a page behind the sign-in.
//
//    GET /sign/{secret}         the secret goes from the address into a cookie, and on to the page
//    GET /signing               a View whose Query has a secret field "link": filled from the cookie
//    POST /agreements/{id}/sign an Action whose Input has one: filled likewise, and the cookie goes once it is done
//
// So the secret stands in no history, no form and no log. Who is not signed in comes by the
// sign-in and is led on from there. The link alone opens nothing: it is for one person.
#pragma once

#include "base/spec_table.hpp"
#include "web/http_message.hpp"

#include <string>
#include <string_view>

namespace accord::web {

inline constexpr std::string_view errandCookieName = "errand";
inline constexpr std::string_view errandPage = "/signing";

/// Whether it may be the secret of a one-time link, by its looks.
[[nodiscard]] bool isSecretShaped(std::string_view text);

/// The way on, with the secret in a cookie.
[[nodiscard]] Response startErrand(std::string_view secret);
[[nodiscard]] bool hasErrand(Request const& request);
void endErrand(Response& response);

/// Whether it takes the secret of a link.
[[nodiscard]] bool takesErrand(SpecTable const& table);
/// Puts the secret into the field "link" where the form is one that takes it and has none.
void fillErrand(FieldTexts& texts, SpecTable const& table, Request const& request);

}  // namespace accord::web

// Areas, agencies, the people who work there, their training, and the tokens of their
// systems (Why me? 2015, 3.1.2, 3.3.1 and 3.3.4).
//
//    auto answer = mayInvite({.agency = police, .role = "agency-administrator"}, {police, AgencyKind::police}, rule);
//
// An agency's administrator looks after the people of their own agency and of no other;
// the administrator of the installation adds agencies and invites each one's first
// administrator. Neither ever sees or sets a password: they give out a one-time link.
// What a role may do stands in rulebook/roles.toml.
#pragma once

#include "base/ids.hpp"
#include "base/words.hpp"

#include <chrono>
#include <cstdint>
#include <string_view>

namespace accord::agency {

/// How somebody stands, derived from when they were invited, joined and disabled.
enum class Standing : std::uint8_t { invited = 1, active, disabled };

inline constexpr std::string_view agencyAdministratorRole = "agency-administrator";
inline constexpr std::string_view administratorRole = "administrator";
inline constexpr std::string_view operatorRole = "operator";
inline constexpr std::string_view apiClientRole = "api-client";
/// What an agency's own system is as tasks go back to it: nobody signs in as it.
inline constexpr std::string_view agencySystemRole = "agency-system";

// From when the link is made: where it goes by mail, from when it leaves.
inline constexpr std::chrono::hours invitationHolds{24};
/// OWASP ASVS 5.0, 6.4.2: a reset is used while the two are on the phone, or asked for again.
inline constexpr std::chrono::minutes resetHolds{15};
inline constexpr int tokenDaysMost = 366;

}  // namespace accord::agency

namespace accord {
template <>
inline constexpr auto wordsOf<agency::Standing> = words<agency::Standing>({
    {agency::Standing::invited, "invited", "Invited"},
    {agency::Standing::active, "active", "Active"},
    {agency::Standing::disabled, "disabled", "Disabled"},
});
}  // namespace accord

// Who may invite whom, and as what.
//
//    auto answer = mayInvite(inviter, {police, AgencyKind::police}, roleOn(roles, "police-officer", today));
//    if (!answer.allowed()) show(answer.refusals());
//
// Pure.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/reason.hpp"
#include "base/vocabulary.hpp"
#include "rules/entries.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace accord::agency {

struct Inviter {
    AgencyId agency{};
    std::string_view role;
};

struct Workplace {
    AgencyId agency{};
    AgencyKind kind{};
};

/// The role that is in force on the day, or nullptr.
[[nodiscard]] rules::RoleRule const* roleOn(std::span<rules::RoleRule const> roles, std::string_view role, Date day);

/// An API client and the operator are roles of programs.
[[nodiscard]] bool isForPeople(rules::RoleRule const& role);

/// `offered` is null where no such role is in force.
[[nodiscard]] Answer mayInvite(Inviter const& inviter, Workplace const& place, rules::RoleRule const* offered);

/// An address that mail can be sent to, in lower case; nothing if it is none.
[[nodiscard]] std::optional<std::string> cleanEmail(std::string_view typed);

}  // namespace accord::agency

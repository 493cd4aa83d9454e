#include "agency/invitation.hpp"

#include "agency/agency.hpp"
#include "agency/reasons.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace accord::agency {

rules::RoleRule const* roleOn(std::span<rules::RoleRule const> roles, std::string_view role, Date day) {
    auto const found =
        std::find_if(roles.begin(), roles.end(), [&](auto const& rule) { return rule.head.id == role && rule.head.inForce(day); });
    return found == roles.end() ? nullptr : &*found;
}

bool isForPeople(rules::RoleRule const& role) {
    return role.head.id != apiClientRole && role.head.id != agencySystemRole && role.head.id != operatorRole;
}

Answer mayInvite(Inviter const& inviter, Workplace const& place, rules::RoleRule const* offered) {
    Answer answer;
    auto const isOwn = inviter.agency == place.agency;
    auto const rule = offered ? offered->head.rule : RuleId{};
    auto const giving = offered ? std::string_view(offered->head.id) : std::string_view{};

    if (inviter.role == agencyAdministratorRole) {
        if (isOwn)
            answer.permit({reasons::looksAfterAgency, {}});
        else
            answer.refuse({reasons::notYourAgency, {}});
    } else if (inviter.role == administratorRole || inviter.role == operatorRole) {
        answer.permit({reasons::setsUpInstallation, {}});
        if (giving != (isOwn || place.kind == AgencyKind::operations ? administratorRole : agencyAdministratorRole))
            answer.refuse({reasons::notYoursToGive, rule});
    }

    if (!offered || !isForPeople(*offered) ||
        std::find(offered->agencies.begin(), offered->agencies.end(), place.kind) == offered->agencies.end())
        answer.refuse({reasons::roleNotAtAgency, rule});
    return answer;
}

std::optional<std::string> cleanEmail(std::string_view typed) {
    auto const text = trimmed(typed);
    auto const at = text.find('@');
    if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos) return std::nullopt;
    auto const domain = text.substr(at + 1);
    auto const dot = domain.find('.');
    if (dot == std::string_view::npos || dot == 0 || domain.back() == '.' || domain.find("..") != std::string_view::npos)
        return std::nullopt;
    auto const isPlain = [](unsigned char c) {
        return c > 0x20 && c != 0x7f && std::string_view("<>\",;:\\()[]").find(static_cast<char>(c)) == std::string_view::npos;
    };
    if (!std::all_of(text.begin(), text.end(), isPlain)) return std::nullopt;
    return lowerAscii(text);
}

}  // namespace accord::agency

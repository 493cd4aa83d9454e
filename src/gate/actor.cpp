#include "gate/actor.hpp"

#include <algorithm>

namespace accord::gate {

bool Actor::may(std::string_view permission) const {
    return !permission.empty() && std::find(permissions.begin(), permissions.end(), permission) != permissions.end();
}

std::string userHolder(UserId user) {
    return "u:" + toText(user);
}
std::string agencyHolder(AgencyId agency, std::string_view role) {
    return "a:" + toText(agency) + "/" + std::string(role);
}
std::string areaHolder(AreaId area, std::string_view role) {
    return "r:" + toText(area) + "/" + std::string(role);
}
std::string nationalHolder(std::string_view role) {
    return "n:" + std::string(role);
}

Holders holdersOf(Actor const& actor) {
    return {userHolder(actor.user), agencyHolder(actor.agency, actor.role), areaHolder(actor.area, actor.role), nationalHolder(actor.role)};
}

}  // namespace accord::gate

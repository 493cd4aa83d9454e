#include "casework/service_choice.hpp"

#include "casework/referral_reasons.hpp"

#include <algorithm>

namespace accord::casework {

std::vector<Service> servicesFor(gate::Desk& desk, ReferralInput const& input) {
    if (!ports().servicesFor) return {};
    auto const area = input.matter.area != AreaId{} ? input.matter.area : desk.actor().area;
    return ports().servicesFor(desk, {area, input.matter.stage, input.incident.offenceClass});
}

Result<AgencyId> chosenService(std::vector<Service> const& services, AgencyId asked) {
    if (services.empty())
        return fail(Error{
            ErrorCode::refused, "No restorative justice service takes such a referral in this area.", {}, {{reasons::noProvider, {}}}});
    if (asked == AgencyId{}) {
        if (services.size() == 1) return services.front().id;
        return fail({FieldError{"request.service", "missing", "Several services take this referral. Choose one."}});
    }
    auto const isIt = [&](Service const& service) { return service.id == asked; };
    if (std::none_of(services.begin(), services.end(), isIt))
        return fail(
            {FieldError{"request.service", "not-a-choice", "Choose a service that takes referrals at this stage and of this kind."}});
    return asked;
}

}  // namespace accord::casework

#include "sharing/ports.hpp"

namespace accord::sharing {

AgencyPort& agencyPort() {
    static AgencyPort filled;
    return filled;
}

std::vector<NamedAgency> allAgencies(gate::Desk& desk) {
    return agencyPort().all ? agencyPort().all(desk) : std::vector<NamedAgency>{};
}

std::vector<Signatory> signatoriesOf(gate::Desk& desk, AgencyId agency) {
    return agencyPort().signatories ? agencyPort().signatories(desk, agency) : std::vector<Signatory>{};
}

std::vector<NamedArea> allAreas(gate::Desk& desk) {
    return agencyPort().areas ? agencyPort().areas(desk) : std::vector<NamedArea>{};
}

bool mayBeParty(AgencyKind kind) {
    switch (kind) {
        case AgencyKind::police:
        case AgencyKind::probation:
        case AgencyKind::prison:
        case AgencyKind::youthJustice:
        case AgencyKind::victimService:
        case AgencyKind::provider: return true;
        default: return false;
    }
}

}  // namespace accord::sharing

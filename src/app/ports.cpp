#include "app/ports.hpp"

#include "agency/directory.hpp"
#include "agency/records.hpp"
#include "allocation/may_allocate.hpp"
#include "casework/allocation_port.hpp"
#include "casework/ports.hpp"
#include "pathway/answers_given.hpp"

#include <algorithm>

namespace accord::app {
namespace {

casework::Practitioner practitionerOf(gate::Desk& desk, agency::PractitionerRecord const& record) {
    auto rules = desk.rulebook().at(desk.today());
    auto const* role = rules.role(record.role);
    auto name = desk.open(idCast<SubjectId>(record.user), "name", record.nameCell);
    casework::Practitioner who;
    who.user = record.user;
    who.name = name ? *name : std::string("A colleague");
    who.agency = record.agency;
    who.isFacilitator = record.isActive && role && role->permits("case.work");
    who.facilitationUntil = record.facilitationUntil;
    who.victimAwarenessUntil = record.victimAwarenessUntil;
    who.sensitiveUntil = record.sensitiveUntil;
    who.isAdvanced = record.isAdvanced;
    return who;
}

allocation::AllocationRules allocationRules(casework::CaseRules const& rules) {
    return {rules.facilitation, rules.victimAwareness, rules.sensitive, rules.sensitiveLead, rules.allocation};
}

Answer mayAllocate(casework::AllocationQuestion const& question) {
    auto const& who = question.who;
    return allocation::mayAllocate(
        {who.user, who.agency, who.isFacilitator, who.isAdvanced, who.facilitationUntil, who.victimAwarenessUntil, who.sensitiveUntil},
        {question.holder, question.isSensitive, question.role == events::FacilitatorRole::lead, question.other, question.hasNoConflict},
        allocationRules(question.rules), question.today);
}

void wireReferrals() {
    auto& ports = casework::ports();
    ports.saidNo = [](gate::Desk& desk, casework::SaidQuestion const& question) -> casework::Said {
        if (question.task == TaskId{}) return {};
        auto given = pathway::answersGiven(desk, question.task);
        return {given.noOn, given.reopensOn, given.askedOn};
    };
    ports.providerFor = [](gate::Desk& desk, casework::ProviderQuestion const& question) {
        return agency::firstAgencyOf(desk.db(), AgencyKind::provider, question.area);
    };
    ports.areaName = [](gate::Desk& desk, AreaId area) { return agency::areaName(desk.db(), area).value_or(std::string{}); };
    ports.areas = [](gate::Desk& desk) {
        std::vector<casework::NamedArea> named;
        for (auto& area : agency::allAreas(desk.db())) named.push_back({area.id, std::move(area.name)});
        return named;
    };
}

void wireAllocation() {
    auto& port = casework::allocationPort();
    port.practitioner = [](gate::Desk& desk, UserId user) -> std::optional<casework::Practitioner> {
        auto record = agency::practitioner(desk.db(), user);
        if (!record) return std::nullopt;
        return practitionerOf(desk, *record);
    };
    port.practitionersOf = [](gate::Desk& desk, AgencyId agency) {
        std::vector<casework::Practitioner> list;
        for (auto const& record : agency::practitionersOf(desk.db(), agency)) list.push_back(practitionerOf(desk, record));
        std::erase_if(list, [](casework::Practitioner const& who) { return !who.isFacilitator; });
        return list;
    };
    port.mayAllocate = mayAllocate;
}

}  // namespace

void wirePorts() {
    wireReferrals();
    wireAllocation();
}

}  // namespace accord::app

#include "app/ports.hpp"

#include "agency/directory.hpp"
#include "agency/leaving_port.hpp"
#include "agency/records.hpp"
#include "allocation/may_allocate.hpp"
#include "casework/allocation_port.hpp"
#include "casework/handover_records.hpp"
#include "casework/reference_queries.hpp"
#include "casework/party_story_records.hpp"
#include "casework/ports.hpp"
#include "casework/said_records.hpp"
#include "gate/authorise.hpp"
#include "monitoring/ports.hpp"
#include "pathway/answers_given.hpp"
#include "pathway/ports.hpp"
#include "pathway/push_back_records.hpp"
#include "pathway/task_profiles.hpp"
#include "pathway/task_queries.hpp"
#include "people/matter_records.hpp"
#include "sharing/ports.hpp"
#include "sharing/receipts.hpp"

#include <algorithm>
#include <memory>

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

std::string nameOf(gate::Desk& desk, AgencyId id) {
    auto const agency = id == AgencyId{} ? std::nullopt : agency::findAgency(desk.db(), id);
    return agency ? agency->name : std::string{};
}

std::vector<pathway::Colleague> colleaguesOf(store::Session& session, AgencyId id) {
    std::vector<pathway::Colleague> colleagues;
    auto const agency = agency::findAgency(session, id);
    if (!agency) return colleagues;
    for (auto& record : agency::practitionersOf(session, id))
        colleagues.push_back({record.user, agency->kind, std::move(record.role), std::move(record.nameCell), record.isActive});
    return colleagues;
}

pathway::CaseStory storyOf(gate::Desk& desk, casework::PartyStory const& told) {
    return {told.side,
            nameOf(desk, told.service),
            nameOf(desk, told.referrer),
            told.referredOn,
            told.openedOn,
            told.allocatedOn,
            told.hasAsked,
            told.spokenOn,
            told.readyOn,
            told.metOn,
            told.followedOn,
            told.closedOn};
}

void wireReferrals() {
    auto& ports = casework::ports();
    ports.saidNo = [](gate::Desk& desk, casework::SaidQuestion const& question) -> casework::Said {
        auto alike = people::alikeIn(desk, {question.side, question.crimeReference, question.task, {question.name, question.born}});
        if (question.task != TaskId{} && question.side == Side::harmed) alike.tasks.push_back(question.task);
        casework::Said said;
        for (auto task : alike.tasks) {
            auto given = pathway::answersGiven(desk, task);
            said = casework::lastWord(said, {given.noOn, given.reopensOn, given.askedOn});
        }
        for (auto participant : alike.participants) said = casework::lastWord(said, casework::saidBy(desk, participant));
        return said;
    };
    ports.openTasksAbout = [](gate::Desk& desk, ParticipantId participant) {
        auto tasks = people::alikeTo(desk, idCast<SubjectId>(participant)).tasks;
        std::erase_if(tasks, [&](TaskId task) { return pathway::isEnded(desk.db(), idCast<ObjectId>(task)); });
        return tasks;
    };
    pathway::ports().agencyName = nameOf;
    pathway::ports().colleagues = colleaguesOf;
    monitoring::ports().profiles = [](gate::Desk& desk, std::vector<TaskId> const& tasks) {
        std::vector<monitoring::DutyProfile> profiles;
        for (auto& profile : pathway::taskProfiles(desk, tasks))
            profiles.push_back({profile.askedOn, std::move(profile.offence), profile.born});
        return profiles;
    };
    pathway::ports().caseStory = [](gate::Desk& desk, ObjectId participant) -> Result<pathway::ToldOfCase> {
        auto const told = casework::partyStory(desk, participant);
        if (!told) return fail(told.error());
        return pathway::ToldOfCase{told->caseFile, storyOf(desk, *told)};
    };
    pathway::ports().alikeTasks = [](gate::Desk& desk, TaskId task) { return people::alikeTo(desk, idCast<SubjectId>(task)).tasks; };
    ports.servicesFor = [](gate::Desk& desk, casework::ServiceQuestion const& question) {
        std::vector<casework::Service> services;
        for (auto& service : agency::servicesFor(desk.db(), question.area, question.stage, question.offence))
            services.push_back({service.id, std::move(service.name)});
        return services;
    };
    ports.services = [](gate::Desk& desk) {
        std::vector<casework::Service> services;
        for (auto& agency : agency::allAgencies(desk.db()))
            if (agency.kind == AgencyKind::provider) services.push_back({agency.id, std::move(agency.name)});
        return services;
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
    agency::leavingPort() = [](gate::Desk& desk, UserId user) { return casework::releaseFrom(desk, user); };
    port.supervisorsOf = [](gate::Desk& desk, AgencyId agency) {
        std::vector<UserId> supervisors;
        auto rules = desk.rulebook().at(desk.today());
        for (auto const& record : agency::practitionersOf(desk.db(), agency))
            if (auto const* role = rules.role(record.role); record.isActive && role && role->permits("case.sign-off"))
                supervisors.push_back(record.user);
        return supervisors;
    };
}

void wireAgreements() {
    sharing::receiptPort().agencyName = [](store::Session& session, AgencyId id) {
        auto agency = agency::findAgency(session, id);
        return agency ? agency->name : std::string{};
    };
    sharing::agencyPort().all = [](gate::Desk& desk) {
        std::vector<sharing::NamedAgency> named;
        for (auto& agency : agency::allAgencies(desk.db()))
            named.push_back({agency.id, agency.kind, agency.area, std::move(agency.name), std::move(agency.code)});
        return named;
    };
    sharing::agencyPort().areas = [](gate::Desk& desk) {
        std::vector<sharing::NamedArea> named;
        for (auto& area : agency::allAreas(desk.db())) named.push_back({area.id, std::move(area.name), std::move(area.code)});
        return named;
    };
    sharing::agencyPort().caseByReference = [](gate::Desk& desk, std::string const& reference) {
        return casework::byReference(desk.db(), reference);
    };
    sharing::agencyPort().heldSince = [](gate::Desk& desk, ObjectId participant) {
        return casework::heldSince(desk.db(), idCast<ParticipantId>(participant));
    };
    sharing::agencyPort().signatories = [](gate::Desk& desk, AgencyId agency) {
        std::vector<sharing::Signatory> people;
        auto rules = desk.rulebook().at(desk.today());
        for (auto const& colleague : agency::practitionersOf(desk.db(), agency)) {
            auto const* role = rules.role(colleague.role);
            if (!colleague.isActive || !role || !role->permits("agreement.sign")) continue;
            auto name = desk.open(idCast<SubjectId>(colleague.user), "name", colleague.nameCell);
            people.push_back({colleague.user, name ? std::move(*name) : std::string("A signatory")});
        }
        return people;
    };
}

}  // namespace

void wireIntake(ScreeningReference reference) {
    auto shared = std::make_shared<ScreeningReference>(std::move(reference));
    pathway::ports().signingKey = [](gate::Desk& desk, TokenId token) { return agency::signingKeyOf(desk.db(), token); };
    pathway::ports().calendar = std::make_shared<WorkingDays const>(shared->calendar);
    monitoring::ports().calendar = pathway::ports().calendar;
    pathway::ports().intake = [shared](gate::Desk& desk) -> Result<pathway::Intake> {
        auto const owner = agency::findAgency(desk.db(), desk.actor().agency);
        if (!owner) return fail(gate::notThere());
        auto const area = owner->area;
        auto find = [&desk, area](AgencyKind kind) { return agency::firstAgencyOf(desk.db(), kind, area); };
        auto pushes = [&desk](AgencyId id) { return !pathway::endpointOf(desk.db(), id).empty(); };
        return pathway::Intake{listOwnerOf(desk.db(), *owner, desk.now()),
                               {owner->id, owner->kind, area, find, pushes},
                               shared->forces,
                               shared->calendar,
                               [&desk, area](pathway::TaskDraft const& draft) { return mayBeTold(desk, area, draft); }};
    };
}

void wirePorts() {
    wireAgreements();
    wireReferrals();
    wireAllocation();
}

}  // namespace accord::app

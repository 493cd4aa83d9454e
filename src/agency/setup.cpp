#include "agency/setup.hpp"

#include "agency/agency.hpp"
#include "agency/records.hpp"
#include "gate/actor.hpp"
#include "gate/share_key.hpp"
#include "vault/one_time_secret.hpp"

#include <array>

namespace accord::agency {
namespace {

using gate::Events;
using gate::ObjectKind;

// Who looks at the figures and volumes of an area; what they may, their role's permissions say.
constexpr std::array areaReaders{std::string_view{"coordinator"}, std::string_view{"supervisor"}, std::string_view{"commissioner"},
                                 std::string_view{"information-officer"}, std::string_view{"police-officer"}};
// Who reads a provider's training record, and so the names in it.
constexpr std::array trainingReaders{std::string_view{"coordinator"}, std::string_view{"supervisor"}, std::string_view{"specialist"}};

bool isAdministrator(std::string_view role) {
    return role == agencyAdministratorRole || role == administratorRole;
}

}  // namespace

AreaId addArea(Events& events, Random& random, events::AreaAdded area) {
    auto const id = newId<AreaId>(random);
    auto const object = idCast<ObjectId>(id);
    events.add(area, {.object = object, .area = id}).place({.id = object, .kind = ObjectKind::area, .area = id});
    for (auto role : areaReaders) events.grant(object, gate::areaHolder(id, role));
    events.grant(object, gate::nationalHolder("monitor")).grant(object, gate::nationalHolder(administratorRole));
    return id;
}

AgencyId addAgency(Events& events, Random& random, events::AgencyAdded agency) {
    auto const id = newId<AgencyId>(random);
    auto const object = idCast<ObjectId>(id);
    events.add(agency, {.object = object, .area = agency.area})
        .place({.id = object, .kind = ObjectKind::agency, .parent = idCast<ObjectId>(agency.area), .area = agency.area, .agency = id})
        .grant(object, gate::agencyHolder(id, agencyAdministratorRole))
        .grant(object, gate::nationalHolder(administratorRole));
    if (agency.kind == AgencyKind::provider)
        for (auto role : trainingReaders) events.grant(object, gate::agencyHolder(id, role));
    return id;
}

UserId addUser(Events& events, Random& random, NewUser const& user) {
    auto const id = newId<UserId>(random);
    auto const object = idCast<ObjectId>(id);
    events
        .add(events::UserInvited{user.agency, user.role, user.name, user.email},
             {.object = object, .subject = idCast<SubjectId>(id), .area = user.area})
        .place({.id = object,
                .kind = ObjectKind::user,
                .parent = idCast<ObjectId>(user.agency),
                .area = user.area,
                .agency = user.agency,
                .shareKey = gate::toShareKey({.source = user.agency, .holder = user.agency})})
        .grant(object, gate::userHolder(id))
        .grant(object, gate::agencyHolder(user.agency, agencyAdministratorRole));
    if (isAdministrator(user.role)) events.grant(object, gate::nationalHolder(administratorRole));
    if (user.kind == AgencyKind::provider)
        for (auto role : trainingReaders) events.grant(object, gate::agencyHolder(user.agency, role));
    return id;
}

void addJoined(Events& events, UserId user, AgencyId agency, AreaId area) {
    events.add(events::UserJoined{agency}, {.object = idCast<ObjectId>(user), .subject = idCast<SubjectId>(user), .area = area});
}

void addTraining(Events& events, UserId user, AreaId area, events::TrainingRecorded const& training) {
    events.add(training, {.object = idCast<ObjectId>(user), .subject = idCast<SubjectId>(user), .area = area});
}

FirstAdministrator firstAdministrator(Random& random, std::string_view name, std::string_view email, Instant now) {
    FirstAdministrator first;
    auto const operations = addAgency(first.events, random, {AgencyKind::operations, {}, "This installation", "operations"});
    first.user = addUser(first.events, random,
                         {operations, AgencyKind::operations, {}, std::string(administratorRole), std::string(name), std::string(email)});
    auto const secret = vault::newOneTimeSecret(random);
    addInvitation(first.state, vault::secretHash(vault::SecretUse::invitation, secret), {first.user, false, now + invitationHolds}, now);
    first.link = joinPath(secret);
    return first;
}

std::string joinPath(std::string_view secret) {
    return "/join/" + std::string(secret);
}

}  // namespace accord::agency

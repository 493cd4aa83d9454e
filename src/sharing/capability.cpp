#include "sharing/capability.hpp"

#include "events/sharing.hpp"
#include "sharing/agreement.hpp"
#include "sharing/reasons.hpp"
#include "sharing/records.hpp"

namespace accord::sharing {
namespace {

store::Statement const bumpEpoch{"sharing.raise-epoch", "UPDATE state_epoch SET epoch = epoch + 1 WHERE one = 1"};

}  // namespace

gate::Capability const& capability() {
    static gate::Capability const made{
        "sharing",    {},           {},       {gate::eventInfo<events::AgreementAdopted>(), gate::eventInfo<events::AgreementJoined>()},
        projectors(), migrations(), tables(), {reasons::texts.begin(), reasons::texts.end()}};
    return made;
}

Result<gate::Events> adoption(std::string_view text, std::vector<Signed> const& parties, AgreementId id) {
    auto agreement = readAgreement("agreement", text);
    if (!agreement) return fail(ErrorCode::invalid, agreement.error().front().sentence());
    gate::Events events;
    auto object = idCast<ObjectId>(id);
    events.add(events::AgreementAdopted{agreement->name, std::string(text)}, {.object = object});
    events.place({.id = object, .kind = gate::ObjectKind::agreement});
    for (auto const& party : parties) {
        events.add(events::AgreementJoined{party.agency, party.kind}, {.object = object});
        events.grant(object, gate::agencyHolder(party.agency, "information-officer"));
        events.grant(object, gate::agencyHolder(party.agency, "agency-administrator"));
    }
    return events;
}

void raiseEpoch(store::Session& session) {
    session.run(bumpEpoch);
}

}  // namespace accord::sharing

#include "sharing/capability.hpp"

#include "events/sharing.hpp"
#include "sharing/agreement.hpp"
#include "sharing/reasons.hpp"
#include "sharing/records.hpp"

#include <fstream>
#include <iterator>

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

Result<gate::Events> adoption(std::filesystem::path const& file, std::vector<Signed> const& parties, AgreementId id) {
    std::ifstream stream(file, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(stream), {});
    if (!stream) return fail(ErrorCode::notFound, "The agreement " + file.string() + " cannot be read.");
    auto agreement = readAgreement(file.filename().string(), text);
    if (!agreement) return fail(ErrorCode::invalid, agreement.error().front().sentence());
    gate::Events events;
    auto object = idCast<ObjectId>(id);
    events.add(events::AgreementAdopted{agreement->name, text}, {.object = object});
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

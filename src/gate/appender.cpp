#include "gate/appender.hpp"

#include "gate/access_projector.hpp"
#include "gate/envelope.hpp"
#include "ledger/log.hpp"

#include <stdexcept>

namespace accord::gate {
namespace {

StoredEvent storedOf(PendingEvent const& pending, Sealer& sealer, Signature const& signature, Random& random) {
    StoredEvent event{newId<EventId>(random), std::string(pending.type), pending.version,     signature.at,  signature.by, signature.agency,
                      pending.about.object,   pending.about.subject,     pending.about.joint, pending.table, {},           pending.access};
    event.values.reserve(pending.values.size());
    for (std::size_t at = 0; at < pending.values.size(); ++at) {
        auto const& field = pending.table->fields[at];
        auto const& text = pending.values[at];
        event.values.push_back(text.empty() || isClearField(field) ? text : sealer.seal(field, event.id, pending.about, text));
    }
    return event;
}

}  // namespace

std::vector<EventId> appendEvents(Events const& events, store::Session& session, Sealer& sealer, Registry const& registry,
                                  Signature const& signature, Random& random, vault::BlindIndex const& blind) {
    std::vector<EventId> ids;
    auto open = openingWith(sealer);
    for (auto const& pending : events.list()) {
        if (!registry.event(pending.type, pending.version)) throw std::logic_error("not declared: " + std::string(pending.type));
        auto event = storedOf(pending, sealer, signature, random);
        ledger::append(session, {event.id, event.at, event.type, event.on, envelopeBytes(event)});
        replay(event, session, registry, open, blind);
        ids.push_back(event.id);
    }
    return ids;
}

void replay(StoredEvent const& event, store::Session& session, Registry const& registry, OpenField const& open,
            vault::BlindIndex const& blind) {
    projectAccess(session, event);
    Projecting to{session, open, blind};
    for (auto const* projector : registry.projectors(event.type)) projector->apply(to, event);
}

OpenField openingWith(Sealer& sealer) {
    return [&sealer](StoredEvent const& event, std::string_view name) -> std::optional<std::string> {
        auto const* field = event.table->find(name);
        auto const& text = event.value(name);
        if (text.empty()) return std::nullopt;
        if (isClearField(*field)) return text;
        auto opened = sealer.open(field->owner == Owner::joint ? event.joint : event.subject, name, text);
        if (!opened) return std::nullopt;
        return *opened;
    };
}

}  // namespace accord::gate

#include "gate/bundle.hpp"

#include "gate/access_projector.hpp"
#include "ledger/log.hpp"

#include <algorithm>
#include <stdexcept>

namespace accord::gate {
namespace {

/// Makes the items of one bundle, and the keys of the people in them.
class BundleSealer {
public:
    BundleSealer(Bundle& bundle, vault::Keys const& keys, Random& random) : bundle_(bundle), keys_(keys), random_(random) {}

    void add(PendingEvent const& pending, Signature const& signature) {
        StoredEvent item{
            newId<EventId>(random_), std::string(pending.type), pending.version,     signature.at,  signature.by, signature.agency,
            pending.about.object,    pending.about.subject,     pending.about.joint, pending.table, {},           pending.access};
        item.values = pending.values;
        for (auto kind : {vault::KeyKind::person, vault::KeyKind::safety}) sealAll(item, pending, kind);
        bundle_.items.push_back(std::move(item));
        bundle_.plain.push_back(pending.values);
    }

private:
    /// Seals the item's fields of one kind: one alone as any cell, several as a card.
    void sealAll(StoredEvent& item, PendingEvent const& pending, vault::KeyKind kind) {
        std::vector<vault::CardField> fields;
        std::vector<std::size_t> places;
        for (std::size_t at = 0; at < pending.values.size(); ++at) {
            auto const& field = pending.table->fields[at];
            if (pending.values[at].empty() || isClearField(field)) continue;
            auto const needs = sealingKind(field);
            if (needs != vault::KeyKind::person && needs != vault::KeyKind::safety)
                throw std::logic_error("a bundle cannot seal " + field.name);
            if (needs != kind) continue;
            fields.push_back({field.name, pending.values[at]});
            places.push_back(at);
        }
        if (fields.empty()) return;
        auto const& key = keyOf(pending.about, kind);
        auto const cell = fields.size() == 1
                              ? vault::seal(key, {item.id, fields.front().name, item.subject}, fields.front().plaintext, random_)
                              : vault::sealCard(key, item.id, item.subject, fields, random_);
        for (auto at : places) item.values[at] = cell;
    }

    /// The events of one person stand beside one another: whoever comes back later would have a key already.
    vault::Key const& keyOf(About const& about, vault::KeyKind kind) {
        if (about.subject == SubjectId{}) throw std::logic_error("no subject to seal under");
        auto const last = bundle_.keys.rbegin();
        for (auto drawn = last; drawn != bundle_.keys.rend() && drawn->subject == about.subject; ++drawn)
            if (drawn->kind == kind) return drawn->key;
        bundle_.keys.push_back(keys_.draw(about.subject, kind, about.area));
        return bundle_.keys.back().key;
    }

    Bundle& bundle_;
    vault::Keys const& keys_;
    Random& random_;
};

/// Projector by projector, so that what goes into one table goes into it together. Within a projector the order stays.
void projectAll(std::vector<StoredEvent> const& events, store::Session& session, Registry const& registry, OpenField const& open,
                vault::BlindIndex const& blind) {
    Together together(events);
    std::vector<std::string_view> types;
    for (auto const& event : events) {
        projectAccess(session, event, &together);
        if (std::find(types.begin(), types.end(), event.type) == types.end()) types.push_back(event.type);
    }
    Projecting to{session, open, blind};
    for (auto type : types)
        for (auto const* projector : registry.projectors(type))
            for (auto const& event : events)
                if (event.type == type) projector->apply(to, event);
}

/// What was just sealed need not be opened to be indexed.
OpenField openingPlain(Bundle const& bundle) {
    return [&bundle](StoredEvent const& event, std::string_view name) -> std::optional<std::string> {
        auto const item = static_cast<std::size_t>(&event - bundle.items.data());
        auto const& fields = event.table->fields;
        auto const field = std::find_if(fields.begin(), fields.end(), [&](auto const& each) { return each.name == name; });
        auto const& text = bundle.plain.at(item).at(static_cast<std::size_t>(field - fields.begin()));
        if (text.empty()) return std::nullopt;
        return text;
    };
}

}  // namespace

Bundle makeBundle(Events const& events, vault::Keys const& keys, Signature const& signature, Random& random) {
    if (events.list().size() > Bundle::itemsMost) throw std::logic_error("too many events for one bundle");
    Bundle bundle;
    bundle.id = newId<EventId>(random);
    bundle.at = signature.at;
    bundle.items.reserve(events.list().size());
    BundleSealer sealer(bundle, keys, random);
    for (auto const& pending : events.list()) sealer.add(pending, signature);
    bundle.bytes = bundleBytes({bundle.id, Bundle::type, bundle.at, signature.by, signature.agency}, bundle.items);
    return bundle;
}

void keepBundle(Bundle const& bundle, store::Session& session, vault::Keys const& keys, Registry const& registry,
                vault::BlindIndex const& blind) {
    for (auto const& item : bundle.items)
        if (!registry.event(item.type, item.version)) throw std::logic_error("not declared: " + item.type);
    for (auto const& drawn : bundle.keys) keys.keep(session, drawn, bundle.at);
    ledger::append(session, {bundle.id, bundle.at, std::string(Bundle::type), {}, bundle.bytes});
    projectAll(bundle.items, session, registry, openingPlain(bundle), blind);
}

void replayEntry(std::vector<StoredEvent> const& events, store::Session& session, Registry const& registry, OpenField const& open,
                 vault::BlindIndex const& blind) {
    // An event alone raises the version of what stands, though it may place it again.
    if (events.size() == 1) return replay(events.front(), session, registry, open, blind);
    projectAll(events, session, registry, open, blind);
}

}  // namespace accord::gate

// Many events about people of whom nothing is known yet, in one entry of the ledger: what a
// long list opens.
//
//    auto bundle = makeBundle(events, keys, {.agency = force, .at = now}, random);   // any thread: seals, holds no session
//    keepBundle(bundle, session, keys, registry, blind);                             // in a transaction
//
// Each item is an event as any other, with its own id, object, subject and access facts; they
// share the entry, and so one leaf, one row and one sync. They are projected projector by
// projector, and by each in their order: what one writes, another does not read.
// Everything of one person is sealed under keys made here. Values of one event that go under
// the same key share a card (vault/sealing.hpp), written once:
//
//    {"id":"…","type":"gate.bundle","v":1,"at":"…","by":null,"agency":"…",
//     "items":[["<id>","pathway.task-opened",1,"<on>","<subject>",["pre-charge", …],[["place", …]]], …]}
//
// In an item, values stand in the order of the Spec of that version; "=" stands for the same
// card again.
#pragma once

#include "gate/appender.hpp"
#include "gate/envelope.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::gate {

struct Bundle {
    static constexpr std::string_view type = "gate.bundle";
    static constexpr std::size_t itemsMost = 3000;  ///< a thousand tasks

    EventId id{};
    Instant at{};
    std::string bytes;
    std::vector<StoredEvent> items;
    std::vector<std::vector<std::string>> plain;  ///< the values of each item before they were sealed: for the blind indexes
    std::vector<vault::Keys::Drawn> keys;
};

/// Refuses joint and staff fields, and more than `itemsMost`, as our own bug: nothing of a new person has them.
[[nodiscard]] Bundle makeBundle(Events const& events, vault::Keys const& keys, Signature const& signature, Random& random);

/// Throws store::UniqueViolation where one of the people is known already.
void keepBundle(Bundle const& bundle, store::Session& session, vault::Keys const& keys, Registry const& registry,
                vault::BlindIndex const& blind);

/// Projects the events of one entry (readEntry).
void replayEntry(std::vector<StoredEvent> const& events, store::Session& session, Registry const& registry, OpenField const& open,
                 vault::BlindIndex const& blind);

}  // namespace accord::gate

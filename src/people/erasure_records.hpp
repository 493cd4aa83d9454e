// The table of erasures as the ledger tells it: asked for, approved, given up, carried out.
// The vault keeps its own (`state_erasure`), which alone decides what is shredded.
#pragma once

#include "gate/desk.hpp"
#include "gate/stored_event.hpp"
#include "gate/view.hpp"
#include "people/views/erasure.hpp"
#include "store/migrations.hpp"

namespace accord::people {

struct KnownErasure {
    ErasureRow row;
    gate::RowMeta meta;
};

/// Of one participant, whom the reader reaches; a row that says so where nobody asked.
[[nodiscard]] std::optional<KnownErasure> erasureOf(gate::Desk& desk, ObjectId participant);
/// Of everybody whom the reader reaches: what waits first, then by the day of asking.
[[nodiscard]] std::vector<KnownErasure> visibleErasures(gate::Desk& desk);

[[nodiscard]] std::vector<gate::Projector> erasureProjectors();
[[nodiscard]] store::Migration erasureMigration();
[[nodiscard]] store::TableInfo erasureTable();

}  // namespace accord::people

#include "people/views/erasure.hpp"

#include "gate/authorise.hpp"
#include "people/erasure_records.hpp"

namespace accord::people {

Result<gate::Rows> ErasureView::rows(gate::Desk& desk, ObjectId participant, Query const&) {
    auto known = erasureOf(desk, participant);
    if (!known) return fail(gate::notThere());
    gate::Rows rows;
    rows.single("erasure", known->row, known->meta);
    return rows;
}

Result<gate::Rows> ErasuresView::rows(gate::Desk& desk, ObjectId, Query const&) {
    gate::Rows rows;
    rows.list<ErasureRow>("erasures");
    for (auto const& known : visibleErasures(desk)) rows.add("erasures", known.row, known.meta);
    return rows;
}

}  // namespace accord::people

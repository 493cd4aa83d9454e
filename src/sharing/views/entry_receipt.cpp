#include "sharing/views/entry_receipt.hpp"

#include "gate/authorise.hpp"
#include "gate/visibility.hpp"

namespace accord::sharing {
namespace {

/// The event is about the case, or about somebody in it, whom the reader reaches.
store::Statement const& findReached() {
    static store::Statement const statement = gate::guarded(
        "sharing.find-reached-entry",
        "SELECT o.id FROM ledger_event e {visible:e.object} WHERE e.id = :event AND (o.id = :case_id OR o.parent = :case_id_of)", "i");
    return statement;
}

}  // namespace

Result<gate::Rows> EntryReceipt::rows(gate::Desk& desk, ObjectId on, Query const& query) {
    auto const reached = desk.db().one(findReached(), desk.visible({column(query.event), column(on), column(on)}));
    if (!reached || gate::isOneSided(desk, on)) return fail(gate::notThere());
    auto receipt = entryReceipt(desk.db(), query.event);
    if (!receipt) return fail(receipt.error());
    return fileOf("receipt-" + toText(query.event) + ".txt", *receipt);
}

}  // namespace accord::sharing

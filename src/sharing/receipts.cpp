#include "sharing/receipts.hpp"

#include "ledger/sequencer.hpp"

namespace accord::sharing {
namespace {

tl::unexpected<Error> notYet() {
    return fail(ErrorCode::unavailable, "The receipt is not ready: what it rests on has not been signed yet. Try again in a few minutes.");
}

}  // namespace

ReceiptPort& receiptPort() {
    static ReceiptPort filled;
    return filled;
}

Result<ledger::Receipt> provenLeaf(store::Session& session, EventId event) {
    auto entry = ledger::findEntry(session, event);
    if (!entry) return notYet();
    auto const index = static_cast<std::uint64_t>(entry->index);
    auto head = ledger::firstHeadOver(session, ledger::logId, index);
    if (!head) return notYet();
    ledger::StoredTiles tiles(session);
    ledger::TileTree const tree(tiles, ledger::currentTree(session).size);
    auto proof = tree.inclusionProof(index, head->head.size);
    if (!proof) return fail(proof.error());
    return ledger::Receipt{ledger::ReceiptKind::entry, {}, {}, std::move(entry->bytes), index, std::move(*proof), std::move(*head)};
}

Result<ledger::Receipt> entryReceipt(store::Session& session, EventId event) {
    auto receipt = provenLeaf(session, event);
    if (receipt) receipt->lines = ledger::entryLines(receipt->leaf);
    return receipt;
}

Result<gate::Rows> fileOf(std::string name, ledger::Receipt const& receipt) {
    auto const& key = receiptPort().key;
    if (!key) return notYet();
    gate::Rows rows;
    rows.single("file", FileRow{std::move(name), ledger::receiptText(receipt, *key)});
    return rows;
}

}  // namespace accord::sharing

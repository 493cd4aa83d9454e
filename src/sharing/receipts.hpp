// Receipts out of the ledger of this installation: of one event, for staff, and of what was shared
// about a person, to hand to them (ledger/receipt.hpp).
//
//    auto receipt = entryReceipt(session, event);          // its leaf is the event
//    fileOf("receipt-7zk3m0qpw81f.txt", *receipt)          // as a View gives it
//
// A receipt needs a tree head that the signer signed after its leaf: until there is one, it is
// refused with a sentence that says so.
#pragma once

#include "gate/view.hpp"
#include "ledger/receipt.hpp"
#include "store/session.hpp"

#include <functional>
#include <optional>
#include <string>

namespace accord::sharing {

/// What receipts need to know of the house. app/ fills it once, before anything is served.
struct ReceiptPort {
    std::optional<ledger::PublicKey> key{};  ///< of tree heads; without it there are no receipts
    std::function<std::string(store::Session&, AgencyId)> agencyName{};
};
[[nodiscard]] ReceiptPort& receiptPort();

/// A leaf of the log with its proof against the first head that was signed over it: the same for whoever asks, and whenever.
[[nodiscard]] Result<ledger::Receipt> provenLeaf(store::Session& session, EventId event);
[[nodiscard]] Result<ledger::Receipt> entryReceipt(store::Session& session, EventId event);

/// What a View gives out as a file (app/downloads.cpp).
struct FileRow {
    std::string fileName, content;

    static constexpr auto spec() {
        return accord::spec<FileRow>(field<&FileRow::fileName, Category::none, Owner::none>("file-name", "Name of the file"),
                                     field<&FileRow::content, Category::none, Owner::none>("content", "Content").atMost(65'536).lines());
    }
};
[[nodiscard]] Result<gate::Rows> fileOf(std::string name, ledger::Receipt const& receipt);

}  // namespace accord::sharing

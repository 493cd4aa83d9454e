// A receipt: what somebody can take away and check without us, with nothing but the key that
// signs tree heads. A text that a person can read, and that has exactly one form:
//
//    accord-receipt/v1 person               the statement: what is attested, line by line
//    Day: 22 November 2026
//    Shared: Contact details
//    Salt: 4u3S…
//                                           where it stands among the statements of its day
//    day 17 256
//    9b1c…
//                                           the leaf of the log that seals that day, and its proof
//    leaf {"id":"…","type":"sharing.day-sealed", …}
//    proof 1041
//    77aa…
//                                           the signed tree head (ledger/tree_head.hpp)
//    accord-tree-head/v1/accord
//    …
//
// A person's receipt carries a day and no time: all statements of a day are salted, put in no
// order that tells anything, filled up with random leaves, and sealed by one leaf after the day
// has ended. A receipt of an entry, for staff, is about one event, and its leaf is that event.
//
//    verifyReceipt(text, key)                      // or against a head that was published:
//    verifyReceipt(text, key, publishedHead)
//
// docs/verify_receipt.py does the same from the RFCs alone. Pure.
#pragma once

#include "base/result.hpp"
#include "ledger/merkle_hash.hpp"
#include "ledger/tree_head.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord::ledger {

enum class ReceiptKind : std::uint8_t { entry = 1, person };

/// Where a statement stands among those of its day.
struct DayPlace {
    std::uint64_t index{};
    std::uint64_t size{};
    Proof proof{};

    bool operator==(DayPlace const&) const = default;
};

struct Receipt {
    ReceiptKind kind{ReceiptKind::person};
    std::vector<std::pair<std::string, std::string>> lines;  ///< name and text
    std::optional<DayPlace> day{};                           ///< a person's has one, an entry's none
    std::string leaf;                                        ///< the bytes of the leaf of the log
    std::uint64_t index{};
    Proof proof{};
    SignedTreeHead head{};

    bool operator==(Receipt const&) const = default;
    [[nodiscard]] std::string_view line(std::string_view name) const;  ///< empty where there is none
};

inline constexpr std::size_t receiptBytesMax = 64U << 10U;

/// The bytes that are hashed for a statement of a day: the first line and the statement.
[[nodiscard]] std::string statementBytes(ReceiptKind kind, std::vector<std::pair<std::string, std::string>> const& lines);
/// What a receipt says of the event that is its leaf; empty where it is none.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> entryLines(std::string_view leaf);
/// What the leaf of a day says of it, as it stands in the event.
[[nodiscard]] std::string sealText(std::string_view day, Hash const& root, std::uint64_t size);

[[nodiscard]] std::string receiptText(Receipt const& receipt, PublicKey const& key);
/// Its form and its signature; whether its proofs hold is asked of verifyReceipt.
[[nodiscard]] Result<Receipt> readReceipt(std::string_view text, PublicKey const& key);

/// The receipt, where all of it holds. Form that cannot be read is ErrorCode::invalid; what does not hold is refused, and says what.
[[nodiscard]] Result<Receipt> verifyReceipt(std::string_view text, PublicKey const& key, std::optional<TreeHead> const& published = {});

}  // namespace accord::ledger

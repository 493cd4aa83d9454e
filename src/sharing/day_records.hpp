// The days of the disclosure register: when a day has ended, its statements are sealed by one leaf
// of the log, and from then on each of them has a receipt.
//
//    sealDays(gate, now);                                  // by the keeper of the tree, once a minute
//    auto receipt = personReceipt(session, leaf);
//
// A statement says what was shared, with whom, for what, under which clause, and on which day: no
// time, and no name. Its salt keeps it from being guessed, the random leaves beside it keep the
// number of statements from telling anything (docs/adr/0010-receipts.md).
#pragma once

#include "gate/gate.hpp"
#include "sharing/account.hpp"
#include "sharing/receipts.hpp"

namespace accord::sharing {

/// How many statements were sealed.
[[nodiscard]] Result<std::int64_t> sealDays(gate::Gate& gate, Instant now);

/// By the leaf of its statement, as the register names it. Whether it may be given out is asked before.
[[nodiscard]] Result<ledger::Receipt> personReceipt(store::Session& session, std::string const& leaf);

}  // namespace accord::sharing

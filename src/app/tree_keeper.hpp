// Keeps the Merkle tree up to date while the server runs: numbers committed events
// within a second, seals the days of the disclosure register that have ended, and has a
// tree head signed when there is something new.
//
//    TreeKeeper keeper(installation, signer);      // works until it goes
#pragma once

#include "app/installation.hpp"
#include "ledger/signer_client.hpp"
#include "outbox/rounds.hpp"

#include <optional>

namespace accord::app {

/// Numbers at most `most` committed events into the tree; how many, or nothing where that could not be kept.
[[nodiscard]] std::optional<std::int64_t> numberEvents(Installation& installation, std::int64_t most);

class TreeKeeper {
public:
    /// Without a signer, events are numbered and no head is signed; the status page says so.
    TreeKeeper(Installation& installation, std::optional<ledger::SignerClient> signer);

private:
    bool number();
    void seal();
    void sign();

    Installation& installation_;
    std::optional<ledger::SignerClient> signer_;
    std::uint64_t signedSize_{};
    Instant signedAt_{};
    Instant sealedAt_{};
    outbox::Rounds rounds_;  // last: its thread uses what stands above
};

}  // namespace accord::app

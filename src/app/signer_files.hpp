// Where the tree-head key, what it signed last, and its public half stand.
#pragma once

#include "app/places.hpp"
#include "ledger/signer_server.hpp"

#include <optional>

namespace accord::app {

[[nodiscard]] ledger::SignerFiles signerFiles(Places const& places);

/// The public key as `accord init` wrote it into the data folder; nullopt where there is none.
[[nodiscard]] std::optional<ledger::PublicKey> publishedKey(Places const& places);

/// Makes the signer's key in its own folder and publishes the public half.
[[nodiscard]] Result<> makeSignerKey(Places const& places, Random& random);

}  // namespace accord::app

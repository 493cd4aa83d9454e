// Whether a text is an Ed25519 public key that somebody may register: 32 bytes as base64url,
// and none of the few points that would take any signature.
//
//    if (!ledger::isPublicKey(input.key)) …
//
// Pure.
#pragma once

#include <string_view>

namespace accord::ledger {

[[nodiscard]] bool isPublicKey(std::string_view base64url);

}  // namespace accord::ledger

// What a system sends is signed with its agency's key (Ed25519), over the token, the moment,
// the request key and the whole body:
//
//    signedText(token, 1764000000, "a1b2…", body)
//      == "accord.push.1\n" + token + "\n1764000000\n" + key + "\n" + body
//
// So nobody who learns the token alone can send, and what was sent cannot be sent again: with
// the same request key it gets the answer of the first time, with another the signature does
// not fit, and after five minutes neither. Pure.
#pragma once

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace accord::pathway {

inline constexpr std::chrono::seconds signatureLasts{300};

struct SignedPush {
    TokenId token{};
    std::int64_t at{};  ///< seconds since 1970
    std::string_view requestKey, body, signature;
};

[[nodiscard]] std::string signedText(SignedPush const& push);
/// Says which is wrong, the time or the signature: a sender who is who they say needs to know.
[[nodiscard]] Result<> checkSignature(SignedPush const& push, std::string_view key, Instant now);

}  // namespace accord::pathway

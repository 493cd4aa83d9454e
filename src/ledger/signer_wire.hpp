// What is said over the signer's socket: short texts, one in each direction, each in a
// frame that begins with its length. The request is shaped like a witness's
// (C2SP tlog-witness): where the proof begins, its hashes, an empty line, the head.
//
//    old 148                                 signed 9Zk…==      the signature
//    Vz0f…=                                  last 150           begin the proof at 150
//    ↵                                       refused log-cut…   and why
//    accord-tree-head/v1/accord.example.org
//    …
//
//    key                                     key 11qY…=         the public key
//
// Both sides treat what they read as untrusted.
#pragma once

#include "base/result.hpp"
#include "ledger/signer_rule.hpp"
#include "ledger/tree_head.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace accord::ledger {

inline constexpr std::size_t signerMessageMax = 4096;  ///< 64 hashes, a head and some room

struct KeyRequest {};
using SignerRequest = std::variant<SignRequest, KeyRequest>;

struct LastSize {
    std::uint64_t size{};
};
struct Refusal {
    std::string why;
};
using SignerAnswer = std::variant<Signature, LastSize, PublicKey, Refusal>;

[[nodiscard]] std::string writeRequest(SignerRequest const& request);
[[nodiscard]] Result<SignerRequest> readRequest(std::string_view message);

[[nodiscard]] std::string writeAnswer(SignerAnswer const& answer);
[[nodiscard]] Result<SignerAnswer> readAnswer(std::string_view message);

}  // namespace accord::ledger

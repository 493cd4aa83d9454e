// The three hashes of an RFC 6962 log.
//
//    auto leaf = leafHash(bytes);              // SHA-256(0x00 || bytes)
//    auto node = nodeHash(left, right);        // SHA-256(0x01 || left || right)
//    emptyRoot();                              // SHA-256 of nothing
//
// The first byte keeps leaves and nodes apart, so that nobody can offer the two
// halves of a node as the data of a leaf (RFC 6962, 2.1).
//
// Any thread; each keeps its own OpenSSL context, because making one costs more than
// hashing a node.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace accord::ledger {

using Hash = std::array<unsigned char, 32>;
using Proof = std::vector<Hash>;

[[nodiscard]] Hash sha256(std::span<unsigned char const> bytes);
[[nodiscard]] Hash leafHash(std::span<unsigned char const> data);
[[nodiscard]] Hash nodeHash(Hash const& left, Hash const& right);
[[nodiscard]] Hash const& emptyRoot();

/// 64 hex digits of either case, or nothing.
[[nodiscard]] std::optional<Hash> hashFromHex(std::string_view text);

}  // namespace accord::ledger

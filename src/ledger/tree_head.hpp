// What the log promises at one moment: so many leaves, with this root. Signed, it can
// be kept by anyone and held against any later head.
//
//    TreeHead head{"accord.example.org", size, root, timeMs};
//    sign(canonicalBytes(head));
//
// The canonical bytes are a checkpoint (C2SP tlog-checkpoint), so that outside
// witnesses can co-sign it as it is:
//
//    accord-tree-head/v1/accord.example.org
//    148
//    XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=
//    time 1795356000000
//
// A signed note (C2SP signed-note) is these lines, an empty one, and the signature.
// One head has exactly one form: what is read must give the same bytes again.
#pragma once

#include "base/result.hpp"
#include "ledger/merkle_hash.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace accord::ledger {

using Signature = std::array<unsigned char, 64>;
using PublicKey = std::array<unsigned char, 32>;

struct TreeHead {
    std::string logId;  ///< 1 to 64 of a-z 0-9 . -, as a host name
    std::uint64_t size{};
    Hash root{};
    std::int64_t timeMs{};  ///< since 1970, not negative

    bool operator==(TreeHead const&) const = default;
};

struct SignedTreeHead {
    TreeHead head;
    Signature signature{};

    bool operator==(SignedTreeHead const&) const = default;
};

inline constexpr std::size_t treeHeadBytesMax = 256;

[[nodiscard]] bool isLogId(std::string_view text);
[[nodiscard]] std::string canonicalBytes(TreeHead const& head);
[[nodiscard]] Result<TreeHead> parseTreeHead(std::string_view bytes);

/// Ed25519 over the bytes.
[[nodiscard]] bool verifySignature(std::string_view bytes, Signature const& signature, PublicKey const& key);
[[nodiscard]] bool verifySignature(SignedTreeHead const& signedHead, PublicKey const& key);

[[nodiscard]] std::string signedNote(SignedTreeHead const& signedHead, PublicKey const& key);
/// Reads a note and checks the signature made with `key`; those of witnesses are left alone.
[[nodiscard]] Result<SignedTreeHead> openSignedNote(std::string_view note, PublicKey const& key);

/// What an offered head is to one that was seen before. A larger one still needs a consistency proof.
enum class HeadOrder : std::uint8_t {
    same = 1,  ///< same size and root, whenever it was signed
    larger,
    older,      ///< smaller: replayed, or the log was cut
    splitView,  ///< same size, different root: alarm
    otherLog,
};

[[nodiscard]] HeadOrder compareHeads(TreeHead const& seen, TreeHead const& offered);

/// Standard base64 with padding, in its one canonical form, as notes have it.
[[nodiscard]] std::string noteBase64(std::span<unsigned char const> bytes);
[[nodiscard]] bool readNoteBase64(std::string_view text, std::span<unsigned char> bytes);

}  // namespace accord::ledger

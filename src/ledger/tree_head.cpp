#include "ledger/tree_head.hpp"

#include "base/text.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace accord::ledger {
namespace {

constexpr std::string_view origin = "accord-tree-head/v1/";
constexpr std::string_view timeWord = "time ";
constexpr std::string_view signatureDash = "\xE2\x80\x94 ";  // an em dash and a space
constexpr std::size_t logIdMax = 64;
constexpr std::size_t noteBytesMax = 16384;
constexpr std::size_t keyHashBytes = 4;

using NoteSignature = std::array<unsigned char, keyHashBytes + sizeof(Signature)>;

/// The next line without its end, or nothing where no whole line is left.
std::optional<std::string_view> takeLine(std::string_view& text) {
    auto const end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    auto const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

template <class Integer>
bool readNumber(std::string_view text, Integer& into) {
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc{} && end == text.data() + text.size();
}

std::optional<TreeHead> readHead(std::string_view bytes) {
    auto const name = takeLine(bytes), size = takeLine(bytes), root = takeLine(bytes), time = takeLine(bytes);
    if (!time || !bytes.empty()) return std::nullopt;
    TreeHead head;
    if (!name->starts_with(origin) || !isLogId(name->substr(origin.size()))) return std::nullopt;
    head.logId = name->substr(origin.size());
    if (!readNumber(*size, head.size) || !readNoteBase64(*root, head.root)) return std::nullopt;
    if (!time->starts_with(timeWord) || !readNumber(time->substr(timeWord.size()), head.timeMs)) return std::nullopt;
    if (head.timeMs < 0) return std::nullopt;
    return head;
}

/// The first four bytes of SHA-256(name || '\n' || 0x01 || key): C2SP signed-note, Ed25519.
std::array<unsigned char, keyHashBytes> keyHash(std::string_view name, PublicKey const& key) {
    auto bytes = std::string(name) + "\n\x01";
    bytes.append(key.begin(), key.end());
    auto const hash = sha256(bytesOf(bytes));
    std::array<unsigned char, keyHashBytes> first;
    std::copy_n(hash.begin(), first.size(), first.begin());
    return first;
}

/// The signature in one line of a note, where it is by this name and key.
std::optional<Signature> signatureInLine(std::string_view line, std::string_view name, PublicKey const& key) {
    if (!line.starts_with(signatureDash)) return std::nullopt;
    line.remove_prefix(signatureDash.size());
    if (!line.starts_with(name) || line.substr(name.size(), 1) != " ") return std::nullopt;
    NoteSignature bytes;
    if (!readNoteBase64(line.substr(name.size() + 1), bytes)) return std::nullopt;
    auto const expected = keyHash(name, key);
    if (!std::equal(expected.begin(), expected.end(), bytes.begin())) return std::nullopt;
    Signature signature;
    std::copy(bytes.begin() + keyHashBytes, bytes.end(), signature.begin());
    return signature;
}

}  // namespace

bool isLogId(std::string_view text) {
    auto const allowed = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' || letter == '-';
    };
    return !text.empty() && text.size() <= logIdMax && std::ranges::all_of(text, allowed);
}

std::string canonicalBytes(TreeHead const& head) {
    return fmt::format("{}{}\n{}\n{}\n{}{}\n", origin, head.logId, head.size, noteBase64(head.root), timeWord, head.timeMs);
}

Result<TreeHead> parseTreeHead(std::string_view bytes) {
    if (bytes.size() > treeHeadBytesMax) return fail(ErrorCode::tooLarge, "a tree head is at most 256 bytes");
    auto head = readHead(bytes);
    // Other spellings of a number (leading zeros) would be another text under the same meaning.
    if (!head || canonicalBytes(*head) != bytes)
        return fail(ErrorCode::invalid, "not a tree head: accord-tree-head/v1/ and the log's name, size, root and time, a line each");
    return std::move(*head);
}

bool verifySignature(std::string_view bytes, Signature const& signature, PublicKey const& key) {
    auto const message = bytesOf(bytes);
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

bool verifySignature(SignedTreeHead const& signedHead, PublicKey const& key) {
    return verifySignature(canonicalBytes(signedHead.head), signedHead.signature, key);
}

std::string signedNote(SignedTreeHead const& signedHead, PublicKey const& key) {
    auto const name = std::string(origin) + signedHead.head.logId;
    NoteSignature bytes;
    auto const after = std::ranges::copy(keyHash(name, key), bytes.begin()).out;
    std::ranges::copy(signedHead.signature, after);
    return fmt::format("{}\n{}{} {}\n", canonicalBytes(signedHead.head), signatureDash, name, noteBase64(bytes));
}

Result<SignedTreeHead> openSignedNote(std::string_view note, PublicKey const& key) {
    if (note.size() > noteBytesMax) return fail(ErrorCode::tooLarge, "a signed tree head is at most 16 KiB");
    auto const gap = note.find("\n\n");
    if (gap == std::string_view::npos) return fail(ErrorCode::invalid, "this is not a signed note: no empty line before the signatures");
    auto const text = note.substr(0, gap + 1);
    auto head = parseTreeHead(text);
    if (!head) return fail(head.error());

    auto const name = text.substr(0, text.find('\n'));
    auto lines = note.substr(gap + 2);
    while (auto line = takeLine(lines)) {
        auto const signature = signatureInLine(*line, name, key);
        if (!signature) continue;
        if (!verifySignature(text, *signature, key)) return fail(ErrorCode::refused, "the signature does not fit this tree head");
        return SignedTreeHead{std::move(*head), *signature};
    }
    return fail(ErrorCode::refused, "the tree head is not signed with this log's key");
}

HeadOrder compareHeads(TreeHead const& seen, TreeHead const& offered) {
    if (offered.logId != seen.logId) return HeadOrder::otherLog;
    if (offered.size < seen.size) return HeadOrder::older;
    if (offered.size > seen.size) return HeadOrder::larger;
    return offered.root == seen.root ? HeadOrder::same : HeadOrder::splitView;
}

std::string noteBase64(std::span<unsigned char const> bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the NUL that libsodium counts
    return text;
}

bool readNoteBase64(std::string_view text, std::span<unsigned char> bytes) {
    std::size_t length = 0;
    char const* end = nullptr;
    auto const done =
        sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, &end, sodium_base64_VARIANT_ORIGINAL);
    return done == 0 && length == bytes.size() && end == text.data() + text.size();
}

}  // namespace accord::ledger

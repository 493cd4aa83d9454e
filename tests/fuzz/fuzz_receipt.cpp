// Receipt files from anyone, as `accord verify-receipt` reads them: no crash, and nothing is taken that
// the key did not sign. So that not all of them end at the signature, the form in front of the tree
// head is also put before a head that our own key signed over its leaf.
#include "base/text.hpp"
#include "ledger/merkle_hash.hpp"
#include "ledger/receipt.hpp"
#include "ledger/tree_head.hpp"

#include <sodium.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace {

using namespace accord::ledger;

struct OwnKey {
    PublicKey open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    OwnKey() {
        std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
        seed.fill(7);
        if (sodium_init() < 0) std::abort();
        crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(open.data()), secret.data(), seed.data());
    }
};

/// The text with a tree of one leaf under it, which is the receipt's, signed by our own key.
std::string signedOver(std::string_view form, std::string_view leaf, OwnKey const& key) {
    SignedTreeHead head;
    head.head.logId = "accord";
    head.head.size = 1;
    head.head.root = leafHash(accord::bytesOf(leaf));
    auto const bytes = canonicalBytes(head.head);
    crypto_sign_detached(reinterpret_cast<unsigned char*>(head.signature.data()), nullptr,
                         reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(), key.secret.data());
    return std::string(form) + signedNote(head, key.open);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static OwnKey const key;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    if (verifyReceipt(text, PublicKey{})) std::abort();  // nobody can sign for the all-zero key
    if (auto lines = entryLines(text); !lines.empty() && lines.size() != 4) std::abort();
    auto const note = text.rfind("accord-tree-head/");
    auto const leafAt = text.find("\nleaf ");
    if (note == std::string_view::npos || leafAt == std::string_view::npos || leafAt > note) return 0;
    auto leaf = text.substr(leafAt + 6);
    leaf = leaf.substr(0, leaf.find('\n'));
    auto const whole = signedOver(text.substr(0, note), leaf, key);
    if (auto const receipt = verifyReceipt(whole, key.open)) {
        if (receiptText(*receipt, key.open) != whole) std::abort();  // one receipt has one form
        if (receipt->kind == ReceiptKind::entry && entryLines(receipt->leaf) != receipt->lines) std::abort();
        if (receipt->index != 0 || receipt->leaf != leaf) std::abort();
    }
    return 0;
}

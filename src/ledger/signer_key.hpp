// The key that signs tree heads: a file of its own, apart from every other key, that
// one process holds at a time.
//
//    auto open = SignerKey::make(path, random);       // once, by `accord init`; keep the public key
//    auto key = SignerKey::open(path);                // locks it until the object ends
//    auto signature = key->sign(canonicalBytes(head));
//
// Refused where others can read it, and where another signer holds it: two that
// remember apart could sign two histories. Any thread may sign.
#pragma once

#include "base/random.hpp"
#include "base/result.hpp"
#include "ledger/local_socket.hpp"
#include "ledger/tree_head.hpp"

#include <filesystem>
#include <memory>
#include <string_view>

namespace accord::ledger {

class SignerKey {
public:
    /// Refused where a key stands already: keys are never written over.
    [[nodiscard]] static Result<PublicKey> make(std::filesystem::path const& path, Random& random);
    [[nodiscard]] static Result<SignerKey> open(std::filesystem::path const& path);

    [[nodiscard]] PublicKey const& publicKey() const { return publicKey_; }
    [[nodiscard]] Signature sign(std::string_view bytes) const;

private:
    struct FreeSecret {
        void operator()(unsigned char* secret) const;
    };
    using SecretPtr = std::unique_ptr<unsigned char, FreeSecret>;
    SignerKey(Fd lock, SecretPtr secret, PublicKey const& publicKey)
        : lock_(std::move(lock)), secret_(std::move(secret)), publicKey_(publicKey) {}

    Fd lock_;
    SecretPtr secret_;  ///< in memory that is never swapped out and is wiped when it ends
    PublicKey publicKey_;
};

}  // namespace accord::ledger

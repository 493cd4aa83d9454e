// `accord signer`: the process that signs tree heads, and remembers what it signed.
//
//    auto made = makeSigner({key, memory}, random);       // once: the public key, to be kept and published
//    auto server = SignerServer::open({{key, memory}, socket});
//    (*server)->run();                                    // until stop()
//
// What it signed last stands in its memory file, durable before the signature leaves;
// after a crash it may have signed less than it remembers, never more. Without that
// file it does not start: a signer that forgot could be led to sign another history.
// The socket has mode 0600, and a peer of another user is hung up on.
//
// One request a connection, one connection at a time, each with a limit of size and
// time. Where the disk fails, run() throws, and the process has to end.
#pragma once

#include "base/random.hpp"
#include "base/result.hpp"
#include "ledger/local_socket.hpp"
#include "ledger/signer_key.hpp"
#include "ledger/signer_wire.hpp"
#include "ledger/tree_head.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include <unistd.h>

namespace accord::ledger {

struct SignerFiles {
    std::filesystem::path key;
    std::filesystem::path memory;
};

struct SignerOptions {
    SignerFiles files;
    std::filesystem::path socket;
    uid_t clientUid{::geteuid()};
    std::chrono::milliseconds connectionTimeMax{2000};
    std::function<void(std::string_view)> alarm{};  ///< told of every refusal: somebody touched the log
};

/// A new key, refused where one stands. A memory that stands there is kept: with it a key is replaced
/// by another one, which goes on where the old one stopped.
[[nodiscard]] Result<PublicKey> makeSigner(SignerFiles const& files, Random& random);

class SignerServer {
public:
    [[nodiscard]] static Result<std::unique_ptr<SignerServer>> open(SignerOptions options);
    SignerServer(SignerServer const&) = delete;
    SignerServer& operator=(SignerServer const&) = delete;
    ~SignerServer();

    void run();
    void stop() noexcept;  ///< from any thread or signal handler

    [[nodiscard]] PublicKey const& publicKey() const { return key_.publicKey(); }

private:
    SignerServer(SignerOptions options, SignerKey key, std::optional<TreeHead> last, Fd listening, Fd stopping);
    void serve(int peer);
    [[nodiscard]] SignerAnswer answer(std::string_view message);
    [[nodiscard]] SignerAnswer sign(SignRequest const& request);
    [[nodiscard]] SignerAnswer refuse(std::string why) const;

    SignerOptions options_;
    SignerKey key_;
    std::optional<TreeHead> last_;
    Fd listening_;
    Fd stopping_;
};

}  // namespace accord::ledger

#include "ledger/signer_server.hpp"

#include "ledger/signer_rule.hpp"
#include "store/private_file.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace accord::ledger {
namespace {

constexpr int restMs = 20;
constexpr std::string_view nothingSigned = "nothing signed\n";

struct Memory {
    std::optional<TreeHead> last;
};

Result<Memory> readMemory(std::filesystem::path const& path) {
    auto bytes = store::readPrivateFile(path, treeHeadBytesMax);
    if (!bytes) return fail(bytes.error().code, fmt::format("the signer must know what it signed last: {}", bytes.error().message));
    if (*bytes == nothingSigned) return Memory{};
    auto head = parseTreeHead(*bytes);
    if (!head)
        return fail(ErrorCode::invalid, fmt::format("{} does not tell what was signed last: {}", path.string(), head.error().message));
    return Memory{std::move(*head)};
}

}  // namespace

Result<PublicKey> makeSigner(SignerFiles const& files, Random& random) {
    // A key whose memory was lost must not find a fresh one here.
    if (std::filesystem::exists(files.key))
        return fail(ErrorCode::conflict, fmt::format("{} stands there already and is not written over", files.key.string()));
    if (std::filesystem::exists(files.memory)) {
        if (auto known = readMemory(files.memory); !known) return fail(known.error());
    } else if (auto made = store::createPrivateFile(files.memory, nothingSigned); !made) {
        return fail(made.error());
    }
    return SignerKey::make(files.key, random);
}

Result<std::unique_ptr<SignerServer>> SignerServer::open(SignerOptions options) {
    auto key = SignerKey::open(options.files.key);
    if (!key) return fail(key.error());
    // With the key held, no other signer writes the memory or listens on the socket.
    auto memory = readMemory(options.files.memory);
    if (!memory) return fail(memory.error());
    auto listening = listenLocal(options.socket);
    if (!listening) return fail(listening.error());
    Fd stopping(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!stopping.isOpen()) throw std::system_error(errno, std::generic_category(), "cannot make an eventfd");
    return std::unique_ptr<SignerServer>(
        new SignerServer(std::move(options), std::move(*key), std::move(memory->last), std::move(*listening), std::move(stopping)));
}

SignerServer::SignerServer(SignerOptions options, SignerKey key, std::optional<TreeHead> last, Fd listening, Fd stopping)
    : options_(std::move(options)),
      key_(std::move(key)),
      last_(std::move(last)),
      listening_(std::move(listening)),
      stopping_(std::move(stopping)) {}

SignerServer::~SignerServer() {
    ::unlink(options_.socket.c_str());
}

void SignerServer::run() {
    for (;;) {
        std::array<pollfd, 2> waiting{{{stopping_.get(), POLLIN, 0}, {listening_.get(), POLLIN, 0}}};
        if (::poll(waiting.data(), waiting.size(), -1) < 0) {
            if (errno == EINTR) continue;
            throw std::system_error(errno, std::generic_category(), "the signer cannot wait for requests");
        }
        if (waiting[0].revents != 0) return;
        auto const peer = acceptLocal(listening_.get());
        // Out of descriptors: whoever waits stays in the queue; ask again, but not in a circle without rest.
        if (!peer.isOpen())
            ::poll(waiting.data(), 1, restMs);
        else if (peerUid(peer.get()) == options_.clientUid)
            serve(peer.get());
    }
}

void SignerServer::stop() noexcept {
    std::uint64_t const one = 1;
    [[maybe_unused]] auto const written = ::write(stopping_.get(), &one, sizeof one);
}

void SignerServer::serve(int peer) {
    auto const deadline = Deadline::in(options_.connectionTimeMax);
    auto const message = receiveMessage(peer, signerMessageMax, deadline);
    if (!message && message.error().code != ErrorCode::tooLarge) return;  // gone, or too slow
    auto const reply = message ? answer(*message) : SignerAnswer{Refusal{message.error().message}};
    // A peer that left without its answer asks again; what was signed is remembered.
    static_cast<void>(sendMessage(peer, writeAnswer(reply), deadline));
}

SignerAnswer SignerServer::answer(std::string_view message) {
    auto const request = readRequest(message);
    if (!request) return Refusal{request.error().message};
    if (auto const* head = std::get_if<SignRequest>(&*request)) return sign(*head);
    return key_.publicKey();
}

SignerAnswer SignerServer::sign(SignRequest const& request) {
    if (auto may = maySign(last_, request); !may) {
        if (may.error().code == ErrorCode::stale) return LastSize{last_->size};
        return refuse(may.error().message);
    }
    auto const bytes = canonicalBytes(request.head);
    if (!last_ || compareHeads(*last_, request.head) != HeadOrder::same) {
        store::replacePrivateFile(options_.files.memory, bytes);
        last_ = request.head;
    }
    return key_.sign(bytes);
}

SignerAnswer SignerServer::refuse(std::string why) const {
    if (options_.alarm) options_.alarm(why);
    return Refusal{std::move(why)};
}

}  // namespace accord::ledger

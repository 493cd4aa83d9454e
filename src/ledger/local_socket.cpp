#include "ledger/local_socket.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <span>
#include <system_error>

namespace accord::ledger {
namespace {

constexpr int socketKind = SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK;
constexpr int waitingConnectionsMax = 16;
using LengthBytes = std::array<char, 4>;

std::string reason() {
    return std::generic_category().message(errno);
}

Result<sockaddr_un> addressOf(std::filesystem::path const& path) {
    sockaddr_un address{};
    auto const& name = path.native();
    constexpr auto bytesMax = sizeof address.sun_path - 1;
    if (name.empty() || name.size() > bytesMax)
        return fail(ErrorCode::invalid, fmt::format("the socket's path has {} bytes: 1 to {} are possible", name.size(), bytesMax));
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.data(), name.size());
    return address;
}

sockaddr const* generic(sockaddr_un const& address) {
    return reinterpret_cast<sockaddr const*>(&address);
}

Result<Fd> newSocket() {
    Fd socket(::socket(AF_UNIX, socketKind, 0));
    if (!socket.isOpen()) return fail(ErrorCode::unavailable, "no socket can be made: " + reason());
    return socket;
}

Result<> removeStaleSocket(std::filesystem::path const& path, sockaddr_un const& address) {
    struct stat facts{};
    if (::lstat(path.c_str(), &facts) != 0) return {};
    if (!S_ISSOCK(facts.st_mode)) return fail(ErrorCode::conflict, fmt::format("{} stands in the way of the socket", path.string()));
    auto const probe = newSocket();
    if (!probe) return fail(probe.error());
    if (::connect(probe->get(), generic(address), sizeof address) == 0 || errno == EAGAIN)
        return fail(ErrorCode::conflict, fmt::format("another process listens on {}", path.string()));
    ::unlink(path.c_str());
    return {};
}

/// Waits until the socket is ready, or says that it never was.
Result<> waitFor(int socket, short events, Deadline deadline) {
    for (;;) {
        pollfd waiting{socket, events, 0};
        auto const ready = ::poll(&waiting, 1, deadline.millisecondsLeft());
        if (ready > 0) return {};
        if (ready == 0) return fail(ErrorCode::unavailable, "no answer in time");
        if (errno != EINTR) return fail(ErrorCode::unavailable, "cannot wait: " + reason());
    }
}

Result<> receiveAll(int socket, std::span<char> into, Deadline deadline) {
    while (!into.empty()) {
        // Waiting first keeps the deadline against a peer that sends a byte at a time.
        if (auto ready = waitFor(socket, POLLIN, deadline); !ready) return ready;
        auto const got = ::recv(socket, into.data(), into.size(), 0);
        if (got == 0) return fail(ErrorCode::unavailable, "the other side hung up");
        if (got < 0 && errno != EINTR && errno != EAGAIN) return fail(ErrorCode::unavailable, "cannot receive: " + reason());
        if (got > 0) into = into.subspan(static_cast<std::size_t>(got));
    }
    return {};
}

LengthBytes lengthBytes(std::size_t length) {
    LengthBytes bytes;
    for (std::size_t at = 0; at < bytes.size(); ++at) bytes[at] = static_cast<char>(length >> (8 * (bytes.size() - 1 - at)) & 0xFFU);
    return bytes;
}

std::size_t lengthOf(LengthBytes const& bytes) {
    std::size_t length = 0;
    for (char byte : bytes) length = length << 8 | static_cast<unsigned char>(byte);
    return length;
}

}  // namespace

Fd& Fd::operator=(Fd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
}

Fd::~Fd() {
    if (fd_ >= 0) ::close(fd_);
}

int Deadline::millisecondsLeft() const {
    auto const left = std::chrono::ceil<std::chrono::milliseconds>(at_ - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
}

Result<Fd> listenLocal(std::filesystem::path const& path) {
    auto const address = addressOf(path);
    if (!address) return fail(address.error());
    auto socket = newSocket();
    if (!socket) return socket;
    if (auto removed = removeStaleSocket(path, *address); !removed) return fail(removed.error());
    // Linux gives the file the mode of the unbound socket: it is private from its first moment.
    if (::fchmod(socket->get(), S_IRUSR | S_IWUSR) != 0 || ::bind(socket->get(), generic(*address), sizeof *address) != 0 ||
        ::listen(socket->get(), waitingConnectionsMax) != 0)
        return fail(ErrorCode::unavailable, fmt::format("cannot listen on {}: {}", path.string(), reason()));
    return socket;
}

Result<Fd> connectLocal(std::filesystem::path const& path, Deadline deadline) {
    auto const address = addressOf(path);
    if (!address) return fail(address.error());
    auto socket = newSocket();
    if (!socket) return socket;
    while (::connect(socket->get(), generic(*address), sizeof *address) != 0) {
        if (errno == EINTR) continue;
        // EAGAIN: as many wait already as may wait. A Unix socket gives no sign of room, so ask again a little later.
        if (errno != EAGAIN || deadline.millisecondsLeft() == 0)
            return fail(ErrorCode::unavailable, fmt::format("nobody answers on {}: {}", path.string(), reason()));
        ::poll(nullptr, 0, std::min(10, deadline.millisecondsLeft()));
    }
    return socket;
}

Fd acceptLocal(int listening) {
    return Fd(::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
}

std::optional<uid_t> peerUid(int socket) {
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return std::nullopt;
    return peer.uid;
}

Result<std::string> receiveMessage(int socket, std::size_t bytesMax, Deadline deadline) {
    LengthBytes length{};
    if (auto got = receiveAll(socket, length, deadline); !got) return fail(got.error());
    if (lengthOf(length) > bytesMax) return fail(ErrorCode::tooLarge, fmt::format("a message has at most {} bytes", bytesMax));
    std::string message(lengthOf(length), '\0');
    if (auto got = receiveAll(socket, message, deadline); !got) return fail(got.error());
    return message;
}

Result<> sendMessage(int socket, std::string_view message, Deadline deadline) {
    auto const length = lengthBytes(message.size());
    auto bytes = std::string(length.data(), length.size()).append(message);
    for (std::string_view rest = bytes; !rest.empty();) {
        if (auto ready = waitFor(socket, POLLOUT, deadline); !ready) return ready;
        auto const sent = ::send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR && errno != EAGAIN) return fail(ErrorCode::unavailable, "cannot send: " + reason());
        if (sent > 0) rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    return {};
}

}  // namespace accord::ledger

// Short messages over a Unix socket between two processes of one machine. A message is
// its length in four bytes, most significant first, and that many bytes.
//
//    auto listening = listenLocal("/run/accord/signer.sock");     // made with mode 0600
//    auto peer = acceptLocal(listening->get());
//    if (peerUid(peer) != expected) return;                        // SO_PEERCRED: the kernel says who it is
//    auto message = receiveMessage(peer.get(), 4096, Deadline::in(2s));
//    sendMessage(peer.get(), answer, Deadline::in(2s));
//
// Everything ends at its deadline, whatever the other side does. The deadline is told
// by the machine's steady clock: it measures waiting, never what time it is.
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <sys/types.h>

namespace accord::ledger {

/// A file descriptor that closes itself.
class Fd {
public:
    Fd() = default;
    explicit Fd(int fd) : fd_(fd) {}
    Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Fd& operator=(Fd&& other) noexcept;
    Fd(Fd const&) = delete;
    Fd& operator=(Fd const&) = delete;
    ~Fd();

    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool isOpen() const { return fd_ >= 0; }

private:
    int fd_{-1};
};

class Deadline {
public:
    [[nodiscard]] static Deadline in(std::chrono::milliseconds time) { return Deadline(std::chrono::steady_clock::now() + time); }
    /// For poll(): never negative, and never 0 while time is left.
    [[nodiscard]] int millisecondsLeft() const;

private:
    explicit Deadline(std::chrono::steady_clock::time_point at) : at_(at) {}
    std::chrono::steady_clock::time_point at_;
};

/// A socket that an earlier process left there is taken over; anything else that stands there is left alone.
[[nodiscard]] Result<Fd> listenLocal(std::filesystem::path const& path);
[[nodiscard]] Result<Fd> connectLocal(std::filesystem::path const& path, Deadline deadline);

/// The next waiting connection; not open where there is none.
[[nodiscard]] Fd acceptLocal(int listening);
[[nodiscard]] std::optional<uid_t> peerUid(int socket);

/// `unavailable` when the other side went away or the deadline passed, `tooLarge` before anything of it is read.
[[nodiscard]] Result<std::string> receiveMessage(int socket, std::size_t bytesMax, Deadline deadline);
[[nodiscard]] Result<> sendMessage(int socket, std::string_view message, Deadline deadline);

}  // namespace accord::ledger

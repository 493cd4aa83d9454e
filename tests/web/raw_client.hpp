// A client that sends exactly the bytes it is told to, right or wrong, and shows what
// came back. It waits for the server up to ten seconds, so that a hanging server fails
// a test and does not hang it.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace accord::web {

struct RawAnswer {
    int status{};
    std::string head;
    std::string body;

    [[nodiscard]] bool hasHeader(std::string_view line) const {
        return head.find("\r\n" + std::string{line} + "\r\n") != std::string::npos;
    }
};

class RawClient {
public:
    explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connect(reinterpret_cast<sockaddr const*>(&address), sizeof address);
    }
    explicit RawClient(std::string const& path) : socket_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        connect(reinterpret_cast<sockaddr const*>(&address), sizeof address);
    }
    RawClient(RawClient&& other) noexcept : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}
    RawClient& operator=(RawClient&&) = delete;
    RawClient(RawClient const&) = delete;
    RawClient& operator=(RawClient const&) = delete;
    ~RawClient() { close(); }

    void close() {
        if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    }
    void endSending() { ::shutdown(socket_, SHUT_WR); }

    /// False once the server has closed the connection.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// The next answer; throws when the connection ends before one is whole.
    RawAnswer answer(bool headOnly = false) {
        auto const end = readUntil("\r\n\r\n");
        if (!end) throw std::runtime_error("the connection ended without an answer");
        RawAnswer answer{.head = received_.substr(0, *end + 4), .body = {}};
        answer.status = std::stoi(answer.head.substr(9, 3));
        received_.erase(0, *end + 4);
        auto const length = answer.head.find("Content-Length: ");
        if (headOnly || length == std::string::npos) return answer;
        auto const size = static_cast<std::size_t>(std::stoul(answer.head.substr(length + 16)));
        while (received_.size() < size)
            if (!readSome()) throw std::runtime_error("the connection ended inside an answer");
        answer.body = received_.substr(0, size);
        received_.erase(0, size);
        return answer;
    }

    /// Which of the two has something to read first.
    static RawClient& firstToAnswer(RawClient& one, RawClient& other) {
        pollfd both[] = {{.fd = one.socket_, .events = POLLIN, .revents = 0}, {.fd = other.socket_, .events = POLLIN, .revents = 0}};
        if (::poll(both, 2, 10'000) < 1) throw std::runtime_error("the server answered neither");
        return both[0].revents != 0 ? one : other;
    }

    /// Everything until the server closes; throws when it does not.
    std::string readToEnd() {
        while (readSome()) continue;
        return std::exchange(received_, {});
    }

private:
    void connect(sockaddr const* address, socklen_t size) {
        timeval const patience{.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        if (::connect(socket_, address, size) != 0) throw std::runtime_error("cannot connect");
    }

    std::optional<std::size_t> readUntil(std::string_view mark) {
        while (true) {
            if (auto const at = received_.find(mark); at != std::string::npos) return at;
            if (!readSome()) return std::nullopt;
        }
    }

    bool readSome() {
        char bytes[8192];
        auto const count = ::recv(socket_, bytes, sizeof bytes, 0);
        if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) throw std::runtime_error("the server neither answered nor closed");
        if (count <= 0) return false;
        received_.append(bytes, static_cast<std::size_t>(count));
        return true;
    }

    int socket_;
    std::string received_;
};

}  // namespace accord::web

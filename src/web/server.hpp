// The HTTP server: takes requests off the network and brings answers back.
//
//    Server server{{.tcp = TcpAddress{"127.0.0.1", 8080}}, clock, handle, report};
//    server.start();                      // server.port() tells which port it got
//    …
//    server.stop();                       // lets what is under way be answered
//
//    void handle(Request request, Responder respond) {
//        respond(textResponse(200, "Hello\n"));
//    }
//
// One thread reads and writes the network. A handler runs on one of a few workers and
// may block; when all are busy and their queue is full, the answer is 503 with
// Retry-After. A handler need not answer before it returns: it may hand the Responder
// to whoever makes the work durable. A Responder that is dropped without an answer, or
// a handler that throws, becomes a 500, so that nobody waits for nothing.
//
// Every request has passed the rules of framing.hpp; a connection carries one request
// at a time, in order, and what was refused closes it. Plain HTTP/1.1: TLS, HTTP/2 and
// compression are the business of the proxy in front.
//
// start and stop belong to one thread; neither is called from a handler.
#pragma once

#include "base/clock.hpp"
#include "web/http_message.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace accord::web {

/// Answers one request. Any thread; the first call counts and later ones do nothing.
using Responder = std::function<void(Response)>;
using Handler = std::function<void(Request, Responder)>;

struct TcpAddress {
    std::string address{"127.0.0.1"};
    std::uint16_t port{};  ///< 0: any that is free
};

/// Header block and number of fields have their limits in framing.hpp.
struct ServerLimits {
    std::size_t bodyBytesMax{1024 * 1024};
    std::size_t bodiesBytesMax{64 * 1024 * 1024};  ///< of all requests under way together
    std::size_t connectionsMax{4096};              ///< fewer when the process may not open so many files
    std::size_t queueMax{256};                     ///< requests that wait for a worker

    std::chrono::milliseconds idleWithin{5'000};    ///< an idle connection is kept as long
    std::chrono::milliseconds headerWithin{5'000};  ///< from the first byte of a request to the end of its header
    std::chrono::milliseconds bodyIdleWithin{5'000};
    std::chrono::milliseconds bodyWithin{30'000};
    std::chrono::milliseconds answerWithin{60'000};
    std::chrono::milliseconds writeWithin{30'000};
    std::chrono::milliseconds drainWithin{10'000};  ///< after stop(), for what is under way
};

struct ServerOptions {
    std::optional<TcpAddress> tcp{};
    std::optional<std::filesystem::path> unixSocket{};  ///< mode 0600; a stale socket file is replaced
    std::size_t workers{};                              ///< 0: 2 for each core
    ServerLimits limits{};
};

class Server {
public:
    /// `report` is told what went wrong here, without anything from a request; any thread calls it.
    using Report = std::function<void(std::string_view)>;

    Server(ServerOptions options, Clock const& clock, Handler handler, Report report);
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;
    ~Server();

    /// Throws std::system_error, naming the address, when it cannot listen there.
    void start();

    /// Takes no more requests, lets those under way be answered within `drainWithin`, and ends every thread. Again: nothing.
    void stop();

    [[nodiscard]] std::uint16_t port() const;  ///< after start; 0 without TCP

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace accord::web

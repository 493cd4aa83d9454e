// One connection, and what all connections share. Private to the server: with
// server.cpp and connection.cpp the only place where Boost.Asio and Beast are included.
//
// Everything here belongs to the network thread, but `Core::io`, to which any thread
// may post.
#pragma once

#include "web/framing.hpp"
#include "web/server.hpp"
#include "web/worker_pool.hpp"

#include <boost/asio.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <unordered_set>

namespace accord::web::impl {

class Connection;

/// What the connections share.
struct Core {
    Core(ServerLimits const& limitsGiven, Clock const& clockGiven, Handler handlerGiven, Server::Report reportGiven)
        : limits(limitsGiven), clock(clockGiven), handler(std::move(handlerGiven)), report(std::move(reportGiven)) {}

    boost::asio::io_context io{1};
    ServerLimits const limits;
    Clock const& clock;
    Handler const handler;
    Server::Report const report;
    WorkerPool* pool{};  // outlives the network thread
    boost::asio::steady_timer drainTimer{io};
    std::unordered_set<Connection*> connections;
    std::size_t connectionsMax{};  ///< of the limits, or what the open files of this process allow
    std::size_t bodiesBytes{};
    bool draining{};
};

using Stream = boost::beast::basic_stream<boost::asio::generic::stream_protocol>;

/// The answer while there is no room for a request.
[[nodiscard]] Response busy();

/// One client, one request at a time.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(std::shared_ptr<Core> core, Stream stream, Peer peer)
        : core_(std::move(core)), stream_(std::move(stream)), peer_(std::move(peer)), wait_(core_->io) {
        core_->connections.insert(this);
    }
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
    ~Connection();

    static boost::asio::awaitable<void> run(std::shared_ptr<Connection> self);

    void accept(std::uint64_t serial, Response response);
    void closeIfIdle();
    void abort();

private:
    enum class Read : std::uint8_t { done, gone, refused };

    boost::asio::awaitable<bool> serveOne();
    boost::asio::awaitable<Read> readHeader();
    boost::asio::awaitable<Read> readBody();
    boost::asio::awaitable<Read> receive();
    boost::asio::awaitable<Response> ask();
    boost::asio::awaitable<bool> write(Response response, bool keepAlive);
    boost::asio::awaitable<void> linger();
    bool submit();
    Read takeHeader(std::size_t blockSize);
    Read takeBody();
    Read refuse(Response response);
    Read refuse(int status, std::string_view why);
    void holdBody(std::size_t bytes);

    std::shared_ptr<Core> core_;
    Stream stream_;
    Peer peer_;
    boost::asio::steady_timer wait_;
    boost::beast::flat_buffer buffer_{4 * headerBytesMax};
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
    Request request_;
    Response refusal_;
    std::optional<Response> answer_;
    std::uint64_t serial_{};  // of the question that is open, so that a late answer never meets the next one
    std::size_t heldBytes_{};
    bool idle_{true};
    bool headOnly_{};
    bool keepAlive_{};
};

}  // namespace accord::web::impl

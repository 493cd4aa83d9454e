#include "web/server.hpp"

#include "web/impl/connection.hpp"
#include "web/response_head.hpp"
#include "web/security_headers.hpp"

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <thread>

namespace accord::web {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using impl::Connection;
using impl::Core;
using Local = asio::local::stream_protocol;
using Tcp = asio::ip::tcp;

constexpr std::chrono::milliseconds acceptPause{100};
constexpr std::size_t filesKept = 128;  // for the database, the log and the files being read

Peer peerOf(Tcp::socket const& socket) {
    error_code error;
    auto const end = socket.remote_endpoint(error);
    if (error) return {};
    auto address = end.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped()) address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return {.address = address.to_string(), .port = end.port()};
}

Peer peerOf(Local::socket& socket) {
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) return {};
    return {.address = {}, .uid = credentials.uid};
}

template <class Socket>
void turnAway(Socket& socket, Core const& core) {
    auto response = impl::busy();
    applySecurityHeaders(response);
    auto const head = renderHead(response, {.keepAlive = false, .date = core.clock.now()}).value();
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.send(std::array{asio::buffer(head), asio::buffer(response.content())}, 0, ignored);
    socket.shutdown(Socket::shutdown_send, ignored);
}

template <class Acceptor>
asio::awaitable<void> acceptAll(std::shared_ptr<Core> core, Acceptor& acceptor) {
    while (acceptor.is_open()) {
        error_code error;
        typename Acceptor::protocol_type::socket socket{core->io};
        co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
        if (!acceptor.is_open()) co_return;
        if (error) {  // most likely no file descriptor is left: trying at once again would only burn the processor
            core->report("a connection could not be accepted: " + error.message());
            asio::steady_timer pause{core->io, acceptPause};
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
            continue;
        }
        if (core->connections.size() >= core->connectionsMax) {
            turnAway(socket, *core);
            continue;
        }
        auto peer = peerOf(socket);
        if constexpr (std::is_same_v<Acceptor, Tcp::acceptor>) socket.set_option(Tcp::no_delay{true}, error);
        auto connection = std::make_shared<Connection>(core, impl::Stream{std::move(socket)}, std::move(peer));
        asio::co_spawn(core->io, Connection::run(std::move(connection)), [core](std::exception_ptr const& broken) {
            if (broken) core->report("a connection ended with an exception");
        });
    }
}

// Strangers who only connect must not take the last file descriptor from the database.
std::size_t connectionsAllowed(std::size_t wanted) {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY) return wanted;
    auto const most = static_cast<std::size_t>(files.rlim_cur);
    return std::min(wanted, most > 2 * filesKept ? most - filesKept : most / 2);
}

}  // namespace

struct Server::Impl {
    Impl(ServerOptions given, Clock const& clock, Handler handler, Report report)
        : options(std::move(given)), core(std::make_shared<Core>(options.limits, clock, std::move(handler), std::move(report))) {}

    void listenTcp(TcpAddress const& where);
    void listenUnix(std::filesystem::path const& path);
    void drain();

    ServerOptions const options;
    std::shared_ptr<Core> core;
    std::optional<WorkerPool> pool;
    Tcp::acceptor tcp{core->io};
    Local::acceptor local{core->io};
    std::thread network;
    std::uint16_t port{};
};

void Server::Impl::listenTcp(TcpAddress const& where) try {
    Tcp::endpoint const end{asio::ip::make_address(where.address), where.port};
    tcp.open(end.protocol());
    tcp.set_option(Tcp::acceptor::reuse_address{true});
    tcp.bind(end);
    tcp.listen();
    port = tcp.local_endpoint().port();
} catch (boost::system::system_error const& error) {
    auto const advice = error.code() == asio::error::address_in_use ? " (choose another with --port, or stop what listens there)" : "";
    throw std::system_error(error.code(), "cannot listen on " + where.address + " port " + std::to_string(where.port) + advice);
}

void Server::Impl::listenUnix(std::filesystem::path const& path) try {
    // The data folder has one owner, so a socket file that is already there belongs to nobody.
    if (std::filesystem::is_socket(path)) std::filesystem::remove(path);
    local.open();
    local.bind(Local::endpoint{path.string()});
    // Nobody can connect before listen(), so the mode is never wider than it should be.
    if (::chmod(path.c_str(), S_IRUSR | S_IWUSR) != 0) throw std::system_error(errno, std::generic_category());
    local.listen();
} catch (boost::system::system_error const& error) {
    throw std::system_error(error.code(), "cannot listen on the socket " + path.string());
}

// On the network thread.
void Server::Impl::drain() {
    error_code ignored;
    tcp.close(ignored);
    local.close(ignored);
    core->draining = true;
    for (auto* connection : core->connections) connection->closeIfIdle();
    if (core->connections.empty()) return;
    core->drainTimer.expires_after(core->limits.drainWithin);
    core->drainTimer.async_wait([core = core.get()](error_code) {
        for (auto* connection : core->connections) connection->abort();
    });
}

Server::Server(ServerOptions options, Clock const& clock, Handler handler, Report report)
    : impl_(std::make_unique<Impl>(std::move(options), clock, std::move(handler), std::move(report))) {}

Server::~Server() {
    stop();
}

std::uint16_t Server::port() const {
    return impl_->port;
}

void Server::start() {
    auto& impl = *impl_;
    auto const& core = impl.core;
    core->connectionsMax = connectionsAllowed(core->limits.connectionsMax);
    if (core->connectionsMax < core->limits.connectionsMax)
        core->report("the limit of open files allows only " + std::to_string(core->connectionsMax) + " connections");
    if (impl.options.tcp) impl.listenTcp(*impl.options.tcp);
    if (impl.options.unixSocket) impl.listenUnix(*impl.options.unixSocket);
    auto const workers = impl.options.workers != 0 ? impl.options.workers : usualWorkerCount();
    impl.pool.emplace(WorkerPool::Size{.threads = workers, .queueMax = core->limits.queueMax}, core->report);
    core->pool = &*impl.pool;
    if (impl.tcp.is_open()) asio::co_spawn(core->io, acceptAll(core, impl.tcp), asio::detached);
    if (impl.local.is_open()) asio::co_spawn(core->io, acceptAll(core, impl.local), asio::detached);
    impl.network = std::thread{[core] { core->io.run(); }};
}

void Server::stop() {
    auto& impl = *impl_;
    if (!impl.network.joinable()) return;
    asio::post(impl.core->io, [&impl] { impl.drain(); });
    impl.network.join();
    impl.pool->stop();
    error_code ignored;
    if (impl.options.unixSocket) std::filesystem::remove(*impl.options.unixSocket, ignored);
}

}  // namespace accord::web

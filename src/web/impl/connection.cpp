#include "web/impl/connection.hpp"

#include "store/errors.hpp"
#include "web/cookies.hpp"
#include "web/query.hpp"
#include "web/response_head.hpp"
#include "web/security_headers.hpp"

#include <boost/asio/redirect_error.hpp>

#include <algorithm>
#include <array>
#include <atomic>

namespace accord::web::impl {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;

namespace {

constexpr std::size_t readBytes = 16 * 1024;
constexpr std::size_t lingerBytesMax = 8 * 1024 * 1024;
constexpr std::chrono::seconds lingerWithin{2};

Response failed() {
    return textResponse(500, "Something went wrong here. Please try again later.\n");
}

std::string_view viewOf(boost::beast::flat_buffer const& buffer) {
    return {static_cast<char const*>(buffer.data().data()), buffer.size()};
}

// Stands between one question and its answer, on whichever thread that is found.
class Slot {
public:
    Slot(std::shared_ptr<Core> core, std::weak_ptr<Connection> asker, std::uint64_t serial)
        : core_(std::move(core)), asker_(std::move(asker)), serial_(serial) {}
    Slot(Slot const&) = delete;
    Slot& operator=(Slot const&) = delete;
    ~Slot() { give(failed()); }

    void give(Response response) {
        if (given_.exchange(true)) return;
        asio::post(core_->io, [asker = asker_, serial = serial_, answer = std::move(response)]() mutable {
            if (auto const connection = asker.lock()) connection->accept(serial, std::move(answer));
        });
    }

private:
    std::shared_ptr<Core> core_;
    std::weak_ptr<Connection> asker_;
    std::uint64_t serial_;
    std::atomic<bool> given_{};
};

}  // namespace

Response busy() {
    auto response = textResponse(503, "The service is busy. Please try again in a few seconds.\n");
    response.headers.set("Retry-After", "5");
    return response;
}

Connection::~Connection() {
    holdBody(0);
    core_->connections.erase(this);
    if (core_->draining && core_->connections.empty()) core_->drainTimer.cancel();
}

asio::awaitable<void> Connection::run(std::shared_ptr<Connection> self) {
    bool more = true;  // g++ 12.2 loses `self` when the condition of the loop awaits
    while (more) more = co_await self->serveOne();
    self->stream_.close();
}

void Connection::accept(std::uint64_t serial, Response response) {
    if (serial != serial_) return;
    answer_ = std::move(response);
    wait_.cancel();
}

void Connection::closeIfIdle() {
    if (idle_) stream_.close();
}

void Connection::abort() {
    stream_.close();
    wait_.cancel();
}

// Counted by what arrived, not by what was announced, so that announcing costs others nothing.
void Connection::holdBody(std::size_t bytes) {
    core_->bodiesBytes += bytes;
    core_->bodiesBytes -= heldBytes_;
    heldBytes_ = bytes;
}

Connection::Read Connection::refuse(Response response) {
    refusal_ = std::move(response);
    return Read::refused;
}

Connection::Read Connection::refuse(int status, std::string_view why) {
    return refuse(textResponse(status, std::string{"The request cannot be read: "}.append(why).append(".\n")));
}

asio::awaitable<bool> Connection::serveOne() {
    parser_.reset();
    headOnly_ = false;
    auto read = co_await readHeader();
    if (read == Read::done) read = co_await readBody();
    if (read == Read::gone) co_return false;
    if (read == Read::refused) {
        parser_.reset();
        holdBody(0);
        bool const written = co_await write(std::move(refusal_), false);
        if (written) co_await linger();
        co_return false;
    }
    auto response = co_await ask();
    holdBody(0);
    bool const keepAlive = keepAlive_ && !core_->draining;
    bool const written = co_await write(std::move(response), keepAlive);
    co_return written&& keepAlive && !core_->draining;  // the drain may have begun during the write
}

asio::awaitable<Connection::Read> Connection::receive() {
    error_code error;
    auto const space = buffer_.prepare(std::min(readBytes, buffer_.max_size() - buffer_.size()));
    if (space.size() == 0) co_return refuse(400, "a line in the body is too long");
    auto const received = co_await stream_.async_read_some(space, asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return Read::gone;
    buffer_.commit(received);
    co_return Read::done;
}

asio::awaitable<Connection::Read> Connection::readHeader() {
    HeaderScanner scanner;
    idle_ = buffer_.size() == 0;
    stream_.expires_after(idle_ ? core_->limits.idleWithin : core_->limits.headerWithin);
    while (true) {
        auto const verdict = scanner.scan(viewOf(buffer_));
        if (verdict == HeaderScanner::Verdict::refused) co_return refuse(400, describe(*scanner.fault()));
        if (verdict == HeaderScanner::Verdict::complete) co_return takeHeader(scanner.blockSize());
        auto const read = co_await receive();
        if (read != Read::done) co_return read;
        if (idle_) stream_.expires_after(core_->limits.headerWithin);
        idle_ = false;
    }
}

Connection::Read Connection::takeHeader(std::size_t blockSize) {
    if (auto const fault = checkFraming(viewOf(buffer_).substr(0, blockSize))) return refuse(400, describe(*fault));

    parser_.emplace();
    parser_->header_limit(2 * headerBytesMax);
    parser_->body_limit(core_->limits.bodyBytesMax);
    error_code error;
    buffer_.consume(parser_->put(buffer_.data(), error));
    if (error == http::error::body_limit) return refuse(413, "its body is too large");
    if (error || !parser_->is_header_done()) return refuse(400, "it is not HTTP");

    // Copied now: fields that follow a chunked body are no headers and are never looked at.
    auto const& message = parser_->get();
    request_ = Request{.method = std::string{message.method_string()}, .path = {}, .peer = peer_};
    for (auto const& field : message) request_.headers.add(std::string{field.name_string()}, std::string{field.value()});
    std::string cookies;
    for (auto const& [name, value] : request_.headers)
        if (equalIgnoringCase(name, "Cookie")) cookies.append(value).append("; ");
    request_.cookies = parseCookies(cookies);
    headOnly_ = request_.method == "HEAD";
    keepAlive_ = message.keep_alive();

    auto target = parseTarget(std::string_view{message.target().data(), message.target().size()});
    if (!target) return refuse(400, "its path or query is not plain text");
    request_.path = std::move(target->path);
    request_.query = std::move(target->query);
    return Read::done;
}

asio::awaitable<Connection::Read> Connection::readBody() {
    using Clock = std::chrono::steady_clock;
    auto const deadline = Clock::now() + core_->limits.bodyWithin;
    if (auto const expect = request_.headers.find("Expect"); expect && !parser_->is_done()) {
        if (!equalIgnoringCase(*expect, "100-continue")) co_return refuse(417, "it expects something unknown");
        static constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
        error_code error;
        stream_.expires_after(core_->limits.writeWithin);
        if (buffer_.size() == 0) co_await asio::async_write(stream_, asio::buffer(goOn), asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return Read::gone;
    }
    parser_->eager(true);
    while (true) {
        if (auto const read = takeBody(); read != Read::done || parser_->is_done()) co_return read;
        stream_.expires_at(std::min(deadline, Clock::now() + core_->limits.bodyIdleWithin));
        if (auto const read = co_await receive(); read != Read::done) co_return read;
    }
}

// As much of the body as has arrived.
Connection::Read Connection::takeBody() {
    error_code error;
    std::size_t taken = 1;
    while (!parser_->is_done() && buffer_.size() > 0 && taken > 0 && !error) {
        taken = parser_->put(buffer_.data(), error);
        buffer_.consume(taken);
        holdBody(parser_->get().body().size());
    }
    if (error == http::error::body_limit) return refuse(413, "its body is too large");
    if (error && error != http::error::need_more) return refuse(400, "its body is not what its header says");
    if (core_->bodiesBytes > core_->limits.bodiesBytesMax) return refuse(busy());
    if (parser_->is_done()) request_.body = std::move(parser_->get().body());
    return Read::done;
}

// Apart from ask(), whose frame would keep the slot alive: dropped without an answer must be noticed.
bool Connection::submit() {
    auto const slot = std::make_shared<Slot>(core_, weak_from_this(), ++serial_);
    auto const request = std::make_shared<Request>(std::move(request_));
    return core_->pool->trySubmit([core = core_, slot, request] {
        try {
            core->handler(std::move(*request), [slot](Response response) { slot->give(std::move(response)); });
        } catch (store::Unavailable const&) {
            slot->give(busy());
            throw;  // the pool reports it
        }
    });
}

asio::awaitable<Response> Connection::ask() {
    answer_.reset();
    if (!submit()) {
        ++serial_;
        co_return busy();
    }
    error_code error;
    wait_.expires_after(core_->limits.answerWithin);
    co_await wait_.async_wait(asio::redirect_error(asio::use_awaitable, error));
    ++serial_;
    if (!answer_) co_return busy();
    co_return *std::move(answer_);
}

asio::awaitable<bool> Connection::write(Response response, bool keepAlive) {
    applySecurityHeaders(response);
    auto head = renderHead(response, {.keepAlive = keepAlive, .date = core_->clock.now()});
    if (!head) {
        core_->report("an answer was not sent because its status or a header is not plain");
        response = failed();
        applySecurityHeaders(response);
        head = renderHead(response, {.keepAlive = keepAlive, .date = core_->clock.now()});
    }
    auto const body = headOnly_ || !mayHaveBody(response.status) ? std::string_view{} : response.content();
    std::array<asio::const_buffer, 2> const parts{asio::buffer(*head), asio::buffer(body)};
    error_code error;
    stream_.expires_after(core_->limits.writeWithin);
    co_await asio::async_write(stream_, parts, asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
}

// Closing while the client still sends would reset the connection, and the refusal might never be read.
asio::awaitable<void> Connection::linger() {
    error_code error;
    stream_.socket().shutdown(asio::socket_base::shutdown_send, error);
    stream_.expires_after(lingerWithin);
    std::size_t total = 0;
    while (!error && total < lingerBytesMax && !core_->draining) {
        buffer_.clear();
        total += co_await stream_.async_read_some(buffer_.prepare(readBytes), asio::redirect_error(asio::use_awaitable, error));
    }
}

}  // namespace accord::web::impl

// HTTPS by libcurl, in this one translation unit.
#include "outbox/web_transport.hpp"

#include <curl/curl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>
#include <memory>
#include <stdexcept>

namespace accord::outbox {
namespace {

constexpr long connectPostSeconds = 5;
constexpr long wholePostSeconds = 30;
constexpr std::size_t answerMost = std::size_t{16} * 1024;

/// What one exchange came to, told by libcurl piece by piece.
struct Exchange {
    bool isTest{};
    bool wasInward{};  ///< the name led to an address that we do not post to
    bool wasLong{};
    std::size_t bytes{};
};

bool mayReach(int family, void const* address, bool isTest) {
    auto const ask = [&](unsigned char const* bytes, std::size_t size) {
        std::span<unsigned char const> const span(bytes, size);
        return isPublicAddress(span) || (isTest && isLoopbackAddress(span));
    };
    if (family == AF_INET) {
        sockaddr_in four{};
        std::memcpy(&four, address, sizeof four);
        return ask(reinterpret_cast<unsigned char const*>(&four.sin_addr), 4);
    }
    if (family == AF_INET6) {
        sockaddr_in6 six{};
        std::memcpy(&six, address, sizeof six);
        return ask(reinterpret_cast<unsigned char const*>(&six.sin6_addr), 16);
    }
    return false;
}

curl_socket_t openSocket(void* data, curlsocktype, curl_sockaddr* address) {
    auto& exchange = *static_cast<Exchange*>(data);
    if (!mayReach(address->family, &address->addr, exchange.isTest)) {
        exchange.wasInward = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype, address->protocol);
}

std::size_t dropAnswer(char*, std::size_t size, std::size_t count, void* data) {
    auto& exchange = *static_cast<Exchange*>(data);
    exchange.bytes += size * count;
    exchange.wasLong = exchange.bytes > answerMost;
    return exchange.wasLong ? 0 : size * count;
}

int stopPosting(void* stopping, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<std::atomic<bool> const*>(stopping)->load() ? 1 : 0;
}

SendResult postedResult(CURLcode code, long status, Exchange const& exchange) {
    if (exchange.wasInward && code != CURLE_OK)
        return {Sent::tryLater, "the name leads to an address that nobody outside can reach, and nothing was sent"};
    if (exchange.wasLong) return {Sent::tryLater, "the answer was too long: an empty one will do"};
    if (code != CURLE_OK) return {Sent::tryLater, fmt::format("it was not reached: {}", curl_easy_strerror(code))};
    if (status >= 200 && status < 300) return {Sent::handedOver};
    if (status >= 300 && status < 400) return {Sent::tryLater, fmt::format("it answered {}: a redirect, which is not followed", status)};
    return {Sent::tryLater, fmt::format("it answered {}", status)};
}

using PostHandle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

HeaderList headersOf(Post const& post) {
    curl_slist* list = nullptr;
    for (auto const& line : post.headers) {
        auto* longer = curl_slist_append(list, line.c_str());
        if (longer == nullptr) {
            curl_slist_free_all(list);
            throw std::runtime_error("libcurl has no memory");
        }
        list = longer;
    }
    return {list, &curl_slist_free_all};
}

void addWays(CURL* curl, PosterOptions const& options, Exchange& exchange) {
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, options.isTest ? "https,http" : "https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");  // whatever the environment says
    curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connectPostSeconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, wholePostSeconds);
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!options.trusted.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, options.trusted.c_str());
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &openSocket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &exchange);
    for (auto const data : {CURLOPT_WRITEDATA, CURLOPT_HEADERDATA}) curl_easy_setopt(curl, data, &exchange);
    for (auto const to : {CURLOPT_WRITEFUNCTION, CURLOPT_HEADERFUNCTION}) curl_easy_setopt(curl, to, &dropAnswer);
}

}  // namespace

CurlPoster::CurlPoster(PosterOptions options) : options_(std::move(options)) {
    static auto const started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::runtime_error("libcurl does not start");
}

SendResult CurlPoster::post(Post const& post, std::atomic<bool> const& stopping) {
    PostHandle curl(curl_easy_init(), &curl_easy_cleanup);
    if (!curl) throw std::runtime_error("libcurl has no memory");
    Exchange exchange{.isTest = options_.isTest};
    auto const headers = headersOf(post);
    addWays(curl.get(), options_, exchange);
    curl_easy_setopt(curl.get(), CURLOPT_URL, post.to.url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_POST, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, post.body.data());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(post.body.size()));
    curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFOFUNCTION, &stopPosting);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFODATA, &stopping);
    auto const code = curl_easy_perform(curl.get());
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    return postedResult(code, status, exchange);
}

}  // namespace accord::outbox

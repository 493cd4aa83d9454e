// SMTP by libcurl, in this one translation unit.
#include "outbox/relay.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace accord::outbox {
namespace {

constexpr long connectSeconds = 10;
constexpr long wholeSeconds = 60;

struct Upload {
    std::string_view rest;
    bool isAsked{};  ///< the relay took sender and recipient, and asked for the text
};

std::size_t readUpload(char* to, std::size_t size, std::size_t count, void* from) {
    auto& upload = *static_cast<Upload*>(from);
    upload.isAsked = true;
    auto const bytes = std::min(size * count, upload.rest.size());
    std::memcpy(to, upload.rest.data(), bytes);
    upload.rest.remove_prefix(bytes);
    return bytes;
}

int stopWhenAsked(void* stopping, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<std::atomic<bool> const*>(stopping)->load() ? 1 : 0;
}

/// What is wrong with our set-up there, and not with this mail: no TLS, no login, wrong login (RFC 4954, 6; RFC 3207, 4).
bool isAboutUs(long reply) {
    return reply == 530 || reply == 534 || reply == 535 || reply == 538;
}

SendResult resultOf(CURLcode code, long reply, bool isAsked) {
    if (code == CURLE_OK) return {Sent::handedOver};
    if (code == CURLE_LOGIN_DENIED) return {Sent::tryLater, "the relay does not accept the login"};
    // Sender, recipient or text was refused; a relay that refuses everybody at its greeting may be back tomorrow.
    auto const isAboutMail = code == CURLE_SEND_ERROR || isAsked;
    if (reply >= 500 && reply < 600 && isAboutMail && !isAboutUs(reply))
        return {Sent::refused, fmt::format("the relay answered {}", reply)};
    if (reply >= 400 && reply < 600) return {Sent::tryLater, fmt::format("the relay answered {}", reply)};
    // The words of libcurl name no address.
    return {Sent::tryLater, fmt::format("the relay was not reached: {}", curl_easy_strerror(code))};
}

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

void addRelay(CURL* curl, Relay const& relay) {
    curl_easy_setopt(curl, CURLOPT_URL, relay.address.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");  // whatever the environment says
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connectSeconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, wholeSeconds);
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(relay.needsTls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!relay.trusted.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, relay.trusted.c_str());
    if (!relay.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, relay.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, relay.password.c_str());
    }
}

}  // namespace

SmtpTransport::SmtpTransport(Relay relay) : relay_(std::move(relay)) {
    static auto const started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::runtime_error("libcurl does not start");
}

SendResult SmtpTransport::send(std::string const& to, std::string const& message, std::atomic<bool> const& stopping) {
    Handle curl(curl_easy_init(), &curl_easy_cleanup);
    auto const sender = "<" + relay_.from + ">";
    List recipients(curl_slist_append(nullptr, ("<" + to + ">").c_str()), &curl_slist_free_all);
    if (!curl || !recipients) throw std::runtime_error("libcurl has no memory");
    Upload upload{message};
    addRelay(curl.get(), relay_);
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, sender.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, &readUpload);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &upload);
    curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFOFUNCTION, &stopWhenAsked);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFODATA, &stopping);
    auto const code = curl_easy_perform(curl.get());
    long reply = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &reply);
    return resultOf(code, reply, upload.isAsked);
}

}  // namespace accord::outbox

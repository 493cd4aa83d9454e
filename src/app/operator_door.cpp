#include "app/operator_door.hpp"

#include "app/decisions.hpp"
#include "app/mail.hpp"
#include "app/maintenance.hpp"
#include "app/operator_acts.hpp"
#include "app/screening.hpp"
#include "base/json.hpp"

#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace accord::app {
namespace {

constexpr std::string_view actPath = "/act/";

web::Response json(int status, std::string text) {
    web::Response response;
    response.status = status;
    response.headers.set("Content-Type", "application/json");
    response.body = std::move(text);
    return response;
}

web::Response refusal(Error const& error) {
    JsonWriter out;
    auto message = error.message;
    for (auto const& field : error.fields) message += "; " + field.field + ": " + field.message;
    out.beginObject().key("message").text(message).endObject();
    return json(httpStatus(error.code), out.take());
}

web::Response acted(Result<FieldTexts> const& output) {
    if (!output) return refusal(output.error());
    JsonWriter out;
    out.beginObject();
    for (auto const& [name, text] : *output) out.key(name).text(text);
    out.endObject();
    return json(200, out.take());
}

web::Response commitCounts(Installation& installation) {
    auto counts = installation.gate().commits();
    JsonWriter out;
    out.beginObject().key("commits").integer(static_cast<std::int64_t>(counts.commits));
    out.key("units").integer(static_cast<std::int64_t>(counts.units)).endObject();
    return json(200, out.take());
}

web::Response told(Result<std::string> answer) {
    return answer ? json(200, std::move(*answer)) : refusal(answer.error());
}

/// A socket that closes itself.
class Socket {
public:
    explicit Socket(std::filesystem::path const& path) : fd_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        auto text = path.string();
        if (text.size() >= sizeof address.sun_path) return;
        std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
        isOpen_ = ::connect(fd_, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
    }
    Socket(Socket const&) = delete;
    Socket& operator=(Socket const&) = delete;
    ~Socket() { ::close(fd_); }

    [[nodiscard]] bool isOpen() const { return isOpen_; }
    [[nodiscard]] std::string exchange(std::string const& request) const {
        for (std::size_t sent = 0; sent < request.size();) {
            auto count = ::send(fd_, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
            if (count <= 0) return {};
            sent += static_cast<std::size_t>(count);
        }
        std::string answer(65536, '\0');
        std::string all;
        for (;;) {
            auto count = ::recv(fd_, answer.data(), answer.size(), 0);
            if (count <= 0) return all;
            all.append(answer, 0, static_cast<std::size_t>(count));
        }
    }

private:
    int fd_;
    bool isOpen_{};
};

}  // namespace

void OperatorDoor::handle(web::Request const& request, web::Responder const& respond) {
    if (request.peer.uid != ::geteuid()) return respond(json(403, R"({"message":"This is not your server."})"));
    if (request.path == "/commits") return respond(commitCounts(installation_));
    if (request.path == "/outbox") return respond(json(200, outboxJson(installation_)));
    if (request.path == "/decide") return respond(told(decisionsJson(installation_, request.body)));
    if (request.path == "/verify") return respond(told(verifiedJson(installation_)));
    if (request.path == "/shred") return respond(told(shreddedJson(installation_)));
    auto isAct = request.path.starts_with(actPath);
    if (request.method != "POST" || (request.path != "/screen" && !isAct))
        return respond(json(404, R"({"message":"There is no such command."})"));
    auto texts = fieldTextsOfJson(request.body);
    if (!texts) return respond(refusal(texts.error()));
    if (isAct) return respond(acted(actAsOperator(installation_, request.path.substr(actPath.size()), std::move(*texts))));
    auto report = screenFiles(installation_, {splitList(valueOf(*texts, "files")), valueOf(*texts, "agency"), valueOf(*texts, "mapping")});
    if (!report) return respond(refusal(report.error()));
    respond(json(200, valueOf(*texts, "as") == "words" ? report->words : report->json + "\n"));
}

std::optional<Result<std::string>> askServer(Places const& places, std::string const& path, std::string const& body) {
    Socket socket(places.socket());
    if (!socket.isOpen()) return std::nullopt;
    auto answer = socket.exchange("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " +
                                  std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
    auto split = answer.find("\r\n\r\n");
    if (split == std::string::npos) return fail(ErrorCode::unavailable, "The running server hung up.");
    auto content = answer.substr(split + 4);
    if (answer.starts_with("HTTP/1.1 200")) return content;
    auto texts = fieldTextsOfJson(content);
    return fail(ErrorCode::invalid, texts ? valueOf(*texts, "message") : "The running server refused.");
}

}  // namespace accord::app

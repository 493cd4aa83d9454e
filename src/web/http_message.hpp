// What was asked, and what is answered: plain values that any room's test can make.
//
//    Request request{.method = "GET", .path = "/cases"};
//    Response response = textResponse(404, "There is no such page.");
//    response.headers.set("Retry-After", "5");
//
// Nothing of the HTTP library stands here. A Request has passed the framing rules
// (framing.hpp) and its path, query and cookies have been decoded strictly; the words
// in it are still whatever the other end chose to send.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace accord::web {

/// Names and values in the order in which they came; a name may occur more than once.
using Pairs = std::vector<std::pair<std::string, std::string>>;

/// The value under that name. Nothing if it is missing or was given twice: of two
/// different values, neither is the one that was meant.
[[nodiscard]] std::optional<std::string_view> onlyValue(Pairs const& pairs, std::string_view name);
[[nodiscard]] std::string valueOrEmpty(Pairs const& pairs, std::string_view name);

[[nodiscard]] bool equalIgnoringCase(std::string_view left, std::string_view right);

class Headers {
public:
    void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
    void set(std::string_view name, std::string value);  ///< replaces every header of that name

    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;  ///< the first of that name
    [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }

    [[nodiscard]] auto begin() const { return fields_.begin(); }
    [[nodiscard]] auto end() const { return fields_.end(); }
    [[nodiscard]] std::size_t size() const { return fields_.size(); }

private:
    Pairs fields_;
};

/// Who is at the other end of the connection. A proxy in front is the peer, not its client.
struct Peer {
    std::string address;  ///< empty on a Unix socket
    std::uint16_t port{};
    std::optional<std::uint32_t> uid{};  ///< on a Unix socket: the user whom the kernel names
};

struct Request {
    std::string method;
    std::string path;  ///< decoded; no segment contains a slash, none is "." or ".."
    Pairs query{};
    Headers headers{};
    std::string body{};
    Peer peer{};
    Pairs cookies{};
};

/// A body is owned, or shared so that a file kept in memory is not copied for each answer.
using Body = std::variant<std::string, std::shared_ptr<std::string const>>;

struct Response {
    int status{200};
    Headers headers{};
    Body body{};

    [[nodiscard]] std::string_view content() const;
};

[[nodiscard]] Response textResponse(int status, std::string text);

}  // namespace accord::web

// Posts to another system's endpoint.
//
//    CurlPoster poster({.isTest = false});
//    auto result = poster.post({.to = *address, .headers = {"Accord-Signature: …"}, .body = json}, stopping);
//
// What the name leads to is looked at where the connection is made: the very address that
// is connected to must be public, so that a name that leads elsewhere a moment later gains
// nothing. No redirect is followed, no proxy asked, no cookie kept; the answer's text is
// thrown away, and a long one ends the connection.
#pragma once

#include "outbox/relay.hpp"
#include "outbox/web_address.hpp"

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

namespace accord::outbox {

struct Post {
    WebAddress to;
    std::vector<std::string> headers;  ///< whole lines, of our own making
    std::string body;
};

class Poster {
public:
    Poster() = default;
    Poster(Poster const&) = delete;
    Poster& operator=(Poster const&) = delete;
    virtual ~Poster() = default;

    /// Blocks, half a minute at the most; ends early when `stopping` becomes true.
    [[nodiscard]] virtual SendResult post(Post const& post, std::atomic<bool> const& stopping) = 0;
};

struct PosterOptions {
    bool isTest{};                  ///< this machine may be posted to
    std::filesystem::path trusted;  ///< certificates that are trusted instead of the system's
};

/// One thread at a time.
class CurlPoster final : public Poster {
public:
    explicit CurlPoster(PosterOptions options);
    [[nodiscard]] SendResult post(Post const& post, std::atomic<bool> const& stopping) override;

private:
    PosterOptions options_;
};

}  // namespace accord::outbox

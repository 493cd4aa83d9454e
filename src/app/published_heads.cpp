#include "app/published_heads.hpp"

#include "app/signer_files.hpp"
#include "base/text.hpp"
#include "ledger/sequencer.hpp"

#include <charconv>

namespace accord::app {
namespace {

constexpr std::string_view newest = "/tree-head", publicKey = "/tree-head.pub", bySize = "/tree-heads/";

std::optional<std::uint64_t> sizeIn(std::string_view path) {
    auto const digits = path.substr(bySize.size());
    std::uint64_t size = 0;
    auto const [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    if (fault != std::errc{} || end != digits.data() + digits.size() || size == 0) return std::nullopt;
    return size;
}

std::optional<ledger::SignedTreeHead> headFor(Installation& installation, std::string_view path) {
    auto reader = installation.database().reader();
    if (path == newest) return ledger::newestHead(*reader, ledger::logId);
    auto const size = sizeIn(path);
    auto head = size ? ledger::firstHeadOver(*reader, ledger::logId, *size - 1) : std::nullopt;
    return head && head->head.size == *size ? head : std::nullopt;
}

}  // namespace

std::optional<web::Response> publishedHead(Installation& installation, web::Request const& request) {
    auto const& path = request.path;
    if (request.method != "GET" || (path != newest && path != publicKey && !path.starts_with(bySize))) return std::nullopt;
    auto const key = publishedKey(installation.places());
    if (key && path == publicKey) return web::textResponse(200, hex(*key) + "\n");
    auto const head = key ? headFor(installation, path) : std::nullopt;
    if (!head) return web::textResponse(404, "There is no such signed tree head.\n");
    return web::textResponse(200, ledger::signedNote(*head, *key));
}

}  // namespace accord::app

#include "web/assets.hpp"

#include "base/text.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace accord::web {
namespace {

constexpr std::size_t totalBytesMax = 64 * 1024 * 1024;

struct ContentType {
    std::string_view extension;
    std::string_view type;
};

constexpr ContentType contentTypes[] = {
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".ico", "image/x-icon"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"},
    {".map", "application/json"},
};

std::string_view contentType(std::filesystem::path const& file) {
    auto const extension = file.extension().string();
    auto const* const found =
        std::find_if(std::begin(contentTypes), std::end(contentTypes), [&](auto const& entry) { return entry.extension == extension; });
    if (found == std::end(contentTypes)) throw std::runtime_error("the asset " + file.string() + " has a type that no page uses");
    return found->type;
}

std::string strongTag(std::string_view content) {
    std::array<unsigned char, 32> digest{};
    if (EVP_Digest(content.data(), content.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 failed");
    return '"' + hex(digest).substr(0, 32) + '"';
}

std::string readFile(std::filesystem::path const& file) {
    std::ifstream stream{file, std::ios::binary};
    std::string content{std::istreambuf_iterator<char>{stream}, {}};
    if (!stream) throw std::runtime_error("the asset " + file.string() + " cannot be read");
    return content;
}

// If-None-Match compares weakly and may list several (RFC 9110, 13.1.2).
bool listsTag(std::string_view list, std::string_view etag) {
    while (!list.empty()) {
        auto const end = std::min(list.find(','), list.size());
        auto tag = trimmed(list.substr(0, end));
        if (tag.starts_with("W/")) tag.remove_prefix(2);
        if (tag == etag || tag == "*") return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

bool isHidden(std::filesystem::path const& file) {
    return file.filename().string().starts_with('.');
}

bool isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

}  // namespace

bool hasHashedName(std::string_view fileName) {
    while (!fileName.empty()) {
        auto const end = std::min(fileName.find_first_of(".-"), fileName.size());
        auto const part = fileName.substr(0, end);
        bool const isHash = part.size() >= 8 && part.size() <= 64 && std::all_of(part.begin(), part.end(), isHexDigit) &&
                            std::any_of(part.begin(), part.end(), [](char c) { return c <= '9'; }) &&
                            std::any_of(part.begin(), part.end(), [](char c) { return c >= 'a'; });
        if (isHash) return true;
        fileName.remove_prefix(std::min(end + 1, fileName.size()));
    }
    return false;
}

Assets Assets::load(std::filesystem::path const& folder, std::string_view prefix) {
    namespace fs = std::filesystem;
    Assets assets;
    std::size_t total = 0;
    for (auto entry = fs::recursive_directory_iterator{folder}; entry != fs::recursive_directory_iterator{}; ++entry) {
        auto const& file = entry->path();
        if (entry->is_symlink() || isHidden(file)) {
            entry.disable_recursion_pending();
            continue;
        }
        if (!entry->is_regular_file()) continue;
        auto content = std::make_shared<std::string const>(readFile(file));
        if (total += content->size(); total > totalBytesMax)
            throw std::runtime_error("the assets in " + folder.string() + " are larger than 64 MB");
        auto path = std::string{prefix}.append("/").append(file.lexically_relative(folder).generic_string());
        Asset asset{content, contentType(file), strongTag(*content), hasHashedName(file.filename().string())};
        assets.assets_.emplace(std::move(path), std::move(asset));
    }
    return assets;
}

std::optional<Response> Assets::answer(Request const& request) const {
    auto const found = assets_.find(request.path);
    if (found == assets_.end()) return std::nullopt;
    auto const& asset = found->second;
    if (request.method != "GET" && request.method != "HEAD") {
        auto refusal = textResponse(405, "A file can only be read.\n");
        refusal.headers.set("Allow", "GET, HEAD");
        return refusal;
    }

    Response response;
    response.headers.set("ETag", asset.etag);
    response.headers.set("Cache-Control", asset.hashedName ? "public, max-age=31536000, immutable" : "no-cache");
    if (auto const known = request.headers.find("If-None-Match"); known && listsTag(*known, asset.etag)) {
        response.status = 304;
        return response;
    }
    response.headers.set("Content-Type", std::string{asset.type});
    response.body = asset.content;
    return response;
}

}  // namespace accord::web

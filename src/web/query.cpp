#include "web/query.hpp"

#include "web/characters.hpp"
#include "web/url_encoding.hpp"

#include <algorithm>

namespace accord::web {
namespace {

constexpr PairLimits queryLimits{.pairsMax = 100, .nameBytesMax = 100, .valueBytesMax = 2'000};

// Such a segment would be read in two ways, by us and by a proxy or a file system.
bool isAmbiguous(std::string_view segment) {
    return segment == "." || segment == ".." || segment.find_first_of("/\\") != std::string_view::npos ||
           std::any_of(segment.begin(), segment.end(), isControl);
}

std::optional<std::string> decodePath(std::string_view raw) {
    if (!raw.starts_with('/')) return std::nullopt;
    std::string path;
    while (!raw.empty()) {
        raw.remove_prefix(1);
        auto const end = std::min(raw.find('/'), raw.size());
        auto const segment = percentDecode(raw.substr(0, end), Plus::literal);
        if (!segment || isAmbiguous(*segment)) return std::nullopt;
        path.append("/").append(*segment);
        raw.remove_prefix(end);
    }
    return path;
}

}  // namespace

std::optional<Target> parseTarget(std::string_view target) {
    auto const mark = target.find('?');
    auto path = decodePath(target.substr(0, mark));
    if (!path) return std::nullopt;
    auto query = parsePairs(mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1), queryLimits);
    if (!query) return std::nullopt;
    return Target{*std::move(path), *std::move(query)};
}

bool isLocalTarget(std::string_view target) {
    if (std::any_of(target.begin(), target.end(), [](char c) { return isControl(c) || c == '\\' || c == ' ' || c == '#'; })) return false;
    auto const parsed = parseTarget(target);
    return parsed && !parsed->path.starts_with("//");
}

}  // namespace accord::web

#include "casework/page_links.hpp"

#include <fmt/format.h>

namespace accord::casework {

PageLinks pageLinks(std::string_view path, std::int64_t page, bool hasMore) {
    auto joint = path.find('?') == std::string_view::npos ? '?' : '&';
    auto link = [&](std::int64_t number) { return fmt::format("{}{}page={}", path, joint, number); };
    return {fmt::format("Page {}", page), page > 1 ? link(page - 1) : std::string{}, hasMore ? link(page + 1) : std::string{}};
}

}  // namespace accord::casework

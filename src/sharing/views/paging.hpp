// Lists of which one page at a time is shown.
//
//    using Query = PageQuery;
//    auto const lines = …;
//    for (auto const& line : onPage(lines, query)) rows.add("lines", rowOf(line));
#pragma once

#include "base/spec.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace accord::sharing {

struct PageQuery {
    std::optional<std::int64_t> page;

    static constexpr auto spec() {
        return accord::spec<PageQuery>(field<&PageQuery::page, Category::none, Owner::none>("page", "Page").optional());
    }
};

/// The door shows that there may be another page where one is full.
inline constexpr std::size_t pageRows = 50;

template <class T>
[[nodiscard]] std::span<T const> onPage(std::vector<T> const& all, PageQuery const& query) {
    auto const page = static_cast<std::size_t>(std::clamp<std::int64_t>(query.page.value_or(1), 1, 1'000'000));
    auto const from = std::min(all.size(), (page - 1) * pageRows);
    return std::span(all).subspan(from, std::min(pageRows, all.size() - from));
}

/// A list that is gone by the time that its page is shown.
template <class T>
std::span<T const> onPage(std::vector<T> const&& all, PageQuery const& query) = delete;

}  // namespace accord::sharing

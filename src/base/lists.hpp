// Small helpers over lists that every room needs.
//
//    if (holds(share.to, AgencyKind::youthJustice)) …
//    auto roles = sortedOnce(std::move(named));     // in order, each once
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace accord {

template <class T>
[[nodiscard]] bool holds(std::vector<T> const& list, T const& value) {
    return std::ranges::find(list, value) != list.end();
}

template <class T>
[[nodiscard]] std::vector<T> sortedOnce(std::vector<T> list) {
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

template <class T>
[[nodiscard]] std::vector<T> joined(std::vector<T> left, std::vector<T> const& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

}  // namespace accord

// A statement's named parameters, as each database numbers them.
//
//    numbered(Dialect::postgresql, "WHERE a = :a OR b = :b OR c = :a")   // "WHERE a = $1 OR b = $2 OR c = $1", 2
//
// Texts in quotes, comments and PostgreSQL's `::` are left alone.
#pragma once

#include "store/session.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace accord::store {

struct NumberedSql {
    std::string sql;
    std::size_t parameters{};
};

[[nodiscard]] NumberedSql numbered(Dialect dialect, std::string_view sql);

/// The end (one behind) of the quoted text, quoted name or comment that starts at `at`; `at` where none does.
[[nodiscard]] std::size_t endOfQuoted(std::string_view sql, std::size_t at);

[[nodiscard]] constexpr bool isWordChar(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '_';
}

}  // namespace accord::store

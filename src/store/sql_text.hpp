// A statement's named parameters, as SOCI takes them for each database.
//
//    numbered(Dialect::sqlite, "WHERE a = :a OR b = :b OR c = :a")       // "WHERE a = ?1 OR b = ?2 OR c = ?1", 0 1
//    numbered(Dialect::postgresql, "WHERE a = :a OR b = :b OR c = :a")   // "WHERE a = :p1 OR b = :p2 OR c = :p3", 0 1 0
//
// SOCI makes $1, $2 … of PostgreSQL's names by itself, one for each appearance, and
// when a statement fails it looks for each name (4.0.3 throws out_of_range where it
// finds $1 written out). Texts in quotes and `::` are left alone; comments, in which
// SOCI would look for names, go.
#pragma once

#include "store/session.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace accord::store {

struct NumberedSql {
    std::string sql;
    std::vector<std::size_t> uses{};  ///< which parameter each placeholder takes
    std::size_t parameters{};
};

[[nodiscard]] NumberedSql numbered(Dialect dialect, std::string_view sql);

/// The end (one behind) of the quoted text, quoted name or comment that starts at `at`; `at` where none does.
[[nodiscard]] std::size_t endOfQuoted(std::string_view sql, std::size_t at);

[[nodiscard]] constexpr bool isWordChar(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '_';
}

}  // namespace accord::store

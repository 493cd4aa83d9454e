#include "store/sql_text.hpp"

#include <algorithm>
#include <vector>

namespace accord::store {
namespace {

std::size_t endOfWord(std::string_view sql, std::size_t at) {
    while (at < sql.size() && isWordChar(sql[at])) ++at;
    return at;
}

}  // namespace

std::size_t endOfQuoted(std::string_view sql, std::size_t at) {
    std::string_view end;
    if (sql[at] == '\'' || sql[at] == '"') end = sql.substr(at, 1);
    else if (sql.substr(at, 2) == "--") end = "\n";
    else if (sql.substr(at, 2) == "/*") end = "*/";
    else return at;
    auto const found = sql.find(end, at + (end == "*/" ? 2 : 1));
    return found == std::string_view::npos ? sql.size() : found + end.size();
}

NumberedSql numbered(Dialect dialect, std::string_view sql) {
    NumberedSql result;
    std::vector<std::string_view> names;
    for (std::size_t at = 0; at < sql.size();) {
        auto end = endOfQuoted(sql, at);
        if (end == at && sql.substr(at, 2) == "::") end = at + 2;
        if (end == at && (sql[at] != ':' || at + 1 == sql.size() || !isWordChar(sql[at + 1]))) end = at + 1;
        if (end != at) {
            result.sql += sql.substr(at, end - at);
            at = end;
            continue;
        }
        end = endOfWord(sql, at + 1);
        auto const name = sql.substr(at + 1, end - at - 1);
        auto known = std::find(names.begin(), names.end(), name);
        if (known == names.end()) known = names.insert(known, name);
        result.sql += (dialect == Dialect::sqlite ? '?' : '$') + std::to_string(known - names.begin() + 1);
        at = end;
    }
    result.parameters = names.size();
    return result;
}

}  // namespace accord::store

#include "store/sql_text.hpp"

#include <algorithm>
#include <vector>

namespace accord::store {
namespace {

std::size_t endOfWord(std::string_view sql, std::size_t at) {
    while (at < sql.size() && isWordChar(sql[at])) ++at;
    return at;
}

bool isComment(std::string_view sql, std::size_t at) {
    return sql.substr(at, 2) == "--" || sql.substr(at, 2) == "/*";
}

/// The end of what holds no parameter; `at` where one starts.
std::size_t endOfPlain(std::string_view sql, std::size_t at) {
    if (auto const end = endOfQuoted(sql, at); end != at) return end;
    if (sql.substr(at, 2) == "::") return at + 2;
    bool const starts = sql[at] == ':' && at + 1 < sql.size() && isWordChar(sql[at + 1]);
    return starts ? at : at + 1;
}

}  // namespace

std::size_t endOfQuoted(std::string_view sql, std::size_t at) {
    std::string_view end;
    if (sql[at] == '\'' || sql[at] == '"')
        end = sql.substr(at, 1);
    else if (sql.substr(at, 2) == "--")
        end = "\n";
    else if (sql.substr(at, 2) == "/*")
        end = "*/";
    else
        return at;
    auto const found = sql.find(end, at + (end == "*/" ? 2 : 1));
    return found == std::string_view::npos ? sql.size() : found + end.size();
}

NumberedSql numbered(Dialect dialect, std::string_view sql) {
    NumberedSql result;
    std::vector<std::string_view> names;
    for (std::size_t at = 0; at < sql.size();) {
        if (auto const end = endOfPlain(sql, at); end != at) {
            result.sql += isComment(sql, at) ? "\n" : sql.substr(at, end - at);
            at = end;
            continue;
        }
        auto const end = endOfWord(sql, at + 1);
        auto const name = sql.substr(at + 1, end - at - 1);
        auto const known = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
        if (known == names.size()) names.push_back(name);
        if (dialect == Dialect::postgresql) {
            result.uses.push_back(known);
            result.sql += ":p" + std::to_string(result.uses.size());
        } else {
            if (known == result.uses.size()) result.uses.push_back(known);
            result.sql += "?" + std::to_string(known + 1);
        }
        at = end;
    }
    result.parameters = names.size();
    return result;
}

}  // namespace accord::store

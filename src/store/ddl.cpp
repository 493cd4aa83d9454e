#include "store/migrations.hpp"
#include "store/sql_text.hpp"

#include <array>

namespace accord::store {
namespace {

struct Wording {
    std::string_view written;
    std::string_view sqlite;
    std::string_view postgresql;
};

// The longer before the shorter.
constexpr std::array wordings{
    Wording{"BIGSERIAL PRIMARY KEY", "INTEGER PRIMARY KEY AUTOINCREMENT", "BIGSERIAL PRIMARY KEY"},
    Wording{"BIGINT", "INTEGER", "BIGINT"},
    Wording{"TEXT", "TEXT", "TEXT COLLATE \"C\""},
    Wording{"{strict}", " STRICT", ""},
    Wording{"{clustered}", " STRICT, WITHOUT ROWID", ""},
};

Wording const* wordingAt(std::string_view ddl, std::size_t at) {
    for (auto const& wording : wordings) {
        auto const& word = wording.written;
        if (ddl.substr(at, word.size()) != word) continue;
        bool const whole = word.front() == '{' || ((at == 0 || !isWordChar(ddl[at - 1])) &&
                                                   !isWordChar(ddl.substr(at + word.size(), 1).empty() ? ' ' : ddl[at + word.size()]));
        if (whole) return &wording;
    }
    return nullptr;
}

/// `CAST(x AS TEXT)` names a type where a collation may not stand.
bool afterAs(std::string const& out) {
    return out.size() >= 3 && (out.compare(out.size() - 3, 3, "AS ") == 0 || out.compare(out.size() - 3, 3, "as ") == 0);
}

}  // namespace

std::string ddlFor(Dialect dialect, std::string_view ddl) {
    std::string out;
    for (std::size_t at = 0; at < ddl.size();) {
        if (auto const end = endOfQuoted(ddl, at); end != at) {
            out += ddl.substr(at, end - at);
            at = end;
        } else if (auto const* wording = wordingAt(ddl, at)) {
            auto const& word = dialect == Dialect::sqlite ? wording->sqlite : wording->postgresql;
            out += afterAs(out) ? wording->written : word;
            at += wording->written.size();
        } else {
            out += ddl[at++];
        }
    }
    return out;
}

}  // namespace accord::store

#include "store/tables.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <openssl/evp.h>
#include <stdexcept>
#include <utility>

namespace accord::store {
namespace {

Statement const tableNamesSqlite{
    "store.table-names", "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    "t"};
Statement const tableNamesPostgres{"store.table-names",
                                   "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema() "
                                   "AND table_type = 'BASE TABLE' ORDER BY 1",
                                   "t"};
Statement const columnsSqlite{"store.columns", "SELECT name, type FROM pragma_table_info(:table) ORDER BY cid", "tt"};
Statement const columnsPostgres{"store.columns",
                                "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT) FROM information_schema.columns "
                                "WHERE table_schema = current_schema() AND table_name = :table ORDER BY ordinal_position",
                                "tt"};

bool isSqlite(Session const& session) {
    return session.dialect() == Dialect::sqlite;
}

class Sha256 {
public:
    Sha256() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
        if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) throw StoreFailure("no SHA-256");
    }
    void add(std::string_view bytes) {
        if (EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) != 1) throw StoreFailure("no SHA-256");
    }
    std::string hexDigest() {
        std::array<unsigned char, 32> digest{};
        if (EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr) != 1) throw StoreFailure("no SHA-256");
        return hex(digest);
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

struct Column {
    std::string name;
    char kind;
};

std::vector<Column> columnsOf(Session& session, std::string_view table) {
    std::vector<Column> columns;
    session.each(isSqlite(session) ? columnsSqlite : columnsPostgres, {std::string(table)}, [&](Row const& row) {
        auto const type = lowerAscii(row.text(1));
        bool const integer = type == "integer" || type == "bigint";
        if (!integer && type != "text")
            throw std::logic_error(fmt::format("{}.{} is {}: tables have BIGINT and TEXT only", table, row.text(0), type));
        columns.push_back({row.text(0), integer ? 'i' : 't'});
    });
    if (columns.empty()) throw StoreFailure(fmt::format("there is no table {}", table));
    return columns;
}

/// Reads every row of a table in its order.
Statement everythingIn(TableInfo const& table, std::vector<Column> const& columns) {
    std::string names;
    std::string kinds;
    for (auto const& column : columns) {
        names += (names.empty() ? "" : ", ") + column.name;
        kinds += column.kind;
    }
    return {fmt::format("store.read.{}", table.name), fmt::format("SELECT {} FROM {} ORDER BY {}", names, table.name, table.orderBy),
            kinds};
}

/// Each value with its kind and length, so that no two rows can read alike.
void addRow(Sha256& hash, std::vector<Column> const& columns, Row const& row) {
    std::string encoded;
    for (std::size_t at = 0; at < columns.size(); ++at) {
        if (row.isNull(at))
            encoded += "n;";
        else if (columns[at].kind == 'i')
            encoded += fmt::format("i{};", row.integer(at));
        else
            encoded += fmt::format("t{}:{}", row.text(at).size(), row.text(at));
    }
    encoded += '\n';
    hash.add(encoded);
}

}  // namespace

Result<std::vector<std::string>> unlistedTables(Session& session, std::span<TableInfo const> listed) {
    std::vector<std::string> unlisted;
    std::vector<std::string_view> missing;
    for (auto const& table : listed) missing.push_back(table.name);
    session.each(isSqlite(session) ? tableNamesSqlite : tableNamesPostgres, {}, [&](Row const& row) {
        if (std::erase(missing, std::string_view(row.text(0))) == 0) unlisted.push_back(row.text(0));
    });
    if (!missing.empty())
        return fail(ErrorCode::internal, fmt::format("The table {} is listed but is not in the database.", missing.front()));
    return unlisted;
}

std::string tableDigest(Session& session, TableInfo const& table) {
    auto const columns = columnsOf(session, table.name);
    Sha256 hash;
    std::string names;
    for (auto const& column : columns) names += (names.empty() ? "" : ", ") + column.name;
    hash.add(names + '\n');
    std::int64_t rows = 0;
    session.each(everythingIn(table, columns), {}, [&](Row const& row) {
        addRow(hash, columns, row);
        ++rows;
    });
    return fmt::format("{}:{}", rows, hash.hexDigest());
}

std::int64_t replaceRows(Session& from, Session& to, TableInfo const& table) {
    auto const columns = columnsOf(to, table.name);
    std::string names;
    std::string marks;
    for (auto const& column : columns) {
        names += (names.empty() ? "" : ", ") + column.name;
        marks += (marks.empty() ? ":" : ", :") + column.name;
    }
    to.run(Statement{fmt::format("store.empty.{}", table.name), fmt::format("DELETE FROM {}", table.name)});
    Statement const insert{fmt::format("store.insert.{}", table.name),
                           fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, names, marks)};
    std::int64_t rows = 0;
    from.each(everythingIn(table, columns), {}, [&](Row const& row) {
        std::vector<Value> values;
        values.reserve(columns.size());
        for (std::size_t at = 0; at < columns.size(); ++at) {
            if (row.isNull(at))
                values.emplace_back(nullptr);
            else if (columns[at].kind == 'i')
                values.emplace_back(row.integer(at));
            else
                values.emplace_back(row.text(at));
        }
        to.run(insert, values);
        ++rows;
    });
    return rows;
}

}  // namespace accord::store

// A View is one thing that somebody looks at: parts, each with rows that a Spec
// describes. The same View answers a page or JSON. It reads clear columns and cells;
// the gate decides each field by the share key of its row, opens what is shown, and
// logs the viewing in the same commit as the answer.
//
//    struct CasePage {
//        static constexpr std::string_view name = "casework.case";
//        static constexpr std::string_view title = "Case";
//        static constexpr std::string_view permission = "case.read";
//        static constexpr std::string_view path = "cases/{id}";
//        static constexpr ObjectKind on = ObjectKind::caseFile;
//        static constexpr std::string_view page = "casework/case";          // template
//        static constexpr std::array<std::string_view, 1> actions{"casework.close-case"};   // optional
//        static constexpr std::string_view opens = "casework.contact-checks";                // optional
//        using Query = Nothing;
//        struct Party { std::string name; …; static constexpr auto spec() {… .sealed() …} };
//        static Result<Rows> rows(Desk& desk, ObjectId on, Query const& query);
//    };
//
//    Rows rows;
//    rows.part<Party>("parties").add(party, {.object = id, .subject = subject, .share = share});
//    rows.list<Party>("parties");        // declares the part even when it stays empty
//
// A field whose Spec says sealed() holds a cell in the row that rows() fills. A field
// of Owner::none or Category::none is shown to whoever sees the row.
#pragma once

#include "base/result.hpp"
#include "base/spec_table.hpp"
#include "gate/access_fact.hpp"
#include "gate/desk.hpp"
#include "gate/disclosure.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace accord::gate {

struct RowMeta {
    ObjectId object{};     ///< which the row is about: the page links to it
    SubjectId subject{};   ///< whose key opens its sealed fields
    SubjectId joint{};     ///< whose key opens its joint fields
    std::int64_t share{};  ///< gate_object.share of the object; 0 where nothing personal stands in the row
};

struct RawRow {
    RowMeta meta;
    std::vector<std::string> values;  ///< in Spec order; cells where sealed
};

struct RawPart {
    std::string name;
    SpecTable const* table{};
    bool isSingle{};
    std::vector<RawRow> rows;
};

class Rows {
public:
    template <Described Row>
    Rows& list(std::string_view name) {
        part(name, tableOf<Row>(), false);
        return *this;
    }

    template <Described Row>
    Rows& add(std::string_view name, Row const& row, RowMeta meta = {}) {
        return put(part(name, tableOf<Row>(), false), &row, meta);
    }

    /// A part that is one row, not a list.
    template <Described Row>
    Rows& single(std::string_view name, Row const& row, RowMeta meta = {}) {
        return put(part(name, tableOf<Row>(), true), &row, meta);
    }

    [[nodiscard]] std::vector<RawPart> const& parts() const { return parts_; }

private:
    RawPart& part(std::string_view name, SpecTable const& table, bool isSingle);
    Rows& put(RawPart& part, void const* row, RowMeta meta);

    std::vector<RawPart> parts_;
};

struct ShownField {
    Showing showing{Showing::withheld};
    std::string text;  ///< empty where withheld
    Reason because{};
    bool tells{true};  ///< false: show the one neutral reason
};

struct ShownRow {
    RowMeta meta;
    std::vector<ShownField> fields;  ///< in Spec order
};

struct ShownPart {
    std::string name;
    SpecTable const* table{};
    bool isSingle{};
    std::vector<ShownRow> rows;
};

struct ViewInfo {
    std::string_view name;
    std::string_view title;
    std::string_view permission;
    std::string_view path;
    ObjectKind on{};
    std::string_view page;                  ///< the template; empty: the generic one
    std::vector<std::string_view> actions;  ///< names of Actions on the same object that the page offers
    std::string_view opens;                 ///< name of the View to which a row of a list leads
    bool reveals{};                         ///< the one view that shows a safe contact unmasked, after it was opened for a reason
    SpecTable const* query{};
    std::vector<std::pair<std::string_view, SpecTable const*>> parts;  ///< for OpenAPI and the docs
    std::shared_ptr<void> (*makeQuery)(){};
    Result<Rows> (*rows)(Desk&, ObjectId on, void const* query){};
};

/// Parts are told by `static parts()` returning the list for OpenAPI.
template <class V>
[[nodiscard]] ViewInfo view() {
    using Query = typename V::Query;
    ViewInfo info{V::name, V::title, V::permission, V::path, V::on, {}, {}, {}, false, &tableOf<Query>(), V::parts(), nullptr, nullptr};
    if constexpr (requires { V::actions; }) info.actions.assign(V::actions.begin(), V::actions.end());
    if constexpr (requires { V::opens; }) info.opens = V::opens;
    if constexpr (requires { V::reveals; }) info.reveals = V::reveals;
    if constexpr (requires { V::page; }) info.page = V::page;
    info.makeQuery = +[]() -> std::shared_ptr<void> { return std::make_shared<Query>(); };
    info.rows =
        +[](Desk& desk, ObjectId on, void const* query) -> Result<Rows> { return V::rows(desk, on, *static_cast<Query const*>(query)); };
    return info;
}

}  // namespace accord::gate

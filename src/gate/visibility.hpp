// The one fragment that every statement over personal rows joins, so that search,
// sort, count and total obey the same rule as reading.
//
//    inline store::Statement const listCases = guarded("casework.list-cases",
//        "SELECT c.id, c.reference, o.share, o.side FROM casework_case c {visible:c.id} WHERE c.state = :state", "itii");
//    auto rows = desk.db().all(listCases, desk.visible({state}));
//
// `{visible:EXPR}` becomes a join to gate_object as `o`, kept to objects that a holder
// of the actor was granted, on a side that is not across the wall. It takes the first
// parameters; a statement has at most one. Unknown, deleted and forbidden rows are
// alike: they are not there.
#pragma once

#include "store/session.hpp"

#include <string>
#include <string_view>

namespace accord::gate {

[[nodiscard]] store::Statement guarded(std::string name, std::string_view sql, std::string columns);

}  // namespace accord::gate

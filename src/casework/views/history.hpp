// What happened so far, the newest first: each entry with who, when and its receipt.
//
//    history(rows, desk, file, caseMeta, metas, seesAll);
//
// An entry about somebody whom the reader does not reach is not there; nor are entries
// about the case as a whole for who reaches one side only.
#pragma once

#include "casework/records.hpp"
#include "casework/views/case_rows.hpp"
#include "gate/view.hpp"

#include <map>

namespace accord::casework {

/// "Burglary" as it stands in the middle of a sentence.
[[nodiscard]] std::string lowered(std::string_view text);

void history(gate::Rows& rows, gate::Desk& desk, CaseFile const& file, gate::RowMeta const& caseMeta,
             std::map<ObjectId, gate::RowMeta> const& metas, bool seesAll);

}  // namespace accord::casework

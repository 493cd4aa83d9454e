// The step of a case in SQL, for lists: the same as stepOf(facts), from the columns
// that keep when each step was first reached. A test holds the two together.
#pragma once

#include <string_view>

namespace accord::casework {

inline constexpr std::string_view stepSql =
    "(CASE WHEN c.closed_at IS NOT NULL THEN 'closed' WHEN c.process_at IS NOT NULL AND c.followed_at IS NOT NULL THEN 'follow-up'"
    " WHEN c.process_at IS NOT NULL THEN 'delivery' WHEN c.prepared_at IS NOT NULL THEN 'preparation'"
    " WHEN c.suitability_at IS NOT NULL THEN 'suitability' WHEN c.contact_at IS NOT NULL THEN 'contact'"
    " WHEN c.allocated_at IS NOT NULL THEN 'allocated' ELSE 'accepted' END)";

}  // namespace accord::casework

// The agreement of the demonstration area, made as anybody makes one: started from the
// national template, narrowed in two clauses, recorded and signed by its parties, and reviewed since.
//
//    auto done = signAgreement(installation, staff, since, now);
#pragma once

#include "app/demonstration/staff.hpp"

namespace accord::app {

[[nodiscard]] Result<> signAgreement(Installation& installation, Staff const& staff, Instant since, Instant now);

}  // namespace accord::app

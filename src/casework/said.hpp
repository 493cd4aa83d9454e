// What somebody has said about being approached, put together from what each agency and
// each case heard. The last word counts; on one day a "no" comes before "not now".
//
//    auto said = lastWord(onTheTask, inTheCase);
//    if (!mayApproach(said, today, rules).allowed()) …
//
// Pure.
#pragma once

#include "casework/approach.hpp"
#include "casework/case_facts.hpp"

namespace accord::casework {

[[nodiscard]] Said saidIn(PartyFacts const& party, Date openedOn);
[[nodiscard]] Said lastWord(Said const& left, Said const& right);

}  // namespace accord::casework

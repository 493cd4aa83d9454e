// Whether a referral is sensitive: it then goes to the service's specialists and to
// nobody else, until they have looked at it.
//
//    auto causes = sensitiveCauses(facts);
//    if (!causes.empty()) grantTo("specialist");
//
// Abuse flagged or not ruled out is a floor: "street RJ" is never used for intimate
// partner violence, and what is possible after prosecution is led by the victim and
// held by somebody expertly trained (RJC with Women's Aid; RJC 2016; domain 3.4). The
// other causes are the usual triggers of sensitive and complex cases (domain 3.4).
// What is not known stands for "yes", so every cause is given, not only the first.
//
// Pure: no clock, no database.
#pragma once

#include "base/reason.hpp"
#include "base/vocabulary.hpp"
#include "events/referral_words.hpp"

#include <optional>
#include <vector>

namespace accord::casework {

struct PersonFacts {
    events::Tell child{events::Tell::unknown};
    events::Tell vulnerable{events::Tell::unknown};
    std::optional<events::SafeChannel> channel{};
};

struct SensitivityFacts {
    events::Tell abuse{events::Tell::unknown};
    events::Relationship relationship{events::Relationship::unknown};
    events::OffenceClass offenceClass{events::OffenceClass::other};
    Stage stage{};
    PersonFacts harmed;
    PersonFacts responsible;
};

[[nodiscard]] std::vector<events::SensitiveCause> sensitiveCauses(SensitivityFacts const& facts);

}  // namespace accord::casework

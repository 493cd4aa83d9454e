// What a referral must hold together: faults across fields, which no single field shows.
//
//    auto faults = referralFaults(input, {.side = actor.side, .today = desk.today()});
//    if (!faults.empty()) return fail(std::move(faults));
//
// Somebody whose role works for one side neither gives nor is asked for the contact
// details of the other: what is not offered on their form is refused from the API too
// (DESIGN, the wall inside a case).
//
// Pure: no clock, no database.
#pragma once

#include "base/result.hpp"
#include "casework/referral_input.hpp"

#include <string_view>
#include <vector>

namespace accord::casework {

struct ReferrerFacts {
    std::optional<Side> side{};  ///< for which the referrer's role works; none is neutral
    Date today{};
};

[[nodiscard]] std::vector<FieldError> referralFaults(ReferralInput const& input, ReferrerFacts const& referrer);

/// Whether a field, by its name in ReferralInput, is kept from who works for `side`.
[[nodiscard]] bool isNotOffered(std::string_view field, std::optional<Side> side);

/// Under 18 on the day: by the date of birth, else as answered.
[[nodiscard]] events::Tell childOn(std::optional<Date> born, std::optional<events::Tell> answered, Date day);

}  // namespace accord::casework

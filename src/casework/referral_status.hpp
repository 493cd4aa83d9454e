// What a referrer is told of their referral: three safe words, the same whatever either
// side answered and whoever it was.
//
//    statusOf({.isAnswered = true, .isClosed = false})      // ReferralStatus::withService
//
// Pure: no clock, no database.
#pragma once

#include "base/words.hpp"

#include <cstdint>

namespace accord::casework {

enum class ReferralStatus : std::uint8_t { received = 1, withService, closed };

struct ReferralProgress {
    bool isAccepted{};
    bool isDeclined{};
    bool isCaseClosed{};
};

[[nodiscard]] constexpr ReferralStatus statusOf(ReferralProgress const& progress) {
    if (progress.isDeclined || progress.isCaseClosed) return ReferralStatus::closed;
    return progress.isAccepted ? ReferralStatus::withService : ReferralStatus::received;
}

}  // namespace accord::casework

namespace accord {
template <>
inline constexpr auto wordsOf<casework::ReferralStatus> = words<casework::ReferralStatus>({
    {casework::ReferralStatus::received, "received", "Received"},
    {casework::ReferralStatus::withService, "with-service", "With the service"},
    {casework::ReferralStatus::closed, "closed", "Closed"},
});
}  // namespace accord

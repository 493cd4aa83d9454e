// The six steps in which a page asks for a referral.
//
//    stepPath(DraftStep::harmed, draft)     // "/referrals/draft/harmed/new?draft=7zk3m0qpw81f"
//    stepOf("harmed.contact.phone")         // DraftStep::harmed
#pragma once

#include "base/ids.hpp"
#include "base/words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace accord::casework {

/// Named like the groups of ReferralInput that they ask for.
enum class DraftStep : std::uint8_t { harmed = 1, responsible, incident, matter, safe, request };

[[nodiscard]] std::string stepPath(DraftStep step, DraftId draft);
/// The step that asks for a field of ReferralInput, by its dotted name.
[[nodiscard]] std::optional<DraftStep> stepOf(std::string_view field);

}  // namespace accord::casework

namespace accord {
template <>
inline constexpr auto wordsOf<casework::DraftStep> = words<casework::DraftStep>({
    {casework::DraftStep::harmed, "harmed", "Who was harmed"},
    {casework::DraftStep::responsible, "responsible", "Who is responsible"},
    {casework::DraftStep::incident, "incident", "What happened"},
    {casework::DraftStep::matter, "matter", "Stage and dates"},
    {casework::DraftStep::safe, "safe", "Safe contact"},
    {casework::DraftStep::request, "request", "Who asked"},
});
}  // namespace accord

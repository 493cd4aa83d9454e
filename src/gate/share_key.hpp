// The share key of an object: the facts on which sharing its fields depends, in one
// short text that many objects have in common. The gate interns it, asks the
// disclosure port once for each key that occurs in an answer, and binds the
// resulting masks; nothing that is only about one person stands in it.
//
//    placed.shareKey = toShareKey({.source = police, .holder = provider, .side = Side::harmed,
//                                  .stage = Stage::custody, .step = Step::referred});
#pragma once

#include "base/ids.hpp"
#include "base/vocabulary.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace accord::gate {

/// How far the work on a case has come. What is shared is staged by the step that needs it.
enum class Step : std::uint8_t { found = 1, referred, accepted, allocated, contact, suitability, preparation, delivery, followUp, closed };

struct ShareFacts {
    AgencyId source{};  ///< who gave the data
    AgencyId holder{};  ///< who holds the case; none while it is only a task
    std::optional<Side> side{};
    std::optional<Stage> stage{};
    Step step{Step::found};
    bool isSensitive{};     ///< abuse flagged or not ruled out: specialists only
    bool approachAgreed{};  ///< the person harmed agreed that the other side be approached
    bool takesPart{};       ///< the subject consented to take part

    bool operator==(ShareFacts const&) const = default;
};

[[nodiscard]] std::string toShareKey(ShareFacts const& facts);
[[nodiscard]] std::optional<ShareFacts> parseShareKey(std::string_view key);

}  // namespace accord::gate

namespace accord {
template <>
inline constexpr auto wordsOf<gate::Step> = words<gate::Step>({
    {gate::Step::found, "found", "Found by screening"},
    {gate::Step::referred, "referred", "Referred"},
    {gate::Step::accepted, "accepted", "Accepted"},
    {gate::Step::allocated, "allocated", "Allocated"},
    {gate::Step::contact, "contact", "First contact"},
    {gate::Step::suitability, "suitability", "Suitability"},
    {gate::Step::preparation, "preparation", "Preparation"},
    {gate::Step::delivery, "delivery", "Process"},
    {gate::Step::followUp, "follow-up", "Follow-up"},
    {gate::Step::closed, "closed", "Closed"},
});
}  // namespace accord

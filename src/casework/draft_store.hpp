// Drafts of referrals: what somebody has typed so far. A draft is theirs alone, no event
// and no record; it stands sealed under their own staff key, and goes when it is sent,
// discarded, or left for thirty days.
//
//    auto draft = loadDraft(desk, id);                      // notFound where it is not theirs
//    draft->answers = withStep(draft->answers, "harmed", printed);
//    done.state.push_back(putDraft(desk, *draft));          // the gate writes it
//
// Answers have the names of ReferralInput's fields; what was not answered is not there.
#pragma once

#include "base/spec_table.hpp"
#include "gate/action.hpp"

#include <string_view>
#include <vector>

namespace accord::casework {

struct Draft {
    DraftId id{};
    Instant savedAt{};
    FieldTexts answers;
};

inline constexpr std::int64_t draftsMax = 50;
inline constexpr int draftDays = 30;

[[nodiscard]] Result<Draft> loadDraft(gate::Desk& desk, DraftId id);
/// The actor's own, newest first.
[[nodiscard]] std::vector<Draft> listDrafts(gate::Desk& desk);
/// A draft that is new, unless the actor has as many as may be kept.
[[nodiscard]] Result<Draft> newDraft(gate::Desk& desk);

[[nodiscard]] gate::StateWrite putDraft(gate::Desk& desk, Draft const& draft);
[[nodiscard]] gate::StateWrite dropDraft(gate::Desk& desk, DraftId id);
/// Drops the actor's drafts that were left too long.
[[nodiscard]] gate::StateWrite dropOldDrafts(gate::Desk& desk);

/// The answers with those of one step ("harmed") replaced by `step`, which leaves out what is empty.
[[nodiscard]] FieldTexts withStep(FieldTexts const& answers, std::string_view step, FieldTexts const& given);

}  // namespace accord::casework

// Referrals as rows: the tables that follow the referral events, and what actions and
// views read from them.
//
//    auto facts = findReferral(desk.db(), referral);      // of the object that the gate authorised
//
// `casework_referral` has a row for each referral, `casework_referral_party` one for
// each person in it under the participant's number, so that a case page can join them.
// Sealed fields stand as cells under the names they have in events/referral.hpp.
#pragma once

#include "base/clock.hpp"
#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/vocabulary.hpp"
#include "gate/desk.hpp"
#include "gate/stored_event.hpp"
#include "store/migrations.hpp"
#include "store/tables.hpp"

#include <optional>
#include <span>
#include <string>

namespace accord::casework {

/// The clear facts on which the triage of one referral depends.
struct ReferralFacts {
    std::string reference;
    AgencyId source{};
    AgencyId provider{};
    AreaId area{};
    Stage stage{};
    bool isSensitive{};
    ParticipantId harmed{};
    ParticipantId responsible{};
    std::optional<Instant> acceptedAt{};
    std::optional<Instant> declinedAt{};
};

[[nodiscard]] std::optional<ReferralFacts> findReferral(store::Session& db, ReferralId referral);
[[nodiscard]] bool isReferenceTaken(store::Session& db, std::string const& reference);
/// A task that the actor was granted.
[[nodiscard]] bool maySeeTask(gate::Desk& desk, TaskId task);
/// The cell of what a participant said so far, for the rule that asks for it; empty where there is none.
[[nodiscard]] std::string wishCell(store::Session& db, ParticipantId participant);

/// The day as it stands in the column by which lists are sorted: what has no date comes last, on both databases.
[[nodiscard]] std::string urgentOnColumn(std::optional<Date> urgentOn);
[[nodiscard]] std::optional<Date> urgentOnFromColumn(std::string const& text);

[[nodiscard]] std::span<gate::Projector const> referralProjectorList();
[[nodiscard]] std::span<store::Migration const> referralMigrationList();
[[nodiscard]] std::span<store::TableInfo const> referralTableList();

}  // namespace accord::casework

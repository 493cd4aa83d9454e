// Offers to pass a case on, as they stand, and the letting go of whoever left.
//
//    auto offer = findHandover(session, on);
//    events.append(releaseFrom(desk, user));
#pragma once

#include "base/clock.hpp"
#include "events/casework_handover.hpp"
#include "gate/capability.hpp"
#include "gate/desk.hpp"
#include "gate/events.hpp"

#include <optional>
#include <span>
#include <string>

namespace accord::casework {

struct HandoverRecord {
    ObjectId id{};
    CaseId caseId{};
    AgencyId from{}, to{};
    std::string fromName, toName;
    events::HandoverWhy why{};
    Date answerBy{};
    std::optional<events::HandoverEnd> end{};
    std::optional<UserId> decider{};
    std::optional<Date> decideBy{};
};

[[nodiscard]] std::optional<HandoverRecord> findHandover(store::Session& session, ObjectId offer);

/// The open cases that somebody works are let go: they reach none of them, and each is its service's to allocate anew.
[[nodiscard]] gate::Events releaseFrom(gate::Desk& desk, UserId user);

[[nodiscard]] std::span<gate::Projector const> handoverProjectors();
[[nodiscard]] std::span<store::Migration const> handoverMigrations();
[[nodiscard]] std::span<store::TableInfo const> handoverTables();

}  // namespace accord::casework

// Runs a screening over files and keeps what it found: volumes of public lists, tasks
// of an agency's extract.
//
//    auto report = screenFiles(installation, {.files = {"2023-03-bedfordshire-outcomes.csv"}});
//    report->json          // rows_read, rows_bad, rows_without_route, by_stage, tasks_opened, tasks_standing, by_agency, by_reason
//
// Running it twice opens nothing twice.
#pragma once

#include "agency/directory.hpp"
#include "app/installation.hpp"
#include "base/working_days.hpp"
#include "gate/desk.hpp"
#include "pathway/task_draft.hpp"
#include "rules/reference.hpp"

#include <functional>
#include <string>
#include <vector>

namespace accord::app {

/// The lists of `reference/` that a screening looks things up in.
struct ScreeningReference {
    rules::Forces forces;
    WorkingDays calendar;
};
[[nodiscard]] Result<ScreeningReference> readScreeningReference(Places const& places);

struct Screened {
    std::string json;   ///< one object
    std::string words;  ///< the same for people
};

struct ScreenRequest {
    std::vector<std::string> files;
    std::string agency;                                                   ///< whose list it is: code or name; empty for public lists
    std::string mapping;                                                  ///< path of a mapping; empty: none
    std::function<void(std::int64_t done, std::int64_t all)> progress{};  ///< of the bytes of all files
};
[[nodiscard]] Result<Screened> screenFiles(Installation& installation, ScreenRequest const& request);

/// Whose list it is, as the session knows the agency and its agreements.
[[nodiscard]] pathway::ListOwner listOwnerOf(store::Session& session, agency::AgencyRecord const& owner, Instant now);

/// Whether a list may open a task to tell the victim of this draft: not where somebody who sounds like them, of the same
/// incident, was erased, nor where they said no to anyone.
[[nodiscard]] bool mayBeTold(gate::Desk& desk, AreaId area, pathway::TaskDraft const& draft);

/// "a,b" as a list, without empty parts.
[[nodiscard]] std::vector<std::string> splitList(std::string const& text);

}  // namespace accord::app

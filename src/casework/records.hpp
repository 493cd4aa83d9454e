// Tables of the case and their projectors, and the reading of a case for its rules.
//
//    auto file = loadCase(desk, caseId);
//    if (!file) return fail(file.error());
//    auto answer = mayClose(file->facts, input.reason, file->rules);
//
// loadCase reads the whole case by its id, both sides, because rules need both; it is
// for rules, on an object that the gate has authorised. What a page shows of it is
// kept to what the reader may see (views/case_page).
#pragma once

#include "base/result.hpp"
#include "casework/case_facts.hpp"
#include "casework/contact_rule.hpp"
#include "casework/entries.hpp"
#include "gate/capability.hpp"
#include "gate/desk.hpp"
#include "gate/events.hpp"

#include <span>
#include <vector>

namespace accord::casework {

struct CaseFile {
    CaseFacts facts;
    std::vector<Entry> entries;
    CaseRules rules;

    /// What an event about the whole case, and one about one person in it, is about.
    [[nodiscard]] gate::About aboutCase() const;
    [[nodiscard]] gate::About aboutParty(PartyFacts const& party) const;
};

[[nodiscard]] Result<CaseFile> loadCase(gate::Desk& desk, CaseId id);

/// The case of a participant; notFound for one who is on none yet.
[[nodiscard]] Result<CaseId> caseOf(gate::Desk& desk, ParticipantId participant);

struct PartyFile {
    CaseFile file;
    ParticipantId participant{};
    [[nodiscard]] PartyFacts const& party() const { return *file.facts.party(participant); }
};
/// For who reaches the whole case: what may be done for one person rests on both, and so would tell of both.
[[nodiscard]] Result<PartyFile> loadParty(gate::Desk& desk, ObjectId participant);
/// Whoever asks: for a rule whose answer tells nothing of it (casework/said_records).
[[nodiscard]] Result<PartyFile> loadPartyUnseen(gate::Desk& desk, ObjectId participant);

[[nodiscard]] Caller callerOf(gate::Actor const& actor);

/// How often the user opened contact details since an instant.
[[nodiscard]] std::int64_t timesOpened(gate::Desk& desk, UserId user, Instant since);

[[nodiscard]] std::span<gate::Projector const> caseProjectors();
[[nodiscard]] std::span<store::Migration const> caseMigrations();
[[nodiscard]] std::span<store::TableInfo const> caseTables();

}  // namespace accord::casework

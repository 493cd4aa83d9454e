// Which tasks and referrals are about the same person in the same incident, whichever
// agencies they are from: so that one "no" reaches them all.
//
//    auto alike = alikeIn(desk, {.side = Side::harmed, .crimeReference = "40/11873/26", .name = "Ama Okafor"});
//    for (auto task : alike.tasks) …
//
// A blind index over crime references: the reference itself stands nowhere, and the row
// goes with the key of whom it is about. What is found is for a rule that decides whether
// somebody may be approached. It is never shown: an agency learns from it that they may
// not, and not from whom or why.
#pragma once

#include "base/ids.hpp"
#include "base/vocabulary.hpp"
#include "gate/desk.hpp"
#include "gate/stored_event.hpp"
#include "people/same_person.hpp"
#include "store/migrations.hpp"

#include <string>
#include <vector>

namespace accord::people {

struct Matter {
    Side side{};
    std::string crimeReference{};  ///< as somebody typed it; empty where there is only the task
    TaskId task{};                 ///< one that the matter is known by as well
    Known person{};
};

struct Alike {
    std::vector<TaskId> tasks;
    std::vector<ParticipantId> participants;
};

[[nodiscard]] Alike alikeIn(gate::Desk& desk, Matter const& matter);
/// The same from somebody who is known by a task or a referral: all but themself.
[[nodiscard]] Alike alikeTo(gate::Desk& desk, SubjectId person);

/// Whether somebody who sounds like this person, on this side of this matter, was erased. Of somebody without a name: no.
[[nodiscard]] bool wasErasedFrom(gate::Desk& desk, Matter const& matter);

[[nodiscard]] std::vector<gate::Projector> matterProjectors();
[[nodiscard]] store::Migration matterMigration();

}  // namespace accord::people

// What changed of an object since somebody looked at it: for who wrote on what has
// become old meanwhile.
//
//    auto changes = gate.changesSince(actor, action, object, 7);
//    for (auto const& change : changes->list) say(change.what, change.by, change.at);
//    gate.release(std::move(changes->entry), …);     // it tells of people, so it is logged as a viewing is
//
// Each event on the object after that version, newest first: what it was in words that
// tell nothing of what anybody answered, who did it and when. Which of its fields were
// given is told by their labels, where their category is shown to the reader; a sealed
// value never is. An event of which the reader may see nothing is told as nothing more
// than a change, and so is every event on what both sides share, to who works for one.
// What another agency recorded is told without who, when and which fields: a task is
// withdrawn by whoever heard the person say no, and to whom they said it is theirs.
#pragma once

#include "gate/access_log.hpp"
#include "gate/actor.hpp"
#include "gate/disclosure.hpp"
#include "gate/stored_event.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace accord::gate {

struct ChangedField {
    FieldInfo const* field{};
    std::string text;  ///< only of a field about nobody
};

struct Change {
    std::string what;    ///< "Risk assessed"; empty where it is not the reader's to know
    bool isElsewhere{};  ///< recorded by another agency than the reader's; then nothing below is told
    Instant at{};
    UserId by{};
    std::vector<ChangedField> fields;
};

struct Changes {
    std::vector<Change> list;
    std::int64_t more{};     ///< older ones that are not listed
    std::int64_t version{};  ///< of the object now
    AccessEntry entry;
};

inline constexpr std::int64_t changesMax = 20;

/// "casework.risk-assessed": "Risk assessed".
[[nodiscard]] std::string eventWords(std::string_view type);

struct ChangeReader {
    Decisions const& decisions;
    AgencyId agency{};
    bool isAboutBothSides{};  ///< who works for one side looks at what both share
};

/// What of one event may be told to this reader. Pure.
[[nodiscard]] Change changeOf(StoredEvent const& event, ChangeReader const& reader);

}  // namespace accord::gate

// The tasks that whoever looks may do, with what their order depends on; whom they concern is
// read for one page only.
//
//    auto open = openTasks(desk);
//    auto triage = triageToday(desk);
//    for (auto place : triage.page(open.facts, 0, 25)) show(open.ids[place], triage.why(open.facts[place]));
#pragma once

#include "gate/desk.hpp"
#include "pathway/triage.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::pathway {

struct OpenTasks {
    std::vector<ObjectId> ids;
    std::vector<TriageFacts> facts;
};

/// All that are open but those whose person asked to be asked again on a later day; at most 100,000.
[[nodiscard]] OpenTasks openTasks(gate::Desk& desk);

/// What decides whether a letter may go out for a task.
struct LetterFacts {
    bool isForSpecialist{}, wasWritten{};
    bool isWaiting{};  ///< for a colleague to confirm that it is not done
    Stage stage{};
    std::string route;
    std::string channel;  ///< that is known to be safe, as a label; empty: none is known
};
[[nodiscard]] std::optional<LetterFacts> letterFacts(gate::Desk& desk, ObjectId task);

/// By the rulebook in force, without bank holidays: they matter little for what is soon.
[[nodiscard]] Triage triageToday(gate::Desk& desk);

}  // namespace accord::pathway

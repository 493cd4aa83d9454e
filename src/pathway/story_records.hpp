// The duties towards one person harmed, read for the page that tells their whole pathway.
//
//    auto duties = dutiesAbout(desk, task);      // the task, and others about the same victim that the reader may see
#pragma once

#include "gate/desk.hpp"
#include "pathway/story.hpp"

#include <vector>

namespace accord::pathway {

/// In the order in which they were opened. A task that the reader does not reach is not told of: not even that there is one.
[[nodiscard]] std::vector<DutyStory> dutiesAbout(gate::Desk& desk, ObjectId task);

}  // namespace accord::pathway

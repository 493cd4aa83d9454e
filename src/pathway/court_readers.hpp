// The two readers of court lists, each in its file. Used by court_list.cpp only.
#pragma once

#include "pathway/court_list.hpp"

namespace accord::pathway {

[[nodiscard]] Result<> readLibra(ByteSource const& source, CourtSink const& matters, CourtFaults const& faults);
[[nodiscard]] Result<> readCommonPlatform(ByteSource const& source, CourtSink const& matters, CourtFaults const& faults);

}  // namespace accord::pathway

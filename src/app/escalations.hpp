// Passes overdue tasks up their agencies' chains while the server runs: once on a working day,
// whichever node comes first.
//
//    Escalations escalations(installation, report);      // works until it goes
//
// Who was passed something is told by mail that there is something to look at, where this
// installation sends mail; it stands on their page in any case.
#pragma once

#include "app/installation.hpp"
#include "outbox/rounds.hpp"

#include <cstdint>
#include <functional>
#include <string_view>

namespace accord::app {

/// The run of the day, if it has not been yet: how many were passed up.
[[nodiscard]] std::int64_t passOverdueUp(Installation& installation);

class Escalations {
public:
    using Report = std::function<void(std::string_view)>;

    Escalations(Installation& installation, Report report);

private:
    outbox::Rounds rounds_;
};

}  // namespace accord::app

// Passes overdue tasks up their agencies' chains while the server runs: once on a working day,
// whichever node comes first.
//
//    Escalations escalations(installation, report);      // works until it goes
//
// Who was passed something is told by mail that there is something to look at, where this
// installation sends mail; it stands on their page in any case.
#pragma once

#include "app/installation.hpp"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

namespace accord::app {

/// The run of the day, if it has not been yet: how many were passed up.
[[nodiscard]] std::int64_t passOverdueUp(Installation& installation);

class Escalations {
public:
    using Report = std::function<void(std::string_view)>;

    Escalations(Installation& installation, Report report);
    Escalations(Escalations const&) = delete;
    Escalations& operator=(Escalations const&) = delete;
    ~Escalations();

private:
    void loop();

    Installation& installation_;
    Report report_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_{};
    std::jthread thread_;
};

}  // namespace accord::app

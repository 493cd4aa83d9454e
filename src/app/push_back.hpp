// Tasks on their way back to agencies' systems, while the server runs.
//
//    PushBackRun pushing(installation, {.isTest = options.isTest}, report);      // works until it goes
#pragma once

#include "app/installation.hpp"
#include "pathway/pushing_back.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace accord::app {

class PushBackRun {
public:
    using Report = pathway::PushingBack::Report;

    PushBackRun(Installation& installation, outbox::PosterOptions options, Report report);
    PushBackRun(PushBackRun const&) = delete;
    PushBackRun& operator=(PushBackRun const&) = delete;
    ~PushBackRun();  ///< breaks off what is being sent: it goes again later

private:
    void loop();

    Report report_;
    outbox::CurlPoster poster_;
    pathway::PushingBack pushing_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::atomic<bool> stopping_{};
    std::jthread thread_;
};

}  // namespace accord::app

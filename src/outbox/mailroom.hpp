// The thread in which the postman works while the server runs.
//
//    Mailroom mailroom(std::move(postman), report);      // works until it goes
#pragma once

#include "outbox/postman.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace accord::outbox {

class Mailroom {
public:
    Mailroom(Postman& postman, Postman::Report report);
    Mailroom(Mailroom const&) = delete;
    Mailroom& operator=(Mailroom const&) = delete;
    ~Mailroom();  ///< breaks off what is being sent: it goes again later

private:
    void loop();

    Postman& postman_;
    Postman::Report report_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::atomic<bool> stopping_{};
    std::jthread thread_;
};

}  // namespace accord::outbox

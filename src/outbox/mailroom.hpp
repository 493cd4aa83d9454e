// The thread in which the postman works while the server runs.
//
//    Mailroom mailroom(std::move(postman), report);      // works until it goes
#pragma once

#include "outbox/postman.hpp"
#include "outbox/rounds.hpp"

namespace accord::outbox {

class Mailroom {
public:
    Mailroom(Postman& postman, Postman::Report report);

private:
    void deliver(std::atomic<bool> const& stopping);

    Postman& postman_;
    bool isTakenOver_{};
    Rounds rounds_;  ///< breaks off what is being sent when it goes: it is sent again later
};

}  // namespace accord::outbox

#include "outbox/mailroom.hpp"

namespace accord::outbox {

using namespace std::chrono_literals;

Mailroom::Mailroom(Postman& postman, Postman::Report report)
    : postman_(postman),
      rounds_(
          [this](std::atomic<bool> const& stopping) {
              deliver(stopping);
              return 1s;
          },
          [report = std::move(report)](std::exception const& fault) { report(std::string("mail: waits: ") + fault.what()); }) {}

void Mailroom::deliver(std::atomic<bool> const& stopping) {
    if (!isTakenOver_) postman_.takeOver();
    isTakenOver_ = true;
    postman_.queueDigests();
    while (!stopping && postman_.deliverOne(stopping)) {
    }
}

}  // namespace accord::outbox

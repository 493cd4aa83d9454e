#include "outbox/mailroom.hpp"

namespace accord::outbox {
namespace {

using namespace std::chrono_literals;

constexpr auto rest = 1s;

}  // namespace

Mailroom::Mailroom(Postman& postman, Postman::Report report) : postman_(postman), report_(std::move(report)), thread_([this] { loop(); }) {}

Mailroom::~Mailroom() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
}

void Mailroom::loop() {
    for (auto isTakenOver = false;;) {
        try {
            if (!isTakenOver) postman_.takeOver();
            isTakenOver = true;
            postman_.queueDigests();
            while (!stopping_ && postman_.deliverOne(stopping_)) {
            }
        } catch (std::exception const& fault) {
            // The database is away for the moment; orders wait in it.
            report_(std::string("mail: waits: ") + fault.what());
        }
        std::unique_lock lock(mutex_);
        if (wake_.wait_for(lock, rest, [this] { return stopping_.load(); })) return;
    }
}

}  // namespace accord::outbox

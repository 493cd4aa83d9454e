#include "outbox/rounds.hpp"

namespace accord::outbox {

using namespace std::chrono_literals;

Rounds::~Rounds() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
}

void Rounds::loop() {
    for (;;) {
        std::chrono::milliseconds rest = 1s;
        try {
            rest = round_(stopping_);
        } catch (std::exception const& fault) {
            onFault_(fault);
        }
        std::unique_lock lock(mutex_);
        if (wake_.wait_for(lock, rest, [this] { return stopping_.load(); })) return;
    }
}

}  // namespace accord::outbox

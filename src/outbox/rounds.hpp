// A thread that does its rounds while the server runs: one round, a rest, the next.
//
//    Rounds rounds([this](std::atomic<bool> const& stopping) { deliver(stopping); return 1s; }, report);   // works until it goes
//
// A round answers how long to rest. What it throws is reported, and the next round comes after
// a second: the database is away for the moment, and what is to be done stands in it. The last
// member of whoever owns it, since its thread uses what stands above.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace accord::outbox {

class Rounds {
public:
    /// `stopping` becomes true when the round is to break off.
    using Round = std::function<std::chrono::milliseconds(std::atomic<bool> const& stopping)>;
    using OnFault = std::function<void(std::exception const&)>;

    Rounds(Round round, OnFault onFault) : round_(std::move(round)), onFault_(std::move(onFault)), thread_([this] { loop(); }) {}
    Rounds(Rounds const&) = delete;
    Rounds& operator=(Rounds const&) = delete;
    ~Rounds();

private:
    void loop();

    Round round_;
    OnFault onFault_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::atomic<bool> stopping_{};
    std::jthread thread_;
};

}  // namespace accord::outbox

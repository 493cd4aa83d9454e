// Time comes in by constructor, so that tests and simulations replay.
//
//    struct Desk { Clock const& clock; … };
//    auto now = clock.now();
//
// SystemClock is the only place that asks the machine (the tidy test sees to it).
// Clocks may be read by any thread.
#pragma once

#include <chrono>
#include <cstdint>

namespace accord {

/// Microseconds since 1970-01-01T00:00Z.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

class Clock {
public:
    Clock() = default;
    Clock(Clock const&) = delete;
    Clock& operator=(Clock const&) = delete;
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

/// A clock that stands until it is moved.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant at) : at_(at) {}
    [[nodiscard]] Instant now() const override { return at_; }
    void advance(std::chrono::microseconds by) { at_ += by; }
    void set(Instant at) { at_ = at; }

private:
    Instant at_;
};

[[nodiscard]] constexpr std::int64_t micros(Instant at) {
    return at.time_since_epoch().count();
}
[[nodiscard]] constexpr Instant fromMicros(std::int64_t value) {
    return Instant{std::chrono::microseconds{value}};
}

}  // namespace accord

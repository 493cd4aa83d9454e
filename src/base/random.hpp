// Randomness comes in by constructor, so that tests and the demonstration data
// replay from a seed. Secrets are always drawn from SystemRandom.
//
//    auto id = newId<CaseId>(random);
#pragma once

#include "base/ids.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace accord {

class Random {
public:
    Random() = default;
    Random(Random const&) = delete;
    Random& operator=(Random const&) = delete;
    virtual ~Random() = default;
    virtual void fill(std::span<unsigned char> bytes) = 0;

    [[nodiscard]] std::uint64_t next();
    /// Uniform in [0, limit); limit is at least 1.
    [[nodiscard]] std::uint64_t below(std::uint64_t limit);
    /// Letters and digits that are not taken for each other when read aloud.
    [[nodiscard]] std::string word(std::size_t chars);
};

/// getrandom(2); any thread.
class SystemRandom final : public Random {
public:
    void fill(std::span<unsigned char> bytes) override;
};

/// SplitMix64 from a seed: repeatable, never for secrets. One thread.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
    void fill(std::span<unsigned char> bytes) override;

private:
    std::uint64_t state_;
};

template <Id T>
[[nodiscard]] T newId(Random& random) {
    for (;;)
        if (auto value = random.next() >> 4; value != 0) return static_cast<T>(value);
}

}  // namespace accord

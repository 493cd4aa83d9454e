// Randomness comes in by constructor, so that tests and the demonstration data
// replay from a seed. Secrets are always drawn from SystemRandom.
//
//    auto id = newId<CaseId>(random);
#pragma once

#include "base/ids.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
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
    /// 60 bits, never zero.
    [[nodiscard]] virtual std::uint64_t idNumber();
};

/// getrandom(2); any thread. Its ids lie beside one another if they are made at the same time (ADR 8), so that what is
/// written together falls on the same pages of the database.
class SystemRandom final : public Random {
public:
    void fill(std::span<unsigned char> bytes) override;
    [[nodiscard]] std::uint64_t idNumber() override;

private:
    std::mutex mutex_{};
    std::int64_t minute_{-1};
    std::uint64_t minuteBits_{};
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
    return static_cast<T>(random.idNumber());
}

}  // namespace accord

// A secret of 32 bytes that wipes itself and cannot be copied by accident.
//
//    auto key = keys.load(session, keyId);
//    auto cell = seal(*key, {event, "note", subject}, "Prefers mornings", random);
#pragma once

#include "base/ids.hpp"
#include "base/random.hpp"
#include "base/words.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace accord::vault {

inline constexpr std::size_t secretBytes = 32;

class Secret {
public:
    Secret() = default;
    explicit Secret(std::span<unsigned char const> bytes);  ///< exactly 32
    static Secret draw(Random& random);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(Secret const&) = delete;
    Secret& operator=(Secret const&) = delete;
    ~Secret();

    [[nodiscard]] Secret copy() const { return Secret(bytes_); }  ///< said, so that it is never an accident
    [[nodiscard]] std::span<unsigned char const, secretBytes> bytes() const { return bytes_; }

private:
    std::array<unsigned char, secretBytes> bytes_{};
};

/// The key of a person, a case, a safe address or a member of staff.
class Key {
public:
    Key(KeyId id, Secret secret) : id_(id), secret_(std::move(secret)) {}

    [[nodiscard]] KeyId id() const { return id_; }
    [[nodiscard]] std::span<unsigned char const, secretBytes> bytes() const { return secret_.bytes(); }

private:
    KeyId id_;
    Secret secret_;
};

enum class KeyKind : std::uint8_t { person = 1, joint, safety, staff };

}  // namespace accord::vault

namespace accord {

template <>
inline constexpr auto wordsOf<vault::KeyKind> = words<vault::KeyKind>({
    {vault::KeyKind::person, "person", "Person"},
    {vault::KeyKind::joint, "case", "Case"},
    {vault::KeyKind::safety, "safety", "Safe address"},
    {vault::KeyKind::staff, "staff", "Member of staff"},
});

}  // namespace accord

// What happened about whole people, whatever the room: that their erasure was asked for,
// approved by a second person, or given up. Nothing of the person stands in them, so that
// what is left after an erasure tells that there was one, and nothing else.
#pragma once

#include "base/ids.hpp"
#include "base/vocabulary.hpp"
#include "events/plain.hpp"

#include <cstdint>
#include <string_view>

namespace accord::events {

/// Why somebody is erased (UK GDPR article 17(1); DPA 2018 s.47 for law enforcement).
enum class ErasureGround : std::uint8_t { askedByThem = 1, keptLongEnough, wronglyHeld };

}  // namespace accord::events

namespace accord {
template <>
inline constexpr auto wordsOf<events::ErasureGround> = words<events::ErasureGround>({
    {events::ErasureGround::askedByThem, "asked-by-them", "They asked for it"},
    {events::ErasureGround::keptLongEnough, "kept-long-enough", "The time for which it may be kept has passed"},
    {events::ErasureGround::wronglyHeld, "wrongly-held", "It should never have been held"},
});
}  // namespace accord

namespace accord::events {

struct ErasureAsked {
    static constexpr std::string_view type = "people.erasure-asked";
    static constexpr int version = 1;

    ErasureId erasure{};
    ErasureGround ground{};

    static constexpr auto spec() {
        return accord::spec<ErasureAsked>(plain<&ErasureAsked::erasure>("erasure", "Erasure"),
                                          plain<&ErasureAsked::ground>("ground", "Why"));
    }
};

struct ErasureApproved {
    static constexpr std::string_view type = "people.erasure-approved";
    static constexpr int version = 1;

    ErasureId erasure{};

    static constexpr auto spec() { return accord::spec<ErasureApproved>(plain<&ErasureApproved::erasure>("erasure", "Erasure")); }
};

struct ErasureGivenUp {
    static constexpr std::string_view type = "people.erasure-given-up";
    static constexpr int version = 1;

    ErasureId erasure{};

    static constexpr auto spec() { return accord::spec<ErasureGivenUp>(plain<&ErasureGivenUp::erasure>("erasure", "Erasure")); }
};

}  // namespace accord::events

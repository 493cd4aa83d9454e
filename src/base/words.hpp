// The words of a coded value: what it is called in JSON and in TOML, and what a
// person reads. An enum that can stand in a Spec lists its words beside itself:
//
//    enum class Side : std::uint8_t { harmed = 1, responsible };
//    template <> inline constexpr auto wordsOf<Side> = words<Side>({
//        {Side::harmed, "harmed", "Person harmed"}, {Side::responsible, "responsible", "Person responsible"}});
//
//    code(Side::harmed)                 // "harmed"
//    fromCode<Side>("responsible")      // optional<Side>
//
// Values start at 1, so that a forgotten one (zero) is an error and never a value.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace accord {

template <class E>
struct Word {
    E value;
    std::string_view code;
    std::string_view label;
};

template <class E, std::size_t N>
consteval std::array<Word<E>, N> words(Word<E> const (&list)[N]) {
    std::array<Word<E>, N> copy{};
    for (std::size_t at = 0; at < N; ++at) {
        if (list[at].value == E{}) throw "zero is no value";
        copy[at] = list[at];
    }
    return copy;
}

template <class E>
inline constexpr std::array<Word<E>, 0> wordsOf{};

template <class E>
concept Worded = std::is_enum_v<E> && (wordsOf<E>.size() > 0);

template <Worded E>
[[nodiscard]] constexpr std::string_view code(E value) {
    for (auto const& word : wordsOf<E>)
        if (word.value == value) return word.code;
    return {};
}

template <Worded E>
[[nodiscard]] constexpr std::string_view label(E value) {
    for (auto const& word : wordsOf<E>)
        if (word.value == value) return word.label;
    return {};
}

template <Worded E>
[[nodiscard]] constexpr std::optional<E> fromCode(std::string_view text) {
    for (auto const& word : wordsOf<E>)
        if (word.code == text) return word.value;
    return std::nullopt;
}

}  // namespace accord

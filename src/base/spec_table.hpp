// The type-erased table of a Spec: what forms, JSON, the command line, OpenAPI and
// the gate work with, so that none of them is a template.
//
//    SpecTable const& table = tableOf<RecordContact::Input>();
//    RecordContact::Input input;
//    auto faults = parseFields(table, {{"method", "phone"}, {"note", "Rang at six"}}, &input);
//    auto values = printFields(table, &input);        // the same pairs again
//
// Every value has one canonical text: "yes"/"no", ISO dates and instants, codes of
// choices, ids of twelve characters, decimal numbers, choices of a set joined by
// commas. A missing value is the empty text. parseFields collects every fault; what
// is unknown is a fault too, so that no input carries more than was declared.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/spec.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace accord {

enum class FieldKind : std::uint8_t { text = 1, integer, yesNo, date, instant, choice, choices, id };

struct Choice {
    std::string_view code;
    std::string_view label;
};

struct FieldInfo {
    std::string name;  ///< dotted for a group
    std::string_view label;
    std::string_view groupLabel{};
    std::string_view help;
    Category category{};
    Owner owner{};
    FieldKind kind{};
    std::size_t charsMax{};
    bool required{};
    bool isClear{}, isLong{}, isSecret{}, isSealed{};
    std::vector<Choice> choices{};
    /// Sets the member from canonical or human text (never empty); an error code ("not-a-date"…) or empty when it was good.
    std::string_view (*parse)(void* object, std::string_view text){};
    std::string (*print)(void const* object){};
    void (*assign)(void* object, std::string&& text){};  ///< text kinds only: without checks, for the gate's opening of sealed rows

    [[nodiscard]] bool isAboutNobody() const { return category == Category::none || owner == Owner::none; }
};

struct SpecTable {
    std::vector<FieldInfo> fields;
    [[nodiscard]] FieldInfo const* find(std::string_view name) const;
    [[nodiscard]] std::size_t indexOf(std::string_view name) const;  ///< fields.size() when there is none
};

using FieldTexts = std::vector<std::pair<std::string, std::string>>;

/// The text of a field; empty where it is missing.
[[nodiscard]] std::string valueOf(FieldTexts const& texts, std::string_view name);

[[nodiscard]] std::vector<FieldError> parseFields(SpecTable const& table, FieldTexts const& texts, void* object);
[[nodiscard]] FieldTexts printFields(SpecTable const& table, void const* object);
[[nodiscard]] std::string_view faultSentence(std::string_view code, FieldInfo const& field);

namespace detail {

// One overload per kind of member. parse…: an error code, or empty.
std::string_view parseValue(std::string_view text, std::string& value);
std::string_view parseValue(std::string_view text, std::int64_t& value);
std::string_view parseValue(std::string_view text, bool& value);
std::string_view parseValue(std::string_view text, Date& value);
std::string_view parseValue(std::string_view text, Instant& value);
std::string printValue(std::string const& value);
std::string printValue(std::int64_t value);
std::string printValue(bool value);
std::string printValue(Date value);
std::string printValue(Instant value);

template <Id T>
std::string_view parseValue(std::string_view text, T& value) {
    auto id = idFromText<T>(text);
    if (!id) return "not-an-id";
    value = *id;
    return {};
}
template <Id T>
std::string printValue(T value) {
    return value == T{} ? std::string{} : toText(value);
}

template <Worded E>
std::string_view parseValue(std::string_view text, E& value) {
    auto chosen = fromCode<E>(text);
    if (!chosen) return "not-a-choice";
    value = *chosen;
    return {};
}
template <Worded E>
std::string printValue(E value) {
    return std::string(code(value));
}

template <Worded E>
std::string_view parseValue(std::string_view text, std::vector<E>& values) {
    values.clear();
    while (!text.empty()) {
        auto comma = text.find(',');
        E value{};
        if (auto fault = parseValue(text.substr(0, comma), value); !fault.empty()) return fault;
        values.push_back(value);
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
    return {};
}
template <Worded E>
std::string printValue(std::vector<E> const& values) {
    std::string text;
    for (auto value : values) {
        if (!text.empty()) text += ',';
        text += code(value);
    }
    return text;
}

template <class T>
std::string_view parseValue(std::string_view text, std::optional<T>& value) {
    T inner{};
    if (auto fault = parseValue(text, inner); !fault.empty()) return fault;
    value = std::move(inner);
    return {};
}
template <class T>
std::string printValue(std::optional<T> const& value) {
    return value ? printValue(*value) : std::string{};
}

template <class T>
struct KindOf;
template <>
struct KindOf<std::string> {
    static constexpr auto kind = FieldKind::text;
};
template <>
struct KindOf<std::int64_t> {
    static constexpr auto kind = FieldKind::integer;
};
template <>
struct KindOf<bool> {
    static constexpr auto kind = FieldKind::yesNo;
};
template <>
struct KindOf<Date> {
    static constexpr auto kind = FieldKind::date;
};
template <>
struct KindOf<Instant> {
    static constexpr auto kind = FieldKind::instant;
};
template <Id T>
struct KindOf<T> {
    static constexpr auto kind = FieldKind::id;
};
template <Worded E>
struct KindOf<E> {
    static constexpr auto kind = FieldKind::choice;
    using Words = E;
};
template <Worded E>
struct KindOf<std::vector<E>> {
    static constexpr auto kind = FieldKind::choices;
    using Words = E;
};
template <class T>
struct KindOf<std::optional<T>> : KindOf<T> {};

template <auto First, auto... Rest>
constexpr decltype(auto) reach(auto& object) {
    if constexpr (sizeof...(Rest) == 0)
        return (object.*First);
    else
        return reach<Rest...>(object.*First);
}

template <class T>
std::vector<Choice> choicesOf() {
    std::vector<Choice> list;
    if constexpr (requires { typename KindOf<T>::Words; })
        for (auto const& word : wordsOf<typename KindOf<T>::Words>) list.push_back({word.code, word.label});
    return list;
}

template <class T>
void shapeAs(FieldInfo& info) {
    info.kind = KindOf<T>::kind;
    info.choices = choicesOf<T>();
}

template <class Root, auto... Path, class F>
FieldInfo describe(F const& f, std::string const& prefix, std::string_view groupLabel) {
    using Member = typename ClassOf<std::remove_cv_t<decltype(F::member)>>::member;
    FieldInfo info{prefix + std::string(f.name),
                   f.label,
                   groupLabel,
                   f.help,
                   F::category,
                   F::owner,
                   KindOf<Member>::kind,
                   f.charsMax,
                   f.required,
                   f.isClear,
                   f.isLong,
                   f.isSecret,
                   f.isSealed,
                   choicesOf<Member>()};
    info.parse =
        +[](void* object, std::string_view text) { return parseValue(text, reach<Path..., F::member>(*static_cast<Root*>(object))); };
    info.print = +[](void const* object) { return printValue(reach<Path..., F::member>(*static_cast<Root const*>(object))); };
    if constexpr (std::is_same_v<Member, std::string>)
        info.assign = +[](void* object, std::string&& text) { reach<Path..., F::member>(*static_cast<Root*>(object)) = std::move(text); };
    if (f.shape) f.shape(info);
    return info;
}

template <class Root, auto... Path, class F>
void collect(SpecTable& table, F const& f, std::string const& prefix, std::string_view groupLabel) {
    if constexpr (F::isGroup) {
        using Member = typename ClassOf<std::remove_cv_t<decltype(F::member)>>::member;
        auto inner = prefix + std::string(f.name) + ".";
        auto const fields = Member::spec();
        static_assert(decltype(fields)::isWhole());
        fields.each([&](auto const& g) { collect<Root, Path..., F::member>(table, g, inner, f.label); });
    } else {
        table.fields.push_back(describe<Root, Path...>(f, prefix, groupLabel));
    }
}

}  // namespace detail

template <Described T>
SpecTable const& tableOf() {
    static SpecTable const table = [] {
        SpecTable made;
        auto const fields = T::spec();
        static_assert(decltype(fields)::isWhole());
        fields.each([&](auto const& f) { detail::collect<T>(made, f, std::string{}, std::string_view{}); });
        return made;
    }();
    return table;
}

}  // namespace accord

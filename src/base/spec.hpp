// A Spec says once what a field is; everything else follows from it.
//
// The form on the page, the JSON of the API, the flag of the command line, the
// OpenAPI schema, the category under which an agreement may share the value, and
// the key under which it is sealed are all read from one declaration, which stands
// in the struct that it describes:
//
//    struct Input {
//        ContactMethod method{};
//        std::string note;
//
//        static constexpr auto spec() {
//            return accord::spec<Input>(
//                field<&Input::method, Category::participation, Owner::subject>("method", "How?"),
//                field<&Input::note, Category::participation, Owner::subject>("note", "Anything that matters?")
//                    .hint("Facts only, in a sentence or two.").atMost(500).optional());
//        }
//    };
//
// What an action takes, what an event holds and what a view shows all have a Spec.
// A member that no field names does not compile where the table is made; neither does
// one named twice, one of another struct, or one without a category and an owner. The struct is a plain
// aggregate of at most 15 members, without arrays; larger ones are nested:
//
//    group<&Input::harmed>("harmed", "Who was harmed?")     // fields "harmed.name", …
//
// Specs are constants: any thread may read them. `base/spec_table.hpp` makes the
// type-erased table that forms, JSON and the gate work with.
#pragma once

#include "base/vocabulary.hpp"

#include <boost/pfr/tuple_size.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace accord {

struct FieldInfo;

namespace detail {
template <class T>
void shapeAs(FieldInfo& info);  ///< in base/spec_table.hpp
}

template <auto Member, Category Cat, Owner Own>
struct Field {
    static constexpr auto member = Member;
    static constexpr Category category = Cat;
    static constexpr Owner owner = Own;
    static constexpr bool isGroup = false;

    std::string_view name;   ///< in JSON and on the command line, kebab-case
    std::string_view label;  ///< as a person is asked
    std::string_view help{};
    std::size_t charsMax{200};
    bool required{true};
    bool isClear{false};          ///< stands in events in the clear, although it is somebody's
    bool isLong{false};           ///< asked for in several lines
    bool isSecret{false};         ///< never echoed: a password or a code
    bool isSealed{false};         ///< in a row: holds ciphertext until the gate opens it
    void (*shape)(FieldInfo&){};  ///< what the text stands for, where the member is a text that holds a cell

    [[nodiscard]] constexpr Field hint(std::string_view text) const {
        auto copy = *this;
        copy.help = text;
        return copy;
    }
    [[nodiscard]] constexpr Field atMost(std::size_t chars) const {
        auto copy = *this;
        copy.charsMax = chars;
        return copy;
    }
    [[nodiscard]] constexpr Field optional() const {
        auto copy = *this;
        copy.required = false;
        return copy;
    }
    [[nodiscard]] constexpr Field clear() const {
        auto copy = *this;
        copy.isClear = true;
        return copy;
    }
    [[nodiscard]] constexpr Field lines() const {
        auto copy = *this;
        copy.isLong = true;
        return copy;
    }
    [[nodiscard]] constexpr Field secret() const {
        auto copy = *this;
        copy.isSecret = true;
        return copy;
    }
    [[nodiscard]] constexpr Field sealed() const {
        auto copy = *this;
        copy.isSealed = true;
        return copy;
    }
    /// A row holds a cell as text; what is in it is shown as a T: the label of a choice, a date as people write it.
    template <class T>
    [[nodiscard]] constexpr Field shownAs() const {
        auto copy = *this;
        copy.shape = &detail::shapeAs<T>;
        return copy;
    }
};

template <auto Member, Category Cat, Owner Own>
consteval Field<Member, Cat, Own> field(std::string_view name, std::string_view label) {
    static_assert(Cat != Category{} && Own != Owner{}, "a field has a category and an owner");
    return {name, label};
}

/// A nested struct that has a Spec of its own.
template <auto Member>
struct Group {
    static constexpr auto member = Member;
    static constexpr bool isGroup = true;

    std::string_view name;
    std::string_view label;
};

template <auto Member>
consteval Group<Member> group(std::string_view name, std::string_view label) {
    return {name, label};
}

namespace detail {

template <class M>
struct ClassOf;
template <class C, class T>
struct ClassOf<T C::*> {
    using type = C;
    using member = T;
};

template <auto A, auto B>
inline constexpr bool same = [] {
    if constexpr (std::is_same_v<decltype(A), decltype(B)>)
        return A == B;
    else
        return false;
}();

template <class F, class... Fields>
inline constexpr int times = (0 + ... + int(same<F::member, Fields::member>));

}  // namespace detail

namespace detail {

template <std::size_t, class F>
struct SpecLeaf {
    F field;
};

template <class Struct, class Places, class... Fields>
struct FieldList;

template <class Struct, std::size_t... Places, class... Fields>
struct FieldList<Struct, std::index_sequence<Places...>, Fields...> : SpecLeaf<Places, Fields>... {
    template <class Use>
    constexpr void each(Use&& use) const {
        (use(static_cast<SpecLeaf<Places, Fields> const&>(*this).field), ...);
    }

    /// Asked once, by tableOf, and not wherever the header is read: it costs the compiler dear.
    static consteval bool isWhole() {
        static_assert((std::is_same_v<typename ClassOf<std::remove_cv_t<decltype(Fields::member)>>::type, Struct> && ...),
                      "a field names a member of another struct");
        static_assert(((times<Fields, Fields...> == 1) && ...), "a member is named twice");
        static_assert(sizeof...(Fields) == boost::pfr::tuple_size_v<Struct>, "a member is not named");
        return true;
    }
};

}  // namespace detail

template <class Struct, class... Fields>
constexpr auto spec(Fields... fields) {
    return detail::FieldList<Struct, std::index_sequence_for<Fields...>, Fields...>{{fields}...};
}

/// A struct without members: an action that asks for nothing, an object that has no page parameters.
struct Nothing {
    static constexpr auto spec() { return accord::spec<Nothing>(); }
};

template <class T>
concept Described = requires { T::spec(); };

}  // namespace accord

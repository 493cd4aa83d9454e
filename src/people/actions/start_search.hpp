// Look for somebody by name. What is looked for is posted and kept, sealed, for the one
// who looks: a name never stands in an address or a log (security.md 26). The page of
// results reads it there.
#pragma once

#include "gate/action.hpp"

namespace accord::people {

struct StartSearch {
    static constexpr std::string_view name = "people.start-search";
    static constexpr std::string_view title = "Find a person";
    static constexpr std::string_view lede = "Only people in your area whose details you may see are found.";
    static constexpr std::string_view permission = "person.search";
    static constexpr std::string_view path = "people/search";
    static constexpr std::string_view then = "people/found";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;

    struct Input {
        std::string surname;
        std::string givenName;
        std::optional<std::int64_t> birthYear;

        static constexpr auto spec() {
            return accord::spec<Input>(
                field<&Input::surname, Category::identity, Owner::staff>("surname", "Last name")
                    .hint("Names that sound alike are found too.")
                    .atMost(100),
                field<&Input::givenName, Category::identity, Owner::staff>("given-name", "First name, or its first letter")
                    .atMost(100)
                    .optional(),
                field<&Input::birthYear, Category::identity, Owner::staff>("birth-year", "Year of birth")
                    .hint("Leave it empty only for somebody whose date of birth nobody gave.")
                    .optional());
        }
    };
    using Output = Nothing;

    static Result<gate::Done<Output>> process(gate::Desk& desk, ObjectId on, Input const& input);
};

}  // namespace accord::people

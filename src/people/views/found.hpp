// Who was found: the people in the reader's area who sound like whom they looked for.
//
// The index tells who may be meant; those are opened and compared, and the gate decides
// what of them is shown and logs it. Nothing of what was looked for stands in the
// address. A search stands for a quarter of an hour.
#pragma once

#include "gate/view.hpp"

#include <array>

namespace accord::people {

struct FoundView {
    static constexpr std::string_view name = "people.search";
    static constexpr std::string_view title = "People found";
    static constexpr std::string_view permission = "person.search";
    static constexpr std::string_view path = "people/found";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::array<std::string_view, 1> actions{"people.start-search"};
    static constexpr std::string_view opens = "casework.referral";
    using Query = Nothing;

    struct Summary {
        std::string says;
        static constexpr auto spec() { return accord::spec<Summary>(field<&Summary::says, Category::none, Owner::none>("says", "Result")); }
    };
    struct Person {
        std::string name, born;
        std::optional<Side> side{};
        std::string reference;

        static constexpr auto spec() {
            return accord::spec<Person>(
                field<&Person::name, Category::identity, Owner::subject>("name", "Name").sealed(),
                field<&Person::born, Category::identity, Owner::subject>("born", "Date of birth").sealed().shownAs<Date>(),
                field<&Person::side, Category::none, Owner::none>("side", "Side"),
                field<&Person::reference, Category::none, Owner::none>("reference", "Referral"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"summary", &tableOf<Summary>()}, {"people", &tableOf<Person>()}};
    }
    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::people

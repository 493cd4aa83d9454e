// Which column of a CSV is which field of a person: a TOML file.
//
//    name = "Febrl"
//    [columns]
//    forename = "given_name"
//    born = "date_of_birth"
//    [truth]                       # where a list tells who it really is
//    column = "rec_id"
//    part = "rec-(\\d+)"           # only this part of it; the whole where it is missing
//
// Also `delimiter` (one character), `dates` ("day-first" or "month-first", for days whose year does
// not come first), and `twins_apart = true` for lists of real people: who shares surname, birthday
// and address and has another forename is not taken for one person (in made lists, where a forename
// is changed at random, that would be wrong). Every fault is told with file and line. Pure.
#pragma once

#include "linkage/record.hpp"
#include "rules/toml_reader.hpp"

#include <optional>
#include <string>
#include <tl/expected.hpp>

namespace accord::linkage {

struct Mapping {
    std::string name;
    char delimiter{','};
    DateOrder dates{DateOrder::dayFirst};
    std::array<std::string, fieldCount> columns{};  ///< empty: the list does not have it
    bool twinsApart{};
    std::string truthColumn, truthPart;  ///< an ECMAScript expression with one group; empty: the whole
};

[[nodiscard]] tl::expected<Mapping, rules::Faults> readMapping(std::string name, std::string_view bytes);

}  // namespace accord::linkage

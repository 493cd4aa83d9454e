// Reads the people of a CSV as a mapping says.
//
//    auto read = readPeople(fromStream(file), mapping);
//    for (auto const& fault : read->faults) say(fault);      // bad rows are told, and the others go on
//
// Spaces around a value are no part of it, also behind a comma.
#pragma once

#include "base/csv.hpp"
#include "base/result.hpp"
#include "linkage/mapping.hpp"

#include <vector>

namespace accord::linkage {

struct BadRow {
    std::uint64_t line{};
    std::string problem;
};

struct People {
    std::vector<Record> records;
    std::vector<std::uint64_t> lines;  ///< where each record stands
    std::vector<BadRow> bad;
};

/// Fails where the file has no header, or the header lacks a column that the mapping names.
[[nodiscard]] Result<People> readPeople(ByteSource source, Mapping const& mapping);

}  // namespace accord::linkage

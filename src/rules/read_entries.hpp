// From tables to entries: one reader for each kind of table, and the checks that need
// them all. Used by `rulebook.cpp` only.
#pragma once

#include "rules/rulebook.hpp"

namespace accord::rules {

/// Where an entry stands, to tell of faults that only show once all files are read.
struct Place {
    Head head;
    std::string file;
    std::uint32_t line{};
};

struct Reading {
    Entries entries;
    std::vector<Place> places;
    Faults faults;
};

void readEntries(TomlTable root, Reading& reading);

/// Same id and version twice, versions in force on the same day, ids that nobody has, a stage without an entry.
void checkEntries(Reading& reading);

}  // namespace accord::rules

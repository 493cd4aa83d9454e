// An invented agency extract: what a force would send each day.
#pragma once

#include "app/demonstration/people.hpp"

#include <filesystem>

namespace accord::app {

/// Writes a CSV as docs/how-to/agency-extract.md describes it, with `rows` victims.
[[nodiscard]] Result<> writeExtract(std::filesystem::path const& file, People const& people, int rows, Date today, Random& random);

}  // namespace accord::app

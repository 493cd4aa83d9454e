// Lists for the bench: real rows, repeated with new ids as often as is asked for, made while
// they are read so that no memory grows with them; and an agency's extract of invented people.
//
//    auto source = repeated(file.text, pass);         // pass 0 is the file itself
//    writeExtract(path, 20'000);
#pragma once

#include "base/csv.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace accord::app {

/// The rows of a public list with other crime ids in each pass; rows without an id stay as they are.
[[nodiscard]] ByteSource repeated(std::string_view text, std::uint32_t pass);

/// One ordinary task for the police in each row.
void writeExtract(std::filesystem::path const& path, std::int64_t rows);

}  // namespace accord::app

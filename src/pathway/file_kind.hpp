// What a file is, told from its first bytes and never from its name.
//
//    auto opened = openList(fromStream(file));       // Result: refused where it is none that can be read
//    opened->kind                                    // CSV, Libra's XML, Common Platform's JSON
//    opened->source                                  // begins at the first byte again
#pragma once

#include "base/csv.hpp"
#include "base/result.hpp"

namespace accord::pathway {

enum class FileKind : std::uint8_t { csv = 1, xml, json };

struct OpenedList {
    FileKind kind{};
    ByteSource source;
};

[[nodiscard]] Result<OpenedList> openList(ByteSource source);

}  // namespace accord::pathway

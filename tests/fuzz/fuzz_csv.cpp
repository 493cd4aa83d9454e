// Any bytes are read to their end, and every row keeps to the limits.
#include "base/csv.hpp"
#include "base/text.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    accord::CsvLimits const limits{.fieldBytesMax = 64, .fieldsMax = 8};
    accord::CsvReader csv(accord::fromText({reinterpret_cast<char const*>(data), size}), limits);
    std::uint64_t line = 0;
    while (auto const* row = csv.next()) {
        if (row->line <= line || row->fields.size() > limits.fieldsMax) std::abort();
        if (row->fault.has_value() != row->fields.empty()) std::abort();
        for (auto field : row->fields)
            if (field.size() > limits.fieldBytesMax || !accord::isUtf8(field) || field.find('\0') != std::string_view::npos) std::abort();
        line = row->line;
    }
    return 0;
}

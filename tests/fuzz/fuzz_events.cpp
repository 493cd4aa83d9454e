// Any bytes as events of an agency's system: each line is refused, or is a row of an extract with as many cells as its header.
#include "base/csv.hpp"
#include "pathway/agency_extract.hpp"
#include "pathway/event_lines.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    auto batch = accord::pathway::readEventLines({reinterpret_cast<char const*>(data), size});
    if (!batch) return 0;
    if (batch->lines.empty() || batch->lines.size() > accord::pathway::eventLinesMost) std::abort();
    std::size_t faults = 0, rows = 0;
    for (auto const& line : batch->lines) faults += line.fault.empty() ? 0 : 1;
    accord::CsvReader csv(batch->source(), {.fieldBytesMax = 65536, .fieldsMax = 64});
    while (auto const* row = csv.next()) {
        if (row->fault || row->fields.size() != accord::pathway::extractColumns().size()) std::abort();
        if (rows++ > 0 && batch->lineOf(row->line) >= batch->lines.size()) std::abort();
    }
    if (rows != batch->rows.size() + 1 || faults + batch->rows.size() != batch->lines.size()) std::abort();
    return 0;
}

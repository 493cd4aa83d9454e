// Any bytes as a mapping are read, or refused with faults; a mapping that is read maps rows of any width that its header has.
#include "pathway/mapping.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    using namespace accord::pathway;
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const mapping = readMapping("fuzzed.toml", bytes);
    if (!mapping) {
        if (mapping.error().empty()) std::abort();
        return 0;
    }
    std::vector<std::string_view> const header{"a", "b", "Ref", "Date"};
    auto layout = mapping->over(Columns::of(header));
    if (!layout) return 0;
    if (layout->row({"1/2/3", "20260102", "2026-01-02T03", "12-Jan-2026"}).size() != ExtractLayout::columnCount) std::abort();
    return 0;
}

// Any bytes as a mapping are read, or refused with faults; any bytes as a list are read under a mapping, bad rows told with their lines.
#include "linkage/person_list.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    using namespace accord;
    using namespace accord::linkage;
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const read = readMapping("fuzzed.toml", bytes);
    if (!read && read.error().empty()) std::abort();
    Mapping mapping;
    for (std::size_t field = 0; field < fieldCount; ++field) mapping.columns[field] = std::string(1, static_cast<char>('a' + field));
    auto const header = std::string("a,b,c,d,e,f,g,h,i,j,k\n") + std::string(bytes);
    auto const people = readPeople(fromText(header), mapping);
    if (!people || people->records.size() != people->lines.size()) std::abort();
    for (auto const& bad : people->bad)
        if (bad.line < 2 || bad.problem.empty()) std::abort();
    return 0;
}

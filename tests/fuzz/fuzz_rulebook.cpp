// Any bytes as a rulebook file are read or refused with faults that name file and problem.
#include "rules/rulebook.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    auto read = accord::rules::Rulebook::read({{"fuzzed.toml", {reinterpret_cast<char const*>(data), size}}});
    if (read) return 0;
    if (read.error().empty()) std::abort();
    for (auto const& fault : read.error())
        if (fault.file.empty() || fault.problem.empty() || fault.expected.empty()) std::abort();
    return 0;
}

// Any bytes as an agreement are read or refused with faults that name file and problem; what
// is read is written and read back the same.
#include "sharing/agreement.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    using namespace accord::sharing;
    auto read = readAgreement("fuzzed.toml", {reinterpret_cast<char const*>(data), size});
    if (!read) {
        if (read.error().empty()) std::abort();
        for (auto const& fault : read.error())
            if (fault.file.empty() || fault.problem.empty() || fault.expected.empty()) std::abort();
        return 0;
    }
    auto text = toToml(*read);
    auto again = readAgreement("again.toml", text);
    if (!again || toToml(*again) != text) std::abort();
    return 0;
}

// Any bytes as a court list are read or refused, by either reader, in small pieces; no text is longer than it may be.
#include "pathway/court_list.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    using namespace accord::pathway;
    if (size == 0) return 0;
    auto const format = data[0] % 2 == 0 ? CourtFormat::libra : CourtFormat::commonPlatform;
    std::string_view left(reinterpret_cast<char const*>(data) + 1, size - 1);
    auto const pieces = [left](std::span<char> into) mutable {
        auto const got = std::min<std::size_t>({into.size(), left.size(), 7});
        std::memcpy(into.data(), left.data(), got);
        left.remove_prefix(got);
        return got;
    };
    static_cast<void>(readCourtList(
        format, pieces,
        [](CourtMatter const& matter) {
            if (matter.caseReference.empty() || matter.offence.size() > CourtLimits::textBytesMax || !matter.on.ok()) std::abort();
        },
        [](std::uint64_t, RowProblem const& problem) {
            if (problem.expected.empty()) std::abort();
        }));
    return 0;
}

// Both directions of the signer's socket: what is read and written again means the same.
#include "ledger/signer_wire.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace accord::ledger;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    if (auto request = readRequest(text)) {
        auto const again = readRequest(writeRequest(*request));
        if (!again || writeRequest(*again) != writeRequest(*request)) std::abort();
    }
    if (auto answer = readAnswer(text)) {
        auto const again = readAnswer(writeAnswer(*answer));
        if (!again || writeAnswer(*again) != writeAnswer(*answer)) std::abort();
    }
    return 0;
}

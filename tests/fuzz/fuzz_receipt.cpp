// Receipts from anyone: no crash, and nothing without the key's signature is taken.
#include "ledger/receipt.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace accord::ledger;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    if (verifyReceipt(text, PublicKey{})) std::abort();  // nobody can sign for the all-zero key
    if (auto lines = entryLines(text); !lines.empty() && lines.size() != 4) std::abort();
    return 0;
}

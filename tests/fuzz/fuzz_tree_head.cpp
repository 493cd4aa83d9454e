// Tree heads and signed notes from outside: what is read gives the same bytes again.
#include "ledger/tree_head.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace accord::ledger;
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    if (auto head = parseTreeHead(text); head && canonicalBytes(*head) != text) std::abort();
    if (openSignedNote(text, PublicKey{})) std::abort();  // nobody can sign for the all-zero key
    return 0;
}

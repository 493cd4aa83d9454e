// Proofs as JSON and as anyone may send them: no crash, and what is refused says why.
#include "ledger/proof_json.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace accord;

template <class T>
void check(Result<T> const& result) {
    if (result) return;
    if (result.error().message.empty()) std::abort();
    for (auto const& fault : result.error().fields)
        if (fault.field.empty() || fault.message.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    check(ledger::rootOfJson(text));
    check(ledger::checkInclusionJson(text));
    check(ledger::checkConsistencyJson(text));
    return 0;
}

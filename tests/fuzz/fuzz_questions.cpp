// Any bytes as a batch of questions are read, at most 1,000 of them, or refused with the place of the fault.
#include "sharing/question.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    auto asked = accord::sharing::questionsOf({reinterpret_cast<char const*>(data), size});
    if (asked && (asked->empty() || asked->size() > 1'000)) std::abort();
    if (!asked && asked.error().fields.empty()) std::abort();
    return 0;
}

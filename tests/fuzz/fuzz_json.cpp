// Any bytes as the JSON body of a request: read to fields that write back to the same, or refused.
#include "base/json.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    auto const read = accord::fieldTextsOfJson({reinterpret_cast<char const*>(data), size});
    if (!read) return 0;
    accord::JsonWriter json;
    json.beginObject();
    for (auto const& [name, text] : *read) json.key(name).text(text);
    json.endObject();
    auto const again = accord::fieldTextsOfJson(json.str());
    if (!again || *again != *read) std::abort();
    return 0;
}

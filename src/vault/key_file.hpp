// The text of `vault.keys`, line by line:
//
//    accord keys 1
//    index <base64url>
//    generation <number> <microseconds when made> <base64url>
//    …
//    check <base64url of BLAKE2b over the lines above>
//
// The check tells a file that was cut off or edited from one that is whole.
//
//    auto held = keyFileOf(text);        // fails with the line
//    auto text = keyFileText(*held);     // the caller wipes it
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "vault/key.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace accord::vault {

using Generation = std::int64_t;  ///< 1, 2, 3 …

inline constexpr std::size_t generationsMax = 100;
inline constexpr std::size_t keyFileBytesMax = 20'000;

struct MadeSecret {
    Instant at;
    Secret secret;
};

struct KeyFile {
    Secret index;
    std::map<Generation, MadeSecret> generations;  ///< at least one
};

[[nodiscard]] std::string keyFileText(KeyFile const& keys);
[[nodiscard]] Result<KeyFile> keyFileOf(std::string_view text);

}  // namespace accord::vault

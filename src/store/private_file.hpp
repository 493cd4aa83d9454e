// Small files that only the user who runs may read: keys, and what must not be forgotten.
//
//    if (auto made = createPrivateFile(path, bytes); !made) return made;    // never over another
//    auto bytes = readPrivateFile(path, 4096);       // refused where others may read it
//    replacePrivateFile(path, bytes);                // all of it or none, and durable
//
// Where the disk fails while something is written std::system_error is thrown: whether
// it is there is then not known, and the process has to stop and start again.
//
// What is read may be a secret: the caller wipes it.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace accord::store {

/// Makes the folder, 0700 and durable, with those above it, where it is not there; `unavailable` where that cannot be.
[[nodiscard]] Result<> makePrivateFolder(std::filesystem::path const& path);

/// `notFound` where there is none, `refused` where it is no plain file of this user with mode 0600 or less, `tooLarge`.
[[nodiscard]] Result<std::string> readPrivateFile(std::filesystem::path const& path, std::size_t bytesMax);

/// `conflict` where something stands there already.
[[nodiscard]] Result<> createPrivateFile(std::filesystem::path const& path, std::string_view bytes);

/// Through a new file beside it, which takes its place. One process at a time.
void replacePrivateFile(std::filesystem::path const& path, std::string_view bytes);

}  // namespace accord::store

#include "store/data_folder.hpp"

#include "store/private_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace accord::store {
namespace {

std::string readAll(int file) {
    std::string text(400, '\0');
    auto const got = ::pread(file, text.data(), text.size(), 0);
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return text;
}

}  // namespace

Result<DataFolder> DataFolder::open(std::filesystem::path const& path, std::string_view purpose) {
    auto const folder = std::filesystem::absolute(path).lexically_normal();
    if (auto made = makePrivateFolder(folder); !made) return fail(made.error());
    int const lock = ::open((folder / "lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (lock < 0) return fail(ErrorCode::unavailable, fmt::format("The data folder {} cannot be written to.", folder.string()));
    DataFolder owned(folder, lock);
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorCode::unavailable, fmt::format("The data folder {} is in use by {}.", folder.string(), readAll(lock)));
    auto const holder = fmt::format("{} (process {})", purpose, ::getpid());
    if (::ftruncate(lock, 0) != 0 || ::pwrite(lock, holder.data(), holder.size(), 0) < 0)
        return fail(ErrorCode::unavailable, fmt::format("The data folder {} cannot be written to.", folder.string()));
    return owned;
}

DataFolder::DataFolder(DataFolder&& other) noexcept : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

DataFolder::~DataFolder() {
    if (lock_ >= 0) ::close(lock_);
}

}  // namespace accord::store

#include "store/private_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace accord::store {
namespace {

constexpr mode_t privateMode = S_IRUSR | S_IWUSR;

[[noreturn]] void throwErrno(std::filesystem::path const& path, char const* what) {
    throw std::system_error(errno, std::generic_category(), fmt::format("cannot {} {}", what, path.string()));
}

class File {
public:
    File(std::filesystem::path const& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, privateMode)) {}
    File(File const&) = delete;
    File& operator=(File const&) = delete;
    ~File() {
        if (fd_ >= 0) ::close(fd_);
    }

    [[nodiscard]] int fd() const { return fd_; }
    [[nodiscard]] bool isOpen() const { return fd_ >= 0; }

private:
    int fd_;
};

void writeAndSync(File const& file, std::filesystem::path const& path, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const done = ::write(file.fd(), bytes.data(), bytes.size());
        if (done < 0 && errno != EINTR) throwErrno(path, "write");
        if (done > 0) bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    if (::fsync(file.fd()) != 0) throwErrno(path, "sync");
}

/// A file's name is durable only when its folder is.
void syncFolderOf(std::filesystem::path const& path) {
    auto const folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    File const opened(folder, O_RDONLY | O_DIRECTORY);
    if (!opened.isOpen()) throwErrno(folder, "open");
    if (::fsync(opened.fd()) != 0) throwErrno(folder, "sync");
}

Result<> checkPrivate(File const& file, std::filesystem::path const& path) {
    struct stat facts{};
    if (::fstat(file.fd(), &facts) != 0) throwErrno(path, "look at");
    if (!S_ISREG(facts.st_mode)) return fail(ErrorCode::refused, fmt::format("{} is not a plain file", path.string()));
    if (facts.st_uid != ::geteuid()) return fail(ErrorCode::refused, fmt::format("{} belongs to another user", path.string()));
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return fail(ErrorCode::refused, fmt::format("others may read {}: give it mode 0600 (chmod 600)", path.string()));
    return {};
}

}  // namespace

Result<> makePrivateFolder(std::filesystem::path const& given) {
    std::error_code error;
    auto const path = given.has_filename() ? given : given.parent_path();  // "data/" is "data"
    if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
    if (::mkdir(path.c_str(), S_IRWXU) == 0) {
        syncFolderOf(path);
        return {};
    }
    auto const why = errno;
    if (why == EEXIST && std::filesystem::is_directory(path, error)) return {};
    return fail(ErrorCode::unavailable,
                fmt::format("The folder {} cannot be made: {}.", path.string(), std::generic_category().message(why)));
}

Result<std::string> readPrivateFile(std::filesystem::path const& path, std::size_t bytesMax) {
    // Without O_NONBLOCK a named pipe put in its place would hang the process.
    File const file(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if (!file.isOpen()) {
        if (errno == ENOENT) return fail(ErrorCode::notFound, fmt::format("there is no {}", path.string()));
        auto const why = std::generic_category().message(errno);
        return fail(ErrorCode::refused, fmt::format("{} cannot be opened: {}", path.string(), why));
    }
    if (auto is = checkPrivate(file, path); !is) return fail(is.error());

    std::string bytes(bytesMax + 1, '\0');
    std::size_t length = 0;
    while (length < bytes.size()) {
        auto const got = ::read(file.fd(), bytes.data() + length, bytes.size() - length);
        if (got == 0) break;
        if (got < 0 && errno != EINTR) throwErrno(path, "read");
        if (got > 0) length += static_cast<std::size_t>(got);
    }
    if (length > bytesMax) return fail(ErrorCode::tooLarge, fmt::format("{} is larger than {} bytes", path.string(), bytesMax));
    bytes.resize(length);
    return bytes;
}

Result<> createPrivateFile(std::filesystem::path const& path, std::string_view bytes) {
    File const file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
    if (!file.isOpen()) {
        if (errno == EEXIST)
            return fail(ErrorCode::conflict, fmt::format("{} stands there already and is not written over", path.string()));
        auto const why = std::generic_category().message(errno);
        return fail(ErrorCode::refused, fmt::format("{} cannot be made: {}", path.string(), why));
    }
    writeAndSync(file, path, bytes);
    syncFolderOf(path);
    return {};
}

void replacePrivateFile(std::filesystem::path const& path, std::string_view bytes) {
    auto fresh = path;
    fresh += ".new";
    ::unlink(fresh.c_str());  // left by a process that died here
    {
        File const file(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
        if (!file.isOpen()) throwErrno(fresh, "make");
        writeAndSync(file, fresh, bytes);
    }
    if (::rename(fresh.c_str(), path.c_str()) != 0) throwErrno(path, "replace");
    syncFolderOf(path);
}

}  // namespace accord::store

// A disk that refuses to keep what was written: fdatasync and fsync of this process
// answer EIO while an UnsyncedDisk stands. To be included by one file of a test program,
// because it takes the place of the C library's calls for the libraries too.
//
//    UnsyncedDisk broken("accord.db-wal");          // only for files whose name ends so
//    EXPECT_THROW(transaction.commit(), CommitUnknown);
//    EXPECT_GT(broken.refused(), 0);
#pragma once

#include <array>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/syscall.h>
#include <unistd.h>

namespace accord::testing_support {

class UnsyncedDisk {
public:
    explicit UnsyncedDisk(std::string ending) : ending_(std::move(ending)) { standing() = this; }
    UnsyncedDisk(UnsyncedDisk const&) = delete;
    UnsyncedDisk& operator=(UnsyncedDisk const&) = delete;
    ~UnsyncedDisk() { standing() = nullptr; }

    [[nodiscard]] int refused() const { return refused_; }

    static int sync(long call, int file) {
        auto* disk = standing().load();
        if (!disk || !nameOf(file).ends_with(disk->ending_)) return static_cast<int>(::syscall(call, file));
        ++disk->refused_;
        errno = EIO;
        return -1;
    }

private:
    static std::atomic<UnsyncedDisk*>& standing() {
        static std::atomic<UnsyncedDisk*> disk{};
        return disk;
    }
    static std::string nameOf(int file) {
        std::array<char, 4096> name{};
        auto const length = ::readlink(("/proc/self/fd/" + std::to_string(file)).c_str(), name.data(), name.size());
        return length > 0 ? std::string(name.data(), static_cast<std::size_t>(length)) : std::string();
    }

    std::string ending_;
    std::atomic<int> refused_{};
};

}  // namespace accord::testing_support

extern "C" int fdatasync(int file) {
    return accord::testing_support::UnsyncedDisk::sync(SYS_fdatasync, file);
}
extern "C" int fsync(int file) {
    return accord::testing_support::UnsyncedDisk::sync(SYS_fsync, file);
}

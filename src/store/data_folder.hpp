// The folder of one installation's data, and its one owner.
//
//    auto folder = DataFolder::open("/var/lib/accord", "accord serve");
//    if (!folder) return fail(folder.error());   // "The data folder … is in use by accord serve (process 4711)."
//    auto database = Database::open({.location = folder->databaseFile()});
//
// The lock ends with the object, or with the process, however it dies.
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace accord::store {

class DataFolder {
public:
    /// Makes the folder (0700) where it is not there. Fails with `unavailable` where another process holds it.
    [[nodiscard]] static Result<DataFolder> open(std::filesystem::path const& path, std::string_view purpose);
    DataFolder(DataFolder&& other) noexcept;
    DataFolder& operator=(DataFolder&&) = delete;
    ~DataFolder();

    [[nodiscard]] std::filesystem::path const& path() const { return path_; }
    [[nodiscard]] std::string databaseFile() const { return (path_ / "accord.db").string(); }

private:
    DataFolder(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}
    std::filesystem::path path_;
    int lock_{-1};
};

}  // namespace accord::store

// Where things stand on this machine: the data, the keys beside it, and what ships
// with the program (rulebook, reference data, templates and assets).
//
//    auto places = findPlaces({.data = "/var/lib/accord"});
//    places->keys          // "/var/lib/accord.keys"
//    places->shipped       // "/usr/share/accord", or the source folder of a build
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string>

namespace accord::app {

struct PlaceOptions {
    std::filesystem::path data{"data"};
    std::filesystem::path keys{};     ///< empty: DATA.keys
    std::filesystem::path shipped{};  ///< empty: found from the program's own place
    std::string database{};           ///< empty: SQLite in the data folder; else postgresql://…
};

struct Places {
    std::filesystem::path data, keys, shipped;
    std::string database;

    [[nodiscard]] std::filesystem::path rulebook() const { return shipped / "rulebook"; }
    [[nodiscard]] std::filesystem::path reference() const { return shipped / "reference"; }
    [[nodiscard]] std::filesystem::path templates() const { return shipped / "web" / "templates"; }
    [[nodiscard]] std::filesystem::path assets() const { return shipped / "web" / "assets" / "dist"; }
    [[nodiscard]] std::filesystem::path socket() const { return data / "accord.sock"; }
    [[nodiscard]] std::filesystem::path signerSocket() const { return data / "signer.sock"; }
    [[nodiscard]] std::filesystem::path signerKeys() const { return keys / "signer"; }
    [[nodiscard]] bool isSqlite() const { return database.empty(); }
};

[[nodiscard]] Result<Places> findPlaces(PlaceOptions const& options);

}  // namespace accord::app

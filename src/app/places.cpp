#include "app/places.hpp"

namespace accord::app {
namespace {

namespace fs = std::filesystem;

bool holdsWhatShips(fs::path const& folder) {
    return fs::exists(folder / "rulebook" / "stages.toml");
}

Result<fs::path> shippedFolder(fs::path const& asked) {
    if (!asked.empty()) {
        if (holdsWhatShips(asked)) return asked;
        return fail(ErrorCode::invalid, "There is no rulebook in " + asked.string() + ".");
    }
    std::error_code fault;
    auto program = fs::read_symlink("/proc/self/exe", fault);
    for (auto folder = program.parent_path(); !folder.empty() && folder != folder.root_path(); folder = folder.parent_path())
        if (holdsWhatShips(folder)) return folder;
    if (holdsWhatShips("/usr/share/accord")) return fs::path("/usr/share/accord");
    return fail(ErrorCode::unavailable, "The rulebook that ships with Accord was not found. Name its folder with --shipped DIR.");
}

}  // namespace

Result<Places> findPlaces(PlaceOptions const& options) {
    auto shipped = shippedFolder(options.shipped);
    if (!shipped) return fail(shipped.error());
    auto data = fs::absolute(options.data).lexically_normal();
    if (!data.has_filename()) data = data.parent_path();
    auto keys = options.keys.empty() ? fs::path(data.string() + ".keys") : fs::absolute(options.keys);
    return Places{data, keys, *shipped, options.database};
}

}  // namespace accord::app

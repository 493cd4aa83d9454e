#include "samples.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace accord::web::samples {
namespace {

namespace fs = std::filesystem;

boost::json::value read(fs::path const& file) {
    std::ifstream in{file};
    std::ostringstream text;
    text << in.rdbuf();
    boost::json::error_code error;
    auto value = boost::json::parse(text.str(), error);
    if (!in || error) throw std::runtime_error(file.string() + ": " + error.message());
    return value;
}

fs::path models() { return fs::path{sourceDirectory()} / "tests/web/models"; }

}  // namespace

std::string sourceDirectory() { return ACCORD_SOURCE_DIR; }

boost::json::value layout() { return read(models() / "layout.json"); }

std::vector<Sample> all() {
    std::vector<Sample> samples;
    for (auto const& entry : fs::recursive_directory_iterator{models()}) {
        if (entry.path().extension() != ".json" || entry.path().filename() == "layout.json") continue;
        auto name = fs::relative(entry.path(), models()).replace_extension().generic_string();
        auto templateOf = name.substr(0, name.find('.'));
        samples.push_back({std::move(name), std::move(templateOf), read(entry.path())});
    }
    std::ranges::sort(samples, {}, &Sample::name);
    return samples;
}

}  // namespace accord::web::samples

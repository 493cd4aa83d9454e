#include "app/screening.hpp"

#include "app/commands.hpp"
#include "app/operator_door.hpp"
#include "base/json.hpp"
#include "cli/progress.hpp"

#include <filesystem>
#include <iostream>

namespace accord::app {
namespace {

/// Paths as the server sees them; a comma would be taken for two files.
Result<std::string> joinedPaths(std::vector<std::string> const& files) {
    std::string joined;
    for (auto const& file : files) {
        if (file.find(',') != std::string::npos) return fail(ErrorCode::invalid, "A file name may not hold a comma: " + file);
        joined += (joined.empty() ? "" : ",") + std::filesystem::absolute(file).string();
    }
    return joined;
}

}  // namespace

int runScreen(CommonOptions const& common, ScreenOptions const& options) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto paths = joinedPaths(options.files);
    if (!paths) return complain(paths.error());
    JsonWriter body;
    body.beginObject().key("files").text(*paths).key("agency").text(options.agency);
    body.key("mapping")
        .text(options.mapping.empty() ? "" : std::filesystem::absolute(options.mapping).string())
        .key("as")
        .text(common.isJson ? "json" : "words");
    body.endObject();
    if (auto answer = askServer(*places, "/screen", body.str())) {
        if (!*answer) return complain(answer->error());
        std::cout << **answer;
        return exits::done;
    }
    auto installation = Installation::open(*places, "accord screen", Opening::existing);
    if (!installation) return complain(installation.error());
    cli::Progress progress("Reading");
    auto const tell = [&](std::int64_t done, std::int64_t all) { progress.at(done, all); };
    auto report = screenFiles(**installation, {splitList(*paths), options.agency, options.mapping, tell});
    progress.finish();
    if (!report) return complain(report.error());
    std::cout << (common.isJson ? report->json + "\n" : report->words);
    return exits::done;
}

}  // namespace accord::app

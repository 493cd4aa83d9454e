#include "app/commands.hpp"
#include "app/operator_door.hpp"
#include "app/screening.hpp"
#include "base/json.hpp"
#include "pathway/screening.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

namespace accord::app {
namespace {

struct TextFile {
    std::string name, text;
};

Result<std::vector<TextFile>> readFiles(Places const& places, std::vector<std::string> names) {
    if (names.empty())
        for (auto const& entry : std::filesystem::directory_iterator(places.reference() / "policeuk"))
            if (entry.path().extension() == ".csv") names.push_back(entry.path().string());
    std::vector<TextFile> files;
    for (auto const& name : names) {
        std::ifstream file(name, std::ios::binary);
        if (!file) return fail(ErrorCode::notFound, "The file " + name + " cannot be read.");
        files.push_back({std::filesystem::path(name).filename().string(), std::string(std::istreambuf_iterator<char>(file), {})});
    }
    return files;
}

struct Measured {
    std::uint64_t rows{}, bytes{};
    std::chrono::microseconds took{};
};

/// Each pass is a screening of its own, so that no row is passed over as a repeat.
Result<Measured> measure(pathway::ScreeningRules const& rules, std::vector<TextFile> const& files, std::int64_t rowsLeast) {
    SystemClock const clock;
    Measured measured;
    auto const start = clock.now();
    while (static_cast<std::int64_t>(measured.rows) < rowsLeast) {
        pathway::Screening screening(rules, {});
        for (auto const& file : files) {
            if (auto read = screening.read(file.name, fromText(file.text)); !read) return fail(read.error());
            measured.bytes += file.text.size();
        }
        auto const report = screening.finish();
        if (report.rowsRead == 0) return fail(ErrorCode::invalid, "These files have no rows.");
        measured.rows += report.rowsRead;
    }
    measured.took = clock.now() - start;
    return measured;
}

}  // namespace

int runBenchScreen(CommonOptions const& common, BenchOptions const& options) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto reference = readScreeningReference(*places);
    if (!reference) return complain(reference.error());
    auto book = rules::Rulebook::load(places->rulebook());
    if (!book) return complain({ErrorCode::invalid, book.error().front().sentence()});
    auto files = readFiles(*places, options.files);
    if (!files) return complain(files.error());
    auto measured = measure({*book, reference->forces, reference->calendar, londonDay(SystemClock{}.now())}, *files, options.rows);
    if (!measured) return complain(measured.error());

    auto const seconds = static_cast<double>(std::max<std::int64_t>(measured->took.count(), 1)) / 1e6;
    auto const rate = static_cast<std::int64_t>(static_cast<double>(measured->rows) / seconds);
    if (common.isJson)
        std::cout << fmt::format(R"({{"rows":{},"bytes":{},"seconds":{:.3f},"rows_per_second":{}}})", measured->rows, measured->bytes,
                                 seconds, rate)
                  << '\n';
    else
        std::cout << fmt::format("{} rows in {:.2f} s: {} rows a second, parsed and routed.\n", measured->rows, seconds, rate);
    return exits::done;
}

int runBenchCommits(CommonOptions const& common) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto counts = askServer(*places, "/commits", "{}");
    if (!counts) return complain({ErrorCode::unavailable, "No server runs there."});
    if (!*counts) return complain(counts->error());
    std::cout << **counts << '\n';
    return exits::done;
}

}  // namespace accord::app

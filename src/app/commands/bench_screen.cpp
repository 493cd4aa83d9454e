#include "agency/reference.hpp"
#include "app/adoption.hpp"
#include "app/bench_lists.hpp"
#include "app/commands.hpp"
#include "app/screening.hpp"
#include "base/json.hpp"
#include "pathway/screening.hpp"
#include "store/private_file.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <unistd.h>

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
    std::uint64_t rows{};
    double seconds{};
    [[nodiscard]] std::int64_t perSecond() const { return static_cast<std::int64_t>(static_cast<double>(rows) / std::max(seconds, 1e-6)); }
};

double secondsSince(Instant start) {
    return static_cast<double>((SystemClock{}.now() - start).count()) / 1e6;
}

/// One screening of real rows, repeated with new ids until there are as many as were asked for.
Result<Measured> measureRows(pathway::ScreeningRules const& rules, std::vector<TextFile> const& files, std::int64_t rowsLeast) {
    auto const start = SystemClock{}.now();
    pathway::Screening screening(rules, {});
    std::uint64_t linesInAPass = 0;
    for (auto const& file : files) linesInAPass += static_cast<std::uint64_t>(std::count(file.text.begin(), file.text.end(), '\n'));
    if (linesInAPass <= files.size()) return fail(ErrorCode::invalid, "These files have no rows.");
    std::uint32_t pass = 0;
    for (std::uint64_t rows = 0; rows < static_cast<std::uint64_t>(rowsLeast); rows += linesInAPass - files.size(), ++pass)
        for (auto const& file : files)
            if (auto read = screening.read(file.name, repeated(file.text, pass)); !read) return fail(read.error());
    auto const report = screening.finish();
    return Measured{report.rowsRead, secondsSince(start)};
}

/// A folder of its own, gone with its owner.
class ScratchFolder {
public:
    ScratchFolder() {
        auto name = (std::filesystem::temp_directory_path() / "accord-bench-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder can be made for the bench");
        path_ = name;
    }
    ScratchFolder(ScratchFolder const&) = delete;
    ScratchFolder& operator=(ScratchFolder const&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Tasks from an extract, parsed, routed, sealed and committed in an installation on SQLite that lasts as long as the bench.
Result<Measured> measureTasks(Places places, std::int64_t count) {
    ScratchFolder const folder;
    places.data = folder.path() / "data";
    places.keys = folder.path() / "keys";
    places.database.clear();
    auto installation = Installation::open(places, "accord bench screen", Opening::fresh);
    if (!installation) return fail(installation.error());
    auto& house = **installation;
    if (auto done = adoptRulebook(house); !done) return fail(done.error());
    auto agencies = agency::referenceAgencies(house.places().reference(), house.random());
    if (!agencies) return fail(agencies.error());
    if (auto recorded = house.gate().record(std::move(*agencies), {.at = house.clock().now()}); !recorded) return fail(recorded.error());
    auto const extract = folder.path() / "extract.csv";
    writeExtract(extract, count);
    auto const start = SystemClock{}.now();
    auto screened = screenFiles(house, {{extract.string()}, "bedfordshire", {}});
    if (!screened) return fail(screened.error());
    auto const took = secondsSince(start);
    auto const opened = boost::json::parse(screened->json).as_object().at("tasks_opened").to_number<std::int64_t>();
    if (opened != count) return fail(ErrorCode::internal, fmt::format("{} tasks were opened of {}.", opened, count));
    return Measured{static_cast<std::uint64_t>(count), took};
}

/// The most that this process has held in memory so far, in MiB.
std::int64_t residentMib() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stoll(line.substr(6)) / 1024;
    return 0;
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
    auto rows = measureRows({*book, reference->forces, reference->calendar, londonDay(SystemClock{}.now())}, *files, options.rows);
    if (!rows) return complain(rows.error());
    auto const resident = residentMib();
    Measured tasks;
    if (options.tasks > 0) {
        auto measured = measureTasks(*places, options.tasks);
        if (!measured) return complain(measured.error());
        tasks = *measured;
    }
    if (common.isJson)
        std::cout << fmt::format(
                         R"({{"rows":{},"seconds":{:.3f},"rows_per_second":{},"resident_mib":{},"tasks":{},"tasks_per_second":{}}})",
                         rows->rows, rows->seconds, rows->perSecond(), resident, tasks.rows, tasks.perSecond())
                  << '\n';
    else
        std::cout << fmt::format(
            "{} rows in {:.2f} s: {} a second, parsed and routed, in {} MiB.\n{} tasks in {:.2f} s: {} a second, durable.\n", rows->rows,
            rows->seconds, rows->perSecond(), resident, tasks.rows, tasks.seconds, tasks.perSecond());
    return exits::done;
}

int runBenchLists(BenchOptions const& options, CommonOptions const& common) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto files = readFiles(*places, options.files);
    if (!files) return complain(files.error());
    std::vector<char> chunk(1U << 16U);
    std::int64_t rows = 0;
    auto isHeader = true;
    for (std::uint32_t pass = 0; rows < options.rows; ++pass)
        for (auto const& file : *files) {
            if (file.text.compare(0, file.text.find('\n'), files->front().text, 0, files->front().text.find('\n')) != 0) continue;
            auto const source = repeated(file.text, pass);
            auto skip = !std::exchange(isHeader, false);
            for (auto got = source(chunk); got > 0; got = source(chunk)) {
                std::string_view piece(chunk.data(), got);
                if (std::exchange(skip, false)) piece.remove_prefix(piece.find('\n') + 1);
                rows += std::count(piece.begin(), piece.end(), '\n');
                std::cout << piece;
            }
        }
    return exits::done;
}

}  // namespace accord::app

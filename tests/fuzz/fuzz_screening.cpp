// Any bytes as a list are screened or refused, and every row is accounted for.
#include "pathway/screening.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace {

using namespace accord;

std::string bytesOf(std::string const& name) {
    std::ifstream file(std::string(ACCORD_SOURCE_DIR "/reference/") + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    using namespace std::chrono_literals;
    static auto const book = rules::Rulebook::load(ACCORD_SOURCE_DIR "/rulebook").value();
    static auto const forces = rules::readForces("forces.toml", bytesOf("forces.toml")).value();
    static auto const calendar = rules::readBankHolidays("bank_holidays.toml", bytesOf("bank_holidays.toml")).value();

    pathway::Screening screening({book, forces, calendar, 2026y / 11 / 23}, pathway::ListOwner{AgencyKind::police, "kent"});
    static_cast<void>(screening.read("fuzzed.csv", fromText({reinterpret_cast<char const*>(data), size})));
    auto const report = screening.finish();
    auto routed = report.rowsBad + report.rowsWithoutRoute;
    for (auto const& [stage, rows] : report.byStage) routed += rows;
    if (routed != report.rowsRead) std::abort();
    for (auto const& task : report.tasks)
        if (task.key.empty() || (!task.isOwn && task.row) || (task.isForSpecialist() && !task.isOwn)) std::abort();
    return 0;
}

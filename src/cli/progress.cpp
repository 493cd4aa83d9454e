#include "cli/progress.hpp"

#include <fmt/format.h>

#include <iostream>
#include <unistd.h>

namespace accord::cli {
namespace {

constexpr int barChars = 30;

}  // namespace

Progress::Progress(std::string label) : label_(std::move(label)), isShown_(::isatty(STDERR_FILENO) == 1) {}

void Progress::at(std::int64_t done, std::int64_t all) {
    auto percent = all > 0 ? static_cast<int>(100 * done / all) : 100;
    if (!isShown_ || percent == percent_) return;
    percent_ = percent;
    std::string bar;
    for (int part = 0; part < barChars; ++part) bar += part * 100 < percent * barChars ? "█" : "░";
    std::cerr << fmt::format("\r{} {} {:>3} %", label_, bar, percent) << std::flush;
}

void Progress::finish() {
    if (isShown_ && percent_ >= 0) std::cerr << '\n';
}

}  // namespace accord::cli

// Runs a program that reads what it is given and writes an answer, and can do nothing else.
//
//    auto made = runConfined({"/usr/bin/python3", "-I", "-c", script}, html, {.within = 60s});
//    made->exitCode, made->output, made->words
//
// The child has no network (a name space of its own), reads only what the system ships
// (/usr, /lib, /etc/fonts and the like; Landlock), writes no file, inherits no file of ours and
// none of our environment, and has limits of memory, time and length. Where the kernel lacks
// one of the two, it does not start: nothing is run less confined than this says.
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace accord::app {

struct Confines {
    std::chrono::seconds within{60};
    std::size_t memoryMost{std::size_t{2} << 30U};
    std::size_t outputMost{std::size_t{64} << 20U};
};

struct ConfinedRun {
    int exitCode{};      ///< 128 and more: ended by a signal, or could not be started
    std::string output;  ///< what it wrote
    std::string words;   ///< the last of what it complained of
};

/// Exit codes of a child that never became the program.
inline constexpr int notConfined = 250, notFound = 251;

[[nodiscard]] Result<ConfinedRun> runConfined(std::vector<std::string> const& arguments, std::string_view input, Confines confines);

}  // namespace accord::app

// A progress bar on the error stream, where somebody looks at it; silence where
// nobody does (a pipe, a log).
//
//    Progress progress("Reading");
//    progress.at(2000, 17316);      // Reading ███░░░░  12 %
//    progress.finish();
#pragma once

#include <cstdint>
#include <string>

namespace accord::cli {

class Progress {
public:
    explicit Progress(std::string label);
    void at(std::int64_t done, std::int64_t all);
    void finish();

private:
    std::string label_;
    bool isShown_;
    int percent_{-1};
};

}  // namespace accord::cli

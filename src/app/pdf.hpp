// Tagged PDF of a document that stands by itself, by WeasyPrint.
//
//    PdfMaker maker;
//    auto pdf = maker.make(html);      // "%PDF-1.7 …", or a sentence that says what is missing
//
// WeasyPrint is a child process that reads the document and nothing else (app/confined.hpp);
// addresses in the document are refused. One at a time; the last few are kept, so that who
// loads the same document again does not wait. Any thread.
#pragma once

#include "base/result.hpp"

#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <utility>

namespace accord::app {

class PdfMaker {
public:
    using Report = std::function<void(std::string const&)>;

    explicit PdfMaker(Report report) : report_(std::move(report)) {}

    [[nodiscard]] Result<std::string> make(std::string const& html);

private:
    Report report_;
    std::timed_mutex working_;
    std::deque<std::pair<std::string, std::string>> kept_;  ///< document and PDF, the newest last
};

}  // namespace accord::app

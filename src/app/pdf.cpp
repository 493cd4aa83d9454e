#include "app/pdf.hpp"

#include "app/confined.hpp"

#include <algorithm>

namespace accord::app {
namespace {

constexpr std::size_t keptMost = 8;
constexpr std::chrono::seconds patience{20};
constexpr int noWeasyPrint = 3;

// PDF/UA-1: tagged, with title and language, so that a screen reader reads it (ISO 14289-1).
constexpr std::string_view script = R"(import sys, tempfile
# WeasyPrint makes a folder for fonts of a document before it knows that there are none; nothing may be written here.
tempfile.mkdtemp = lambda *rest, **named: '/nonexistent'
try:
    from weasyprint import HTML
except ImportError:
    sys.exit(3)
def refuse(url, *rest, **named):
    raise ValueError('a document reads nothing but itself')
html = sys.stdin.buffer.read().decode('utf-8')
HTML(string=html, url_fetcher=refuse).write_pdf(sys.stdout.buffer, variant='pdf/ua-1')
)";

Error notMade(std::string why) {
    return {ErrorCode::unavailable,
            "The PDF could not be made: " + std::move(why) + " The same document can be downloaded as HTML, and printed."};
}

Error faultOf(ConfinedRun const& run) {
    if (run.exitCode == notFound || run.exitCode == noWeasyPrint) return notMade("WeasyPrint is not installed on this server.");
    if (run.exitCode == notConfined) return notMade("this server's kernel cannot confine the program that makes it.");
    return notMade("the program that makes it failed.");
}

}  // namespace

Result<std::string> PdfMaker::make(std::string const& html) {
    std::unique_lock lock(working_, patience);
    if (!lock) return fail(ErrorCode::busy, "Another PDF is being made. Try again in a moment.");
    auto found = std::ranges::find(kept_, html, &std::pair<std::string, std::string>::first);
    if (found != kept_.end()) return found->second;
    auto run = runConfined({"/usr/bin/python3", "-I", "-c", std::string(script)}, html, {});
    if (!run) return fail(notMade(run.error().message + "."));
    if (run->exitCode != 0 || !run->output.starts_with("%PDF-")) {
        report_("a PDF could not be made, exit code " + std::to_string(run->exitCode) + ": " + run->words);
        return fail(faultOf(*run));
    }
    kept_.emplace_back(html, run->output);
    if (kept_.size() > keptMost) kept_.pop_front();
    return std::move(run->output);
}

}  // namespace accord::app

#include "sharing/document_page.hpp"

#include "base/html.hpp"

#include <fmt/format.h>

namespace accord::sharing {
namespace {

constexpr std::string_view style = R"(
@page { size: A4; margin: 20mm 18mm 24mm 18mm;
  @bottom-left { content: string(version); font-size: 8pt; color: #444; }
  @bottom-right { content: counter(page) " of " counter(pages); font-size: 8pt; color: #444; } }
@page wide { size: A4 landscape; }
html { font-family: "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Arial, sans-serif; font-size: 10.5pt; line-height: 1.4; color: #0b0c0c; }
body { max-width: 60em; margin: 0 auto; padding: 1em; }
h1 { font-size: 20pt; line-height: 1.15; margin: 0 0 .4em; }
h2 { font-size: 14pt; color: #0b5058; margin: 1.4em 0 .4em; break-after: avoid; }
h3 { font-size: 11pt; margin: 1em 0 .2em; break-after: avoid; }
p { margin: 0 0 .5em; }
.version { string-set: version content(); font-size: 8.5pt; color: #444; overflow-wrap: anywhere; }
.exact { border-left: 3px solid #0b5058; padding-left: .7em; font-size: 9.5pt; }
.source { font-size: 8.5pt; color: #444; }
.wide { page: wide; break-after: page; }
.matrix th:nth-child(1) { width: 12%; } .matrix th:nth-child(2) { width: 14%; } .matrix th:nth-child(3) { width: 19%; }
.matrix th:nth-child(4) { width: 11%; } .matrix th:nth-child(5) { width: 13%; }
table { border-collapse: collapse; width: 100%; margin: .5em 0 1em; font-size: 9pt; }
caption { text-align: left; font-weight: bold; padding-bottom: .3em; }
th, td { border: 1px solid #b1b4b6; padding: .3em .4em; text-align: left; vertical-align: top; }
thead th { background: #f4f1ea; }
tr { break-inside: avoid; }
@media print { body { max-width: none; padding: 0; } }
)";

}  // namespace

DocumentPage& DocumentPage::begin(std::string_view title) {
    raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    return tag("title", title).raw("<style>").raw(style).raw("</style></head>\n<body><main>\n");
}

std::string DocumentPage::finish() {
    raw("</main></body></html>\n");
    return std::move(out_);
}

DocumentPage& DocumentPage::raw(std::string_view markup) {
    out_ += markup;
    return *this;
}

DocumentPage& DocumentPage::tag(std::string_view name, std::string_view text, std::string_view kind) {
    out_ += kind.empty() ? fmt::format("<{}>", name) : fmt::format("<{} class=\"{}\">", name, kind);
    out_ += escapedHtml(text);
    out_ += fmt::format("</{}>\n", name.substr(0, name.find(' ')));
    return *this;
}

DocumentPage& DocumentPage::list(std::vector<std::string> const& items) {
    raw("<ul>\n");
    for (auto const& item : items) tag("li", item);
    return raw("</ul>\n");
}

DocumentPage& DocumentPage::head(std::initializer_list<std::string_view> columns, std::string_view caption) {
    out_ += "<table>";
    tag("caption", caption).raw("<thead><tr>");
    for (auto column : columns) tag(R"(th scope="col")", column);
    return raw("</tr></thead><tbody>\n");
}

DocumentPage& DocumentPage::row(std::initializer_list<std::string_view> cells) {
    out_ += "<tr>";
    auto isFirst = true;
    for (auto cell : cells) {
        tag(isFirst ? R"(th scope="row")" : "td", cell);
        isFirst = false;
    }
    return raw("</tr>\n");
}

DocumentPage& DocumentPage::endTable() {
    return raw("</tbody></table>\n");
}

}  // namespace accord::sharing

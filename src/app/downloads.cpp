#include "app/downloads.hpp"

#include <algorithm>

namespace accord::app {
namespace {

/// One shown field of a View's single part; empty where there is none.
std::string textOf(gate::Viewing const& viewing, std::string_view part, std::string_view field) {
    auto found = std::ranges::find(viewing.parts, part, &gate::ShownPart::name);
    if (found == viewing.parts.end() || found->rows.empty()) return {};
    auto const& fields = found->table->fields;
    auto named = std::ranges::find(fields, field, &FieldInfo::name);
    if (named == fields.end()) return {};
    auto const& shown = found->rows.front().fields[static_cast<std::size_t>(named - fields.begin())];
    return shown.showing == gate::Showing::shown ? shown.text : std::string{};
}

/// Views that are one document: a part "document" with the fields "file" and "html".
Result<web::File> asHtml(gate::ViewInfo const&, gate::Viewing const& viewing) {
    return web::File{textOf(viewing, "document", "file") + ".html", "text/html; charset=utf-8", textOf(viewing, "document", "html")};
}

/// Views that are one file: a part "file" with its name and content.
Result<web::File> asText(gate::ViewInfo const&, gate::Viewing const& viewing) {
    return web::File{textOf(viewing, "file", "file-name"), "text/plain; charset=utf-8", textOf(viewing, "file", "content")};
}

web::FileMaker asPdf(PdfMaker& pdf) {
    return [&pdf](gate::ViewInfo const&, gate::Viewing const& viewing) -> Result<web::File> {
        auto made = pdf.make(textOf(viewing, "document", "html"));
        if (!made) return fail(made.error());
        return web::File{textOf(viewing, "document", "file") + ".pdf", "application/pdf", std::move(*made)};
    };
}

}  // namespace

std::vector<web::Download> downloads(PdfMaker& pdf) {
    return {{"sharing.agreement-document", "html", asHtml},
            {"sharing.agreement-document", "pdf", asPdf(pdf)},
            {"sharing.entry-receipt", "txt", asText},
            {"sharing.person-receipt", "txt", asText},
            {"pathway.handbook", "html", asHtml},
            {"pathway.handbook", "pdf", asPdf(pdf)},
            {"pathway.mapping", "toml", asText},
            {"pathway.rule-changes", "csv", web::csvOfPart("changes")},
            {"monitoring.accountability", "csv", web::csvOfPart("agencies")},
            {"monitoring.requests", "csv", web::csvOfPart("agencies")},
            {"monitoring.fairness", "csv", web::csvOfPart("groups")},
            {"monitoring.before-after", "csv", web::csvOfPart("agencies")},
            {"monitoring.research", "csv", web::csvOfPart("rows")},
            {"sharing.privacy-notice", "html", asHtml},
            {"sharing.privacy-notice", "pdf", asPdf(pdf)},
            {"sharing.request-figures", "csv", web::csvOfPart("figures")},
            {"sharing.take-up", "csv", web::csvOfPart("parties")}};
}

}  // namespace accord::app

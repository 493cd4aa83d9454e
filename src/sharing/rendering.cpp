#include "sharing/rendering.hpp"

#include <fmt/format.h>

#include <span>

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

class Page {
public:
    Page& raw(std::string_view markup) {
        out_ += markup;
        return *this;
    }
    Page& tag(std::string_view name, std::string_view text, std::string_view kind = {}) {
        out_ += kind.empty() ? fmt::format("<{}>", name) : fmt::format("<{} class=\"{}\">", name, kind);
        out_ += escapedHtml(text);
        out_ += fmt::format("</{}>\n", name.substr(0, name.find(' ')));
        return *this;
    }
    Page& head(std::initializer_list<std::string_view> columns, std::string_view caption) {
        out_ += "<table>";
        tag("caption", caption).raw("<thead><tr>");
        for (auto column : columns) tag(R"(th scope="col")", column);
        return raw("</tr></thead><tbody>\n");
    }
    /// The first cell names the row.
    Page& row(std::initializer_list<std::string_view> cells) {
        out_ += "<tr>";
        auto isFirst = true;
        for (auto cell : cells) {
            tag(isFirst ? R"(th scope="row")" : "td", cell);
            isFirst = false;
        }
        return raw("</tr>\n");
    }
    Page& endTable() { return raw("</tbody></table>\n"); }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

std::string_view orDash(std::string_view text) {
    return text.empty() ? std::string_view("not recorded") : text;
}

void opening(Page& page, Document const& document) {
    auto const& agreement = document.agreement;
    page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    page.tag("title", fmt::format("{}, version {}", agreement.name, agreement.version));
    page.raw("<style>").raw(style).raw("</style></head>\n<body><main>\n");
    page.tag("h1", agreement.name);
    page.tag("p", fmt::format("{} · version {} · {}", document.reference, agreement.version, document.hash), "version");
    page.tag("p", fmt::format("OFFICIAL-SENSITIVE when filled in. {}", document.state));
    page.tag("p", agreement.about);
    page.tag("p",
             agreement.to
                 ? fmt::format("In force from {} to {}, once every party has signed.", longDate(agreement.from), longDate(*agreement.to))
                 : fmt::format("In force from {}, once every party has signed, until it is ended.", longDate(agreement.from)));
    page.tag("p", document.templateName.empty() ? agreement.source : "Made from: " + document.templateName + ".", "source");
    if (agreement.endorsements.empty()) page.tag("p", "The template has been endorsed by nobody yet.", "source");
    for (auto const& endorsement : agreement.endorsements)
        page.tag("p", fmt::format("Endorsed by {} on {}.", endorsement.body, longDate(endorsement.on)), "source");
}

void parties(Page& page, Document const& document) {
    if (document.parties.empty()) return;
    page.tag("h2", "The parties");
    page.head({"Party", "Kind", "Role", "Contact", "Data protection officer", "ICO registration"}, "Who the parties are");
    for (auto const& party : document.parties)
        page.row({party.name, party.kind, orDash(party.role), orDash(party.contact), orDash(party.dpo), orDash(party.registration)});
    page.endTable();
    page.head({"Party", "Impact assessment", "Data protection officer's advice", "Appropriate policy document", "Terms with the host"},
              "What each recorded before it signs");
    for (auto const& party : document.parties)
        page.row({party.name, orDash(party.impactAssessment), orDash(party.dpoAdvice), orDash(party.policyDocument),
                  orDash(party.processorTerms)});
    page.endTable();
}

/// The numbers that the clauses set, in one place.
void terms(Page& page, Document const& document) {
    auto const& agreement = document.agreement;
    page.tag("h2", "In short").head({"What", "How it is set", "Clause"}, "Retention, review, requests and breaches");
    auto names = std::span<rules::RoleRule const>{};
    for (auto const& clause : agreement.clauses) {
        auto isTerm = std::holds_alternative<Keeping>(clause.meaning) || std::holds_alternative<Review>(clause.meaning) ||
                      std::holds_alternative<Breach>(clause.meaning) || std::holds_alternative<Asking>(clause.meaning) ||
                      std::holds_alternative<Telling>(clause.meaning);
        if (isTerm) page.row({clause.title, inWords(clause, agreement, RoleNames(names)), clause.id});
    }
    if (!document.reviewBy.empty()) page.row({"Next review", document.reviewBy, ""});
    page.endTable();
}

void matrix(Page& page, Document const& document, RoleNames const& names) {
    page.raw("<section class=\"wide\">").tag("h2", "What is shared with whom, for what");
    page.raw(
        "<table class=\"matrix\"><caption>Each cell says from which step on. An empty cell: not shared for that purpose. What has no row "
        "is not "
        "shared.</caption><thead><tr>");
    for (auto column : {"Category", "About", "From", "To", "Roles"}) page.tag(R"(th scope="col")", column);
    for (auto const& purpose : wordsOf<Purpose>)
        if (purpose.value != Purpose::monitor) page.tag(R"(th scope="col")", purpose.label);
    page.tag(R"(th scope="col")", "Clause").raw("</tr></thead><tbody>\n");
    for (auto const& row : matrixOf(document.agreement, names)) {
        page.raw("<tr>").tag(R"(th scope="row")", fmt::format("{}{}", label(row.category), row.isMasked ? " (masked)" : ""));
        for (auto const* cell : {&row.about, &row.from, &row.to, &row.roles}) page.tag("td", *cell);
        for (auto const& purpose : wordsOf<Purpose>)
            if (purpose.value != Purpose::monitor) page.tag("td", row.byPurpose[static_cast<std::size_t>(purpose.value) - 1]);
        page.tag("td", row.clause).raw("</tr>\n");
    }
    page.endTable().raw("</section>\n");
}

void clauses(Page& page, Document const& document, RoleNames const& names) {
    ClauseGroup group{};
    for (auto const& clause : document.agreement.clauses) {
        if (clause.group != group) page.tag("h2", fmt::format("{} {}", static_cast<int>(clause.group), label(clause.group)));
        group = clause.group;
        page.tag("h3", fmt::format("{} {}", clause.id, clause.title)).tag("p", clause.text);
        if (auto exact = inWords(clause, document.agreement, names); !exact.empty()) page.tag("p", exact, "exact");
        page.tag("p", fmt::format("{} ({})", clause.source, label(clause.certainty)), "source");
    }
}

void changes(Page& page, Document const& document) {
    if (document.templateName.empty()) return;
    page.tag("h2", "How this differs from the template");
    if (document.changes.empty()) {
        page.tag("p", "It does not differ.");
        return;
    }
    page.head({"Clause", "Change", "How", "Why"}, "Each clause that differs");
    for (auto const& change : document.changes) {
        std::string how;
        for (auto const& sentence : change.how) how += (how.empty() ? "" : "; ") + sentence;
        auto why = document.justifications.find(change.clause);
        page.row({fmt::format("{} {}", change.clause, change.title), label(change.kind), how,
                  why == document.justifications.end() ? std::string_view{} : std::string_view(why->second)});
    }
    page.endTable();
}

void signatures(Page& page, Document const& document) {
    if (document.parties.empty()) return;
    page.tag("h2", "Signatures");
    page.head({"Party", "Signed by its", "On"}, "A signature attests who signed, and when");
    for (auto const& party : document.parties)
        page.row({party.name, party.signedBy.empty() ? std::string_view("not signed") : std::string_view(party.signedBy),
                  party.signedOn ? longDate(*party.signedOn) : std::string{}});
    page.endTable();
}

}  // namespace

std::string documentHtml(Document const& document, RoleNames const& names) {
    Page page;
    opening(page, document);
    parties(page, document);
    terms(page, document);
    matrix(page, document, names);
    clauses(page, document, names);
    changes(page, document);
    signatures(page, document);
    return page.raw("</main></body></html>\n").take();
}

}  // namespace accord::sharing

#include "sharing/rendering.hpp"

#include "sharing/document_page.hpp"

#include <fmt/format.h>

#include <span>

namespace accord::sharing {
namespace {

std::string_view orDash(std::string_view text) {
    return text.empty() ? std::string_view("not recorded") : text;
}

void opening(DocumentPage& page, Document const& document) {
    auto const& agreement = document.agreement;
    page.begin(fmt::format("{}, version {}", agreement.name, agreement.version));
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

void parties(DocumentPage& page, Document const& document) {
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
void terms(DocumentPage& page, Document const& document) {
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

void matrix(DocumentPage& page, Document const& document, RoleNames const& names) {
    page.raw("<section class=\"wide\">").tag("h2", "What is shared with whom, for what");
    page.raw(
        "<table class=\"matrix\"><caption>Each cell says from which step on. An empty cell: not shared for that purpose. What has no row "
        "is not "
        "shared.</caption><thead><tr>");
    for (auto column : {"Category", "About", "From", "To", "Roles"}) page.tag(R"(th scope="col")", column);
    for (auto const& purpose : wordsOf<Purpose>)
        if (purpose.value != Purpose::monitor) page.tag(R"(th scope="col")", purpose.label);
    page.tag(R"(th scope="col")", "Clause").raw("</tr></thead><tbody>\n");
    for (auto const& row : matrixOf(document.agreement, names, document.kinds)) {
        page.raw("<tr>").tag(R"(th scope="row")", fmt::format("{}{}", label(row.category), row.isMasked ? " (masked)" : ""));
        for (auto const* cell : {&row.about, &row.from, &row.to, &row.roles}) page.tag("td", *cell);
        for (auto const& purpose : wordsOf<Purpose>)
            if (purpose.value != Purpose::monitor) page.tag("td", row.byPurpose[static_cast<std::size_t>(purpose.value) - 1]);
        page.tag("td", row.clause).raw("</tr>\n");
    }
    page.endTable().raw("</section>\n");
}

void clauses(DocumentPage& page, Document const& document, RoleNames const& names) {
    ClauseGroup group{};
    for (auto const& clause : document.agreement.clauses) {
        if (clause.group != group) page.tag("h2", fmt::format("{} {}", static_cast<int>(clause.group), label(clause.group)));
        group = clause.group;
        page.tag("h3", fmt::format("{} {}", clause.id, clause.title)).tag("p", clause.text);
        if (auto exact = inWords(clause, document.agreement, names); !exact.empty()) page.tag("p", exact, "exact");
        page.tag("p", fmt::format("{} ({})", clause.source, label(clause.certainty)), "source");
    }
}

void changes(DocumentPage& page, Document const& document) {
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

void signatures(DocumentPage& page, Document const& document) {
    if (document.parties.empty()) return;
    page.tag("h2", "Signatures");
    page.head({"Party", "Signed by its", "On", "Key"}, "A signature attests who signed, and when");
    for (auto const& party : document.parties)
        page.row({party.name, party.signedBy.empty() ? std::string_view("not signed") : std::string_view(party.signedBy),
                  party.signedOn ? longDate(*party.signedOn) : std::string{}, party.keyFingerprint});
    page.endTable();
}

}  // namespace

std::string documentHtml(Document const& document, RoleNames const& names) {
    DocumentPage page;
    opening(page, document);
    parties(page, document);
    terms(page, document);
    matrix(page, document, names);
    clauses(page, document, names);
    changes(page, document);
    signatures(page, document);
    return page.finish();
}

}  // namespace accord::sharing

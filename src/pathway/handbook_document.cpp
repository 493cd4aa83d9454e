#include "pathway/handbook_document.hpp"

#include "base/html.hpp"
#include "pathway/rule_words.hpp"
#include "pathway/views/rule_rows.hpp"

#include <fmt/format.h>

namespace accord::pathway {
namespace {

constexpr std::string_view printStyle = R"(
@page { size: A4; margin: 20mm 18mm 22mm 18mm;
  @bottom-left { content: string(stage); font-size: 8pt; color: #444; }
  @bottom-right { content: counter(page) " of " counter(pages); font-size: 8pt; color: #444; } }
html { font-family: "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Arial, sans-serif; font-size: 10.5pt; line-height: 1.4; color: #0b0c0c; }
body { max-width: 60em; margin: 0 auto; padding: 1em; }
h1 { font-size: 22pt; line-height: 1.15; margin: 0 0 .4em; string-set: stage content(); }
h2 { font-size: 15pt; color: #0b5058; margin: 1.6em 0 .4em; break-after: avoid; string-set: stage content(); }
h3 { font-size: 11.5pt; margin: 1.1em 0 .2em; break-after: avoid; }
p { margin: 0 0 .5em; }
ol { margin: 0 0 .5em; padding-left: 1.6em; }
.stage { break-before: page; }
.small { font-size: 8.5pt; color: #444; }
.practice { font-weight: bold; }
section { break-inside: avoid; }
li a { color: #0b5058; }
@media print { body { max-width: none; padding: 0; } }
)";

class Paper {
public:
    Paper& raw(std::string_view markup) {
        out_ += markup;
        return *this;
    }
    Paper& tag(std::string_view name, std::string_view text, std::string_view kind = {}) {
        if (text.empty()) return *this;
        out_ += kind.empty() ? fmt::format("<{}>", name) : fmt::format("<{} class=\"{}\">", name, kind);
        out_ += escapedHtml(text);
        out_ += fmt::format("</{}>\n", name);
        return *this;
    }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

void addRoute(Paper& paper, rules::RouteRule const& route) {
    paper.raw("<section>").tag("h3", headingOf(route)).tag("p", route.text);
    paper.tag("p", caution(route.head), "practice").raw("<ol>");
    for (auto const& step : route.steps) paper.tag("li", step);
    paper.raw("</ol>").tag("p", entryWords(route));
    paper.tag("p", fmt::format("{} {} {}, {}. The chance passes {}. Rests on: {}, {}. Paid by: {} (practice).", route.professional,
                               label(route.modal), label(route.action), clockWords(route), closesWords(route), label(route.basis),
                               daysWords(route.head), label(route.pays)));
    if (!route.evidence.empty()) paper.tag("p", "Evidence: " + route.evidence);
    paper.tag("p", "Source: " + route.head.source, "small").raw("</section>\n");
}

void addStage(Paper& paper, rules::StageRule const& stage, rules::RulesInForce const& rules) {
    paper.raw(fmt::format(R"(<div class="stage"><h2 id="stage-{}">)", stage.number))
        .raw(escapedHtml(fmt::format("{}. {}", stage.number, stage.name)))
        .raw("</h2>\n");
    paper.tag("p", stage.rule).tag("p", caution(stage.head), "practice");
    for (auto need : stage.beforeContact)
        paper.tag("p", fmt::format("Before anybody of either side is contacted: {}.", label(need)), "practice");
    paper.tag("p", "Who may refer: " + stage.who).tag("p", "It passes: " + stage.closes);
    paper.tag("p", fmt::format("In domestic abuse and sexual offences: {} {}", stage.abuse, signOffWords(stage)));
    paper.tag("p", "Source: " + stage.head.source, "small");
    for (auto const* route : routesBySide(rules, stage.stage)) addRoute(paper, *route);
    paper.raw("</div>\n");
}

void addContents(Paper& paper, rules::RulesInForce const& rules) {
    paper.tag("h2", "The stages").raw("<ul>");
    for (auto const* stage : rules.stages())
        paper.raw(fmt::format("<li><a href=\"#stage-{}\">", stage->number))
            .raw(escapedHtml(fmt::format("{}. {}", stage->number, stage->name)))
            .raw("</a></li>\n");
    paper.raw("</ul>\n");
}

void addEntitlements(Paper& paper, rules::RulesInForce const& rules) {
    paper.tag("h2", "What the person harmed is entitled to");
    for (auto const* entitlement : rules.entitlements()) {
        paper.tag("h3", fmt::format("{}, {}", entitlement->instrument, entitlement->reference)).tag("p", entitlement->text);
        paper.tag("p", fmt::format("{}. {}", entitlement->head.source, caution(entitlement->head)), "small");
    }
    paper.tag("h2", "After a yes").raw("<ol>");
    for (auto const* step : rules.preparations())
        paper.tag("li", fmt::format("{}: {} {}, {}.", step->name, step->text, step->professional, clockWords(step->clock)));
    paper.raw("</ol>\n");
}

}  // namespace

std::string handbookHtml(rules::Rulebook const& book, Date day) {
    auto const rules = book.at(day);
    Paper paper;
    paper.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">").tag("title", "Handbook of stages and routes");
    paper.raw("<style>").raw(printStyle).raw("</style></head><body><main>\n");
    paper.tag("h1", "Restorative justice: handbook of stages and routes");
    paper.tag("p", fmt::format("As the rulebook stands on {}. Steps are practice, drawn up from the sources, and not law; what is not "
                               "settled by its source says so. Who pays for what differs from area to area.",
                               longDate(day)));
    addContents(paper, rules);
    for (auto const* stage : rules.stages()) addStage(paper, *stage, rules);
    addEntitlements(paper, rules);
    return paper.tag("p", "Digest of the rulebook: " + book.digest(), "small").raw("</main></body></html>\n").take();
}

}  // namespace accord::pathway

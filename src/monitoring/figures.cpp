#include "monitoring/figures.hpp"

#include "base/vocabulary.hpp"
#include "events/casework_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace accord::monitoring {
namespace {

using Patterns = std::vector<std::string_view>;

constexpr AgencyKind sources[]{AgencyKind::police,       AgencyKind::probation,     AgencyKind::prison,  AgencyKind::court,
                               AgencyKind::youthJustice, AgencyKind::victimService, AgencyKind::provider};
constexpr std::string_view self = "self";

std::optional<std::string> text(std::optional<std::int64_t> count) {
    if (!count) return std::nullopt;
    return std::to_string(*count);
}

class Page {
public:
    Page(Counts const& counts, Period const& period, std::int64_t under) : counts_(counts), period_(period), under_(under) {}

    AreaFigures take() { return std::move(made_); }

    void telling() {
        begin("From telling to referral");
        Family told("told", {{"told"}}, counts_);
        told.sum("told", {"told"});
        told.decide(under_);
        count("told", "Victims told about restorative justice", told.value("told", period_));
        says(told.value("told", period_), "told");

        Family due("due", {{"in-time", "late"}}, counts_);
        share(due, {"told-in-time", "Told within the clock", {"in-time"}, {"late"}, "tasks that fell due"});
    }

    void referrals() {
        std::vector<std::string_view> words{self};
        for (auto kind : sources) words.push_back(code(kind));
        Family family("referral", {words}, counts_);
        std::vector<std::string> parts;
        for (auto word : words) {
            family.sum(std::string(word), {word});
            parts.emplace_back(word);
        }
        family.sum("all", {"*"});
        family.split("all", parts);
        family.decide(under_);
        count("referrals", "Referrals", family.value("all", period_));
        for (auto kind : sources) made_.sources.push_back({std::string(label(kind)), family.value(std::string(code(kind)), period_), 0});
        made_.sources.push_back({"The person themselves", family.value(std::string(self), period_), 0});
        setShares(made_.sources);
        says(family.value("all", period_), "referred");
    }

    void contacts() {
        begin("First contact and taking part");
        std::vector<std::string_view> makers;
        makers.reserve(wordsOf<events::ContactMaker>.size());
        for (auto const& word : wordsOf<events::ContactMaker>) makers.push_back(word.code);
        Family family("contact", {makers, {"trained", "untrained"}, {"went-on", "not"}}, counts_);
        std::vector<std::string> parts;
        for (auto maker : makers) {
            auto pattern = std::string(maker) + "/*/*";
            family.sum(std::string(maker), {pattern});
            parts.emplace_back(maker);
        }
        family.sum("trained", {"*/trained/*"});
        family.sum("untrained", {"*/untrained/*"});
        family.sum("went-on", {"*/*/went-on"});
        family.sum("not", {"*/*/not"});
        family.sum("all", {"*/*/*"});
        family.split("all", parts);
        family.split("all", {"trained", "untrained"});
        family.split("all", {"went-on", "not"});
        family.decide(under_);
        count("first-contacts", "First contacts", family.value("all", period_));
        shareOf(family, {"take-up", "Take-up", {}, {}, "people with a first contact"}, "went-on", "not", "all");
        says(family.value("went-on", period_), "went on");
        for (auto const& word : wordsOf<events::ContactMaker>)
            contact(std::string(word.label), family.value(std::string(word.code), period_));
        contact("Anybody whose training was in date", family.value("trained", period_));
        contact("Anybody whose training was not", family.value("untrained", period_));
        setShares(made_.contacts);
    }

    void processes() {
        begin("Processes");
        Family family("process", {{"direct", "indirect", "community"}, {"agreed", "not"}}, counts_);
        for (std::string_view kind : {"direct", "indirect", "community"}) {
            auto pattern = std::string(kind) + "/*";
            family.sum(std::string(kind), {pattern});
        }
        family.sum("agreed", {"*/agreed"});
        family.sum("not", {"*/not"});
        family.sum("all", {"*/*"}, Table::Rank::spare);
        family.split("all", {"direct", "indirect", "community"});
        family.split("all", {"agreed", "not"});
        family.decide(under_);
        count("processes-direct", "Direct processes", family.value("direct", period_));
        count("processes-indirect", "Indirect processes", family.value("indirect", period_));
        count("processes-community", "Community or other affected party", family.value("community", period_));
        shareOf(family, {"consents", "Held with every consent on record", {}, {}, "processes"}, "agreed", "not", "all");
    }

    void closing() {
        begin("Closed cases and outcomes");
        Family family("closed", {{"direct", "indirect", "community", "none"}, {"counts", "counts-apart", "not-yet"}}, counts_);
        sumAndRest(family, "direct", {"direct/*"}, {"indirect/*", "community/*", "none/*"});
        sumAndRest(family, "indirect", {"indirect/*"}, {"direct/*", "community/*", "none/*"});
        sumAndRest(family, "apart", {"*/counts-apart"}, {"*/counts", "*/not-yet"});
        Patterns counted{"direct/counts", "indirect/counts", "community/counts"};
        Patterns other;
        for (std::string_view cell : {"direct/counts-apart", "direct/not-yet", "indirect/counts-apart", "indirect/not-yet",
                                      "community/counts-apart", "community/not-yet"})
            other.push_back(cell);
        family.sum("counts", counted);
        family.sum("counts-not", other);
        family.sum("process", {"direct/*", "indirect/*", "community/*"});
        family.sum("none", {"none/*"});
        family.sum("all", {"*/*"});
        family.split("process", {"counts", "counts-not"});
        family.split("all", {"process", "none"});
        for (std::string name : {"direct", "indirect", "apart"}) family.split("all", {name, name + "-not"});
        family.decide(under_);
        count("closed-by-reason", "Cases closed", family.value("all", period_));
        shareOf(family, {"conversion-direct", "Led to a direct process", {}, {}, "closed referrals"}, "direct", "direct-not", "all");
        shareOf(family, {"conversion-indirect", "Led to an indirect process", {}, {}, "closed referrals"}, "indirect", "indirect-not",
                "all");
        shareOf(family, {"counts-as-rj", "Count as restorative justice", {}, {}, "closed cases with a process"}, "counts", "counts-not",
                "process");
        count("processes-community", "Counted apart: community or other affected party", family.value("apart", period_));

        Family outcomes("outcome", {{"agreed", "not"}}, counts_);
        share(outcomes, {"outcomes", "With an outcome agreement", {"agreed"}, {"not"}, "cases with a process"});
    }

    void satisfaction() {
        begin("What people said");
        Family family("feedback", {{"satisfied", "other", "no-answer"}}, counts_);
        for (std::string_view word : {"satisfied", "other", "no-answer"}) family.sum(std::string(word), {word});
        family.sum("answered", {"satisfied", "other"});
        family.sum("asked", {"*"}, Table::Rank::spare);
        family.split("answered", {"satisfied", "other"});
        family.split("asked", {"answered", "no-answer"});
        family.split("asked", {"satisfied", "other", "no-answer"});
        family.decide(under_);
        shareOf(family, {"satisfaction", "Satisfied or very satisfied", {}, {}, "people who answered"}, "satisfied", "other", "answered");
        shareOf(family, {"satisfaction", "Answered when asked", {}, {}, "people who were asked"}, "answered", "no-answer", "asked");
    }

    void times(DaysTaken const& days) {
        time("days-to-accept", "From the referral to its acceptance", "to-accept", days.toAccept);
        time("days-to-contact", "From the accepted referral to the first contact", "to-contact", days.toContact);
        time("days-to-process", "From the accepted referral to the first process", "to-process", days.toProcess);
        time("days-to-close", "From the accepted referral to the closing of the case", "to-close", days.toClose);
    }

private:
    struct Share {
        std::string_view measure, label;
        Patterns counted, rest;
        std::string_view of;
    };

    static void setShares(std::vector<KindRow>& rows) {
        std::int64_t largest = 1;
        for (auto const& row : rows) largest = std::max(largest, row.count.value_or(0));
        for (auto& row : rows) row.share = row.count.value_or(0) * 100 / largest;
    }

    void begin(std::string_view group) { group_ = group; }
    void put(std::string_view measure, std::string label, std::optional<std::string> shown, std::string of) {
        made_.figures.push_back({measure, std::move(label), std::exchange(group_, {}), std::move(shown), std::move(of)});
    }
    void count(std::string_view measure, std::string label, std::optional<std::int64_t> value) {
        put(measure, std::move(label), text(value), {});
    }

    static void sumAndRest(Family& family, std::string const& name, Patterns const& counted, Patterns const& rest) {
        family.sum(name, counted);
        family.sum(name + "-not", rest);
    }
    void share(Family& family, Share const& what) {
        sumAndRest(family, "counted", what.counted, what.rest);
        auto both = what.counted;
        both.insert(both.end(), what.rest.begin(), what.rest.end());
        family.sum("all", both);
        family.split("all", {"counted", "counted-not"});
        family.decide(under_);
        shareOf(family, what, "counted", "counted-not", "all");
    }
    void shareOf(Family const& family, Share const& what, std::string const& counted, std::string const& rest, std::string const& all) {
        auto part = family.value(counted, period_);
        auto left = family.value(rest, period_);
        auto whole = family.value(all, period_);
        std::string of = whole ? fmt::format("of {} {}", *whole, what.of) : std::string{};
        if (!part || !left || !whole) return put(what.measure, std::string(what.label), std::nullopt, std::move(of));
        put(what.measure, std::string(what.label), fmt::format("{}%", (*part * 200 + *whole) / (*whole * 2)), std::move(of));
    }
    void contact(std::string label, std::optional<std::int64_t> value) { made_.contacts.push_back({std::move(label), value, 0}); }
    void time(std::string_view measure, std::string label, std::string_view name,
              std::array<std::vector<std::int64_t>, quartersInAYear> const& days) {
        Counts lengths;
        std::vector<std::int64_t> all;
        for (int quarter = 0; quarter < quartersInAYear; ++quarter) {
            auto const& list = days[static_cast<std::size_t>(quarter)];
            lengths.add(std::string(name) + "/all", quarter, static_cast<std::int64_t>(list.size()));
            if (!period_.quarter || *period_.quarter == quarter) all.insert(all.end(), list.begin(), list.end());
        }
        Family family(name, {{"all"}}, lengths);
        family.sum("all", {"all"});
        family.decide(under_);
        auto cases = family.value("all", period_);
        made_.times.push_back({measure, std::move(label), cases ? medianOf(std::move(all)) : std::nullopt, cases});
    }
    void says(std::optional<std::int64_t> value, std::string_view what) {
        if (!value) return;
        made_.says += fmt::format("{}{} {}.", made_.says.empty() ? "" : " ", *value, what);
    }

    Counts const& counts_;
    Period const& period_;
    std::int64_t under_;
    std::string_view group_;
    AreaFigures made_;
};

}  // namespace

AreaFigures areaFigures(Counts const& counts, DaysTaken const& days, Period const& period, std::int64_t under) {
    Page page(counts, period, under);
    page.telling();
    page.referrals();
    page.contacts();
    page.processes();
    page.closing();
    page.satisfaction();
    page.times(days);
    return page.take();
}

std::optional<std::int64_t> medianOf(std::vector<std::int64_t> days) {
    if (days.empty()) return std::nullopt;
    auto middle = days.begin() + static_cast<std::ptrdiff_t>((days.size() - 1) / 2);
    std::nth_element(days.begin(), middle, days.end());
    return *middle;
}

}  // namespace accord::monitoring

#include "app/commands.hpp"
#include "sharing/bench_world.hpp"
#include "sharing/compiled.hpp"
#include "sharing/templates.hpp"

#include <fmt/format.h>

#include <ctime>
#include <iostream>
#include <unordered_map>
#include <unordered_set>

namespace accord::app {
namespace {

/// Of this core alone: whatever else the machine does meanwhile is not counted.
double secondsOfCore() {
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

/// As the compiled agreements take it.
struct Ready {
    sharing::CompiledAgreements::Reader reader;
    sharing::CompiledAgreements::Matter matter;
    Category category{};
};

/// Distinct questions.
struct Asked {
    std::vector<sharing::BenchQuestion> questions;
    std::vector<Ready> ready;
};

Asked askedOf(sharing::BenchSize const& size, std::span<rules::RoleRule const> roles, Date day, std::size_t count, Random& random) {
    auto const agencies = sharing::benchAgencies(size);
    std::unordered_set<std::string> seen;
    Asked asked;
    while (asked.questions.size() < count) {
        auto question = sharing::benchQuestion(agencies, roles, day, random);
        if (seen.insert(sharing::benchKey(question)).second) asked.questions.push_back(std::move(question));
    }
    return asked;
}

gate::Decision answer(sharing::CompiledAgreements const& compiled, Ready const& ready) {
    return compiled.decide(ready.reader, ready.matter, ready.category);
}

bool isSame(gate::Decision const& left, gate::Decision const& right) {
    return left.showing == right.showing && left.because == right.because && left.tells == right.tells;
}

struct Checked {
    std::int64_t wrong{}, denials{};
};

/// Against the clauses as they are written. Agreements that bind neither agency cannot answer: they are passed over to save time.
Checked check(Asked const& asked, std::vector<sharing::Agreement> const& agreements, sharing::CompiledAgreements const& compiled,
              Date day) {
    std::unordered_map<AgencyId, std::vector<sharing::Agreement>> ofAgency;
    for (auto const& agreement : agreements)
        for (auto const& party : agreement.parties) ofAgency[party.agency].push_back(agreement);
    Checked checked;
    for (std::size_t at = 0; at < asked.questions.size(); ++at) {
        auto const& question = asked.questions[at];
        auto const written = sharing::decide({question.actor, question.facts, question.category, day}, ofAgency[question.actor.agency]);
        if (written.showing == gate::Showing::withheld) ++checked.denials;
        if (!isSame(written, compiled.decide(asked.ready[at].reader, asked.ready[at].matter, question.category))) ++checked.wrong;
    }
    return checked;
}

/// Enough passes for a second's work; the sum keeps the work from being left out.
template <class Decide>
double perSecond(std::size_t count, Decide&& decide) {
    constexpr double leastSeconds = 1.0;
    std::uint64_t sum = 0, decided = 0;
    auto const start = secondsOfCore();
    auto took = 0.0;
    do {
        for (std::size_t at = 0; at < count; ++at) sum += static_cast<std::uint64_t>(decide(at).because.code);
        decided += count;
        took = secondsOfCore() - start;
    } while (took < leastSeconds);
    return sum == 0 ? 0 : static_cast<double>(decided) / took;
}

/// The plain way: every question that was asked stands in a hash table with its answer.
double baselinePerSecond(Asked const& asked, sharing::CompiledAgreements const& compiled) {
    std::vector<std::string> keys;
    std::unordered_map<std::string, gate::Decision> table;
    keys.reserve(asked.questions.size());
    table.reserve(asked.questions.size());
    for (std::size_t at = 0; at < asked.questions.size(); ++at) {
        keys.push_back(sharing::benchKey(asked.questions[at]));
        table.emplace(keys.back(), answer(compiled, asked.ready[at]));
    }
    return perSecond(keys.size(), [&](std::size_t at) -> gate::Decision const& { return table.find(keys[at])->second; });
}

}  // namespace

int runBenchDecide(CommonOptions const& common, BenchDecideOptions const& options) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto book = rules::Rulebook::load(places->rulebook());
    if (!book) return complain({ErrorCode::invalid, book.error().front().sentence()});
    auto const day = londonDay(SystemClock{}.now());
    sharing::BenchSize const size{.areas = 43, .agreements = static_cast<std::size_t>(options.agreements)};
    SeededRandom random{options.seed};
    auto const agreements = sharing::benchAgreements(sharing::nationalTemplate(*book), size, day, random);

    auto const start = secondsOfCore();
    sharing::CompiledAgreements const compiled(agreements, day);
    auto const loadMs = (secondsOfCore() - start) * 1e3;

    auto asked = askedOf(size, book->entries().roles, day, static_cast<std::size_t>(options.questions), random);
    asked.ready.reserve(asked.questions.size());
    for (auto const& question : asked.questions)
        asked.ready.push_back({compiled.reader(question.actor), compiled.matter(question.facts), question.category});
    auto const checked = check(asked, agreements, compiled, day);
    auto const rate = perSecond(asked.ready.size(), [&](std::size_t at) { return answer(compiled, asked.ready[at]); });
    auto const baseline = baselinePerSecond(asked, compiled);
    if (common.isJson)
        std::cout
            << fmt::format(
                   R"({{"decisions_per_second":{:.0f},"baseline_per_second":{:.0f},"agreements":{},"load_ms":{:.1f},"checked":{},"wrong":{},"denials":{}}})",
                   rate, baseline, agreements.size(), loadMs, asked.questions.size(), checked.wrong, checked.denials)
            << '\n';
    else
        std::cout << fmt::format(
            "{:.1f} million decisions a second under {} agreements, compiled in {:.1f} ms; a hash table of the same questions: {:.1f} "
            "million.\n{} distinct questions checked against the clauses as written, {} of them denied: {} wrong.\n",
            rate / 1e6, agreements.size(), loadMs, baseline / 1e6, asked.questions.size(), checked.denials, checked.wrong);
    return checked.wrong == 0 ? exits::done : exits::no;
}

}  // namespace accord::app

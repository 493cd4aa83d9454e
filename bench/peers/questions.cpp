// Writes agreements and questions as JSON for other engines, with our own answers and our own speed
// on the same questions in the same run: bench/peers/run.sh reads it.
//
//   decide_questions RULEBOOK AGREEMENTS QUESTIONS SEED > questions.json
//
// Only questions that the clauses answer are written: floors and one's own data are decided before
// any clause is looked at, and no other engine is asked about them.
#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/random.hpp"
#include "rules/rulebook.hpp"
#include "sharing/bench_world.hpp"
#include "sharing/compiled.hpp"
#include "sharing/reasons.hpp"
#include "sharing/templates.hpp"

#include <array>
#include <cstdlib>
#include <ctime>
#include <iostream>

namespace {

using namespace accord;
using namespace accord::sharing;

double secondsOfCore() {
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

bool isByClause(ReasonCode code) {
    namespace r = reasons;
    for (auto one : {r::clauseShares, r::clauseMasks, r::noClause, r::laterStep, r::otherRole, r::trainingMissing, r::otherPurpose,
                     r::conditionMissing, r::noAgreement})
        if (code == one) return true;
    return false;
}

template <Worded E>
void words(JsonWriter& json, std::string_view name, std::vector<E> const& values) {
    json.key(name).beginArray();
    for (auto value : values) json.text(code(value));
    json.endArray();
}

void writeAgreement(JsonWriter& json, Agreement const& agreement) {
    json.beginObject().key("id").text(agreement.id).key("parties").beginArray();
    for (auto const& party : agreement.parties) json.text(toText(party.agency));
    json.endArray().key("clauses").beginArray();
    for (auto const& clause : agreement.clauses) {
        auto const* share = clause.share();
        if (!share) continue;
        json.beginObject().key("id").text(clause.id);
        words(json, "from", share->from);
        words(json, "to", share->to);
        json.key("roles").beginArray();
        for (auto const& role : share->roles) json.text(role);
        json.endArray();
        words(json, "about", share->about);
        words(json, "categories", share->categories);
        words(json, "purposes", share->purposes);
        words(json, "stages", share->stages);
        words(json, "conditions", share->conditions);
        json.key("step").integer(static_cast<int>(share->step)).endObject();
    }
    json.endArray().endObject();
}

bool holds(std::optional<Date> until, Date day) {
    return until && *until >= day;
}

void writeQuestion(JsonWriter& json, BenchQuestion const& question, Party const& giver, Date day, bool isAllowed) {
    auto const& [actor, facts, category] = question;
    json.beginObject();
    json.key("giver").text(toText(giver.agency)).key("giverKind").text(code(giver.kind));
    json.key("receiver").text(toText(actor.agency)).key("receiverKind").text(code(actor.agencyKind));
    json.key("role").text(actor.role).key("purpose").text(code(actor.purpose)).key("category").text(code(category));
    json.key("about").text(code(aboutOf(facts))).key("stage").text(facts.stage ? code(*facts.stage) : std::string_view{});
    json.key("step").integer(static_cast<int>(facts.step));
    auto const isTrained = holds(actor.training.facilitationUntil, day), isAware = holds(actor.training.victimAwarenessUntil, day);
    json.key("takesPart").boolean(facts.takesPart).key("approachAgreed").boolean(facts.approachAgreed);
    json.key("trained").boolean(isTrained).key("aware").boolean(isAware).key("specialist").boolean(isSpecialist(actor, day));
    json.key("allowed").boolean(isAllowed).endObject();
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 5) return std::cerr << "decide_questions RULEBOOK AGREEMENTS QUESTIONS SEED\n", 2;
    auto book = rules::Rulebook::load(arguments[1]);
    if (!book) return std::cerr << book.error().front().sentence() << '\n', 1;
    auto const day = londonDay(SystemClock{}.now());
    BenchSize const size{.areas = 43, .agreements = std::strtoul(arguments[2], nullptr, 10)};
    auto const wanted = std::strtoul(arguments[3], nullptr, 10);
    SeededRandom random{std::strtoull(arguments[4], nullptr, 10)};
    auto agreements = benchAgreements(nationalTemplate(*book), size, day, random);
    std::erase_if(agreements, [&](Agreement const& one) { return !one.isInForce(day); });
    CompiledAgreements const compiled(agreements, day);
    auto const agencies = benchAgencies(size);

    struct Asked {
        CompiledAgreements::Reader reader;
        CompiledAgreements::Matter matter;
        BenchQuestion question;
        Party giver;
    };
    std::vector<Asked> asked;
    while (asked.size() < wanted) {
        auto question = benchQuestion(agencies, book->entries().roles, day, random);
        auto const giver = giverOf(question.category, question.facts);
        Asked one{compiled.reader(question.actor), compiled.matter(question.facts), question, {}};
        if (giver == AgencyId{} || !isByClause(compiled.decide(one.reader, one.matter, question.category).because.code)) continue;
        for (auto const& agency : agencies)
            if (agency.agency == giver) one.giver = agency;
        asked.push_back(std::move(one));
    }
    std::uint64_t decided = 0, sum = 0;
    auto const start = secondsOfCore();
    do {
        for (auto const& one : asked)
            sum += static_cast<std::uint64_t>(compiled.decide(one.reader, one.matter, one.question.category).because.code);
        decided += asked.size();
    } while (secondsOfCore() - start < 1.0);
    auto const rate = static_cast<double>(decided) / (secondsOfCore() - start);

    // A page of sixty fields: its reader, three matters (the case and its two people), sixty decisions.
    constexpr std::size_t pages = 2'000, fields = 60;
    auto const pageStart = secondsOfCore();
    for (std::size_t page = 0; page < pages; ++page) {
        auto const& one = asked[page % asked.size()].question;
        auto const reader = compiled.reader(one.actor);
        std::array const matters{compiled.matter(one.facts), compiled.matter(asked[(page + 1) % asked.size()].question.facts),
                                 compiled.matter(asked[(page + 2) % asked.size()].question.facts)};
        for (std::size_t field = 0; field < fields; ++field)
            sum += static_cast<std::uint64_t>(
                compiled.decide(reader, matters[field % matters.size()], wordsOf<Category>.begin()[field % categoryCount].value)
                    .because.code);
    }
    auto const pageMicros = (secondsOfCore() - pageStart) * 1e6 / static_cast<double>(pages);

    JsonWriter json;
    json.beginObject()
        .key("page_of_60_fields_ns")
        .integer(static_cast<std::int64_t>(pageMicros * 1e3))
        .key("accord_per_second")
        .integer(static_cast<std::int64_t>(rate))
        .key("sum")
        .integer(static_cast<std::int64_t>(sum % 97));
    json.key("agreements").beginArray();
    for (auto const& agreement : agreements) writeAgreement(json, agreement);
    json.endArray().key("questions").beginArray();
    for (auto const& one : asked) {
        auto const decision = compiled.decide(one.reader, one.matter, one.question.category);
        writeQuestion(json, one.question, one.giver, day, decision.showing != gate::Showing::withheld);
    }
    json.endArray().endObject();
    std::cout << json.take() << '\n';
    return 0;
}

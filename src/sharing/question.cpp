#include "sharing/question.hpp"

#include "base/json.hpp"
#include "base/lists.hpp"
#include "base/text.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace accord::sharing {
namespace {

namespace bj = boost::json;

constexpr std::size_t questionsMost = 1'000;

tl::unexpected<Error> notQuestions(std::string_view what) {
    return fail({{"questions", "not-questions", std::string(what)}});
}

Result<AskedQuestion> questionOf(bj::value const& value, std::size_t number) {
    auto texts = fieldTextsOfJson(bj::serialize(value));
    if (!texts) return notQuestions(fmt::format("Question {}: {}", number, texts.error().message));
    AskedQuestion asked;
    if (auto faults = parseFields(tableOf<AskedQuestion>(), *texts, &asked); !faults.empty()) {
        for (auto& fault : faults) fault.field = fmt::format("{}.{}", number, fault.field);
        return fail(std::move(faults));
    }
    if (!asked.questions.empty()) return notQuestions("A question holds no further questions");
    return asked;
}

NamedAgency const* find(std::vector<NamedAgency> const& agencies, std::string_view asked) {
    auto id = idFromText<AgencyId>(asked);
    for (auto const& agency : agencies)
        if ((id && agency.id == *id) || (!asked.empty() && (agency.code == asked || agency.name == asked))) return &agency;
    return nullptr;
}

std::optional<Date> dayIf(bool holds, Date day) {
    return holds ? std::optional{day} : std::nullopt;
}

gate::Actor actorOf(AskedQuestion const& asked, NamedAgency const& receiver, rules::RoleRule const& role, Date day) {
    gate::Actor actor;
    actor.agency = receiver.id;
    actor.agencyName = receiver.name;
    actor.agencyKind = receiver.kind;
    actor.area = receiver.area;
    actor.role = role.head.id;
    actor.side = rules::sideOf(role.side);
    actor.purpose = *asked.purpose;
    actor.training = {dayIf(holds(asked.training, Held::facilitation), day), dayIf(holds(asked.training, Held::victimAwareness), day),
                      dayIf(holds(asked.training, Held::sensitive), day)};
    return actor;
}

bool hasFacts(AskedQuestion const& asked) {
    return !asked.discloser.empty() || asked.stage || asked.step || !asked.facts.empty();
}

}  // namespace

Result<std::vector<AskedQuestion>> questionsOf(std::string_view json) {
    bj::error_code fault;
    auto value = bj::parse(bj::string_view(json.data(), json.size()), fault);
    if (fault) return notQuestions("This is not JSON");
    if (auto const* object = value.if_object())
        if (auto const* inner = object->if_contains("questions")) value = bj::value(*inner);
    if (value.is_object()) value = bj::array{value};
    if (!value.is_array()) return notQuestions("Send a question, or a list of them");
    auto const& list = value.get_array();
    if (list.empty() || list.size() > questionsMost) return notQuestions(fmt::format("Ask 1 to {} questions at once", questionsMost));
    std::vector<AskedQuestion> asked;
    asked.reserve(list.size());
    for (auto const& one : list) {
        auto question = questionOf(one, asked.size());
        if (!question) return fail(std::move(question.error()));
        asked.push_back(std::move(*question));
    }
    return asked;
}

Result<Posed> pose(AskedQuestion const& asked, std::vector<NamedAgency> const& agencies, rules::Rulebook const& rulebook, Instant now) {
    std::vector<FieldError> faults;
    auto const isOfCase = !asked.reference.empty();
    auto const* giver = isOfCase ? nullptr : find(agencies, asked.discloser);
    auto const* receiver = find(agencies, asked.recipient);
    if (!giver && !isOfCase) faults.push_back({"discloser", "not-an-agency", "Name the agency that gives: its code, name or id"});
    if (!receiver) faults.push_back({"recipient", "not-an-agency", "Name the agency that receives: its code, name or id"});
    if (giver && giver == receiver) faults.push_back({"recipient", "same-agency", "Within one agency nothing crosses: name another"});
    if (isOfCase && hasFacts(asked))
        faults.push_back(
            {"reference", "has-its-own", "Of a case the giver, the stage, the step and what is known are its own: leave them out"});
    if (isOfCase && asked.at) faults.push_back({"at", "now-only", "A case is asked about as it stands now: leave the instant out"});
    auto at = asked.at.value_or(now);
    auto const inForce = rulebook.at(londonDay(at));
    auto const* role = inForce.role(asked.role);
    if (!role || (receiver && !holds(role->agencies, receiver->kind)))
        faults.push_back({"role", "not-a-role", "Name a role that the receiving agency has"});
    if (!asked.purpose) faults.push_back({"purpose", "missing", "Say what it is for"});
    if (asked.category == Category::none) faults.push_back({"category", "about-nobody", "What is about nobody is not shared by decision"});
    if (!faults.empty()) return fail(std::move(faults));

    auto const from = giver ? *giver : NamedAgency{};
    Posed posed{from, from, *receiver, actorOf(asked, *receiver, *role, londonDay(at)), {}, {}, {}, at};
    posed.facts = {.source = from.id,
                   .holder = from.id,
                   .side = asked.side,
                   .stage = asked.stage,
                   .step = asked.step.value_or(gate::Step::referred),
                   .isSensitive = holds(asked.facts, Fact::sensitive),
                   .approachAgreed = holds(asked.facts, Fact::approachAgreed),
                   .takesPart = holds(asked.facts, Fact::takesPart)};
    for (auto const& word : wordsOf<Category>)
        if (isPersonal(word.value) && (!asked.category || word.value == *asked.category)) posed.categories.push_back(word.value);
    if (asked.category && posed.categories.empty()) posed.categories.push_back(*asked.category);
    return posed;
}

void Posed::ofCase(gate::ShareFacts const& theirs, std::vector<StandingDisclosure> decisions, std::vector<NamedAgency> const& agencies) {
    auto const named = [&](AgencyId id) {
        auto const found = std::ranges::find(agencies, id, &NamedAgency::id);
        return found == agencies.end() ? NamedAgency{.id = id, .name = "An agency that is not here"} : *found;
    };
    giver = named(theirs.source);
    holder = named(theirs.holder);
    facts = theirs;
    standing = std::move(decisions);
}

}  // namespace accord::sharing

#include "sharing/bench_world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace accord::sharing {
namespace {

constexpr std::array benchKinds{AgencyKind::police,       AgencyKind::probation,     AgencyKind::prison,
                                AgencyKind::youthJustice, AgencyKind::victimService, AgencyKind::provider};

std::size_t draw(Random& random, std::size_t below) {
    std::array<unsigned char, 4> bytes{};
    random.fill(bytes);
    std::uint32_t value = 0;
    for (auto byte : bytes) value = (value << 8) | byte;
    return value % below;
}
bool chance(Random& random, std::size_t of) {
    return draw(random, of) == 0;
}
template <Worded E>
E drawWord(Random& random) {
    return wordsOf<E>.begin()[draw(random, wordsOf<E>.size())].value;
}

/// What a party would do to the template: leave a clause out, wait for a later step, train more, keep to one stage.
void narrow(Agreement& agreement, Random& random) {
    std::erase_if(agreement.clauses, [&](Clause const& clause) { return clause.share() && chance(random, 12); });
    for (auto& clause : agreement.clauses) {
        auto* share = std::get_if<Share>(&clause.meaning);
        if (!share) continue;
        if (chance(random, 8) && share->step < gate::Step::followUp)
            share->step = static_cast<gate::Step>(static_cast<int>(share->step) + 1 + static_cast<int>(draw(random, 2)));
        if (chance(random, 8)) share->conditions.push_back(drawWord<Condition>(random));
        if (chance(random, 10)) share->stages = {drawWord<Stage>(random), drawWord<Stage>(random)};
        if (chance(random, 10) && share->roles.size() > 1) share->roles.pop_back();
        if (chance(random, 12)) share->isMasked = !share->isMasked;
    }
}

}  // namespace

std::vector<Party> benchAgencies(BenchSize const& size) {
    std::vector<Party> agencies;
    for (std::size_t area = 0; area < size.areas; ++area)
        for (auto kind : benchKinds) agencies.push_back({AgencyId{1'000 + agencies.size()}, kind});
    return agencies;
}

std::vector<Agreement> benchAgreements(Agreement const& from, BenchSize const& size, Date day, Random& random) {
    auto const agencies = benchAgencies(size);
    std::vector<Agreement> agreements;
    agreements.reserve(size.agreements);
    for (std::size_t number = 0; number < size.agreements; ++number) {
        auto agreement = from;
        agreement.id = fmt::format("bench-{}", number);
        agreement.from = plusDays(day, -30);
        if (chance(random, 20)) agreement.to = plusDays(day, -1);
        auto const* area = agencies.data() + (number % size.areas) * benchKinds.size();
        for (std::size_t at = 0; at < benchKinds.size(); ++at)
            if (!chance(random, 3)) agreement.parties.push_back(area[at]);
        narrow(agreement, random);
        numberRules(agreement);
        agreements.push_back(std::move(agreement));
    }
    return agreements;
}

BenchQuestion benchQuestion(std::span<Party const> agencies, std::span<rules::RoleRule const> roles, Date day, Random& random) {
    auto const area = draw(random, agencies.size() / benchKinds.size()) * benchKinds.size();
    auto agency = [&] {
        return chance(random, 16) ? agencies[draw(random, agencies.size())] : agencies[area + draw(random, benchKinds.size())];
    };
    auto until = [&]() -> std::optional<Date> {
        if (chance(random, 3)) return std::nullopt;
        return plusDays(day, static_cast<int>(draw(random, 3)) - 1);
    };
    BenchQuestion question;
    auto const receiver = agency();
    auto const& role = roles[draw(random, roles.size())];
    question.actor.agency = receiver.agency;
    question.actor.agencyKind = receiver.kind;
    question.actor.role = role.head.id;
    if (role.side == rules::RoleSide::harmed) question.actor.side = Side::harmed;
    if (role.side == rules::RoleSide::responsible) question.actor.side = Side::responsible;
    question.actor.purpose = drawWord<Purpose>(random);
    question.actor.training = {until(), until(), until()};
    question.facts = {.source = agency().agency, .holder = agency().agency};
    if (!chance(random, 4)) question.facts.side = drawWord<Side>(random);
    if (!chance(random, 4)) question.facts.stage = drawWord<Stage>(random);
    question.facts.step = drawWord<gate::Step>(random);
    question.facts.isSensitive = chance(random, 5);
    question.facts.approachAgreed = chance(random, 2);
    question.facts.takesPart = chance(random, 2);
    question.category = drawWord<Category>(random);
    return question;
}

std::string benchKey(BenchQuestion const& question) {
    auto const& actor = question.actor;
    auto day = [](std::optional<Date> date) { return date ? isoDate(*date) : std::string("-"); };
    return fmt::format("{} {} {} {} {} {} {} {}", static_cast<std::uint64_t>(actor.agency), actor.role, static_cast<int>(actor.purpose),
                       day(actor.training.facilitationUntil), day(actor.training.victimAwarenessUntil), day(actor.training.sensitiveUntil),
                       gate::toShareKey(question.facts), static_cast<int>(question.category));
}

}  // namespace accord::sharing

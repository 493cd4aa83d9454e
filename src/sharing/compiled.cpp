#include "sharing/compiled.hpp"

#include "sharing/reasons.hpp"

#include <algorithm>
#include <bit>
#include <map>

namespace accord::sharing {
namespace {

template <class E>
constexpr std::size_t at(E value) {
    return static_cast<std::size_t>(value);
}

/// Bit 0 trained, 1 aware, 2 specialist: of a clause what it asks for, of a reader what they have.
std::uint8_t trainingBits(bool isTrained, bool isAware, bool isSpecialist) {
    return static_cast<std::uint8_t>((isTrained ? 1 : 0) | (isAware ? 2 : 0) | (isSpecialist ? 4 : 0));
}
std::uint8_t conditionBits(bool takesPart, bool approachAgreed) {
    return static_cast<std::uint8_t>((takesPart ? 1 : 0) | (approachAgreed ? 2 : 0));
}

bool asks(Share const& share, Condition condition) {
    return std::find(share.conditions.begin(), share.conditions.end(), condition) != share.conditions.end();
}

std::uint64_t pairKey(std::uint32_t giver, std::uint32_t receiver) {
    return (std::uint64_t{giver} << 32) | receiver;
}
std::size_t spread(std::uint64_t key) {
    return static_cast<std::size_t>((key * 0x9e3779b97f4a7c15ULL) >> 17);
}

// Looked up once: an answer is then a copy.
std::array<gate::Decision, 8> const byMiss = [] {
    std::array<gate::Decision, 8> all{};
    for (auto miss : {Miss::agencies, Miss::role, Miss::purpose, Miss::training, Miss::step, Miss::condition})
        all[at(miss)] = decisionFor(miss, RuleId{1}, false);
    all[at(Miss::none)] = decisionFor(Miss::none, RuleId{1}, true);
    return all;
}();
gate::Decision const byValue = decisionFor(Miss::none, RuleId{1}, false);
std::array<gate::Decision, wordsOf<Floor>.size() + 1> const byFloor = [] {
    std::array<gate::Decision, wordsOf<Floor>.size() + 1> all{};
    for (auto const& word : wordsOf<Floor>) all[at(word.value)] = decisionBy(word.value);
    return all;
}();

/// Where the answer names a clause at all, this one.
gate::Decision naming(gate::Decision decision, RuleId rule) {
    decision.because.rule = decision.because.rule == RuleId{} ? RuleId{} : rule;
    return decision;
}

}  // namespace

CompiledAgreements::CompiledAgreements(std::span<Agreement const> agreements, Date day) : day_(day) {
    addRoles(agreements, day);
    addPairs(agreements, day);
}

void CompiledAgreements::addRoles(std::span<Agreement const> agreements, Date day) {
    for (auto const& agreement : agreements) {
        if (!agreement.isInForce(day)) continue;
        for (auto const& party : agreement.parties) agencies_.try_emplace(party.agency, static_cast<std::uint32_t>(agencies_.size() + 1));
        for (auto const& clause : agreement.clauses)
            if (auto const* share = clause.share())
                for (auto const& role : share->roles) roles_.try_emplace(role, static_cast<std::uint16_t>(roles_.size() + 1));
    }
}

void CompiledAgreements::addPairs(std::span<Agreement const> agreements, Date day) {
    std::vector<Binding> bindings;
    for (auto const& agreement : agreements)
        if (agreement.isInForce(day)) addBindings(agreement, bindings);
    // Where several clauses come equally near, the first of the first agreement answers: their order stays.
    std::stable_sort(bindings.begin(), bindings.end(), [](Binding const& left, Binding const& right) { return left.key < right.key; });
    std::size_t pairs = 0;
    for (std::size_t at = 0; at < bindings.size(); ++at) pairs += at == 0 || bindings[at].key != bindings[at - 1].key ? 1 : 0;
    pairs_.assign(std::bit_ceil(pairs * 2 + 2), {});
    for (std::size_t start = 0; start < bindings.size();) {
        auto end = start;
        while (end < bindings.size() && bindings[end].key == bindings[start].key) ++end;
        addPair(std::span(bindings).subspan(start, end - start));
        start = end;
    }
}

void CompiledAgreements::addBindings(Agreement const& agreement, std::vector<Binding>& bindings) const {
    for (auto const& from : agreement.parties)
        for (auto const& to : agreement.parties) {
            // A party that stands twice counts as it first does, as when clauses are read one by one.
            if (from.agency == to.agency || agreement.party(from.agency) != &from || agreement.party(to.agency) != &to) continue;
            auto const key = pairKey(agencies_.at(from.agency), agencies_.at(to.agency));
            bindings.push_back({key, nullptr});
            for (auto const& clause : agreement.clauses)
                if (auto const* share = clause.share();
                    share && std::find(share->from.begin(), share->from.end(), from.kind) != share->from.end())
                    bindings.push_back({key, &clause});
        }
}

void CompiledAgreements::addPair(std::span<Binding const> bindings) {
    Pair pair{bindings.front().key, static_cast<std::uint32_t>(blocks_.size()), 0};
    Block block;
    std::vector<Bits> roles(roles_.size() + 1);
    std::size_t count = 0;
    auto finish = [&] {
        blocks_.push_back(block);
        roleBits_.insert(roleBits_.end(), roles.begin(), roles.end());
        rules_.resize(blocks_.size() * bitsMost);
        block = {};
        std::fill(roles.begin(), roles.end(), Bits{});
        count = 0;
        ++pair.count;
    };
    for (auto const& binding : bindings) {
        if (!binding.clause) continue;
        if (count == bitsMost) finish();
        put(block, roles, Bits{1} << count, *binding.clause->share());
        rules_.resize(std::max(rules_.size(), blocks_.size() * bitsMost + count + 1));
        rules_[blocks_.size() * bitsMost + count++] = binding.clause->rule;
    }
    if (count > 0) finish();
    insert(pair);
}

void CompiledAgreements::put(Block& block, std::vector<Bits>& roles, Bits bit, Share const& share) const {
    for (auto category : share.categories)
        for (auto about : share.about) block.what[at(category)][at(about)] |= bit;
    for (auto kind : share.to) block.to[at(kind)] |= bit;
    for (auto const& role : share.roles) roles[roles_.at(role)] |= bit;
    if (share.stages.empty())
        for (auto& set : block.stage) set |= bit;
    for (auto stage : share.stages) block.stage[at(stage)] |= bit;
    for (auto purpose : share.purposes) block.purpose[at(purpose)] |= bit;
    for (auto step = at(share.step); step < block.step.size(); ++step) block.step[step] |= bit;
    auto const training = trainingBits(asks(share, Condition::recipientTrained), asks(share, Condition::recipientAware),
                                       asks(share, Condition::recipientSpecialist));
    for (std::size_t held = 0; held < block.training.size(); ++held)
        if ((training & ~held) == 0) block.training[held] |= bit;
    auto const conditions = conditionBits(asks(share, Condition::takesPart), asks(share, Condition::approachAgreed));
    for (std::size_t known = 0; known < block.conditions.size(); ++known)
        if ((conditions & ~known) == 0) block.conditions[known] |= bit;
    if (share.isMasked) block.masked |= bit;
}

void CompiledAgreements::insert(Pair const& pair) {
    auto slot = spread(pair.key) & (pairs_.size() - 1);
    while (pairs_[slot].key != 0) slot = (slot + 1) & (pairs_.size() - 1);
    pairs_[slot] = pair;
}

CompiledAgreements::Pair const* CompiledAgreements::find(std::uint64_t key) const {
    auto slot = spread(key) & (pairs_.size() - 1);
    for (; pairs_[slot].key != 0; slot = (slot + 1) & (pairs_.size() - 1))
        if (pairs_[slot].key == key) return &pairs_[slot];
    return nullptr;
}

std::uint32_t CompiledAgreements::indexOf(AgencyId agency) const {
    auto found = agencies_.find(agency);
    return found == agencies_.end() ? 0 : found->second;
}

CompiledAgreements::Reader CompiledAgreements::reader(gate::Actor const& actor) const {
    Reader reader{actor.agency, indexOf(actor.agency), 0, actor.agencyKind, actor.purpose, actor.side, 0, {}, {}};
    if (auto role = roles_.find(actor.role); role != roles_.end()) reader.role = role->second;
    reader.isSpecialist = isSpecialist(actor, day_);
    reader.seesFiguresOnly = seesFiguresOnly(actor.agencyKind);
    reader.training = trainingBits(gate::isInDate(actor.training.facilitationUntil, day_),
                                   gate::isInDate(actor.training.victimAwarenessUntil, day_), reader.isSpecialist);
    return reader;
}

CompiledAgreements::Matter CompiledAgreements::matter(gate::ShareFacts const& facts) const {
    return {facts.source,
            facts.holder,
            indexOf(facts.source),
            indexOf(facts.holder),
            facts.side,
            aboutOf(facts),
            static_cast<std::uint8_t>(facts.stage ? at(*facts.stage) : 0),
            conditionBits(facts.takesPart, facts.approachAgreed),
            facts.step,
            facts.isSensitive,
            facts.approachAgreed};
}

gate::Decision CompiledAgreements::decide(Reader const& reader, Matter const& matter, Category category) const {
    auto const floor = floorFor(
        {reader.side, matter.side, category, reader.purpose, matter.step, matter.source == reader.agency, matter.approachAgreed,
         mayWorkForResponsible(reader.side, reader.kind, matter.side, matter.holder == reader.agency),
         mayNotReachHarmed(reader.side, reader.kind, matter.side, matter.source == reader.agency || matter.holder == reader.agency),
         matter.isSensitive, reader.isSpecialist, reader.seesFiguresOnly});
    if (floor) return byFloor[at(*floor)];
    auto const isWork = arisesInTheWork(category);
    auto const giver = isWork ? matter.holder : matter.source;
    if (giver != AgencyId{} && giver == reader.agency)
        return {gate::Showing::shown, {isWork ? reasons::ownWork : reasons::ownData, {}}, true};
    auto const* pair = find(pairKey(isWork ? matter.holderIndex : matter.sourceIndex, reader.index));
    if (!pair) return {gate::Showing::withheld, {reasons::noAgreement, {}}, true};
    return byClauses(*pair, reader, matter, category);
}

// Each set is a subset of the one before it: how many are not empty says how near the nearest clause comes.
gate::Decision CompiledAgreements::byClauses(Pair const& pair, Reader const& reader, Matter const& matter, Category category) const {
    std::size_t nearest = 0;
    RuleId rule{};
    for (auto number = pair.first; number != pair.first + pair.count; ++number) {
        auto const& block = blocks_[number];
        std::array<Bits, 7> sets{};
        sets[1] = block.what[at(category)][at(matter.about)] & block.to[at(reader.kind)] & block.stage[matter.stage];
        sets[2] = sets[1] & roleBits_[number * (roles_.size() + 1) + reader.role];
        sets[3] = sets[2] & block.purpose[at(reader.purpose)];
        sets[4] = sets[3] & block.training[reader.training];
        sets[5] = sets[4] & block.step[at(matter.step)];
        sets[6] = sets[5] & block.conditions[matter.conditions];
        auto const* rules = rules_.data() + number * bitsMost;
        if (auto const value = sets[6] & ~block.masked) return naming(byValue, rules[std::countr_zero(value)]);
        std::size_t level = 0;
        for (std::size_t set = 1; set < sets.size(); ++set) level += sets[set] != 0 ? 1 : 0;
        if (level <= nearest) continue;
        nearest = level;
        rule = rules[std::countr_zero(sets[level])];
    }
    return naming(byMiss[nearest + 1], rule);
}

}  // namespace accord::sharing

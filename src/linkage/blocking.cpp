#include "linkage/blocking.hpp"

#include "vault/blind_index.hpp"

#include <algorithm>
#include <initializer_list>

namespace accord::linkage {
namespace {

constexpr double pairsOfRuleMost = 3, pairsOfAllMost = 3.9;

/// A record and one of its keys under a rule.
struct Keyed {
    std::uint64_t key{};
    std::uint32_t record{};
    auto operator<=>(Keyed const&) const = default;
};

std::uint64_t hashOfParts(std::initializer_list<std::string_view> parts) {
    std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
    for (auto part : parts) {
        for (char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
        hash = (hash ^ 0xffU) * 0x100000001b3;
    }
    return hash;
}

/// A record as the rules look at it: its parts, cut once.
struct Parts {
    Record const& record;
    std::string forename, surname, street, town;  ///< as they sound
    std::string_view born, year, decade, monthDay, postcode, house, email, user, domain;

    explicit Parts(Record const& of) : record(of) {
        auto const sound = [](std::string const& name) { return name.empty() ? std::string{} : vault::soundex(name); };
        forename = sound(of[Field::forename]);
        surname = sound(of[Field::surname]);
        street = sound(of[Field::street]);
        town = sound(of[Field::town]);
        born = of[Field::born];
        year = born.substr(0, 4);
        decade = born.substr(0, 3);
        monthDay = born.size() == 8 ? born.substr(4) : std::string_view{};
        postcode = of[Field::postcode];
        house = of[Field::house];
        email = of[Field::email];
        auto const at = email.find('@');
        user = email.substr(0, at);
        domain = at == std::string_view::npos ? std::string_view{} : email.substr(at + 1);
    }
};

using Keys = std::vector<std::uint64_t>;

void add(Keys& keys, std::initializer_list<std::string_view> parts) {
    if (std::ranges::all_of(parts, [](std::string_view part) { return !part.empty(); })) keys.push_back(hashOfParts(parts));
}

/// Both names under it, whichever way round they stand.
void addNames(Keys& keys, Parts const& of, std::initializer_list<std::string_view> with) {
    std::vector<std::string_view> parts(with);
    if (std::ranges::any_of(parts, [](std::string_view part) { return part.empty(); })) return;
    auto const rest = parts.size() == 1 ? hashOfParts({parts[0]}) : hashOfParts({parts[0], parts[1]});
    for (auto const* name : {&of.forename, &of.surname})
        if (!name->empty()) keys.push_back(hashOfParts({*name}) * 31 + rest);
}

struct Rule {
    std::string_view name;
    void (*keys)(Keys&, Parts const&);
};

constexpr Rule blockingRules[]{
    {"both names as they sound",
     [](Keys& keys, Parts const& of) { add(keys, {std::min(of.forename, of.surname), std::max(of.forename, of.surname)}); }},
    {"date of birth", [](Keys& keys, Parts const& of) { add(keys, {of.born}); }},
    {"email address", [](Keys& keys, Parts const& of) { add(keys, {of.email}); }},
    {"email address before the @", [](Keys& keys, Parts const& of) { add(keys, {of.user}); }},
    {"email address after the @", [](Keys& keys, Parts const& of) { add(keys, {of.domain}); }},
    {"reference number", [](Keys& keys, Parts const& of) { add(keys, {of.record[Field::number]}); }},
    {"a name and the year", [](Keys& keys, Parts const& of) { addNames(keys, of, {of.year}); }},
    {"a name and the day of the year", [](Keys& keys, Parts const& of) { addNames(keys, of, {of.monthDay}); }},
    {"a name and the decade", [](Keys& keys, Parts const& of) { addNames(keys, of, {of.decade}); }},
    {"a name, the town and the decade", [](Keys& keys, Parts const& of) { addNames(keys, of, {of.town, of.decade}); }},
    {"a name and the town", [](Keys& keys, Parts const& of) { addNames(keys, of, {of.town}); }},
    {"a name and the postcode", [](Keys& keys, Parts const& of) { addNames(keys, of, {of.postcode}); }},
    {"postcode and house", [](Keys& keys, Parts const& of) { add(keys, {of.postcode, of.house}); }},
    {"postcode and decade", [](Keys& keys, Parts const& of) { add(keys, {of.postcode, of.decade}); }},
    {"street", [](Keys& keys, Parts const& of) { add(keys, {of.record[Field::street]}); }},
    {"street as it sounds and house", [](Keys& keys, Parts const& of) { add(keys, {of.street, of.house}); }},
};

/// Calls `use` for each pair of records that share a key; records that share two come twice.
void eachPair(std::span<Keyed const> keyed, Lists lists, auto&& use) {
    for (std::size_t from = 0; from < keyed.size();) {
        auto to = from;
        while (to < keyed.size() && keyed[to].key == keyed[from].key) ++to;
        // Records stand in order within a key: across two lists, those of the first come before those of the second.
        auto second = from;
        while (lists.isAcross && second < to && keyed[second].record < lists.first) ++second;
        for (auto left = from; left < (lists.isAcross ? second : to); ++left)
            for (auto right = lists.isAcross ? second : left + 1; right < to; ++right) {
                if (keyed[left].record == keyed[right].record) continue;
                if (!use(Pair(keyed[left].record, keyed[right].record))) return;
            }
        from = to;
    }
}

/// The pairs of one rule; nothing where there are more than `most`.
bool pairsOf(std::span<Keyed const> keyed, Lists lists, std::size_t most, std::vector<Pair>& pairs) {
    auto isWithin = true;
    eachPair(keyed, lists, [&](Pair pair) {
        isWithin = pairs.size() < most;
        if (isWithin) pairs.push_back(pair);
        return isWithin;
    });
    if (!isWithin) pairs.clear();
    return isWithin;
}

struct Found {
    std::string_view rule;
    std::vector<Pair> pairs;
};

}  // namespace

Candidates candidates(std::span<Record const> records, Lists lists) {
    auto const count = static_cast<double>(records.size());
    auto const mostOfRule = static_cast<std::size_t>(pairsOfRuleMost * count), mostOfAll = static_cast<std::size_t>(pairsOfAllMost * count);
    Candidates result;
    std::vector<Parts> const parts(records.begin(), records.end());
    std::vector<Found> found;
    for (auto const& rule : blockingRules) {
        std::vector<Keyed> keyed;
        Keys keys;
        for (std::uint32_t at = 0; at < records.size(); ++at) {
            keys.clear();
            rule.keys(keys, parts[at]);
            for (auto key : keys) keyed.push_back({key, at});
        }
        std::ranges::sort(keyed);
        Found of{rule.name, {}};
        // A pair may share two keys of a rule: so a little more is read before it is counted.
        if (!pairsOf(keyed, lists, mostOfRule * 2, of.pairs)) {
            result.leftOut.push_back(rule.name);
            continue;
        }
        std::ranges::sort(of.pairs);
        of.pairs.erase(std::unique(of.pairs.begin(), of.pairs.end()), of.pairs.end());
        if (of.pairs.size() > mostOfRule)
            result.leftOut.push_back(rule.name);
        else if (!of.pairs.empty())
            found.push_back(std::move(of));
    }
    std::ranges::stable_sort(found, {}, [](Found const& of) { return of.pairs.size(); });
    for (auto& of : found) {
        std::vector<Pair> merged;
        merged.reserve(result.pairs.size() + of.pairs.size());
        std::ranges::set_union(result.pairs, of.pairs, std::back_inserter(merged));
        if (merged.size() > mostOfAll) {
            result.leftOut.push_back(of.rule);
            continue;
        }
        result.pairs = std::move(merged);
        result.used.push_back(of.rule);
    }
    return result;
}

}  // namespace accord::linkage

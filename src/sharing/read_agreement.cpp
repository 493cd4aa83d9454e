#include "rules/entries.hpp"
#include "base/lists.hpp"
#include "sharing/agreement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace accord::sharing {
namespace {

using rules::TomlTable;

constexpr std::size_t wordsMax = 1500;
constexpr std::size_t clausesMax = 300;

/// The set in the order of its words: the same set is the same value.
template <class E>
std::vector<E> atLeastOne(TomlTable& table, std::string_view key, std::string_view problem, std::string_view expected) {
    auto list = sortedOnce(table.choices<E>(key));
    if (list.empty()) table.fault(key, std::string(problem), std::string(expected));
    return list;
}

Share readShare(TomlTable& table) {
    Share share;
    share.from = atLeastOne<AgencyKind>(table, "from", "nobody gives", "at least one kind of agency");
    share.to = atLeastOne<AgencyKind>(table, "to", "nobody receives", "at least one kind of agency");
    share.roles = sortedOnce(table.texts("roles"));
    if (share.roles.empty()) table.fault("roles", "the clause names nobody", "at least one role that may receive");
    share.about = atLeastOne<About>(table, "about", "the clause does not say whom it is about", "harmed, responsible, matter");
    share.categories = atLeastOne<Category>(table, "categories", "the clause shares nothing", "at least one category");
    share.purposes = atLeastOne<Purpose>(table, "purposes", "the clause has no purpose", "at least one purpose");
    if (table.has("stages"))
        share.stages = atLeastOne<Stage>(table, "stages", "it is shared at no stage", "a stage, or no `stages` at all");
    share.step = table.choice<gate::Step>("step");
    share.conditions = sortedOnce(table.choices<Condition>("conditions"));
    share.isMasked = table.flag("masked");
    share.regime = table.choice<Regime>("regime");
    share.basis = table.choice<Basis>("basis");
    share.special = table.optionalChoice<SpecialCondition>("special");
    share.power = table.text("power", 60);
    share.keep = table.text("keep", 60);
    share.onward = table.choice<Onward>("onward");
    return share;
}

Purposes readPurposes(TomlTable& table) {
    return {atLeastOne<Purpose>(table, "purposes", "there is no purpose", "at least one purpose")};
}
Power readPower(TomlTable& table) {
    return {table.text("id", 60)};
}
Keeping readKeeping(TomlTable& table) {
    auto id = table.text("id", 60);
    auto months = table.integer("months", 1, 1200);
    return {std::move(id), months, table.choice<KeptFrom>("from")};
}
Asking readAsking(TomlTable& table) {
    return {table.integer("working_days", 1, 60)};
}
Telling readTelling(TomlTable& table) {
    return {table.integer("days", 1, 31)};
}
Breach readBreach(TomlTable& table) {
    return {table.integer("hours", 1, 72)};
}
Review readReview(TomlTable& table) {
    auto first = table.integer("first_months", 1, 12);
    auto every = table.integer("every_months", 1, 36);
    return {first, every, table.integer("remind_days", 1, 180)};
}
Accession readAccession(TomlTable& table) {
    return {atLeastOne<AgencyKind>(table, "kinds", "nobody may join", "at least one kind of agency")};
}

class MeaningReader {
public:
    explicit MeaningReader(TomlTable& clause) : clause_(clause) {}

    Meaning read() {
        add("share", readShare);
        add("purposes", readPurposes);
        add("power", readPower);
        add("keeping", readKeeping);
        add("asking", readAsking);
        add("telling", readTelling);
        add("breach", readBreach);
        add("review", readReview);
        add("accession", readAccession);
        return std::move(meaning_);
    }

private:
    template <class M>
    void add(std::string_view key, M (*readMeaning)(TomlTable&)) {
        auto table = clause_.table(key);
        if (!table) return;
        if (!std::holds_alternative<std::monostate>(meaning_))
            clause_.fault(key, "the clause means two things", "one meaning for each clause; the other in a clause of its own");
        meaning_ = readMeaning(*table);
        table->done();
    }

    TomlTable& clause_;
    Meaning meaning_{};
};

/// "6.4" of group 6: its number and one more.
bool isIdIn(std::string_view id, ClauseGroup group) {
    auto start = fmt::format("{}.", static_cast<int>(group));
    if (!id.starts_with(start) || id.size() == start.size() || id.size() > start.size() + 3) return false;
    auto rest = id.substr(start.size());
    return rest.front() != '0' && std::all_of(rest.begin(), rest.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

Clause readClauseTable(TomlTable& table) {
    Clause clause;
    clause.line = table.line();
    clause.id = table.text("id", 20);
    clause.group = table.choice<ClauseGroup>("group");
    if (clause.group != ClauseGroup{} && !isIdIn(clause.id, clause.group))
        table.fault("id", fmt::format("`id` is \"{}\" in group {}", clause.id, code(clause.group)),
                    fmt::format("{}.1 to {}.999", static_cast<int>(clause.group), static_cast<int>(clause.group)));
    clause.title = table.text("title", 120);
    clause.text = table.text("text", wordsMax);
    clause.source = table.text("source");
    clause.certainty = table.choice<rules::Certainty>("certainty");
    clause.meaning = MeaningReader(table).read();
    table.done();
    return clause;
}

void checkTwice(Agreement const& agreement, TomlTable& root) {
    if (agreement.clauses.size() > clausesMax)
        root.fault("clause", fmt::format("there are {} clauses", agreement.clauses.size()), fmt::format("at most {}", clausesMax));
    std::vector<std::string_view> ids;
    for (auto const& clause : agreement.clauses) ids.push_back(clause.id);
    std::sort(ids.begin(), ids.end());
    auto twice = std::adjacent_find(ids.begin(), ids.end());
    if (twice != ids.end()) root.fault("clause", "clause " + std::string(*twice) + " stands twice", "an id of its own for each clause");
}

std::pair<int, int> numbersOf(std::string_view id) {
    std::pair<int, int> numbers;
    auto dot = std::min(id.find('.'), id.size());
    std::from_chars(id.data(), id.data() + dot, numbers.first);
    if (dot < id.size()) std::from_chars(id.data() + dot + 1, id.data() + id.size(), numbers.second);
    return numbers;
}

}  // namespace

Party const* Agreement::party(AgencyId agency) const {
    auto found = std::find_if(parties.begin(), parties.end(), [&](Party const& candidate) { return candidate.agency == agency; });
    return found == parties.end() ? nullptr : &*found;
}

Clause const* Agreement::clause(std::string_view wanted) const {
    auto found = std::find_if(clauses.begin(), clauses.end(), [&](Clause const& candidate) { return candidate.id == wanted; });
    return found == clauses.end() ? nullptr : &*found;
}

bool clauseIdLess(std::string_view left, std::string_view right) {
    return numbersOf(left) < numbersOf(right);
}

void numberRules(Agreement& agreement) {
    for (auto& clause : agreement.clauses) clause.rule = rules::ruleIdOf("clause", agreement.id + "/" + clause.id, agreement.version);
}

tl::expected<Agreement, rules::Faults> readAgreement(std::string const& file, std::string_view bytes) {
    rules::Faults faults;
    auto parsed = rules::TomlFile::parse(file, bytes, faults);
    if (!parsed) return tl::unexpected(faults);
    auto root = parsed->root(faults);
    Agreement agreement;
    agreement.id = root.text("id", 80);
    agreement.name = root.text("name", 200);
    agreement.about = root.text("about", wordsMax);
    agreement.source = root.text("source");
    agreement.version = static_cast<int>(root.integer("version", 1, 9999));
    agreement.from = root.date("from");
    agreement.to = root.optionalDate("to");
    if (agreement.to && *agreement.to < agreement.from) root.fault("to", "the agreement ends before it begins", "a day on or after `from`");
    for (auto& table : root.tables("endorsement")) {
        auto body = table.text("body", 120);
        agreement.endorsements.push_back({std::move(body), table.date("on")});
        table.done();
    }
    for (auto& table : root.tables("clause")) agreement.clauses.push_back(readClauseTable(table));
    checkTwice(agreement, root);
    root.done();
    if (!faults.empty()) return tl::unexpected(faults);
    std::stable_sort(agreement.clauses.begin(), agreement.clauses.end(),
                     [](Clause const& left, Clause const& right) { return clauseIdLess(left.id, right.id); });
    numberRules(agreement);
    return agreement;
}

tl::expected<Clause, rules::Faults> readClause(std::string const& file, std::string_view bytes) {
    rules::Faults faults;
    auto parsed = rules::TomlFile::parse(file, bytes, faults);
    if (!parsed) return tl::unexpected(faults);
    auto root = parsed->root(faults);
    auto tables = root.tables("clause");
    if (tables.size() != 1) root.fault("clause", fmt::format("there are {} clauses", tables.size()), "exactly one");
    Clause clause;
    for (auto& table : tables) clause = readClauseTable(table);
    root.done();
    if (!faults.empty()) return tl::unexpected(faults);
    return clause;
}

}  // namespace accord::sharing

#include "sharing/agreement.hpp"

#include "rules/entries.hpp"

#include <algorithm>

namespace accord::sharing {
namespace {

Clause readClause(rules::TomlTable& table, std::string const& agreement, int version) {
    Clause clause;
    clause.id = table.text("id", 20);
    clause.text = table.text("text");
    clause.from = table.choices<AgencyKind>("from");
    clause.to = table.choices<AgencyKind>("to");
    clause.roles = table.texts("roles");
    clause.categories = table.choices<Category>("categories");
    if (table.has("stages")) clause.stages = table.choices<Stage>("stages");
    clause.about = table.optionalChoice<Side>("about");
    clause.step = table.choice<gate::Step>("step");
    clause.needsTraining = table.has("trained") && table.flag("trained");
    if (clause.categories.empty()) table.fault("categories", "the clause shares nothing", "at least one category");
    if (clause.roles.empty()) table.fault("roles", "the clause names nobody", "at least one role that may receive");
    clause.rule = rules::ruleIdOf("clause", agreement + "/" + clause.id, version);
    table.done();
    return clause;
}

}  // namespace

Party const* Agreement::party(AgencyId agency) const {
    auto found = std::find_if(parties.begin(), parties.end(), [&](Party const& candidate) { return candidate.agency == agency; });
    return found == parties.end() ? nullptr : &*found;
}

tl::expected<Agreement, rules::Faults> readAgreement(std::string const& file, std::string_view bytes) {
    rules::Faults faults;
    auto parsed = rules::TomlFile::parse(file, bytes, faults);
    if (!parsed) return tl::unexpected(faults);
    auto root = parsed->root(faults);
    Agreement agreement;
    agreement.id = root.text("id", 80);
    agreement.name = root.text("name", 200);
    agreement.source = root.text("source");
    agreement.version = static_cast<int>(root.integer("version", 1, 9999));
    agreement.from = root.date("from");
    agreement.to = root.optionalDate("to");
    if (agreement.to && *agreement.to < agreement.from) root.fault("to", "the agreement ends before it begins", "a day on or after `from`");
    for (auto& table : root.tables("clause")) agreement.clauses.push_back(readClause(table, agreement.id, agreement.version));
    root.done();
    for (std::size_t at = 0; at < agreement.clauses.size(); ++at)
        for (std::size_t other = 0; other < at; ++other)
            if (agreement.clauses[at].id == agreement.clauses[other].id)
                root.fault("clause", "clause " + agreement.clauses[at].id + " stands twice", "an id of its own for each clause");
    if (!faults.empty()) return tl::unexpected(faults);
    return agreement;
}

}  // namespace accord::sharing

#include "app/adoption.hpp"
#include "app/commands.hpp"
#include "base/json.hpp"
#include "rules/rulebook.hpp"
#include "sharing/templates.hpp"

#include <fmt/format.h>

#include <iostream>

namespace accord::app {
namespace {

/// One kind of entry: what it is called in the list, and the heads and names of its entries in force.
struct Kind {
    std::string_view name;
    std::vector<std::pair<rules::Head const*, std::string_view>> entries;
};

template <class T>
Kind kindOf(std::string_view name, std::vector<T> const& entries, std::optional<Date> onlyOn) {
    Kind kind{name, {}};
    for (auto const& entry : entries) {
        if (onlyOn && !entry.head.inForce(*onlyOn)) continue;
        if constexpr (requires { entry.name; })
            kind.entries.emplace_back(&entry.head, entry.name);
        else if constexpr (requires { entry.text; })
            kind.entries.emplace_back(&entry.head, entry.text);
        else
            kind.entries.emplace_back(&entry.head, std::string_view{});
    }
    return kind;
}

std::vector<Kind> kindsOf(rules::Entries const& all, std::optional<Date> onlyOn) {
    return {kindOf("stages", all.stages, onlyOn),
            kindOf("reasons", all.reasons, onlyOn),
            kindOf("outcomes", all.outcomes, onlyOn),
            kindOf("routes", all.routes, onlyOn),
            kindOf("entitlements", all.entitlements, onlyOn),
            kindOf("preparations", all.preparations, onlyOn),
            kindOf("local_rules", all.localRules, onlyOn),
            kindOf("not_done", all.notDoneReasons, onlyOn),
            kindOf("triage_weights", all.triageWeights, onlyOn),
            kindOf("roles", all.roles, onlyOn),
            kindOf("trainings", all.trainings, onlyOn),
            kindOf("practices", all.practices, onlyOn),
            kindOf("closure_reasons", all.closureReasons, onlyOn),
            kindOf("standards", all.standards, onlyOn),
            kindOf("measures", all.measures, onlyOn),
            kindOf("consents", all.consents, onlyOn),
            kindOf("protections", all.protections, onlyOn)};
}

void printJson(std::vector<Kind> const& kinds, Date day, std::string_view digest) {
    JsonWriter json;
    json.beginObject().key("day").text(isoDate(day)).key("digest").text(digest);
    for (auto const& kind : kinds) {
        json.key(kind.name).beginArray();
        for (auto const& [head, name] : kind.entries) {
            json.beginObject().key("id").text(head->id).key("version").integer(head->version).key("name").text(name);
            json.key("in_force")
                .boolean(head->inForce(day))
                .key("prospective")
                .boolean(head->prospective)
                .key("from")
                .text(head->prospective ? "" : isoDate(head->from))
                .key("to")
                .text(head->to ? isoDate(*head->to) : "");
            json.key("source").text(head->source).key("certainty").text(code(head->certainty)).endObject();
        }
        json.endArray();
    }
    json.endObject();
    std::cout << json.str() << '\n';
}

void printWords(std::vector<Kind> const& kinds, Date day) {
    std::cout << fmt::format("The rulebook on {}; what is marked is not in force:\n", longDate(day));
    for (auto const& kind : kinds) {
        std::cout << fmt::format("\n{} ({})\n", kind.name, kind.entries.size());
        for (auto const& [head, name] : kind.entries)
            std::cout << fmt::format("{} {:<44} {:<10} {}\n", head->inForce(day) ? ' ' : '*', head->id, code(head->certainty),
                                     head->source);
    }
}

}  // namespace

Result<std::filesystem::path> rulebookFolder(CommonOptions const& common, std::string const& named) {
    if (!named.empty()) return std::filesystem::path{named};
    auto places = findPlaces(common.places);
    if (!places) return fail(places.error());
    return places->rulebook();
}

int runRulesList(CommonOptions const& common, RulesOptions const& options) {
    auto folder = rulebookFolder(common, options.folder);
    if (!folder) return complain(folder.error());
    auto book = rules::Rulebook::load(*folder);
    if (!book) return runRulesCheck(common, options.folder);
    auto onlyOn = parseDate(options.on);
    if (!options.on.empty() && !onlyOn) {
        std::cerr << fmt::format("accord: '{}' is no day: write it as 2026-11-22.\n", options.on);
        return exits::notUnderstood;
    }
    auto day = onlyOn.value_or(londonDay(SystemClock{}.now()));
    auto kinds = kindsOf(book->entries(), onlyOn);
    common.isJson ? printJson(kinds, day, book->digest()) : printWords(kinds, day);
    return exits::done;
}

int runRulesAdopt(CommonOptions const& common) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto installation = Installation::open(*places, "accord rules adopt", Opening::existing);
    if (!installation) return complain(installation.error());
    auto const& book = (*installation)->rulebook();
    auto isNew = rulebookFault(**installation).has_value();
    if (auto done = adoptRulebook(**installation); !done) return complain(done.error());
    if (common.isJson) {
        JsonWriter json;
        json.beginObject().key("digest").text(book.digest()).key("files").integer(static_cast<std::int64_t>(book.files().size()));
        json.key("adopted").boolean(isNew).endObject();
        std::cout << json.str() << '\n';
    } else if (isNew) {
        std::cout << fmt::format("Adopted {} files into the ledger. Digest {}.\n", book.files().size(), book.digest());
    } else {
        std::cout << fmt::format("Nothing to adopt: this rulebook is the one in force. Digest {}.\n", book.digest());
    }
    return exits::done;
}

int runRulesCheck(CommonOptions const& common, std::string const& folder) {
    auto where = rulebookFolder(common, folder);
    if (!where) return complain(where.error());
    auto book = rules::Rulebook::load(*where);
    auto faults = book ? sharing::templateFaults(*book) : book.error();
    auto isGood = faults.empty();
    if (common.isJson) {
        JsonWriter json;
        json.beginObject().key("good").boolean(isGood).key("digest").text(book ? book->digest() : "").key("faults").beginArray();
        for (auto const& fault : faults) json.text(fault.sentence());
        json.endArray().endObject();
        std::cout << json.str() << '\n';
    } else if (isGood) {
        auto const& entries = book->entries();
        std::cout << fmt::format("The rulebook is good: {} stages, {} routes, {} outcomes, a template of {} clauses. Digest {}.\n",
                                 entries.stages.size(), entries.routes.size(), entries.outcomes.size(),
                                 sharing::nationalTemplate(*book).clauses.size(), book->digest());
    } else {
        for (auto const& fault : faults) std::cout << fault.sentence() << '\n';
    }
    return isGood ? exits::done : exits::no;
}

}  // namespace accord::app

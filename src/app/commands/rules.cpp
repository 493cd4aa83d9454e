#include "app/commands.hpp"
#include "base/json.hpp"
#include "rules/rulebook.hpp"
#include "sharing/templates.hpp"

#include <fmt/format.h>

#include <iostream>

namespace accord::app {

int runRulesCheck(CommonOptions const& common, std::string const& folder) {
    std::filesystem::path where = folder;
    if (folder.empty()) {
        auto places = findPlaces(common.places);
        if (!places) return complain(places.error());
        where = places->rulebook();
    }
    auto book = rules::Rulebook::load(where);
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

#include "app/commands.hpp"
#include "base/json.hpp"
#include "rules/rulebook.hpp"

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
    if (common.isJson) {
        JsonWriter json;
        json.beginObject().key("good").boolean(book.has_value()).key("digest").text(book ? book->digest() : "").key("faults").beginArray();
        if (!book)
            for (auto const& fault : book.error()) json.text(fault.sentence());
        json.endArray().endObject();
        std::cout << json.str() << '\n';
    } else if (book) {
        auto const& entries = book->entries();
        std::cout << fmt::format("The rulebook is good: {} stages, {} routes, {} outcomes. Digest {}.\n", entries.stages.size(),
                                 entries.routes.size(), entries.outcomes.size(), book->digest());
    } else {
        for (auto const& fault : book.error()) std::cout << fault.sentence() << '\n';
    }
    return book ? exits::done : exits::no;
}

}  // namespace accord::app

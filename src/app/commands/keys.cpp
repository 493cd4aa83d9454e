#include "app/commands.hpp"
#include "app/installation.hpp"
#include "app/maintenance.hpp"
#include "base/json.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <iostream>

namespace accord::app {

int runKeysRotate(CommonOptions const& common) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto installation = Installation::open(*places, "accord keys rotate", Opening::existing);
    if (!installation) return complain(installation.error());
    auto& house = **installation;
    auto rotated = vault::rotate(house.database(), house.keyring(), house.random(), house.clock().now());
    if (!rotated) return complain(rotated.error());
    if (common.isJson) {
        JsonWriter json;
        json.beginObject().key("generation").integer(rotated->newest).key("wrapped").integer(rotated->wrapped);
        json.key("destroyed").integer(static_cast<std::int64_t>(rotated->destroyed.size())).endObject();
        std::cout << json.str() << '\n';
    } else {
        std::cout << fmt::format("{} keys are wrapped under generation {}; {} older generation(s) destroyed.\n", rotated->wrapped,
                                 rotated->newest, rotated->destroyed.size());
    }
    return exits::done;
}

int runKeysShred(CommonOptions const& common) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto json = whereHeld(*places, "/shred", "accord keys shred", shreddedJson);
    if (!json) return complain(json.error());
    auto const shredded = boost::json::parse(*json).at("shredded").as_int64();
    if (common.isJson)
        std::cout << *json << '\n';
    else if (shredded == 0)
        std::cout << "Nothing is due: an erasure needs two people, and its hold of seven days must have passed.\n";
    else
        std::cout << fmt::format("{} erasure(s) carried out. The keys are gone for good.\n", shredded);
    return exits::done;
}

}  // namespace accord::app

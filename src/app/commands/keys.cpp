#include "app/commands.hpp"
#include "app/installation.hpp"
#include "base/json.hpp"

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
    auto installation = Installation::open(*places, "accord keys shred", Opening::existing);
    if (!installation) return complain(installation.error());
    auto& gate = (*installation)->gate();
    auto shredded = gate.eraseDue({.by = {}, .agency = {}, .at = gate.clock().now()});
    if (!shredded) return complain(shredded.error());
    if (common.isJson)
        std::cout << "{\"shredded\":" << *shredded << "}\n";
    else if (*shredded == 0)
        std::cout << "Nothing is due: an erasure needs two people, and its hold of seven days must have passed.\n";
    else
        std::cout << fmt::format("{} erasure(s) carried out. The keys are gone for good.\n", *shredded);
    return exits::done;
}

}  // namespace accord::app

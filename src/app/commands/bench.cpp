#include "app/commands.hpp"
#include "app/operator_door.hpp"

#include <iostream>

namespace accord::app {

int runBenchCommits(CommonOptions const& common) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto counts = askServer(*places, "/commits", "{}");
    if (!counts) return complain({ErrorCode::unavailable, "No server runs there."});
    if (!*counts) return complain(counts->error());
    std::cout << **counts << '\n';
    return exits::done;
}

}  // namespace accord::app

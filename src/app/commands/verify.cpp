#include "app/commands.hpp"
#include "app/maintenance.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <iostream>

namespace accord::app {
namespace {

std::string verdictWords(boost::json::object const& told) {
    auto text = [&](std::string_view name) { return std::string(told.at(name).as_string()); };
    if (!told.at("good").as_bool()) return fmt::format("The ledger is NOT whole: {}.", text("fault"));
    return fmt::format("The ledger is whole: {} events, root {}.", told.at("leaves").as_int64(), text("root"));
}

}  // namespace

int runVerify(CommonOptions const& common) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto json = whereHeld(*places, "/verify", "accord verify", verifiedJson);
    if (!json) return complain(json.error());
    auto const told = boost::json::parse(*json);
    std::cout << (common.isJson ? *json : verdictWords(told.as_object())) << '\n';
    return told.at("good").as_bool() ? exits::done : exits::no;
}

}  // namespace accord::app

#include "app/commands.hpp"
#include "app/operator_acts.hpp"
#include "base/json.hpp"

#include <iostream>

namespace accord::app {
namespace {

void sayOutput(CommonOptions const& common, FieldTexts const& output, std::string_view words) {
    if (!common.isJson) std::cout << words << '\n';
    JsonWriter json;
    json.beginObject();
    for (auto const& [name, text] : output) {
        if (common.isJson)
            json.key(name).text(text);
        else
            std::cout << "  " << name << "  " << text << '\n';
    }
    json.endObject();
    if (common.isJson) std::cout << json.str() << '\n';
}

int say(CommonOptions const& common, std::string_view action, FieldTexts const& input, std::string_view words) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto output = asOperator(*places, action, input);
    if (!output) return complain(output.error());
    sayOutput(common, *output, words);
    return exits::done;
}

}  // namespace

int runUserInvite(CommonOptions const& common, UserOptions const& options) {
    return say(common, "agency.operator-invite",
               {{"agency", options.agency}, {"who.name", options.name}, {"who.email", options.email}, {"who.role", options.role}},
               "An administrator was invited. The link works once, within a day; put the server's address before it.");
}

int runUserToken(CommonOptions const& common, UserOptions const& options) {
    if (options.role != "api-client") return complain({ErrorCode::invalid, "A token has the role api-client."});
    FieldTexts input{{"agency", options.agency}, {"label", options.label}, {"purpose", options.purpose}};
    if (!options.until.empty()) input.emplace_back("until", options.until);
    if (!options.signingKey.empty()) input.emplace_back("signing-key", options.signingKey);
    return say(common, "agency.operator-token", input, "A token was made. It is shown this once.");
}

}  // namespace accord::app

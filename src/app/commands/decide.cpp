#include "app/commands.hpp"
#include "app/decisions.hpp"
#include "app/installation.hpp"
#include "app/maintenance.hpp"
#include "base/json.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

namespace accord::app {
namespace {

/// "2026-11-22T10:00:00Z" as instants are written everywhere else: "2026-11-22T10:00:00.000000Z".
std::string toTheMicrosecond(std::string text) {
    constexpr std::size_t wholeSeconds = 20;
    if (text.size() == wholeSeconds && text.back() == 'Z') text.insert(text.size() - 1, ".000000");
    return text;
}

namespace bj = boost::json;

std::string joined(std::vector<std::string> const& values) {
    std::string all;
    for (auto const& value : values) all += (all.empty() ? "" : ",") + value;
    return all;
}

std::string questionOf(DecideOptions const& options) {
    JsonWriter json;
    json.beginObject();
    auto put = [&](std::string_view name, std::string const& value) {
        if (!value.empty()) json.key(name).text(value);
    };
    put("discloser", options.discloser);
    put("recipient", options.recipient);
    put("role", options.role);
    put("side", options.side);
    put("category", options.category);
    put("purpose", options.purpose);
    put("stage", options.stage);
    put("step", options.step);
    put("facts", joined(options.facts));
    put("training", joined(options.training));
    put("reference", options.reference);
    put("at", toTheMicrosecond(options.at));
    json.endObject();
    return json.take();
}

Result<std::string> questionsOf(DecideOptions const& options) {
    if (options.file.empty()) return questionOf(options);
    if (options.file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::ifstream file(options.file, std::ios::binary);
    if (!file) return fail(ErrorCode::notFound, "The file " + options.file + " cannot be read.");
    return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<std::string> decided(Places const& places, std::string const& questions) {
    auto const here = [&](Installation& installation) { return decisionsJson(installation, questions); };
    return whereHeld(places, "/decide", "accord decide", here, questions);
}

void tellAnswers(bj::object const& told) {
    auto const text = [](bj::object const& answer, std::string_view name) {
        auto const* value = answer.if_contains(name);
        return value && value->is_string() ? std::string(value->as_string()) : std::string{};
    };
    for (auto const& one : told.at("answers").as_array()) {
        auto const& answer = one.as_object();
        auto const possible = text(answer, "possible");
        std::cout << fmt::format("{:<26} {:<9} {}\n", text(answer, "category"), text(answer, "showing"), text(answer, "sentence"));
        if (!possible.empty()) std::cout << fmt::format("{:<36} Possible with: {}\n", "", possible);
    }
}

}  // namespace

int runDecide(CommonOptions const& common, DecideOptions const& options) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto questions = questionsOf(options);
    if (!questions) return complain(questions.error());
    auto json = decided(*places, *questions);
    if (!json) return complain(json.error());
    if (common.isJson)
        std::cout << *json << '\n';
    else
        tellAnswers(bj::parse(*json).as_object());
    return exits::done;
}

}  // namespace accord::app

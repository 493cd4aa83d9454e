#include "app/rebuild.hpp"

#include "app/commands.hpp"
#include "base/json.hpp"
#include "cli/progress.hpp"

#include <fmt/format.h>

#include <iostream>

namespace accord::app {
namespace {

void printJson(RebuildReport const& report) {
    JsonWriter json;
    json.beginObject().key("equal").boolean(report.isEqual).key("events").integer(report.events).key("tables").beginArray();
    for (auto const& table : report.tables) {
        json.beginObject().key("name").text(table.name).key("kind").text(table.kind);
        if (table.kind == "projection")
            json.key("digest").text(table.digest).key("rebuilt").text(table.rebuilt).key("equal").boolean(table.isEqual);
        json.endObject();
    }
    json.endArray().endObject();
    std::cout << json.str() << '\n';
}

void printTable(RebuildReport const& report) {
    for (auto const& table : report.tables) {
        if (table.kind != "projection") {
            std::cout << fmt::format("{:<32} {}\n", table.name, table.kind);
            continue;
        }
        auto rows = table.digest.substr(0, table.digest.find(':'));
        std::cout << fmt::format("{:<32} projection  {:>8} rows  {}\n", table.name, rows, table.isEqual ? "equal" : "DIFFERENT");
    }
    std::cout << (report.isEqual ? "Every projection agrees with the ledger.\n" : "Some projections do NOT agree with the ledger.\n");
}

}  // namespace

int runRebuild(CommonOptions const& common, bool isCheck) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto installation = Installation::open(*places, isCheck ? "accord rebuild --check" : "accord rebuild", Opening::existing);
    if (!installation) return complain(installation.error());
    cli::Progress progress("Rebuilding");
    auto show = [&](std::int64_t done, std::int64_t all) { progress.at(done, all); };
    auto report = isCheck ? checkRebuild(**installation, show) : rebuild(**installation, show);
    progress.finish();
    if (!report) return complain(report.error());
    if (common.isJson)
        printJson(*report);
    else
        printTable(*report);
    if (!isCheck && !report->isEqual && !common.isJson) std::cout << "They were made anew from the ledger, and agree now.\n";
    return report->isEqual || !isCheck ? exits::done : exits::no;
}

}  // namespace accord::app

#include "agency/reference.hpp"
#include "agency/setup.hpp"
#include "app/adoption.hpp"
#include "app/commands.hpp"
#include "app/demonstration.hpp"
#include "app/installation.hpp"
#include "app/signer_files.hpp"
#include "base/json.hpp"

#include <fmt/format.h>

#include <iostream>

namespace accord::app {
namespace {

Result<> loadReference(Installation& installation) {
    auto events = agency::referenceAgencies(installation.places().reference(), installation.random());
    if (!events) return fail(events.error());
    auto recorded = installation.gate().record(std::move(*events), {.at = installation.clock().now()});
    if (!recorded) return fail(recorded.error());
    return {};
}

Result<std::string> inviteFirstAdministrator(Installation& installation) {
    auto now = installation.clock().now();
    auto first = agency::firstAdministrator(installation.random(), "First administrator", "administrator@localhost", now);
    auto recorded = installation.gate().record(std::move(first.events), {.at = now});
    if (!recorded) return fail(recorded.error());
    auto isKept = installation.gate().keep([&](store::Session& session) {
        for (auto const& write : first.state) session.run(*write.statement, write.params);
    });
    if (!isKept) return fail(ErrorCode::unavailable, "The link for the first administrator could not be kept.");
    return first.link;
}

Result<std::string> furnish(Installation& installation, InitOptions const& options) {
    if (auto done = makeSignerKey(installation.places(), installation.random()); !done) return fail(done.error());
    if (auto done = adoptRulebook(installation); !done) return fail(done.error());
    if (auto done = loadReference(installation); !done) return fail(done.error());
    if (!options.withDemonstration) return inviteFirstAdministrator(installation);
    if (auto done = makeDemonstration(installation, options.seed); !done) return fail(done.error());
    return std::string{};
}

}  // namespace

int runInit(CommonOptions const& common, InitOptions const& options) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto installation = Installation::open(*places, "accord init", Opening::fresh);
    if (!installation) return complain(installation.error());
    auto link = furnish(**installation, options);
    if (!link) return complain(link.error());
    if (common.isJson) {
        JsonWriter json;
        json.beginObject()
            .key("data")
            .text(places->data.string())
            .key("keys")
            .text(places->keys.string())
            .key("link")
            .text(*link)
            .endObject();
        std::cout << json.str() << '\n';
        return exits::done;
    }
    std::cout << fmt::format("Made an installation in {}. Its keys are in {}: keep a copy of them elsewhere, and never beside the data.\n",
                             places->data.string(), places->keys.string());
    if (!link->empty())
        std::cout << fmt::format(
            "No agreement is in force and there is no account. Start the server, and open this once, within a day:\n  {}\n", *link);
    return exits::done;
}

}  // namespace accord::app

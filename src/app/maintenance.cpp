#include "app/maintenance.hpp"

#include "app/operator_door.hpp"
#include "app/signer_files.hpp"
#include "app/tree_keeper.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "ledger/sequencer.hpp"

namespace accord::app {
namespace {

/// What was committed after the server last numbered is part of the ledger too.
bool numberAll(Installation& installation) {
    constexpr std::int64_t batch = 10'000;
    for (std::optional<std::int64_t> numbered = batch; numbered == batch;)
        if (numbered = numberEvents(installation, batch); !numbered) return false;
    return true;
}

}  // namespace

Result<std::string> verifiedJson(Installation& installation) {
    if (!numberAll(installation)) return fail(ErrorCode::unavailable, "The last events could not be numbered into the tree.");
    auto reader = installation.database().reader();
    store::Transaction snapshot(*reader);
    auto fault = ledger::firstLedgerFault(*reader, publishedKey(installation.places()));
    auto const tree = fault ? ledger::TreeState{} : ledger::currentTree(*reader);
    JsonWriter json;
    json.beginObject().key("good").boolean(!fault).key("leaves").integer(static_cast<std::int64_t>(tree.size));
    json.key("root").text(fault ? "" : hex(tree.root)).key("fault").text(fault.value_or("")).endObject();
    return json.take();
}

Result<std::string> shreddedJson(Installation& installation) {
    auto& gate = installation.gate();
    auto shredded = gate.eraseDue({.by = {}, .agency = {}, .at = gate.clock().now()});
    if (!shredded) return fail(shredded.error());
    JsonWriter json;
    json.beginObject().key("shredded").integer(*shredded).endObject();
    return json.take();
}

Result<std::string> whereHeld(Places const& places, std::string const& path, std::string_view owner,
                              std::function<Result<std::string>(Installation&)> const& work, std::string const& body) {
    if (auto answer = askServer(places, path, body)) return std::move(*answer);
    auto installation = Installation::open(places, std::string(owner), Opening::existing);
    if (!installation) return fail(installation.error());
    return work(**installation);
}

}  // namespace accord::app

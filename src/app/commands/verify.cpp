#include "app/commands.hpp"
#include "app/installation.hpp"
#include "app/signer_files.hpp"
#include "app/tree_keeper.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "ledger/sequencer.hpp"

#include <fmt/format.h>

#include <iostream>

namespace accord::app {
namespace {

void tellTree(bool isJson, std::optional<std::string> const& fault, ledger::TreeState const& tree) {
    if (isJson) {
        JsonWriter json;
        json.beginObject().key("good").boolean(!fault).key("leaves").integer(static_cast<std::int64_t>(tree.size));
        json.key("root").text(fault ? "" : hex(tree.root)).key("fault").text(fault.value_or("")).endObject();
        std::cout << json.str() << '\n';
    } else if (fault) {
        std::cout << "The ledger is NOT whole: " << *fault << ".\n";
    } else {
        std::cout << fmt::format("The ledger is whole: {} events, root {}.\n", tree.size, hex(tree.root));
    }
}

/// What was committed after the server last numbered is part of the ledger too.
bool numberAll(Installation& installation) {
    constexpr std::int64_t batch = 10'000;
    for (std::optional<std::int64_t> numbered = batch; numbered == batch;)
        if (numbered = numberEvents(installation, batch); !numbered) return false;
    return true;
}

}  // namespace

int runVerify(CommonOptions const& common) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    auto installation = Installation::open(*places, "accord verify", Opening::existing);
    if (!installation) return complain(installation.error());
    if (!numberAll(**installation)) return complain({ErrorCode::unavailable, "The last events could not be numbered into the tree."});
    auto reader = (*installation)->database().reader();
    store::Transaction snapshot(*reader);
    auto fault = ledger::firstLedgerFault(*reader, publishedKey(*places));
    tellTree(common.isJson, fault, fault ? ledger::TreeState{} : ledger::currentTree(*reader));
    return fault ? exits::no : exits::done;
}

}  // namespace accord::app

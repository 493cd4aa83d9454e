#include "app/commands.hpp"
#include "app/signer_files.hpp"
#include "base/random.hpp"

#include <csignal>
#include <iostream>

namespace accord::app {
namespace {

ledger::SignerServer* running = nullptr;

void onSignal(int) {
    if (running) running->stop();
}

}  // namespace

int runSigner(CommonOptions const& common) {
    auto places = findPlaces(common.places);
    if (!places) return complain(places.error());
    ledger::SignerOptions options{signerFiles(*places), places->signerSocket()};
    options.alarm = [](std::string_view why) { std::cerr << "accord signer: ALARM: " << why << '\n'; };
    auto server = ledger::SignerServer::open(std::move(options));
    if (!server) return complain(server.error());
    running = server->get();
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
    (*server)->run();
    running = nullptr;
    return exits::done;
}

}  // namespace accord::app

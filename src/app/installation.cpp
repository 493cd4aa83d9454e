#include "app/installation.hpp"

#include "app/rebuild.hpp"

#include "app/ports.hpp"
#include "app/screening.hpp"
#include "app/signer_files.hpp"
#include "pathway/ports.hpp"
#include "pathway/push_signing.hpp"
#include "sharing/decider.hpp"
#include "sharing/receipts.hpp"
#include "sharing/request_records.hpp"
#include "sharing/templates.hpp"

#include <cstdlib>
#include <iostream>

namespace accord::app {
namespace {

namespace fs = std::filesystem;

/// A commit of which nobody knows whether it happened: never answer, never repeat (security.md 6). A supervisor starts us again.
void stopAtOnce(std::string const& why) {
    std::cerr << "accord stops: it is not known whether the last write is safe (" << why << "). Start it again.\n" << std::flush;
    std::_Exit(70);
}

store::Statement const selectSharedTime{"app.select-time", "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)", "i"};

std::string faultsText(rules::Faults const& faults) {
    std::string text = "The rulebook has faults:";
    for (auto const& fault : faults) text += "\n  " + fault.sentence();
    return text;
}

}  // namespace

Result<std::unique_ptr<Installation>> Installation::open(Places const& places, std::string const& purpose, Opening opening) {
    wirePorts();
    std::unique_ptr<Installation> made(new Installation(places));
    if (auto done = made->openStore(purpose, opening); !done) return fail(done.error());
    if (auto done = made->openKeys(opening); !done) return fail(done.error());
    if (auto done = made->readRulebook(); !done) return fail(done.error());
    auto schema = store::schemaNumber(*made->database_->writer());
    if (!schema) return fail(schema.error());
    auto migrated = store::migrate(*made->database_, made->registry_.migrations(),
                                   {.now = made->clock_.now(), .copies = places.isSqlite() ? places.data / "copies" : fs::path{}});
    if (!migrated) return fail(migrated.error());
    made->disclosure_ = sharing::makeDecider();
    sharing::receiptPort().key = publishedKey(places);
    // Where the reference list cannot be read, days are counted without holidays; screening says what is wrong with it.
    if (auto reference = readScreeningReference(places)) {
        sharing::requestPort().calendar = reference->calendar;
        wireIntake(std::move(*reference));
    }
    pathway::ports().pushKey = [keys = made->keyring_.get()](AgencyId agency) { return pathway::PushSigner(*keys).publicKey(agency); };
    made->gate_ = made->gateAt(made->clock_);
    if (auto now = store::schemaNumber(*made->database_->writer()); *schema != 0 && now && *now != *schema)
        if (auto filled = rebuild(*made, [](std::int64_t, std::int64_t) {}); !filled) return fail(filled.error());
    return made;
}

Instant Installation::sharedNow() {
    if (places_.isSqlite()) return clock_.now();
    return fromMicros(database_->reader()->one(selectSharedTime)->integer(0));
}

std::unique_ptr<gate::Gate> Installation::gateAt(Clock const& clock) {
    return std::make_unique<gate::Gate>(
        gate::House{*database_, *keyring_, registry_, *rulebook_, *disclosure_, clock, random_, stopAtOnce});
}

Result<> Installation::openStore(std::string const& purpose, Opening opening) {
    auto isThere = fs::exists(places_.keys / "vault.keys");
    if (opening == Opening::existing && !isThere)
        return fail(ErrorCode::notFound, "There is no installation in " + places_.data.string() + ". Make one with: accord init --data " +
                                             places_.data.string());
    if (opening == Opening::fresh && isThere)
        return fail(ErrorCode::conflict, "There is an installation in " + places_.data.string() + " already. Nothing was changed.");
    auto folder = store::DataFolder::open(places_.data, purpose);
    if (!folder) return fail(folder.error());
    folder_ = std::make_unique<store::DataFolder>(std::move(*folder));
    auto database = store::Database::open({.location = places_.isSqlite() ? folder_->databaseFile() : places_.database});
    if (!database) return fail(database.error());
    database_ = std::move(*database);
    return {};
}

Result<> Installation::openKeys(Opening opening) {
    auto keyring =
        opening == Opening::fresh ? vault::Keyring::make(places_.keys, random_, clock_.now()) : vault::Keyring::open(places_.keys);
    if (!keyring) return fail(keyring.error());
    keyring_ = std::move(*keyring);
    return {};
}

Result<> Installation::readRulebook() {
    auto book = rules::Rulebook::load(places_.rulebook());
    if (!book) return fail(ErrorCode::invalid, faultsText(book.error()));
    if (auto faults = sharing::templateFaults(*book); !faults.empty()) return fail(ErrorCode::invalid, faultsText(faults));
    rulebook_ = std::make_unique<rules::Rulebook>(std::move(*book));
    return {};
}

}  // namespace accord::app

#include "app/signer_files.hpp"

#include "base/text.hpp"

#include <cstring>
#include <fstream>

namespace accord::app {
namespace {

namespace fs = std::filesystem;

fs::path publicKeyFile(Places const& places) {
    return places.data / "tree-head.pub";
}

}  // namespace

ledger::SignerFiles signerFiles(Places const& places) {
    return {places.signerKeys() / "tree-head.key", places.signerKeys() / "signed"};
}

std::optional<ledger::PublicKey> publishedKey(Places const& places) {
    std::ifstream file(publicKeyFile(places));
    std::string text;
    std::getline(file, text);
    auto bytes = fromHex(text);
    ledger::PublicKey key{};
    if (!bytes || bytes->size() != key.size()) return std::nullopt;
    std::memcpy(key.data(), bytes->data(), key.size());
    return key;
}

Result<> makeSignerKey(Places const& places, Random& random) {
    std::error_code fault;
    fs::create_directories(places.signerKeys(), fault);
    fs::permissions(places.signerKeys(), fs::perms::owner_all, fault);
    if (fault) return fail(ErrorCode::unavailable, "The folder of the tree-head key cannot be made: " + fault.message());
    auto key = ledger::makeSigner(signerFiles(places), random);
    if (!key) return fail(key.error());
    std::ofstream file(publicKeyFile(places));
    file << hex(*key) << '\n';
    if (!file.flush()) return fail(ErrorCode::unavailable, "The public key of tree heads cannot be written.");
    return {};
}

}  // namespace accord::app

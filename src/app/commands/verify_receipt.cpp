#include "app/commands.hpp"
#include "app/signer_files.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "ledger/receipt.hpp"

#include <cstring>
#include <fstream>
#include <iostream>

namespace accord::app {
namespace {

/// No more than shows that it is too long.
std::string contentOf(std::istream& in) {
    std::string text(ledger::receiptBytesMax + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

Result<std::string> contentOf(std::string const& file) {
    if (file == "-") return contentOf(std::cin);
    std::ifstream in(file, std::ios::binary);
    if (!in) return fail(ErrorCode::notFound, "The file " + file + " cannot be read.");
    return contentOf(in);
}

/// 64 hex digits, a file that holds them, or what `accord init` published in the data folder.
Result<ledger::PublicKey> keyOf(CommonOptions const& common, std::string const& given) {
    std::string text = given;
    if (given.empty()) {
        auto places = findPlaces(common.places);
        auto published = places ? publishedKey(*places) : std::nullopt;
        if (published) return *published;
        return fail(ErrorCode::invalid,
                    "Name the log's public key with --key, as 64 hex digits or a file that holds them (tree-head.pub).");
    }
    if (std::ifstream file(given); file) std::getline(file, text);
    auto bytes = fromHex(trimmed(text));
    ledger::PublicKey key{};
    if (!bytes || bytes->size() != key.size()) return fail(ErrorCode::invalid, "A public key is 64 hex digits, or a file that holds them.");
    std::memcpy(key.data(), bytes->data(), key.size());
    return key;
}

Result<std::optional<ledger::TreeHead>> publishedHead(std::string const& file, ledger::PublicKey const& key) {
    if (file.empty()) return std::nullopt;
    auto note = contentOf(file);
    if (!note) return fail(note.error());
    auto head = ledger::openSignedNote(*note, key);
    if (!head) return fail(ErrorCode::invalid, "The published tree head: " + head.error().message);
    return head->head;
}

void tellReceipt(bool isJson, Result<ledger::Receipt> const& receipt) {
    if (isJson) {
        JsonWriter json;
        json.beginObject().key("holds").boolean(receipt.has_value()).key("why").text(receipt ? "" : receipt.error().message);
        json.key("says").beginObject();
        if (receipt)
            for (auto const& [name, text] : receipt->lines) json.key(name).text(text);
        json.endObject().endObject();
        std::cout << json.str() << '\n';
        return;
    }
    if (!receipt) {
        std::cout << "The receipt does NOT hold: " << receipt.error().message << ".\n";
        return;
    }
    std::cout << "The receipt holds.\n";
    for (auto const& [name, text] : receipt->lines) std::cout << "  " << name << ": " << text << '\n';
}

}  // namespace

int runVerifyReceipt(CommonOptions const& common, ReceiptOptions const& options) {
    auto key = keyOf(common, options.key);
    if (!key) return complain(key.error());
    auto head = publishedHead(options.head, *key);
    if (!head) return complain(head.error());
    auto text = contentOf(options.file);
    if (!text) return complain(text.error());
    auto receipt = ledger::verifyReceipt(*text, *key, *head);
    tellReceipt(common.isJson, receipt);
    return receipt ? exits::done : exits::no;
}

}  // namespace accord::app

#include "gate/requests.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace accord::gate {
namespace {

using store::Statement;

Statement const selectRequest{"gate.select-request",
                              "SELECT action, mac, output FROM state_request WHERE actor = :actor AND request_key = :key", "ttt"};
Statement const insertRequest{"gate.insert-request",
                              "INSERT INTO state_request (actor, request_key, action, mac, output, made_at) "
                              "VALUES (:actor, :key, :action, :mac, :output, :made_at)"};

void feed(crypto_generichash_state& state, std::string_view text) {
    // Length first, so that no two inputs run together to the same bytes.
    std::uint64_t const length = text.size();
    crypto_generichash_update(&state, reinterpret_cast<unsigned char const*>(&length), sizeof length);
    crypto_generichash_update(&state, reinterpret_cast<unsigned char const*>(text.data()), text.size());
}

}  // namespace

std::string inputMac(vault::Secret const& secret, std::string_view action, ObjectId on, FieldTexts const& input) {
    crypto_generichash_state state;
    std::array<unsigned char, 32> mac{};
    crypto_generichash_init(&state, secret.bytes().data(), secret.bytes().size(), mac.size());
    feed(state, action);
    feed(state, toText(on));
    // The same fields in another order are the same input.
    auto sorted = input;
    std::stable_sort(sorted.begin(), sorted.end(), [](auto const& left, auto const& right) { return left.first < right.first; });
    for (auto const& [name, text] : sorted) {
        feed(state, name);
        feed(state, text);
    }
    crypto_generichash_final(&state, mac.data(), mac.size());
    return base64url(mac);
}

Result<std::optional<FieldTexts>> earlierOutput(store::Session& session, RequestId const& request) {
    auto row = session.one(selectRequest, {column(request.actor), request.key});
    if (!row) return std::optional<FieldTexts>{};
    if (row->text(0) != request.action || row->text(1) != request.mac)
        return fail(ErrorCode::conflict, "This request key was used before, for something else.");
    auto output = fieldTextsOfJson(row->text(2));
    if (!output) return fail(output.error());
    return std::optional<FieldTexts>{std::move(*output)};
}

void keepRequest(store::Session& session, RequestId const& request, FieldTexts const& output, Instant now) {
    JsonWriter json;
    json.beginObject();
    for (auto const& [name, text] : output) json.key(name).text(text);
    json.endObject();
    session.run(insertRequest, {column(request.actor), request.key, request.action, request.mac, json.take(), micros(now)});
}

}  // namespace accord::gate

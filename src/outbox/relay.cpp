#include "outbox/relay.hpp"

#include "outbox/message.hpp"
#include "store/private_file.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace accord::outbox {
namespace {

constexpr std::size_t loginBytesMax = 1024;

struct Place {
    bool isTlsFromStart{};
    std::string host;
};

bool isHostChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':' || c == '[' ||
           c == ']';
}

bool isPort(std::string_view text) {
    int port = 0;
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), port);
    return fault == std::errc{} && end == text.data() + text.size() && port > 0 && port < 65536;
}

std::optional<Place> placeOf(std::string_view address) {
    Place place;
    if (address.starts_with("smtps://"))
        place.isTlsFromStart = true;
    else if (!address.starts_with("smtp://"))
        return std::nullopt;
    address.remove_prefix(address.find("//") + 2);
    auto const colon = address.rfind(':');
    if (colon == std::string_view::npos || colon == 0 || !isPort(address.substr(colon + 1))) return std::nullopt;
    place.host = std::string(address.substr(0, colon));
    if (!std::all_of(place.host.begin(), place.host.end(), isHostChar)) return std::nullopt;
    return place;
}

bool isThisMachine(std::string_view host) {
    return host == "127.0.0.1" || host == "[::1]" || host == "localhost";
}

Result<> readLogin(std::filesystem::path const& file, Relay& relay) {
    auto text = store::readPrivateFile(file, loginBytesMax);
    if (!text) return fail(text.error());
    auto const end = text->find('\n');
    relay.user = text->substr(0, end);
    if (end != std::string::npos) relay.password = text->substr(end + 1, text->find('\n', end + 1) - end - 1);
    if (relay.user.empty() || relay.password.empty() || text->find('\r') != std::string::npos)
        return fail(ErrorCode::invalid, "The file of the relay's login has the name in its first line and the password in its second.");
    return {};
}

}  // namespace

Result<Relay> relayOf(RelayOptions const& options) {
    auto const place = placeOf(options.address);
    if (!place) return fail(ErrorCode::invalid, "A relay is named as smtp://host:port or smtps://host:port.");
    if (!isMailAddress(options.from)) return fail(ErrorCode::invalid, "The sender of mail must be an address like accord@example.org.");
    Relay relay{options.address, options.from, {}, {}, options.trusted, false};
    if (!options.loginFile.empty())
        if (auto done = readLogin(options.loginFile, relay); !done) return fail(done.error());
    if (!options.trusted.empty() && !std::filesystem::exists(options.trusted))
        return fail(ErrorCode::notFound, "The file of trusted certificates is not there: " + options.trusted.string() + ".");
    relay.needsTls = place->isTlsFromStart || !isThisMachine(place->host) || !relay.user.empty() || !relay.trusted.empty();
    return relay;
}

}  // namespace accord::outbox

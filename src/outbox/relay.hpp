// The relay that takes our mail, and how it is reached.
//
//    auto relay = relayOf({.address = "smtp://mail.swanmere.example:587", .from = "accord@swanmere.example", .loginFile = file});
//    if (!relay) complain(relay.error());
//    SmtpTransport transport(*relay);
//    auto result = transport.send(recipient, text, stopping);
//
// TLS 1.2 or newer with a certificate that holds, always: `smtps://` from the first byte,
// `smtp://` by STARTTLS, and nothing is sent where the relay has none. The one exception is
// a relay on this machine without a login, where there is no wire to listen on.
#pragma once

#include "base/result.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>

namespace accord::outbox {

struct RelayOptions {
    std::string address{};              ///< smtp://host:port or smtps://host:port
    std::string from{};                 ///< the sender's address
    std::filesystem::path loginFile{};  ///< name and password, a line each; only this user may read it
    std::filesystem::path trusted{};    ///< certificates that are trusted instead of the system's
};

struct Relay {
    std::string address;
    std::string from;
    std::string user, password;
    std::filesystem::path trusted;
    bool needsTls{};
};

/// Fails with a sentence that says what was expected.
[[nodiscard]] Result<Relay> relayOf(RelayOptions const& options);

enum class Sent : std::uint8_t {
    handedOver = 1,
    refused,   ///< the relay does not take this mail, and will not take it later
    tryLater,  ///< not reached, busy, or not set up rightly: another try may succeed
};

struct SendResult {
    Sent sent{};
    std::string why{};  ///< in our words; empty where it was handed over
};

/// What carries mail away; tests have their own.
class Transport {
public:
    Transport() = default;
    Transport(Transport const&) = delete;
    Transport& operator=(Transport const&) = delete;
    virtual ~Transport() = default;

    /// Blocks, a minute at the most; ends early when `stopping` becomes true.
    [[nodiscard]] virtual SendResult send(std::string const& to, std::string const& message, std::atomic<bool> const& stopping) = 0;
};

/// One thread at a time.
class SmtpTransport final : public Transport {
public:
    explicit SmtpTransport(Relay relay);
    [[nodiscard]] SendResult send(std::string const& to, std::string const& message, std::atomic<bool> const& stopping) override;

private:
    Relay relay_;
};

}  // namespace accord::outbox

// A mail as it goes over the wire (RFC 5322): a few headers of our own making, and text.
//
//    auto text = messageText({.from = "accord@swanmere.example", .to = address, .letter = letter, .id = id, .at = now});
//    if (!text) giveUp(text.error());
//
// Nothing that somebody typed becomes a header line of its own: an address with a line
// end, a control character, a space or a bracket is no address here, and a subject is
// one line of printable ASCII (OWASP ASVS 5.0, 1.3.11). One mail has one recipient.
//
// Pure.
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "outbox/letter.hpp"

#include <string>
#include <string_view>

namespace accord::outbox {

/// One mailbox in plain ASCII that can stand in a header and an SMTP command as it is.
[[nodiscard]] bool isMailAddress(std::string_view text);

struct Message {
    std::string from;
    std::string to;
    Letter letter;
    std::string id;  ///< the same each time that this mail is tried, so that a copy is told from another mail
    Instant at{};
};

/// With CRLF at each line's end.
[[nodiscard]] Result<std::string> messageText(Message const& message);

}  // namespace accord::outbox

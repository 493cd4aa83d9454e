// What a mail says: that there is something to look at in Accord, and where to sign in.
//
//    auto letter = writeLetter({.kind = MailKind::tasksDue, .count = 4, .server = "https://accord.example"});
//    letter.subject    // "Accord: you have 4 tasks due"
//
// No name, case, incident or offence stands in one, and no agency: whoever looks over
// somebody's shoulder learns that they use Accord (security.md 2, T9). Each is plain
// ASCII with short lines, so that no relay has to change it.
//
// Pure.
#pragma once

#include "base/clock.hpp"
#include "events/outbox.hpp"

#include <cstdint>
#include <string>

namespace accord::outbox {

using events::MailKind;

struct LetterFacts {
    MailKind kind{};
    std::int64_t count{};    ///< tasks due
    std::string server{};    ///< "https://accord.example", without a slash at its end
    std::string linkPath{};  ///< "/join/…": of an invitation or a reset
    Instant at{};            ///< until when the link works; when the account was changed
};

struct Letter {
    std::string subject;
    std::string body;
};

[[nodiscard]] Letter writeLetter(LetterFacts const& facts);

}  // namespace accord::outbox

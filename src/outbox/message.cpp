#include "outbox/message.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

namespace accord::outbox {
namespace {

constexpr std::size_t addressCharsMax = 254;  // RFC 5321, 4.5.3.1.3: a path of 256 with its brackets
constexpr std::size_t localCharsMax = 64;
constexpr std::size_t subjectCharsMax = 68;  // RFC 5322, 2.1.1: a line of 78 with its name
constexpr std::size_t lineCharsMax = 998;

bool isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// RFC 5322, 3.2.3: dot-atom.
bool isLocalChar(char c) {
    return isLetterOrDigit(c) || std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
}

bool isDomainChar(char c) {
    return isLetterOrDigit(c) || c == '-' || c == '.';
}

bool isDotted(std::string_view text) {
    return !text.empty() && text.front() != '.' && text.back() != '.' && text.find("..") == std::string_view::npos;
}

bool isPrintable(std::string_view line) {
    return std::all_of(line.begin(), line.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

// RFC 5322, 3.3, in UTC. By hand: names of days and months must not follow a locale.
std::string mailDate(Instant at) {
    static constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = std::chrono::floor<std::chrono::days>(at);
    std::chrono::year_month_day const date{day};
    std::chrono::hh_mm_ss const time{std::chrono::floor<std::chrono::seconds>(at - day)};
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000", days[std::chrono::weekday{day}.c_encoding()],
                       static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

/// The body with CRLF; nothing where a line cannot go as it is.
std::optional<std::string> wireBody(std::string_view body) {
    std::string wire;
    while (!body.empty()) {
        auto const end = std::min(body.find('\n'), body.size());
        auto const line = body.substr(0, end);
        if (line.size() > lineCharsMax || !isPrintable(line)) return std::nullopt;
        wire.append(line).append("\r\n");
        body.remove_prefix(std::min(end + 1, body.size()));
    }
    return wire;
}

}  // namespace

bool isMailAddress(std::string_view text) {
    auto const at = text.find('@');
    if (at == std::string_view::npos || text.size() > addressCharsMax || at > localCharsMax) return false;
    auto const local = text.substr(0, at);
    auto const domain = text.substr(at + 1);
    return isDotted(local) && isDotted(domain) && std::all_of(local.begin(), local.end(), isLocalChar) &&
           std::all_of(domain.begin(), domain.end(), isDomainChar) && domain.front() != '-' && domain.back() != '-';
}

Result<std::string> messageText(Message const& message) {
    if (!isMailAddress(message.from)) return fail(ErrorCode::invalid, "the sender's address is none that mail can come from");
    if (!isMailAddress(message.to)) return fail(ErrorCode::invalid, "the address is none that mail can go to");
    auto const isId = !message.id.empty() && std::all_of(message.id.begin(), message.id.end(), isLetterOrDigit);
    auto const body = wireBody(message.letter.body);
    auto const& subject = message.letter.subject;
    if (!isId || !body || subject.empty() || subject.size() > subjectCharsMax || !isPrintable(subject))
        return fail(ErrorCode::internal, "the text is none that can be mailed");
    return fmt::format(
        "Date: {}\r\nFrom: Accord <{}>\r\nTo: <{}>\r\nSubject: {}\r\nMessage-ID: <{}@{}>\r\n"
        "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n"
        "Content-Transfer-Encoding: 7bit\r\n\r\n{}",
        mailDate(message.at), message.from, message.to, subject, message.id, message.from.substr(message.from.find('@') + 1), *body);
}

}  // namespace accord::outbox

#include "base/date.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <array>
#include <cctype>
#include <charconv>
#include <vector>

namespace accord {
namespace {

constexpr std::array<std::string_view, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                                  "July",    "August",   "September", "October", "November", "December"};

std::optional<unsigned> wholeNumber(std::string_view text) {
    unsigned value = 0;
    auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool sameLetters(std::string_view left, std::string_view right) {
    if (left.size() != right.size()) return false;
    for (std::size_t at = 0; at < left.size(); ++at)
        if (std::tolower(static_cast<unsigned char>(left[at])) != std::tolower(static_cast<unsigned char>(right[at]))) return false;
    return true;
}

std::optional<unsigned> monthNumber(std::string_view text) {
    if (auto value = wholeNumber(text)) return value;
    for (unsigned at = 0; at < months.size(); ++at)
        if (sameLetters(text, months[at]) || sameLetters(text, months[at].substr(0, 3))) return at + 1;
    if (sameLetters(text, "Sept")) return 9;
    return std::nullopt;
}

/// "4", or "4th" as many write it.
std::optional<unsigned> dayNumber(std::string_view text) {
    for (std::string_view ending : {"st", "nd", "rd", "th"})
        if (text.size() > 2 && sameLetters(text.substr(text.size() - 2), ending)) return wholeNumber(text.substr(0, text.size() - 2));
    return wholeNumber(text);
}

std::vector<std::string_view> partsOf(std::string_view text) {
    std::vector<std::string_view> parts;
    std::size_t at = 0;
    while (at < text.size() && parts.size() < 4) {
        auto start = text.find_first_not_of(" /.-,", at);
        if (start == std::string_view::npos) break;
        auto end = text.find_first_of(" /.-,", start);
        if (end == std::string_view::npos) end = text.size();
        parts.push_back(text.substr(start, end - start));
        at = end;
    }
    return parts;
}

std::optional<Date> dateOf(unsigned year, unsigned month, unsigned day) {
    // Checked first: std::chrono keeps months and days in a byte, in which 260 is 4.
    if (year < 1900 || year > 2200 || month > 12 || day > 31) return std::nullopt;
    Date date{std::chrono::year{static_cast<int>(year)}, std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok()) return std::nullopt;
    return date;
}

int yearOf(Date day) {
    return static_cast<int>(day.year());
}
unsigned monthOf(Date day) {
    return static_cast<unsigned>(day.month());
}
unsigned dayOf(Date day) {
    return static_cast<unsigned>(day.day());
}

date::time_zone const* london() {
    static auto const* zone = date::locate_zone("Europe/London");
    return zone;
}

std::chrono::sys_seconds localSeconds(Instant at) {
    auto seconds = std::chrono::floor<std::chrono::seconds>(at);
    return seconds + london()->get_info(seconds).offset;
}

}  // namespace

std::optional<Date> parseIsoDate(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto year = wholeNumber(text.substr(0, 4));
    auto month = wholeNumber(text.substr(5, 2));
    auto day = wholeNumber(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return dateOf(*year, *month, *day);
}

std::optional<Date> parseDate(std::string_view text) {
    if (auto iso = parseIsoDate(text)) return iso;
    auto parts = partsOf(text);
    if (parts.size() != 3) return std::nullopt;
    auto day = dayNumber(parts[0]);
    auto month = monthNumber(parts[1]);
    auto year = wholeNumber(parts[2]);
    if (!day || !month || !year) return std::nullopt;
    return dateOf(*year, *month, *day);
}

std::string isoDate(Date day) {
    return fmt::format("{:04}-{:02}-{:02}", yearOf(day), monthOf(day), dayOf(day));
}
std::string longDate(Date day) {
    return fmt::format("{} {} {}", dayOf(day), months[monthOf(day) - 1], yearOf(day));
}
std::string shortDate(Date day) {
    return fmt::format("{} {}", dayOf(day), months[monthOf(day) - 1].substr(0, 3));
}

Date londonDay(Instant at) {
    return Date{std::chrono::floor<std::chrono::days>(localSeconds(at))};
}

std::string londonTime(Instant at) {
    auto local = localSeconds(at);
    auto day = std::chrono::floor<std::chrono::days>(local);
    auto minutes = std::chrono::floor<std::chrono::minutes>(local - day).count();
    auto hour = minutes / 60;
    auto const* half = hour < 12 ? "am" : "pm";
    auto shown = hour % 12 == 0 ? 12 : hour % 12;
    return fmt::format("{} at {}:{:02}{}", longDate(Date{day}), shown, minutes % 60, half);
}

std::string isoInstant(Instant at) {
    auto day = std::chrono::floor<std::chrono::days>(at);
    auto rest = (at - day).count();
    auto seconds = rest / 1'000'000;
    return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", isoDate(Date{day}), seconds / 3600, seconds / 60 % 60, seconds % 60,
                       rest % 1'000'000);
}

std::optional<Instant> parseInstant(std::string_view text) {
    if (text.size() != 27 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' || text[26] != 'Z')
        return std::nullopt;
    auto day = parseIsoDate(text.substr(0, 10));
    auto hour = wholeNumber(text.substr(11, 2));
    auto minute = wholeNumber(text.substr(14, 2));
    auto second = wholeNumber(text.substr(17, 2));
    auto micro = wholeNumber(text.substr(20, 6));
    if (!day || !hour || !minute || !second || !micro || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    return Instant{std::chrono::sys_days{*day}} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           std::chrono::seconds{*second} + std::chrono::microseconds{*micro};
}

int ageOn(Date born, Date day) {
    auto years = yearOf(day) - yearOf(born);
    auto hadBirthday = monthOf(day) > monthOf(born) || (monthOf(day) == monthOf(born) && dayOf(day) >= dayOf(born));
    return hadBirthday ? years : years - 1;
}

}  // namespace accord

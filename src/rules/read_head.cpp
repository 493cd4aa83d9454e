#include "rules/read_head.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::rules {

bool isSlug(std::string_view text) {
    auto const fits = [](char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-'; };
    return !text.empty() && text.size() <= 60 && text.front() != '-' && text.back() != '-' && std::all_of(text.begin(), text.end(), fits);
}

Head readHead(TomlTable& table, std::string_view kind, Reading& reading) {
    Head head;
    head.kind = kind;
    head.id = table.text("id", 60);
    if (!head.id.empty() && !isSlug(head.id))
        table.fault("id", fmt::format("`id` is \"{}\"", head.id), "lower-case letters, digits and hyphens, at most 60");
    head.version = static_cast<int>(table.integer("version", 1, 9999));
    head.prospective = table.flag("prospective");
    head.to = table.optionalDate("to");
    if (!head.prospective)
        head.from = table.date("from");
    else if (table.has("from"))
        table.fault("from", "a prospective entry has a `from`", "either `prospective = true` or a day since when it is in force");
    if (head.to && head.from.ok() && *head.to < head.from)
        table.fault("to", fmt::format("it ends on {}, before it begins on {}", isoDate(*head.to), isoDate(head.from)),
                    "`to` on or after `from`");
    head.source = table.text("source");
    head.certainty = table.choice<Certainty>("certainty");
    head.rule = ruleIdOf(head.kind, head.id, head.version);
    reading.places.push_back({head, table.file(), table.line()});
    return head;
}

std::optional<WorkingDayClock> readClock(TomlTable& table) {
    auto clock = table.table("clock");
    if (!clock) return std::nullopt;
    WorkingDayClock read;
    read.days = static_cast<int>(clock->integer("days", 1, 260));
    read.enhancedDays = static_cast<int>(clock->optionalInteger("enhanced_days", 1, 260).value_or(read.days));
    read.starts = clock->choice<ClockStart>("starts");
    read.basis = clock->optionalChoice<Basis>("basis");
    clock->done();
    return read;
}

std::optional<int> optionalNumber(TomlTable& table, std::string_view key, int least, int most) {
    auto const number = table.optionalInteger(key, least, most);
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

}  // namespace accord::rules

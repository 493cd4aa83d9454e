#include "casework/actions/record_attempt.hpp"

#include <array>

#include <fmt/format.h>

namespace accord::casework {
namespace {

constexpr int againDaysOffered = 14;
constexpr int triedDaysOffered = 8;

/// "Tomorrow, 24 Nov", "Wednesday, 25 Nov": a day is chosen by one touch.
std::string dayNamed(Date day, Date today) {
    static constexpr std::array<std::string_view, 7> names{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    auto days = daysBetween(today, day);
    auto name = days == 0    ? "Today"
                : days == 1  ? "Tomorrow"
                : days == -1 ? "Yesterday"
                             : names.at(std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding());
    return fmt::format("{}, {}", name, shortDate(day));
}

}  // namespace

Result<gate::FormHelp> RecordAttempt::help(gate::Desk& desk, ObjectId) {
    gate::FormHelp help;
    auto today = desk.today();
    for (int days = 0; days <= againDaysOffered; ++days) {
        auto day = plusDays(today, days);
        help.options.push_back({"again-on", isoDate(day), dayNamed(day, today)});
    }
    for (int days = 0; days < triedDaysOffered; ++days) {
        auto day = plusDays(today, -days);
        help.options.push_back({"on", isoDate(day), dayNamed(day, today)});
    }
    help.defaults = {{"attempt", std::string(code(events::AttemptResult::noAnswer))}, {"on", isoDate(today)}};
    return help;
}

Result<CaseDone> RecordAttempt::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto loaded = loadParty(desk, on);
    if (!loaded) return fail(loaded.error());
    auto const& file = loaded->file;
    auto const& party = loaded->party();
    auto day = dayGiven(input.on, desk.today());
    if (!day) return fail(day.error());
    Again const again{input.againOn, input.time, input.words};
    auto againOn = dayAgain(again, desk.today());
    if (!againOn) return fail(againOn.error());

    auto against = mayMakeFirstContact(callerOf(desk.actor()), file.facts, party, file.rules, *day);
    CaseDone done{{}, {file.facts.id}};
    done.events.add(events::AttemptMade{.caseId = file.facts.id,
                                        .side = party.side,
                                        .on = *day,
                                        .result = input.result,
                                        .againOn = *againOn,
                                        .againWhen = whenAgain(again),
                                        .against = reasonNames(against.refusals())},
                    file.aboutParty(party));
    return done;
}

}  // namespace accord::casework

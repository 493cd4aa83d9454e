// The rulebook in words that people read: on its pages, in the handbook and on the
// command line, the same everywhere.
//
//    clockWords(route)      // "within 5 working days from the report, 1 with enhanced rights"
//    entryWords(route)      // "Only where: Responsibility is accepted. Never: Intimate partner violence"
//    headingOf(route)       // "You are a prison offender manager: what to do, in five steps"
#pragma once

#include "rules/rulebook.hpp"

#include <string>

namespace accord::pathway {

[[nodiscard]] std::string clockWords(rules::RouteRule const& route);
[[nodiscard]] std::string clockWords(rules::WorkingDayClock const& clock);
[[nodiscard]] std::string closesWords(rules::RouteRule const& route);
/// What must hold for the route to be open, and for what it is shut; empty where nothing is asked.
[[nodiscard]] std::string entryWords(rules::RouteRule const& route);
/// The same, as a line of a printed page; empty where nothing is asked.
[[nodiscard]] std::string entryLine(rules::RouteRule const& route);
[[nodiscard]] std::string headingOf(rules::RouteRule const& route);
[[nodiscard]] std::string signOffWords(rules::StageRule const& stage);
/// "from 1 April 2021", "from 10 December 2013 to 31 March 2021", "not in force".
[[nodiscard]] std::string daysWords(rules::Head const& head);
/// "Practice, and not law": empty only where the named source says so.
[[nodiscard]] std::string_view caution(rules::Head const& head);

}  // namespace accord::pathway

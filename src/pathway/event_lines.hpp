// Events as agencies' systems send them: one JSON object a line (NDJSON), each with the
// columns of an extract as its members. One alone is a body of one line.
//
//    {"incident_reference":"40/1/26","victim_reference":"V1","offence":"Burglary","outcome":"charged",
//     "outcome_date":"2026-11-20","flags":["none"],"event_id":"niche-887"}
//
//    auto batch = readEventLines(body);
//    screening.read("events", batch.source());      // the good ones, as an extract
//    batch.lines[at].fault                          // empty: it is row `at` of them
//
// Lines and members are told apart by this alone; what a value means is for the extract's own
// reader, so that an event is read and routed as a row of a list is. No value is repeated in a
// fault. Pure.
#pragma once

#include "base/csv.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace accord::pathway {

inline constexpr std::size_t eventLinesMost = 1000;
inline constexpr std::size_t eventLineBytesMost = 16 * 1024;

struct EventLine {
    std::uint64_t line{};  ///< in the body, from 1
    std::string eventId;   ///< the sender's own; may be empty
    std::string fault;     ///< empty: it is read
};

struct EventBatch {
    std::vector<EventLine> lines;   ///< blank ones are none
    std::vector<std::size_t> rows;  ///< which of `lines` stands in which row of `extract`
    std::string extract;            ///< CSV, with a header
    [[nodiscard]] ByteSource source() const;
    /// Which of `lines` a line of the extract is; its header is line 1.
    [[nodiscard]] std::size_t lineOf(std::uint64_t csvLine) const { return rows.at(csvLine - 2); }
};

/// Refused whole: nothing in it, or too much.
[[nodiscard]] Result<EventBatch> readEventLines(std::string_view body);

/// The JSON Schema of one event (draft 2020-12), made from the same columns.
[[nodiscard]] std::string eventSchema();

}  // namespace accord::pathway

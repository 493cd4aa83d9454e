// Court lists, read as they are published: Libra's XML and Common Platform's JSON.
//
//    auto read = readCourtList(CourtFormat::libra, source, [&](CourtMatter const& matter) { … },
//                              [&](std::uint64_t line, RowProblem problem) { … });
//
// One matter for each defendant of each case, handed on as it is read: memory does not grow
// with the file. Of a defendant nothing is kept: a list is there to find who was harmed, and
// its format has no victim. What is broken is told with its line; what was read before a list
// breaks off stands, and running the whole list again opens nothing twice.
//
// XML by expat: entities and document types are refused, so that nothing can expand. JSON by
// Boost.JSON's incremental parser, at most 32 deep. Pure; one thread.
#pragma once

#include "base/csv.hpp"
#include "base/date.hpp"
#include "base/result.hpp"
#include "pathway/public_list.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace accord::pathway {

enum class CourtFormat : std::uint8_t { libra = 1, commonPlatform };

struct CourtMatter {
    std::uint64_t line{};
    std::string court;
    std::string caseReference;  ///< the court's number, or else the prosecutor's reference
    std::string offence;        ///< titles, with semicolons between
    std::string hearing;        ///< "Plea and Trial Preparation", "First Hearings Slot"
    Date on{};
    bool isForSentence{};  ///< the hearing is for sentence: there was a plea or a verdict of guilty
};

using CourtSink = std::function<void(CourtMatter const&)>;
using CourtFaults = std::function<void(std::uint64_t line, RowProblem problem)>;

struct CourtLimits {
    static constexpr std::size_t textBytesMax = 4096;
    static constexpr std::size_t depthMax = 32;
    static constexpr std::size_t defendantsMax = 1000;  ///< of one hearing
    static constexpr std::size_t offencesMax = 200;     ///< of one defendant
};

/// Fails, with the line, where the file is no such list or breaks off; rows that were handed on before stand.
[[nodiscard]] Result<> readCourtList(CourtFormat format, ByteSource const& source, CourtSink const& matters, CourtFaults const& faults);

/// "21 Feb 1981", "20/02/2020", "2026-02-17", "20200220", "17 February 2026".
[[nodiscard]] std::optional<Date> courtDate(std::string_view text);

/// What both readers make of a matter once it is whole: handed on, or told as a fault.
void handOn(CourtMatter const& matter, std::string_view date, CourtSink const& matters, CourtFaults const& faults);

}  // namespace accord::pathway

#include "sharing/request_figures.hpp"

#include "events/sharing_requests.hpp"

#include <fmt/format.h>

#include <map>

namespace accord::sharing {
namespace {

using store::Statement;

constexpr std::int64_t least = 5;

Statement const selectCounts{
    "sharing.select-answer-counts",
    "SELECT a.answer, a.reason, COUNT(*), CAST(SUM(a.working_days) AS BIGINT), "
    "CAST(SUM(CASE WHEN a.answered_on > r.due_on THEN 1 ELSE 0 END) AS BIGINT) "
    "FROM sharing_answer a JOIN sharing_request r ON r.id = a.request GROUP BY a.answer, a.reason ORDER BY a.answer, a.reason",
    "ttiii"};

std::string held(std::int64_t count) {
    return count < least ? "fewer than 5" : std::to_string(count);
}

struct Counts {
    std::map<std::string, std::int64_t> byAnswer, byReason;
    std::int64_t answered{}, workingDays{}, late{};
};

Counts counted(store::Session& session) {
    Counts counts;
    for (auto const& row : session.all(selectCounts)) {
        counts.byAnswer[row.text(0)] += row.integer(2);
        if (!row.text(1).empty()) counts.byReason[row.text(1)] += row.integer(2);
        counts.answered += row.integer(2);
        counts.workingDays += row.integer(3);
        counts.late += row.integer(4);
    }
    return counts;
}

}  // namespace

std::vector<RequestFigure> requestFigures(store::Session& session) {
    auto const counts = counted(session);
    std::vector<RequestFigure> figures{
        {"Items answered", held(counts.answered), "Each item of a request that got an answer, of any kind."}};
    // Parts of a whole that is held back, or of which another part is, could tell it: then none of them is told.
    auto isTold = counts.answered >= least;
    for (auto const& word : wordsOf<events::ItemAnswer>) {
        auto found = counts.byAnswer.find(std::string(word.code));
        isTold = isTold && (found == counts.byAnswer.end() || found->second >= least);
    }
    for (auto const& word : wordsOf<events::ItemAnswer>) {
        auto found = counts.byAnswer.find(std::string(word.code));
        auto count = found == counts.byAnswer.end() ? 0 : found->second;
        figures.push_back({fmt::format("Answer: {}", word.label), isTold ? std::to_string(count) : "held back",
                           "Of the items answered. Held back together where one of the numbers is under 5."});
    }
    auto areReasonsTold = isTold;
    for (auto const& [reason, count] : counts.byReason) areReasonsTold = areReasonsTold && count >= least;
    for (auto const& word : wordsOf<events::RefusalReason>) {
        auto found = counts.byReason.find(std::string(word.code));
        auto count = found == counts.byReason.end() ? 0 : found->second;
        figures.push_back({fmt::format("Refused: {}", word.label), areReasonsTold ? std::to_string(count) : "held back",
                           "Of the items refused, by the reason that the holding agency gave. Held back together where one is under 5."});
    }
    auto average = counts.answered >= least
                       ? fmt::format("{:.1f}", static_cast<double>(counts.workingDays) / static_cast<double>(counts.answered))
                       : std::string("held back");
    figures.push_back(
        {"Working days to an answer, on average", average, "From the day it was asked to the day of the answer, over the items answered."});
    auto isLateTold = counts.answered >= least && (counts.late == 0 || counts.late >= least) &&
                      (counts.answered == counts.late || counts.answered - counts.late >= least);
    figures.push_back({"Answered after the day it was due", isLateTold ? std::to_string(counts.late) : "held back",
                       "The day that the agreement sets, or ten working days where none does. Held back where it or the rest is under 5."});
    return figures;
}

}  // namespace accord::sharing

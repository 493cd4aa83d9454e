#include "casework/entries.hpp"

#include "events/casework.hpp"
#include "events/casework_attempts.hpp"
#include "events/casework_handover.hpp"
#include "events/casework_hold.hpp"

#include <algorithm>

namespace accord::casework {
namespace {

using namespace events;

constexpr auto shapes = std::to_array<EntryShape>({
    {.type = CaseOpened::type},
    {.type = RiskAssessed::type, .on = "on", .until = "review-by", .cell = "rating", .extra = "controls", .note = "hazards"},
    {.type = SafeguardingChecked::type, .on = "on", .cell = "safeguarding", .note = "note"},
    {.type = OrdersChecked::type, .on = "on", .cell = "orders", .extra = "until", .note = "note"},
    {.type = SignedOff::type, .code = "what", .data = {"of"}},
    {.type = Allocated::type,
     .code = "role",
     .data = {"facilitation-until", "victim-awareness-until", "sensitive-until"},
     .extra = "facilitator-name"},
    {.type = DetailsOpened::type, .code = "reason", .note = "note"},
    {.type = ContactRecorded::type,
     .on = "on",
     .code = "maker",
     .data = {"trained", "first"},
     .cell = "result",
     .extra = "method",
     .note = "note",
     .hasAgainst = true},
    {.type = AttemptMade::type, .on = "on", .until = "again-on", .cell = "attempt", .note = "again-when", .hasAgainst = true},
    {.type = ConsentRecorded::type,
     .on = "on",
     .until = "expires-on",
     .code = "consent",
     .data = {"text-version"},
     .cell = "answer",
     .extra = "by",
     .note = "facts"},
    {.type = SuitabilityDecided::type, .on = "on", .cell = "decision", .extra = "responsibility", .note = "reasons"},
    {.type = Prepared::type, .on = "on", .cell = "ready", .note = "plan"},
    {.type = ProcessHeld::type,
     .on = "on",
     .code = "kind",
     .data = {"between", "lead-trained", "explored"},
     .cell = "responsibility",
     .note = "note",
     .hasAgainst = true},
    {.type = OutcomeAgreed::type, .on = "on", .note = "summary"},
    {.type = OutcomeItemAdded::type, .until = "due", .data = {"number"}, .extra = "who", .note = "action"},
    {.type = OutcomeItemDone::type, .on = "on", .data = {"number"}, .extra = "item-result"},
    {.type = FollowUpRecorded::type, .on = "on", .until = "next-on", .note = "note"},
    {.type = FeedbackRecorded::type, .on = "on", .code = "satisfaction", .note = "comment"},
    {.type = StandardsChecked::type, .code = "standing", .data = {"missing", "rulebook"}},
    {.type = ReferrerTold::type, .on = "on", .code = "means"},
    {.type = CaseStopped::type, .cell = "why", .note = "note"},
    {.type = HoldLifted::type, .note = "reasons"},
    {.type = HandoverOffered::type, .code = "why", .data = {"offer", "to"}},
    {.type = HandoverClosed::type, .code = "end", .data = {"offer", "holder"}, .note = "reasons"},
    {.type = HolderDisputed::type, .until = "decide-by", .data = {"offer", "decider"}, .note = "reasons"},
    {.type = NotesReadBack::type, .note = "questions"},
    {.type = FacilitatorLeft::type, .data = {"facilitator"}},
    {.type = CaseClosed::type, .on = "on", .data = {"process-held"}, .extra = "closure", .note = "note"},
});

}  // namespace

std::span<EntryShape const> entryShapes() {
    return shapes;
}

EntryShape const* shapeOf(std::string_view type) {
    auto at = std::ranges::find(shapes, type, &EntryShape::type);
    return at == shapes.end() ? nullptr : &*at;
}

std::string_view Entry::datum(std::size_t n) const {
    std::string_view rest = data;
    for (; n > 0; --n) {
        auto slash = rest.find('/');
        if (slash == std::string_view::npos) return {};
        rest.remove_prefix(slash + 1);
    }
    return rest.substr(0, rest.find('/'));
}

}  // namespace accord::casework

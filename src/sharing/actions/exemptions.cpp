#include "sharing/actions/exemptions.hpp"

#include "gate/authorise.hpp"
#include "sharing/register_records.hpp"

namespace accord::sharing {
namespace {

constexpr int usualDays = 28, mostDays = 92;

/// Three months at most: an exemption that nobody looks at again would be a refusal for good.
Result<Date> reviewDay(std::optional<Date> given, Date today) {
    auto const day = given.value_or(plusDays(today, usualDays));
    if (daysBetween(today, day) < 1) return fail({{"review-on", "too-early", "Choose a day that is still to come"}});
    if (daysBetween(today, day) > mostDays) return fail({{"review-on", "too-late", "Choose a day within three months from today"}});
    return day;
}

}  // namespace

Result<gate::Done<Nothing>> RecordExemption::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto person = personOf(desk, on);
    if (!person) return fail(gate::notThere());
    if (isToldAll(person->account) && !leavesOut(desk, *person))
        return fail(ErrorCode::refused, "Nothing is left out of this person's account: they are told everything.");
    auto day = reviewDay(input.reviewOn, desk.today());
    if (!day) return fail(day.error());
    gate::Done<Nothing> done;
    done.events.add(events::ExemptionRecorded{input.basis, input.why, *day}, {.object = on, .subject = idCast<SubjectId>(on)});
    return done;
}

Result<gate::Done<Nothing>> ReviewExemption::process(gate::Desk& desk, ObjectId on, Input const& input) {
    auto person = personOf(desk, on);
    auto record = person ? exemptionOf(desk.db(), on) : std::nullopt;
    if (!person) return fail(gate::notThere());
    if (!record) return fail(ErrorCode::refused, "No exemption is recorded that could be looked at.");
    if (record->recordedBy == desk.actor().user) return fail(ErrorCode::refused, "Somebody else than who recorded it looks at it again.");
    std::optional<Date> next;
    if (input.finding == events::ExemptionFinding::stillNeeded) {
        auto day = reviewDay(input.reviewOn, desk.today());
        if (!day) return fail(day.error());
        next = *day;
    }
    gate::Done<Nothing> done;
    done.events.add(events::ExemptionReviewed{input.finding, next}, {.object = on, .subject = idCast<SubjectId>(on)});
    return done;
}

}  // namespace accord::sharing

#include "casework/views/my_referrals.hpp"

#include "casework/draft_store.hpp"
#include "gate/visibility.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::casework {
namespace {

constexpr std::int64_t referralsPerPage = 50;
constexpr std::int64_t referralPagesMax = 1000;

// `:any` is 1 where every status is wanted; the three are derived as in referral_status.hpp.
store::Statement const selectMine =
    gate::guarded("casework.my-referrals",
                  "SELECT r.id, o.share, r.reference, r.made_at, r.stage, r.crime_reference, r.offence, r.accepted_at, r.declined_at, "
                  "r.closed_at, r.told "
                  "FROM casework_referral r {visible:r.id} "
                  "WHERE r.made_by = :me AND (CAST(:any AS BIGINT) = 1 "
                  "OR (CAST(:received AS BIGINT) = 1 AND r.accepted_at IS NULL AND r.declined_at IS NULL) "
                  "OR (CAST(:with_service AS BIGINT) = 1 AND r.accepted_at IS NOT NULL AND r.closed_at IS NULL) "
                  "OR (CAST(:closed AS BIGINT) = 1 AND (r.declined_at IS NOT NULL OR r.closed_at IS NOT NULL))) "
                  "ORDER BY r.made_at DESC, r.id DESC LIMIT :rows OFFSET :skip",
                  "iititttiiit");

std::string answerOf(Draft const& draft, std::string_view name) {
    for (auto const& [key, text] : draft.answers)
        if (key == name) return text;
    return {};
}

MyReferrals::DraftLine lineOf(Draft const& draft) {
    auto about = answerOf(draft, "incident.offence");
    if (about.empty()) about = answerOf(draft, "harmed.name");
    auto savedOn = londonDay(draft.savedAt);
    auto query = "?draft=" + toText(draft.id);
    return {draft.id,
            savedOn,
            plusDays(savedOn, draftDays),
            about.empty() ? "A new referral" : about,
            "/referrals/draft/check" + query,
            "/referrals/draft/discard/new" + query};
}

MyReferrals::Line lineOf(store::Row const& row) {
    return {.reference = row.text(2),
            .madeOn = londonDay(fromMicros(row.integer(3))),
            .stage = fromCode<Stage>(row.text(4)).value(),
            .crimeReference = row.optionalText(5).value_or(""),
            .offence = row.optionalText(6).value_or(""),
            .status = statusOf({.isAccepted = !row.isNull(7), .isDeclined = !row.isNull(8), .isCaseClosed = !row.isNull(9)}),
            .told = row.optionalText(10).value_or("")};
}

std::string sentenceOf(std::size_t referrals, std::size_t drafts) {
    if (referrals == 0 && drafts == 0) return "You have made no referral yet.";
    auto text = std::string("What you referred, newest first. What either person answers stays with the service.");
    if (drafts > 0) text += fmt::format(" You have {} {}.", drafts, drafts == 1 ? "draft" : "drafts");
    return text;
}

}  // namespace

Result<gate::Rows> MyReferrals::rows(gate::Desk& desk, ObjectId, Query const& query) {
    gate::Rows rows;
    auto drafts = listDrafts(desk);
    auto page = std::clamp<std::int64_t>(query.page.value_or(1), 1, referralPagesMax);
    auto is = [&query](ReferralStatus status) { return std::int64_t{query.status == status}; };
    auto found = desk.db().all(selectMine, desk.visible({column(desk.actor().user), std::int64_t{!query.status},
                                                         is(ReferralStatus::received), is(ReferralStatus::withService),
                                                         is(ReferralStatus::closed), referralsPerPage + 1, (page - 1) * referralsPerPage}));
    auto hasMore = found.size() > static_cast<std::size_t>(referralsPerPage);
    if (hasMore) found.pop_back();
    rows.single("summary", Summary{sentenceOf(found.size(), drafts.size()), static_cast<std::int64_t>(drafts.size()),
                                   desk.actor().may("referral.make") ? "/referrals/draft/harmed/new" : ""});
    rows.list<Line>("referrals");
    for (auto const& row : found)
        rows.add("referrals", lineOf(row),
                 {.object = fromColumn<ObjectId>(row.integer(0)),
                  .subject = {},
                  .joint = fromColumn<SubjectId>(row.integer(0)),
                  .share = row.integer(1)});
    rows.list<DraftLine>("drafts");
    for (auto const& draft : drafts) rows.add("drafts", lineOf(draft));
    auto path = query.status ? "/my-referrals?status=" + std::string(code(*query.status)) : std::string("/my-referrals");
    if (page > 1 || hasMore)
        rows.single("pages", pageLinks(path, page, hasMore));
    else
        rows.list<PageLinks>("pages");
    return rows;
}

}  // namespace accord::casework

#include "casework/views/inbox.hpp"

#include "casework/referral_records.hpp"
#include "gate/visibility.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::casework {
namespace {

constexpr std::int64_t rowsPerPage = 50;
constexpr std::int64_t pagesMax = 200;
// Counting further costs more than it tells: the page says "200 or more".
constexpr std::int64_t countMax = 200;
constexpr int weekDays = 7;

// With a stage and without are two questions, each with an index of its own.
std::string waitingSql(std::string_view columns, bool ofStage, std::string_view limit) {
    return fmt::format(
        "SELECT {} FROM casework_referral r {{visible:r.id}} WHERE r.provider = :agency AND r.is_waiting = 1{} "
        "ORDER BY r.urgent_on, r.made_at, r.id LIMIT {}",
        columns, ofStage ? " AND r.stage = :stage" : "", limit);
}

store::Statement const& listStatement(bool ofStage) {
    auto make = [](std::string name, bool isOfStage) {
        constexpr std::string_view columns =
            "r.id, o.share, r.reference, r.made_at, r.stage, r.urgent_on, r.is_sensitive, r.from_agency, r.offence, r.offence_class";
        return gate::guarded(std::move(name), waitingSql(columns, isOfStage, ":rows OFFSET :skip"), "iitittittt");
    };
    static store::Statement const all = make("casework.inbox", false);
    static store::Statement const staged = make("casework.inbox-of-stage", true);
    return ofStage ? staged : all;
}

// The most urgent come first, so that what presses is among those that are counted.
store::Statement const& countStatement(bool ofStage) {
    auto make = [](std::string name, bool isOfStage) {
        return gate::guarded(
            std::move(name),
            "WITH counted AS (" + waitingSql("r.urgent_on", isOfStage, ":most") +
                ") SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN urgent_on < :today THEN 1 ELSE 0 END), 0) AS BIGINT), "
                "CAST(COALESCE(SUM(CASE WHEN urgent_on >= :today AND urgent_on <= :until THEN 1 ELSE 0 END), 0) AS BIGINT) FROM counted",
            "iii");
    };
    static store::Statement const all = make("casework.inbox-count", false);
    static store::Statement const staged = make("casework.inbox-count-of-stage", true);
    return ofStage ? staged : all;
}

struct Counted {
    std::int64_t waiting{}, passed{}, thisWeek{};
};

std::vector<store::Value> asked(gate::Desk& desk, std::string const& stage, std::initializer_list<store::Value> more) {
    auto values = desk.visible({column(desk.actor().agency)});
    if (!stage.empty()) values.emplace_back(stage);
    values.insert(values.end(), more.begin(), more.end());
    return values;
}

Counted countedFor(gate::Desk& desk, std::string const& stage, Date today) {
    auto until = isoDate(plusDays(today, weekDays));
    auto row = desk.db().one(countStatement(!stage.empty()), asked(desk, stage, {countMax, isoDate(today), until}));
    return row ? Counted{row->integer(0), row->integer(1), row->integer(2)} : Counted{};
}

/// Where all of them stand on the page there is nothing more to ask for.
Counted countedOn(std::vector<store::Row> const& found, Date today) {
    Counted counted{static_cast<std::int64_t>(found.size()), 0, 0};
    auto now = isoDate(today), until = isoDate(plusDays(today, weekDays));
    for (auto const& row : found) {
        counted.passed += row.text(5) < now;
        counted.thisWeek += row.text(5) >= now && row.text(5) <= until;
    }
    return counted;
}

Inbox::Line lineOf(store::Row const& row, Date today) {
    auto madeOn = londonDay(fromMicros(row.integer(3)));
    auto urgent = urgentOnFromColumn(row.text(5));
    return {.reference = row.text(2),
            .madeOn = madeOn,
            .waitedDays = daysBetween(madeOn, today),
            .stage = fromCode<Stage>(row.text(4)).value(),
            .urgentOn = urgent,
            .urgency = howUrgent(urgent, today),
            .isSensitive = row.integer(6) != 0,
            .fromAgency = row.text(7),
            .offence = row.optionalText(8).value_or(""),
            .offenceClass = fromCode<events::OffenceClass>(row.optionalText(9).value_or(""))};
}

std::string sentenceOf(Inbox::Summary const& summary) {
    if (summary.waiting == 0) return "No referral is waiting.";
    auto text = summary.waiting == 1 ? std::string("1 referral waits.")
                                     : fmt::format("{}{} referrals wait.", summary.waiting, summary.isMore ? " or more" : "");
    if (summary.thisWeek > 0) text += fmt::format(" {} {} time-limited this week.", summary.thisWeek, summary.thisWeek == 1 ? "is" : "are");
    if (summary.passed > 0) text += fmt::format(" The date of {} has passed.", summary.passed);
    return text;
}

}  // namespace

Result<gate::Rows> Inbox::rows(gate::Desk& desk, ObjectId, Query const& query) {
    gate::Rows rows;
    auto today = desk.today();
    auto page = std::clamp<std::int64_t>(query.page.value_or(1), 1, pagesMax);
    auto stage = std::string(query.stage ? code(*query.stage) : "");
    auto found = desk.db().all(listStatement(!stage.empty()), asked(desk, stage, {rowsPerPage + 1, (page - 1) * rowsPerPage}));
    auto hasMore = found.size() > static_cast<std::size_t>(rowsPerPage);
    if (hasMore) found.pop_back();

    auto counted = page == 1 && !hasMore ? countedOn(found, today) : countedFor(desk, stage, today);
    Summary summary{.says = {},
                    .waiting = counted.waiting,
                    .isMore = counted.waiting == countMax,
                    .thisWeek = counted.thisWeek,
                    .passed = counted.passed};
    summary.says = sentenceOf(summary);
    rows.single("summary", summary);
    rows.list<Line>("referrals");
    for (auto const& row : found)
        rows.add("referrals", lineOf(row, today),
                 {.object = fromColumn<ObjectId>(row.integer(0)),
                  .subject = {},
                  .joint = fromColumn<SubjectId>(row.integer(0)),
                  .share = row.integer(1)});
    if (page > 1 || hasMore)
        rows.single("pages", pageLinks(stage.empty() ? "/referrals" : "/referrals?stage=" + stage, page, hasMore));
    else
        rows.list<PageLinks>("pages");
    return rows;
}

}  // namespace accord::casework

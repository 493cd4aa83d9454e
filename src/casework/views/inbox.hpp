// The referrals that wait for the service: what is time-limited first. Coordinators see
// those that are not sensitive, specialists those that are; grants decide which.
//
//    GET /referrals?stage=custody&page=2
//
// No name stands in the list: who it is about is told on the referral's own page, where
// each field is decided and the viewing is of one referral.
#pragma once

#include "casework/page_links.hpp"
#include "casework/urgency.hpp"
#include "events/plain.hpp"
#include "events/referral.hpp"
#include "gate/view.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace accord::casework {

struct Inbox {
    static constexpr std::string_view name = "casework.inbox";
    static constexpr std::string_view title = "New referrals";
    static constexpr std::string_view permission = "referral.triage";
    static constexpr std::string_view path = "referrals";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "casework/inbox";
    static constexpr std::string_view opens = "casework.referral";

    struct Query {
        std::optional<Stage> stage;
        std::optional<std::int64_t> page;

        static constexpr auto spec() {
            return accord::spec<Query>(events::plain<&Query::stage>("stage", "Stage").optional(),
                                       events::plain<&Query::page>("page", "Page").optional());
        }
    };

    /// "38 referrals wait. 3 are time-limited this week."
    struct Summary {
        std::string says;
        std::int64_t waiting{};
        bool isMore{};  ///< there are more than were counted
        std::int64_t thisWeek{};
        std::int64_t passed{};

        static constexpr auto spec() {
            return accord::spec<Summary>(events::plain<&Summary::says>("says", "In short"),
                                         events::plain<&Summary::waiting>("waiting", "Waiting"),
                                         events::plain<&Summary::isMore>("is-more", "Or more"),
                                         events::plain<&Summary::thisWeek>("this-week", "Time-limited this week"),
                                         events::plain<&Summary::passed>("passed", "Date has passed"));
        }
    };

    struct Line {
        std::string reference;
        Date madeOn{};
        std::int64_t waitedDays{};
        Stage stage{};
        std::optional<Date> urgentOn;
        Urgency urgency{};
        bool isSensitive{};
        std::string fromAgency;
        std::string offence;
        std::optional<events::OffenceClass> offenceClass;

        static constexpr auto spec() {
            return accord::spec<Line>(
                events::plain<&Line::reference>("reference", "Reference"), events::plain<&Line::madeOn>("made-on", "Received"),
                events::plain<&Line::waitedDays>("waited-days", "Days waited"), events::plain<&Line::stage>("stage", "Stage"),
                events::plain<&Line::urgentOn>("urgent-on", "Time-limited by").optional(),
                events::plain<&Line::urgency>("urgency", "How urgent"),
                events::plain<&Line::isSensitive>("is-sensitive", "For specialists only"),
                events::plain<&Line::fromAgency>("from-agency", "From"),
                field<&Line::offence, Category::offence, Owner::joint>("incident.offence", "Offence or incident").sealed(),
                field<&Line::offenceClass, Category::offence, Owner::joint>("incident.offence-class", "Kind").optional());
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"summary", &tableOf<Summary>()}, {"referrals", &tableOf<Line>()}, {"pages", &tableOf<PageLinks>()}};
    }

    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::casework

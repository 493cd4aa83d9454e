// The referrals that somebody made, each with its status in safe words, and their drafts.
// Nothing that either side answered later ever stands here.
//
//    GET /my-referrals?status=received
#pragma once

#include "casework/page_links.hpp"
#include "casework/referral_status.hpp"
#include "events/plain.hpp"
#include "events/referral.hpp"
#include "gate/view.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace accord::casework {

struct MyReferrals {
    static constexpr std::string_view name = "casework.my-referrals";
    static constexpr std::string_view title = "My referrals";
    static constexpr std::string_view permission = "referral.read";
    static constexpr std::string_view path = "my-referrals";
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    static constexpr std::string_view page = "casework/my_referrals";
    static constexpr std::string_view opens = "casework.referral";

    struct Query {
        std::optional<ReferralStatus> status;
        std::optional<std::int64_t> page;

        static constexpr auto spec() {
            return accord::spec<Query>(events::plain<&Query::status>("status", "Status").optional(),
                                       events::plain<&Query::page>("page", "Page").optional());
        }
    };

    struct Summary {
        std::string says;
        std::int64_t drafts{};
        std::string newHref;  ///< where a referral is begun, for who may make one

        static constexpr auto spec() {
            return accord::spec<Summary>(events::plain<&Summary::says>("says", "In short"),
                                         events::plain<&Summary::drafts>("drafts", "Drafts"),
                                         events::plain<&Summary::newHref>("new-href", "Make a referral").optional());
        }
    };

    struct Line {
        std::string reference;
        Date madeOn{};
        Stage stage{};
        std::string crimeReference;
        std::string offence;
        ReferralStatus status{};
        std::string told;

        static constexpr auto spec() {
            return accord::spec<Line>(
                events::plain<&Line::reference>("reference", "Reference"), events::plain<&Line::madeOn>("made-on", "Made on"),
                events::plain<&Line::stage>("stage", "Stage"),
                field<&Line::crimeReference, Category::offence, Owner::joint>("incident.crime-reference", "Crime or case reference")
                    .sealed(),
                field<&Line::offence, Category::offence, Owner::joint>("incident.offence", "Offence or incident").sealed(),
                events::plain<&Line::status>("status", "Status"), events::plain<&Line::told>("told", "What the service says").optional());
        }
    };

    struct DraftLine {
        DraftId draft{};
        Date savedOn{};
        Date keptUntil{};
        std::string about;
        std::string link, discard;

        static constexpr auto spec() {
            return accord::spec<DraftLine>(
                events::plain<&DraftLine::draft>("draft", "Draft"), events::plain<&DraftLine::savedOn>("saved-on", "Saved on"),
                events::plain<&DraftLine::keptUntil>("kept-until", "Kept until"), events::plain<&DraftLine::about>("about", "About"),
                events::plain<&DraftLine::link>("link", "Go on"), events::plain<&DraftLine::discard>("discard", "Discard"));
        }
    };

    static std::vector<std::pair<std::string_view, SpecTable const*>> parts() {
        return {{"summary", &tableOf<Summary>()},
                {"referrals", &tableOf<Line>()},
                {"drafts", &tableOf<DraftLine>()},
                {"pages", &tableOf<PageLinks>()}};
    }

    static Result<gate::Rows> rows(gate::Desk& desk, ObjectId on, Query const& query);
};

}  // namespace accord::casework

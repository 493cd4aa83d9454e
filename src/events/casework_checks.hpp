// The events of safety and allocation (events/casework.hpp includes this): what is
// looked at before anybody is contacted, who stands for it, and who works the case.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "events/casework_words.hpp"
#include "events/plain.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::events {

struct RiskAssessed {
    static constexpr std::string_view type = "casework.risk-assessed";
    static constexpr int version = 1;
    CaseId caseId{};
    Side side{};
    Date on{};
    RiskRating rating{};
    std::string hazards;
    std::string controls;
    std::vector<CheckSource> sources;
    Date reviewBy{};

    static constexpr auto spec() {
        return accord::spec<RiskAssessed>(
            plain<&RiskAssessed::caseId>("case", "Case"), plain<&RiskAssessed::side>("side", "Side"),
            plain<&RiskAssessed::on>("on", "Assessed on"), field<&RiskAssessed::rating, Category::risk, Owner::subject>("rating", "Risk"),
            field<&RiskAssessed::hazards, Category::risk, Owner::subject>("hazards", "What could go wrong").atMost(2000).optional(),
            field<&RiskAssessed::controls, Category::risk, Owner::subject>("controls", "What keeps it safe").atMost(2000).optional(),
            field<&RiskAssessed::sources, Category::risk, Owner::subject>("sources", "Asked"),
            plain<&RiskAssessed::reviewBy>("review-by", "Review by"));
    }
};

struct SafeguardingChecked {
    static constexpr std::string_view type = "casework.safeguarding-checked";
    static constexpr int version = 1;
    CaseId caseId{};
    Side side{};
    Date on{};
    SafeguardingResult result{};
    std::vector<CheckSource> sources;
    std::string note;

    static constexpr auto spec() {
        return accord::spec<SafeguardingChecked>(
            plain<&SafeguardingChecked::caseId>("case", "Case"), plain<&SafeguardingChecked::side>("side", "Side"),
            plain<&SafeguardingChecked::on>("on", "Checked on"),
            field<&SafeguardingChecked::result, Category::vulnerability, Owner::subject>("safeguarding", "Safeguarding"),
            field<&SafeguardingChecked::sources, Category::vulnerability, Owner::subject>("sources", "Asked"),
            field<&SafeguardingChecked::note, Category::vulnerability, Owner::subject>("note", "Note").atMost(2000).optional());
    }
};

/// What binds one of them towards the other: about the case, joint.
struct OrdersChecked {
    static constexpr std::string_view type = "casework.orders-checked";
    static constexpr int version = 1;
    Date on{};
    OrdersResult result{};
    std::vector<OrderKind> kinds;
    std::vector<CheckSource> sources;
    std::optional<Date> until{};
    std::string note;

    static constexpr auto spec() {
        return accord::spec<OrdersChecked>(
            plain<&OrdersChecked::on>("on", "Checked on"),
            field<&OrdersChecked::result, Category::risk, Owner::joint>("orders", "Orders and conditions"),
            field<&OrdersChecked::kinds, Category::risk, Owner::joint>("kinds", "Which").optional(),
            field<&OrdersChecked::sources, Category::risk, Owner::joint>("sources", "Asked"),
            field<&OrdersChecked::until, Category::risk, Owner::joint>("until", "In force until").optional(),
            field<&OrdersChecked::note, Category::risk, Owner::joint>("note", "Note").atMost(2000).optional());
    }
};

/// Somebody other than its author stands for a check (about its participant) or for the case going on (about the case).
struct SignedOff {
    static constexpr std::string_view type = "casework.signed-off";
    static constexpr int version = 1;
    CaseId caseId{};
    SignOff what{};
    EventId of{};  ///< the check that is signed off; none for going ahead with the process

    static constexpr auto spec() {
        return accord::spec<SignedOff>(plain<&SignedOff::caseId>("case", "Case"), plain<&SignedOff::what>("what", "What"),
                                       plain<&SignedOff::of>("of", "Of").optional());
    }
};

/// About the case; the subject is the member of staff. Their training is kept as it was when it was decided.
struct Allocated {
    static constexpr std::string_view type = "casework.allocated";
    static constexpr int version = 1;
    UserId facilitator{};
    FacilitatorRole role{};
    std::string name;
    std::optional<Date> facilitationUntil{}, victimAwarenessUntil{}, sensitiveUntil{};

    static constexpr auto spec() {
        return accord::spec<Allocated>(
            plain<&Allocated::facilitator>("facilitator", "Facilitator"), plain<&Allocated::role>("role", "Role"),
            field<&Allocated::name, Category::staff, Owner::staff>("facilitator-name", "Name"),
            plain<&Allocated::facilitationUntil>("facilitation-until", "Facilitation training until").optional(),
            plain<&Allocated::victimAwarenessUntil>("victim-awareness-until", "Victim awareness until").optional(),
            plain<&Allocated::sensitiveUntil>("sensitive-until", "Sensitive cases until").optional());
    }
};

}  // namespace accord::events

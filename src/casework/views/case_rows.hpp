// The rows of the case page: what each part shows, and whose each field is.
//
// A value that was opened for a rule stands here as a value, and the gate still decides
// by its category whether it is shown; what rules do not need stays a sealed cell.
#pragma once

#include "base/spec.hpp"
#include "casework/case_state.hpp"
#include "events/casework.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace accord::casework {

template <auto Member>
consteval auto shown(std::string_view name, std::string_view label) {
    return field<Member, Category::none, Owner::none>(name, label);
}

struct HeaderRow {
    std::string reference;
    std::optional<Stage> stage{};
    bool isSensitive{};
    gate::Step step{};
    Date openedOn{};
    std::optional<Date> closedOn{};
    bool isYours{};

    static constexpr auto spec() {
        return accord::spec<HeaderRow>(shown<&HeaderRow::reference>("reference", "Case"), shown<&HeaderRow::stage>("stage", "Stage"),
                                       shown<&HeaderRow::isSensitive>("sensitive", "Sensitive"), shown<&HeaderRow::step>("step", "Step"),
                                       shown<&HeaderRow::openedOn>("opened-on", "Opened"), shown<&HeaderRow::closedOn>("closed-on", "Closed"),
                                       shown<&HeaderRow::isYours>("yours", "Allocated to you"));
    }
};

/// Sealed under the referral's joint key.
struct IncidentRow {
    std::string offence;
    std::optional<Date> happenedOn{};

    static constexpr auto spec() {
        return accord::spec<IncidentRow>(field<&IncidentRow::offence, Category::offence, Owner::joint>("incident.offence", "Offence").sealed(),
                                         field<&IncidentRow::happenedOn, Category::offence, Owner::joint>("incident.happened-on", "On"));
    }
};

struct StepRow {
    std::string name;
    StepState state{StepState::later};
    std::optional<Date> on{};
    std::string note;

    static constexpr auto spec() {
        return accord::spec<StepRow>(shown<&StepRow::name>("name", "Step"), shown<&StepRow::state>("state", "State"), shown<&StepRow::on>("on", "On"),
                                     shown<&StepRow::note>("note", "Note"));
    }
};

struct NextRow {
    std::string title;
    bool isAllowed{};
    std::string action;   ///< title of the Action
    std::string path;     ///< where its form stands

    static constexpr auto spec() {
        return accord::spec<NextRow>(field<&NextRow::title, Category::progress, Owner::joint>("title", "Next"), shown<&NextRow::isAllowed>("allowed", "May be done now"),
                                     shown<&NextRow::action>("action", "Action"), shown<&NextRow::path>("path", "Where"));
    }
};

struct ReasonRow {
    std::string code;
    bool speaksFor{};
    std::string sentence;
    std::string remedy;

    static constexpr auto spec() {
        return accord::spec<ReasonRow>(field<&ReasonRow::code, Category::progress, Owner::joint>("code", "Reason"), shown<&ReasonRow::speaksFor>("for", "Speaks for it"),
                                       field<&ReasonRow::sentence, Category::progress, Owner::joint>("sentence", "Why"),
                                       field<&ReasonRow::remedy, Category::progress, Owner::joint>("remedy", "What would make it possible"));
    }
};

struct PartyRow {
    Side side{};
    std::string name, heldAt, safeDetail, instructions, language, accessNeeds, hopes;
    std::string consents, responsibility;
    std::optional<events::RiskRating> risk{};
    std::optional<Date> riskOn{};
    std::optional<events::SafeguardingResult> safeguarding{};
    std::optional<bool> knows{};
    std::int64_t contacts{};

    static constexpr auto spec() {
        using P = PartyRow;
        return accord::spec<P>(
            shown<&P::side>("side", "Side"), field<&P::name, Category::identity, Owner::subject>("name", "Name").sealed(),
            field<&P::heldAt, Category::contact, Owner::subject>("held-at", "Where").sealed(),
            field<&P::safeDetail, Category::safeContact, Owner::subject>("safe.detail", "Safe contact").sealed(),
            field<&P::instructions, Category::safeContact, Owner::subject>("has-instructions", "Instructions"),
            field<&P::language, Category::vulnerability, Owner::subject>("language", "Language").sealed(),
            field<&P::accessNeeds, Category::vulnerability, Owner::subject>("access-needs", "What they need").sealed(),
            field<&P::hopes, Category::participation, Owner::subject>("hopes", "Hopes").sealed(),
            field<&P::consents, Category::participation, Owner::subject>("consents", "Consents"),
            field<&P::responsibility, Category::offence, Owner::subject>("responsibility", "Takes responsibility"),
            field<&P::risk, Category::risk, Owner::subject>("rating", "Risk"), field<&P::riskOn, Category::risk, Owner::subject>("risk-on", "Assessed on"),
            field<&P::safeguarding, Category::vulnerability, Owner::subject>("safeguarding", "Safeguarding"),
            field<&P::knows, Category::participation, Owner::subject>("knows", "Knows of this"),
            field<&P::contacts, Category::participation, Owner::subject>("contacts", "Contacts"));
    }
};

struct ConsentRow {
    Side side{};
    std::optional<events::ConsentKind> consent{};
    std::optional<events::ConsentAnswer> answer{};
    Date on{};

    static constexpr auto spec() {
        using R = ConsentRow;
        return accord::spec<R>(shown<&R::side>("side", "Side"), field<&R::consent, Category::participation, Owner::subject>("consent", "Consent"),
                               field<&R::answer, Category::participation, Owner::subject>("answer", "Answer"),
                               field<&R::on, Category::participation, Owner::subject>("on", "On"));
    }
};

struct TimelineRow {
    Date on{};
    std::string what;
    std::optional<Side> side{};
    std::string said;     ///< what came of it
    std::string by;
    std::string against;
    std::string note;
    EventId event{};

    static constexpr auto spec() {
        using R = TimelineRow;
        return accord::spec<R>(shown<&R::on>("on", "When"), shown<&R::what>("what", "What"), shown<&R::side>("side", "Side"),
                               field<&R::said, Category::participation, Owner::subject>("said", "What came of it"), shown<&R::by>("by", "By"),
                               field<&R::against, Category::progress, Owner::subject>("against", "What stood against it"),
                               field<&R::note, Category::participation, Owner::subject>("note", "Note").sealed(), shown<&R::event>("event", "Receipt"));
    }
};

struct FacilitatorRow {
    events::FacilitatorRole role{};
    std::string name;
    std::optional<Date> facilitationUntil{};

    static constexpr auto spec() {
        return accord::spec<FacilitatorRow>(shown<&FacilitatorRow::role>("role", "Role"),
                                            field<&FacilitatorRow::name, Category::staff, Owner::staff>("facilitator-name", "Facilitator").sealed(),
                                            shown<&FacilitatorRow::facilitationUntil>("facilitation-until", "Training in date until"));
    }
};

struct OrdersRow {
    std::optional<events::OrdersResult> result{};
    Date on{};
    bool isSignedOff{};
    std::string note;

    static constexpr auto spec() {
        using R = OrdersRow;
        return accord::spec<R>(field<&R::result, Category::risk, Owner::joint>("orders", "Orders and conditions"), shown<&R::on>("on", "Checked on"),
                               shown<&R::isSignedOff>("signed-off", "Signed off"), field<&R::note, Category::risk, Owner::joint>("note", "Note").sealed());
    }
};

struct ItemRow {
    std::int64_t number{};
    std::string action;
    std::optional<Date> due{};
    std::optional<Date> doneOn{};
    bool isLate{};

    static constexpr auto spec() {
        using R = ItemRow;
        return accord::spec<R>(shown<&R::number>("number", "Number"), field<&R::action, Category::outcome, Owner::joint>("action", "What was agreed").sealed(),
                               shown<&R::due>("due", "By"), shown<&R::doneOn>("done-on", "Done"), shown<&R::isLate>("late", "Late"));
    }
};

struct StandardRow {
    std::string id, name;
    bool isMet{}, isApart{};
    std::string missing;

    static constexpr auto spec() {
        using R = StandardRow;
        return accord::spec<R>(shown<&R::id>("standard", "Standard"), field<&R::name, Category::progress, Owner::joint>("name", "Standard"),
                               field<&R::isMet, Category::progress, Owner::joint>("met", "Met"),
                               field<&R::isApart, Category::progress, Owner::joint>("apart", "Counted apart"),
                               field<&R::missing, Category::progress, Owner::joint>("missing", "Missing"));
    }
};

struct StandingRow {
    events::Standing standing{};
    std::int64_t met{}, total{};

    static constexpr auto spec() {
        using R = StandingRow;
        return accord::spec<R>(field<&R::standing, Category::progress, Owner::joint>("standing", "Would this count as restorative justice?"),
                               field<&R::met, Category::progress, Owner::joint>("met", "Met"), shown<&R::total>("total", "Of"));
    }
};

struct ClockRow {
    std::string what;
    Date on{};
    std::int64_t days{};
    bool isLate{};

    static constexpr auto spec() {
        using R = ClockRow;
        return accord::spec<R>(field<&R::what, Category::progress, Owner::joint>("what", "What"), field<&R::on, Category::progress, Owner::joint>("on", "On"),
                               field<&R::days, Category::progress, Owner::joint>("days", "Days"), field<&R::isLate, Category::progress, Owner::joint>("late", "Late"));
    }
};

}  // namespace accord::casework

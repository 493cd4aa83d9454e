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

enum class ClockUrgency : std::uint8_t { late = 1, soon, calm };

template <auto Member>
consteval auto shown(std::string_view name, std::string_view label) {
    return field<Member, Category::none, Owner::none>(name, label);
}

struct CaseRow {
    std::string reference;
    std::string area;
    std::optional<Stage> stage{};
    std::string offence;
    bool isSensitive{};
    gate::Step step{};
    Date openedOn{};
    std::optional<Date> closedOn{};
    bool isYours{};
    std::optional<std::int64_t> passedOn{};  ///< none where it never was

    static constexpr auto spec() {
        using R = CaseRow;
        return accord::spec<R>(
            shown<&R::reference>("reference", "Case"), shown<&R::area>("area", "Area"), shown<&R::stage>("stage", "Stage"),
            field<&R::offence, Category::offence, Owner::joint>("offence", "Offence"), shown<&R::isSensitive>("sensitive", "Sensitive"),
            shown<&R::step>("step", "Step"), shown<&R::openedOn>("opened-on", "Opened"), shown<&R::closedOn>("closed-on", "Closed"),
            shown<&R::isYours>("yours", "Allocated to you"), shown<&R::passedOn>("passed-on", "Times passed on"));
    }
};

struct StepRow {
    std::string name;
    StepState state{StepState::later};
    std::string when;
    std::string note;

    static constexpr auto spec() {
        using R = StepRow;
        return accord::spec<R>(shown<&R::name>("name", "Step"), shown<&R::state>("state", "State"), shown<&R::when>("when", "When"),
                               shown<&R::note>("note", "Note"));
    }
};

struct NextRow {
    std::string title;
    std::string says;
    bool isAllowed{};
    std::string actionLabel, actionHref, otherLabel, otherHref;

    static constexpr auto spec() {
        using R = NextRow;
        return accord::spec<R>(field<&R::title, Category::progress, Owner::joint>("title", "Next"),
                               shown<&R::says>("says", "May it be done?"), shown<&R::isAllowed>("allowed", "May be done now"),
                               shown<&R::actionLabel>("action-label", "Action"), shown<&R::actionHref>("action-href", "Where"),
                               shown<&R::otherLabel>("other-label", "Or"), shown<&R::otherHref>("other-href", "Where"));
    }
};

struct ReasonRow {
    std::string code;
    bool isMet{};
    std::string text;
    std::string remedy;

    static constexpr auto spec() {
        using R = ReasonRow;
        return accord::spec<R>(field<&R::code, Category::progress, Owner::joint>("code", "Reason"),
                               shown<&R::isMet>("met", "Speaks for it"), field<&R::text, Category::progress, Owner::joint>("text", "Why"),
                               field<&R::remedy, Category::progress, Owner::joint>("remedy", "What would make it possible"));
    }
};

/// Name first, then what is told of them, in the order of the page. What has no label is not on it.
struct HarmedRow {
    Side side{};
    bool canWork{}, canReveal{};
    std::string name, safeDetail, instructions, hopes, consents, risk, hazards, controls, safeguarding, language, accessNeeds, ready, plan;

    static constexpr auto spec() {
        using P = HarmedRow;
        return accord::spec<P>(
            shown<&P::side>("side", ""), shown<&P::canWork>("can-work", ""), shown<&P::canReveal>("can-reveal", ""),
            field<&P::name, Category::identity, Owner::subject>("name", "Name").sealed(),
            field<&P::safeDetail, Category::safeContact, Owner::subject>("safe.detail", "Safe contact").sealed(),
            field<&P::instructions, Category::safeContact, Owner::subject>("has-instructions", "Instructions for contact"),
            field<&P::hopes, Category::participation, Owner::subject>("hopes", "Hopes").sealed(),
            field<&P::consents, Category::participation, Owner::subject>("consents", "Consents"),
            field<&P::risk, Category::risk, Owner::subject>("risk", "Risk"),
            field<&P::hazards, Category::risk, Owner::subject>("hazards", "What could go wrong").sealed(),
            field<&P::controls, Category::risk, Owner::subject>("controls", "What keeps it safe").sealed(),
            field<&P::safeguarding, Category::vulnerability, Owner::subject>("safeguarding", "Safeguarding"),
            field<&P::language, Category::vulnerability, Owner::subject>("language", "Language").sealed(),
            field<&P::accessNeeds, Category::vulnerability, Owner::subject>("access-needs", "What they need to take part").sealed(),
            field<&P::ready, Category::progress, Owner::subject>("ready", "Preparation"),
            field<&P::plan, Category::progress, Owner::subject>("plan", "Plan").sealed());
    }
};

struct ResponsibleRow {
    Side side{};
    bool canWork{}, canReveal{};
    std::string name, heldAt, responsibility, risk, hazards, controls, safeDetail, instructions, hopes, consents, safeguarding, language,
        accessNeeds, ready, plan, knows;

    static constexpr auto spec() {
        using P = ResponsibleRow;
        return accord::spec<P>(
            shown<&P::side>("side", ""), shown<&P::canWork>("can-work", ""), shown<&P::canReveal>("can-reveal", ""),
            field<&P::name, Category::identity, Owner::subject>("name", "Name").sealed(),
            field<&P::heldAt, Category::contact, Owner::subject>("held-at", "Where").sealed(),
            field<&P::responsibility, Category::offence, Owner::subject>("responsibility", "Takes responsibility"),
            field<&P::risk, Category::risk, Owner::subject>("risk", "Risk"),
            field<&P::hazards, Category::risk, Owner::subject>("hazards", "What could go wrong").sealed(),
            field<&P::controls, Category::risk, Owner::subject>("controls", "What keeps it safe").sealed(),
            field<&P::safeDetail, Category::safeContact, Owner::subject>("safe.detail", "Safe contact").sealed(),
            field<&P::instructions, Category::safeContact, Owner::subject>("has-instructions", "Instructions for contact"),
            field<&P::hopes, Category::participation, Owner::subject>("hopes", "Hopes").sealed(),
            field<&P::consents, Category::participation, Owner::subject>("consents", "Consents"),
            field<&P::safeguarding, Category::vulnerability, Owner::subject>("safeguarding", "Safeguarding"),
            field<&P::language, Category::vulnerability, Owner::subject>("language", "Language").sealed(),
            field<&P::accessNeeds, Category::vulnerability, Owner::subject>("access-needs", "What they need to take part").sealed(),
            field<&P::ready, Category::progress, Owner::subject>("ready", "Preparation"),
            field<&P::plan, Category::progress, Owner::subject>("plan", "Plan").sealed(),
            field<&P::knows, Category::participation, Owner::subject>("knows", "Knows of this"));
    }
};

struct ConsentRow {
    Side side{};
    std::optional<events::ConsentKind> consent{};
    std::optional<events::ConsentAnswer> answer{};
    Date on{};

    static constexpr auto spec() {
        using R = ConsentRow;
        return accord::spec<R>(shown<&R::side>("side", "Side"),
                               field<&R::consent, Category::participation, Owner::subject>("consent", "Consent"),
                               field<&R::answer, Category::participation, Owner::subject>("answer", "Answer"),
                               field<&R::on, Category::participation, Owner::subject>("on", "On"));
    }
};

/// What it was, with what came of it: shown as participation is.
struct HistoryRow {
    std::string what;
    std::string when;
    std::string by;
    std::string receipt;
    std::optional<Side> side{};
    std::string against;
    std::string note;
    EventId event{};

    static constexpr auto spec() {
        using R = HistoryRow;
        return accord::spec<R>(field<&R::what, Category::participation, Owner::subject>("what", "What"), shown<&R::when>("when", "When"),
                               shown<&R::by>("by", "By"), shown<&R::receipt>("receipt", "Receipt"), shown<&R::side>("side", "Side"),
                               field<&R::against, Category::progress, Owner::subject>("against", "What stood against it"),
                               field<&R::note, Category::participation, Owner::subject>("note", "Note").sealed(),
                               shown<&R::event>("event", "Event"));
    }
};

struct FacilitatorRow {
    events::FacilitatorRole role{};
    std::string name;
    std::optional<Date> facilitationUntil{};

    static constexpr auto spec() {
        return accord::spec<FacilitatorRow>(
            shown<&FacilitatorRow::role>("role", "Role"),
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
        return accord::spec<R>(field<&R::result, Category::risk, Owner::joint>("orders", "Orders and conditions"),
                               shown<&R::on>("on", "Checked on"), shown<&R::isSignedOff>("signed-off", "Signed off"),
                               field<&R::note, Category::risk, Owner::joint>("note", "Note").sealed());
    }
};

/// A safeguarding hold that lasts. What came in from outside since then is counted, and kept back until it ends.
struct HoldRow {
    std::string since, by;
    std::optional<events::StopReason> why{};
    std::string note, keptBack;

    static constexpr auto spec() {
        using R = HoldRow;
        return accord::spec<R>(shown<&R::since>("since", "On hold since"), shown<&R::by>("by", "Stopped by"),
                               field<&R::why, Category::risk, Owner::joint>("why", "Why"),
                               field<&R::note, Category::risk, Owner::joint>("note", "Note").sealed(),
                               shown<&R::keptBack>("kept-back", "Kept back"));
    }
};

/// What a stop asks, in the page itself: it is one press.
struct StopRow {
    std::string code, label;

    static constexpr auto spec() {
        return accord::spec<StopRow>(shown<&StopRow::code>("code", "Code"), shown<&StopRow::label>("label", "Why?"));
    }
};

struct StandardRow {
    std::string id, name;
    bool isMet{}, isApart{};
    std::string missing;

    static constexpr auto spec() {
        using R = StandardRow;
        return accord::spec<R>(shown<&R::id>("standard", "Standard"), shown<&R::name>("name", "Standard"),
                               field<&R::isMet, Category::progress, Owner::joint>("met", "Met"),
                               field<&R::isApart, Category::progress, Owner::joint>("apart", "Counted apart"),
                               field<&R::missing, Category::progress, Owner::joint>("missing", "Missing"));
    }
};

struct StandingRow {
    std::string says;
    events::Standing standing{};

    static constexpr auto spec() {
        using R = StandingRow;
        return accord::spec<R>(field<&R::says, Category::progress, Owner::joint>("says", "Would this count as restorative justice?"),
                               field<&R::standing, Category::progress, Owner::joint>("standing", "Result"));
    }
};

struct ClockRow {
    std::string tag;
    std::string says;
    ClockUrgency urgency{ClockUrgency::calm};
    Date on{};

    static constexpr auto spec() {
        using R = ClockRow;
        return accord::spec<R>(field<&R::tag, Category::progress, Owner::joint>("tag", "Time"),
                               field<&R::says, Category::progress, Owner::joint>("says", "What"), shown<&R::urgency>("urgency", "Urgency"),
                               field<&R::on, Category::progress, Owner::joint>("on", "On"));
    }
};

}  // namespace accord::casework

namespace accord {
template <>
inline constexpr auto wordsOf<casework::ClockUrgency> = words<casework::ClockUrgency>({
    {casework::ClockUrgency::late, "late", "Late"},
    {casework::ClockUrgency::soon, "soon", "Soon"},
    {casework::ClockUrgency::calm, "calm", "Later"},
});
}  // namespace accord

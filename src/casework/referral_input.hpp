// What a referral asks for, in the six steps in which it is asked: who was harmed, who
// is responsible, what happened, stage and dates, safe contact, who asked.
//
//    ReferralInput input;
//    auto faults = parseFields(tableOf<ReferralInput>(), texts, &input);
//
// The API takes it whole in one call; the pages ask step by step and keep a draft whose
// answers have the same names. Little is required: a referral may start with "contact
// details held by the agency" and with a person who is not known yet.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/spec.hpp"
#include "events/referral.hpp"

#include <optional>
#include <string>

namespace accord::casework {

struct HarmedGiven {
    bool isKnown{};
    std::string name;
    std::optional<Date> born;
    std::string agencyReference;
    std::string language;
    std::string accessNeeds;
    std::optional<events::Tell> child;
    std::optional<events::Tell> vulnerable;
    std::optional<events::Wish> wish;
    events::ContactGiven contact;

    static constexpr auto spec() {
        using H = HarmedGiven;
        return accord::spec<H>(
            field<&H::isKnown, Category::identity, Owner::subject>("is-known", "Do you know who was harmed?")
                .hint("If you do not, the service asks the police. Leave the rest empty."),
            field<&H::name, Category::identity, Owner::subject>("name", "Their full name").optional(),
            field<&H::born, Category::identity, Owner::subject>("born", "Date of birth").optional(),
            field<&H::agencyReference, Category::identity, Owner::subject>("agency-reference", "Their reference at your agency")
                .atMost(60)
                .optional(),
            field<&H::language, Category::vulnerability, Owner::subject>("language", "Language they prefer, if not English")
                .atMost(60)
                .optional(),
            field<&H::accessNeeds, Category::vulnerability, Owner::subject>("access-needs", "What do they need to take part?")
                .hint("For example an interpreter, step-free access, somebody beside them.")
                .atMost(300)
                .optional(),
            field<&H::child, Category::vulnerability, Owner::subject>("child", "Are they under 18?").optional(),
            field<&H::vulnerable, Category::vulnerability, Owner::subject>("vulnerable", "Are they vulnerable or at risk of harm?")
                .optional(),
            field<&H::wish, Category::participation, Owner::subject>("wish", "What have they said about restorative justice?").optional(),
            group<&H::contact>("contact", "Contact details"));
    }
};

struct ResponsibleGiven {
    bool isKnown{};
    std::string name;
    std::optional<Date> born;
    std::string agencyReference;
    std::string heldAt;
    std::string language;
    std::string accessNeeds;
    std::optional<events::Tell> child;
    std::optional<events::Tell> vulnerable;
    std::optional<events::Wish> wish;
    events::ContactGiven contact;
    events::AdmissionGiven admission;

    static constexpr auto spec() {
        using R = ResponsibleGiven;
        return accord::spec<R>(
            field<&R::isKnown, Category::identity, Owner::subject>("is-known", "Do you know who is responsible?"),
            field<&R::name, Category::identity, Owner::subject>("name", "Their full name").optional(),
            field<&R::born, Category::identity, Owner::subject>("born", "Date of birth").optional(),
            field<&R::agencyReference, Category::identity, Owner::subject>("agency-reference", "Their reference at your agency")
                .hint("For example a CRN or prison number.")
                .atMost(60)
                .optional(),
            field<&R::heldAt, Category::contact, Owner::subject>("held-at", "If they are held: where, and who works with them there")
                .optional(),
            field<&R::language, Category::vulnerability, Owner::subject>("language", "Language they prefer, if not English")
                .atMost(60)
                .optional(),
            field<&R::accessNeeds, Category::vulnerability, Owner::subject>("access-needs", "What do they need to take part?")
                .atMost(300)
                .optional(),
            field<&R::child, Category::vulnerability, Owner::subject>("child", "Are they under 18?").optional(),
            field<&R::vulnerable, Category::vulnerability, Owner::subject>("vulnerable", "Are they vulnerable or at risk of harm?")
                .optional(),
            field<&R::wish, Category::participation, Owner::subject>("wish", "What have they said about restorative justice?")
                .hint("Do not ask them only for this form.")
                .optional(),
            group<&R::contact>("contact", "Contact details"), group<&R::admission>("admission", "Responsibility and orders"));
    }
};

struct MatterGiven {
    Stage stage{};
    AreaId area{};  ///< where it happened, if that is not the referrer's own area
    events::MatterDates dates;

    static constexpr auto spec() {
        return accord::spec<MatterGiven>(
            field<&MatterGiven::stage, Category::none, Owner::none>("stage", "Where does the matter stand?"),
            field<&MatterGiven::area, Category::none, Owner::none>("area", "Area, if it is not yours").optional(),
            group<&MatterGiven::dates>("dates", "Dates that matter"));
    }
};

struct SafeContactGiven {
    events::SafeGiven harmed;
    events::SafeGiven responsible;

    static constexpr auto spec() {
        return accord::spec<SafeContactGiven>(
            group<&SafeContactGiven::harmed>("harmed", "How is it safe to reach the person harmed?"),
            group<&SafeContactGiven::responsible>("responsible", "How is it safe to reach the person responsible?"));
    }
};

struct RequestGiven {
    events::Initiator initiator{};
    std::optional<events::HeardFrom> heardFrom;
    AgencyId service{};  ///< which service is asked to take it; none: the only one that does
    TaskId task{};       ///< the task that this referral answers

    static constexpr auto spec() {
        return accord::spec<RequestGiven>(
            field<&RequestGiven::initiator, Category::participation, Owner::joint>("initiator", "Who asked for restorative justice?"),
            field<&RequestGiven::heardFrom, Category::participation, Owner::joint>("heard-from", "How did they hear of it?").optional(),
            field<&RequestGiven::service, Category::none, Owner::none>("service", "Which service should take it?")
                .hint("Those that take referrals at this stage and of this kind of offence.")
                .optional(),
            field<&RequestGiven::task, Category::none, Owner::none>("task", "Task").optional());
    }
};

struct ReferralInput {
    HarmedGiven harmed;
    ResponsibleGiven responsible;
    events::IncidentGiven incident;
    MatterGiven matter;
    SafeContactGiven safe;
    RequestGiven request;

    static constexpr auto spec() {
        return accord::spec<ReferralInput>(
            group<&ReferralInput::harmed>("harmed", "Who was harmed"),
            group<&ReferralInput::responsible>("responsible", "Who is responsible"),
            group<&ReferralInput::incident>("incident", "What happened"), group<&ReferralInput::matter>("matter", "Stage and dates"),
            group<&ReferralInput::safe>("safe", "Safe contact"), group<&ReferralInput::request>("request", "Who asked"));
    }
};

}  // namespace accord::casework

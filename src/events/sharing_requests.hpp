// Asking another agency for data, its answers, and disclosure to prevent serious harm.
//
// A request is an object of its own: about one person, from one agency to the one that holds the
// data. What is written in it is sealed under the person's key. What is shared stands as a
// decision under the request's id, for that person and that recipient alone.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/spec.hpp"
#include "events/plain.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::events {

enum class ItemAnswer : std::uint8_t { shared = 1, refused, relayed };

/// Why something is not shared. None of them tells what the person said.
enum class RefusalReason : std::uint8_t { notHeld = 1, notNecessary, noLawfulBasis, riskOfHarm, tooMuch, notCurrent, askElsewhere };

enum class HarmKind : std::uint8_t { life = 1, child, seriousViolence, adultAtRisk };
enum class HarmFinding : std::uint8_t { upheld = 1, ended };

}  // namespace accord::events

namespace accord {
template <>
inline constexpr auto wordsOf<events::ItemAnswer> = words<events::ItemAnswer>({
    {events::ItemAnswer::shared, "shared", "Shared"},
    {events::ItemAnswer::refused, "refused", "Refused"},
    {events::ItemAnswer::relayed, "relayed", "Not shared: we will relay a message instead"},
});
template <>
inline constexpr auto wordsOf<events::RefusalReason> = words<events::RefusalReason>({
    {events::RefusalReason::notHeld, "not-held", "We do not hold it"},
    {events::RefusalReason::notNecessary, "not-necessary", "It is not shown to be necessary for this purpose"},
    {events::RefusalReason::noLawfulBasis, "no-lawful-basis", "No lawful basis or legal power covers it"},
    {events::RefusalReason::riskOfHarm, "risk-of-harm", "It could put somebody at risk"},
    {events::RefusalReason::tooMuch, "too-much", "It is more than is needed: ask for less"},
    {events::RefusalReason::notCurrent, "not-current", "What we hold is not current enough to rely on"},
    {events::RefusalReason::askElsewhere, "ask-elsewhere", "Another agency holds it"},
});
template <>
inline constexpr auto wordsOf<events::HarmKind> = words<events::HarmKind>({
    {events::HarmKind::life, "life", "Danger to somebody's life"},
    {events::HarmKind::child, "child", "Serious harm to a child"},
    {events::HarmKind::seriousViolence, "serious-violence", "Serious violence or sexual harm"},
    {events::HarmKind::adultAtRisk, "adult-at-risk", "Serious harm to an adult at risk"},
});
template <>
inline constexpr auto wordsOf<events::HarmFinding> = words<events::HarmFinding>({
    {events::HarmFinding::upheld, "upheld", "It was right, and goes on"},
    {events::HarmFinding::ended, "ended", "It ends now"},
});
}  // namespace accord

namespace accord::events {

/// ICO Data Sharing Code, Annex B: what a request records.
struct DataRequested {
    static constexpr std::string_view type = "sharing.data-requested";
    static constexpr int version = 1;
    ObjectId participant{};
    AgencyId from{}, to{};
    std::string fromName, toName, position;  ///< as they were when it was asked
    std::vector<Category> items;
    Purpose purpose{};
    std::string basis;      ///< code of the lawful basis (sharing/vocabulary.hpp)
    std::string agreement;  ///< the agreement in force between them, by name; empty: none
    std::string necessity;
    Date dueOn{};

    static constexpr auto spec() {
        using E = DataRequested;
        return accord::spec<E>(plain<&E::participant>("participant", "About"), plain<&E::from>("from", "Asked by"),
                               plain<&E::to>("to", "Asked of"), plain<&E::fromName>("from-name", "Asked by"),
                               plain<&E::toName>("to-name", "Asked of"), plain<&E::position>("position", "In the role"),
                               plain<&E::items>("items", "What is asked for"), plain<&E::purpose>("purpose", "For what"),
                               plain<&E::basis>("basis", "Lawful basis"),
                               plain<&E::agreement>("agreement", "Agreement in force").optional(),
                               field<&E::necessity, Category::progress, Owner::subject>("necessity", "Why it is necessary").atMost(1000),
                               plain<&E::dueOn>("due-on", "To be answered by"));
    }
};

struct ItemAnswered {
    static constexpr std::string_view type = "sharing.item-answered";
    static constexpr int version = 1;
    Category item{};
    ItemAnswer answer{};
    std::optional<RefusalReason> reason;
    std::string power;   ///< the legal power, where no agreement is in force
    std::string advice;  ///< what the data protection officer said, where no agreement is in force
    std::string note;
    std::int64_t workingDays{};  ///< since it was asked

    static constexpr auto spec() {
        using E = ItemAnswered;
        return accord::spec<E>(
            plain<&E::item>("item", "Item"), plain<&E::answer>("answer", "Answer"), plain<&E::reason>("reason", "Reason").optional(),
            field<&E::power, Category::progress, Owner::subject>("power", "Legal power").atMost(200).optional(),
            field<&E::advice, Category::progress, Owner::subject>("advice", "Data protection officer's advice").atMost(500).optional(),
            field<&E::note, Category::progress, Owner::subject>("note", "Note").atMost(500).optional(),
            plain<&E::workingDays>("working-days", "Working days"));
    }
};

/// A value that was typed on an answer, under the words of its category.
template <auto Member, Category category>
consteval auto given(std::string_view name) {
    return field<Member, category, Owner::subject>(name, label(category)).atMost(500).lines().optional();
}

/// The one member of `values` (a ValueGiven, or a row that shows one) for a value of the category; nullptr where a request gives none.
template <class Values>
[[nodiscard]] std::string* givenField(Values& values, Category category) {
    switch (category) {
        case Category::identity: return &values.identity;
        case Category::contact: return &values.contact;
        case Category::safeContact: return &values.safeContact;
        case Category::offence: return &values.offence;
        case Category::history: return &values.history;
        case Category::vulnerability: return &values.vulnerability;
        case Category::risk: return &values.risk;
        case Category::participation: return &values.participation;
        case Category::protectedCharacteristic: return &values.protectedCharacteristic;
        default: return nullptr;
    }
}

/// What the agency that answers knows and nobody had recorded: one value, in the field of its category, under the decision to share it.
struct ValueGiven {
    static constexpr std::string_view type = "sharing.value-given";
    static constexpr int version = 1;
    ObjectId participant{};
    std::string fromName;  ///< the agency that gave it, as it was called then
    Category item{};
    std::string identity{}, contact{}, safeContact{}, offence{}, history{}, vulnerability{}, risk{}, participation{},
        protectedCharacteristic{};

    static constexpr auto spec() {
        using E = ValueGiven;
        return accord::spec<E>(
            plain<&E::participant>("participant", "About"), plain<&E::fromName>("from-name", "Given by"), plain<&E::item>("item", "What"),
            given<&E::identity, Category::identity>("identity"), given<&E::contact, Category::contact>("contact"),
            given<&E::safeContact, Category::safeContact>("safe-contact"), given<&E::offence, Category::offence>("offence"),
            given<&E::history, Category::history>("history"), given<&E::vulnerability, Category::vulnerability>("vulnerability"),
            given<&E::risk, Category::risk>("risk"), given<&E::participation, Category::participation>("participation"),
            given<&E::protectedCharacteristic, Category::protectedCharacteristic>("protected-characteristic"));
    }
};

/// What was shared on a request, or to prevent serious harm, is shared no longer.
struct DisclosureEnded {
    static constexpr std::string_view type = "sharing.disclosure-ended";
    static constexpr int version = 1;

    static constexpr auto spec() { return accord::spec<DisclosureEnded>(); }
};

struct HarmDisclosed {
    static constexpr std::string_view type = "sharing.harm-disclosed";
    static constexpr int version = 1;
    ObjectId participant{};
    AgencyId from{}, to{};
    std::string fromName, toName;
    std::string role;  ///< the safeguarding role that receives it
    std::vector<Category> items;
    HarmKind kind{};
    std::string reason;
    Date reviewOn{};

    static constexpr auto spec() {
        using E = HarmDisclosed;
        return accord::spec<E>(plain<&E::participant>("participant", "About"), plain<&E::from>("from", "Disclosed by"),
                               plain<&E::to>("to", "Disclosed to"), plain<&E::fromName>("from-name", "Disclosed by"),
                               plain<&E::toName>("to-name", "Disclosed to"), plain<&E::role>("role", "Role"),
                               plain<&E::items>("items", "What"),
                               // What kind of harm is feared tells about the person.
                               field<&E::kind, Category::risk, Owner::subject>("kind", "What harm"),
                               field<&E::reason, Category::risk, Owner::subject>("reason", "Reason").atMost(1000),
                               plain<&E::reviewOn>("review-on", "Reviewed by"));
    }
};

struct HarmReviewed {
    static constexpr std::string_view type = "sharing.harm-reviewed";
    static constexpr int version = 1;
    HarmFinding finding{};
    std::string note;

    static constexpr auto spec() {
        using E = HarmReviewed;
        return accord::spec<E>(plain<&E::finding>("finding", "Finding"),
                               field<&E::note, Category::risk, Owner::subject>("note", "Note").atMost(500).optional());
    }
};

}  // namespace accord::events

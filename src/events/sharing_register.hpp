// What stands in the ledger of the disclosure register: that a day of it was sealed, and why
// something is left out of what a person is told.
#pragma once

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/spec.hpp"
#include "events/plain.hpp"

#include <optional>
#include <string>

namespace accord::events {

/// The law by which something is left out of a person's account, for a time.
enum class Exemption : std::uint8_t { rightsOfOthers = 1, crime, part3RightsOfOthers, part3Crime };

/// Why it may be told after all.
enum class ExemptionFinding : std::uint8_t { stillNeeded = 1, noLongerNeeded };

}  // namespace accord::events

namespace accord {
template <>
inline constexpr auto wordsOf<events::Exemption> = words<events::Exemption>({
    {events::Exemption::rightsOfOthers, "rights-of-others", "It would tell about another person (DPA 2018, Schedule 2, paragraph 16)"},
    {events::Exemption::crime, "crime", "It would be likely to prejudice the prevention of crime (DPA 2018, Schedule 2, paragraph 2)"},
    {events::Exemption::part3RightsOfOthers, "part-3-rights-of-others",
     "To protect the rights and freedoms of others (DPA 2018, section 45(4)(e))"},
    {events::Exemption::part3Crime, "part-3-crime", "To avoid prejudicing the prevention of offences (DPA 2018, section 45(4)(b))"},
});
template <>
inline constexpr auto wordsOf<events::ExemptionFinding> = words<events::ExemptionFinding>({
    {events::ExemptionFinding::stillNeeded, "still-needed", "Still needed"},
    {events::ExemptionFinding::noLongerNeeded, "no-longer-needed", "No longer needed"},
});
}  // namespace accord

namespace accord::events {

/// The statements of a day, as the root of their tree. Each statement has a salt of 32 random bytes, and the
/// tree is filled up with random leaves, so that nothing of anybody follows from the root or the size.
struct DaySealed {
    static constexpr std::string_view type = "sharing.day-sealed";
    static constexpr int version = 1;
    Date day{};
    std::string root;  ///< in hex
    std::int64_t size{};

    static constexpr auto spec() {
        return accord::spec<DaySealed>(plain<&DaySealed::day>("day", "Day"), plain<&DaySealed::root>("root", "Root"),
                                       plain<&DaySealed::size>("size", "Statements"));
    }
};

struct ExemptionRecorded {
    static constexpr std::string_view type = "sharing.exemption-recorded";
    static constexpr int version = 1;
    Exemption basis{};
    std::string why;
    Date reviewOn{};

    static constexpr auto spec() {
        using E = ExemptionRecorded;
        return accord::spec<E>(field<&E::basis, Category::progress, Owner::subject>("basis", "Exemption relied on"),
                               field<&E::why, Category::progress, Owner::subject>("why", "Why, in this case").atMost(500),
                               plain<&E::reviewOn>("review-on", "Looked at again on"));
    }
};

struct ExemptionReviewed {
    static constexpr std::string_view type = "sharing.exemption-reviewed";
    static constexpr int version = 1;
    ExemptionFinding finding{};
    std::optional<Date> reviewOn;

    static constexpr auto spec() {
        using E = ExemptionReviewed;
        return accord::spec<E>(field<&E::finding, Category::progress, Owner::subject>("finding", "Finding"),
                               plain<&E::reviewOn>("review-on", "Looked at again on").optional());
    }
};

}  // namespace accord::events

#include "casework/urgency.hpp"

#include <initializer_list>

namespace accord::casework {

std::optional<Date> urgentOn(events::MatterDates const& dates, Date today) {
    std::optional<Date> first;
    for (auto const& date : {dates.sentenceOn, dates.releaseOn, dates.orderEndsOn})
        if (date && *date >= today && (!first || *date < *first)) first = date;
    return first;
}

Urgency howUrgent(std::optional<Date> urgentOn, Date today) {
    if (!urgentOn) return Urgency::none;
    auto days = daysBetween(today, *urgentOn);
    if (days < 0) return Urgency::passed;
    if (days <= 7) return Urgency::thisWeek;
    return days <= 28 ? Urgency::soon : Urgency::later;
}

}  // namespace accord::casework

#include "pathway/court_list.hpp"

#include "base/text.hpp"
#include "pathway/court_readers.hpp"

namespace accord::pathway {
namespace {

bool isForSentence(std::string_view hearing) {
    return lowerAscii(hearing).find("sentence") != std::string::npos;
}

}  // namespace

std::optional<Date> courtDate(std::string_view text) {
    if (text.size() == 8 && text.find_first_not_of("0123456789") == std::string_view::npos)
        return parseIsoDate(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" + std::string(text.substr(6)));
    return parseDate(text);
}

void handOn(CourtMatter const& matter, std::string_view date, CourtSink const& matters, CourtFaults const& faults) {
    auto const on = courtDate(trimmed(date));
    if (!on) return faults(matter.line, {"the hearing has no date that can be read", "a day as 2026-02-17 or 17/02/2026"});
    if (matter.caseReference.empty())
        return faults(matter.line, {"the case has no reference", "a case number or the prosecutor's reference"});
    if (!isCleanText(matter.caseReference) || charCount(matter.caseReference) > 60)
        return faults(matter.line, {"the case reference cannot be used", "one line of plain text, at most 60 characters"});
    auto whole = matter;
    whole.on = *on;
    whole.isForSentence = isForSentence(matter.hearing);
    matters(whole);
}

Result<> readCourtList(CourtFormat format, ByteSource const& source, CourtSink const& matters, CourtFaults const& faults) {
    return format == CourtFormat::libra ? readLibra(source, matters, faults) : readCommonPlatform(source, matters, faults);
}

}  // namespace accord::pathway

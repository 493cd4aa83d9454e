#include "pathway/column_guess.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace accord::pathway {
namespace {

/// "Victim DoB" and "victim_dob" are the same name.
std::string plainName(std::string_view name) {
    std::string plain;
    for (char letter : lowerAscii(name))
        if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) plain += letter;
    return plain;
}

struct UsualNames {
    std::string_view ours;
    std::string_view names;  ///< with a space around each
};

// What columns of police, court and case systems are mostly called: no list of them is published.
constexpr std::array usualNames{
    UsualNames{"incident_reference",
               " occref occurrenceref occurrencereference occurrencenumber occurrenceno occurrenceid crimenumber crimeno crimeref "
               "crimereference crimeid incidentref incidentnumber incidentno incidentid urn eventnumber casenumber caseref casereference "},
    UsualNames{"victim_reference", " victimref victimid victimno victimnumber vicref vicid vicno vicnumber aggrievedref aggrievedid "},
    UsualNames{"offence", " offencetitle offencedescription offencedesc offencetype offencename crimetype hooffence offencecode "},
    UsualNames{"offence_date", " dateofoffence offencedatefrom offencestartdate committeddate committedon incidentdate "},
    UsualNames{"reported_date", " datereported reportdate reportedon recordeddate daterecorded "},
    UsualNames{"outcome", " outcometype outcomecode disposal disposaltype result resulttext clearuptype sentence sentencetype ordertype "},
    UsualNames{"outcome_date", " disposaldate dispdate resultdate sentencedate dateofsentence datefinalised finaliseddate "},
    UsualNames{"plea", " pleacode pleatype "},
    UsualNames{"victim_name", " victim vicname victimfullname aggrieved aggrievedname injuredperson complainant complainantname "},
    UsualNames{"victim_date_of_birth", " victimdob victimbirthdate vicdob aggrieveddob "},
    UsualNames{"victim_contact", " victimphone victimtelephone victimmobile victimemail viccontact victimcontactnumber "},
    UsualNames{"safe_channel", " preferredcontact preferredcontactmethod contactmethod contactpreference "},
    UsualNames{"suspect_reference", " suspectref suspectid nominalref nominalid offenderref offenderid defendantref defendantid nomisid "},
    UsualNames{"suspect_name", " suspect offendername offenderfullname defendantname prisonername nominalname accusedname "},
    UsualNames{"suspect_date_of_birth", " suspectdob offenderdob defendantbirthdate prisonerdob nominaldob dob birthdate "},
    UsualNames{"relationship", " victimsuspectrelationship relationshiptooffender relationshiptosuspect "},
    UsualNames{"flags", " flag markers warningmarkers riskflags "},
    UsualNames{"enhanced_rights", " enhanced enhancedentitlement enhancedservice "},
    UsualNames{"told_date", " rjtolddate rjoffereddate rjofferdate dateofrjoffer "},
    UsualNames{"do_not_contact", " nocontact donotcontactvictim "},
    UsualNames{"offence_class", " offencegroup offencecategory "},
    UsualNames{"sentence_months", " sentencelengthmonths sentencelength custodialmonths "},
    UsualNames{"victim_asked", " rjrequested victimrequestedrj askedforrj "},
};

bool isUsual(std::string_view ours, std::string const& plain) {
    auto const* found = std::find_if(usualNames.begin(), usualNames.end(), [&](UsualNames const& one) { return one.ours == ours; });
    return found != usualNames.end() && !plain.empty() && found->names.find(" " + plain + " ") != std::string_view::npos;
}

/// Why this name may be that column; empty where nothing says so. The strongest grounds stand first.
std::string groundFor(std::string_view ours, std::string_view theirs, int strength) {
    auto const plain = plainName(theirs);
    if (strength == 0 && plain == plainName(ours)) return "the same name";
    if (strength == 1 && isUsual(ours, plain)) return "a usual name for it";
    if (strength != 2) return {};
    for (auto const& known : knownFields())
        if (known.ours == ours && plain == plainName(known.field))
            return fmt::format("{} calls it so ({}.{})", known.system, known.holder, known.field);
    return {};
}

std::string quotedToml(std::string_view text) {
    std::string quoted = "\"";
    for (char letter : text) {
        if (letter == '"' || letter == '\\') quoted += '\\';
        if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f)
            quoted += fmt::format("\\u{:04X}", static_cast<int>(letter));
        else
            quoted += letter;
    }
    return quoted + "\"";
}

bool isDigitsOnly(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// 03/31/2026: the second of three numbers is no month.
bool isMonthFirst(std::string_view said) {
    auto const first = said.find('/');
    auto const second = first == std::string_view::npos ? first : said.find('/', first + 1);
    if (second == std::string_view::npos || second - first != 3) return false;
    auto const middle = said.substr(first + 1, 2);
    return isDigitsOnly(middle) && middle > "12";
}

}  // namespace

std::vector<KnownField> const& knownFields() {
    static std::vector<KnownField> const fields{
        {"delius", "Identifiers", "crn", "suspect_reference"},
        {"delius", "Identifiers", "prisonerNumber", "suspect_reference"},
        {"delius", "Identifiers", "pnc", "suspect_reference"},
        {"delius", "ProbationCase", "name", "suspect_name"},
        {"delius", "ProbationCase", "dateOfBirth", "suspect_date_of_birth"},
        {"delius", "ProbationCaseName", "surname", "suspect_name"},
        {"nomis_prisoner_search", "Prisoner", "prisonNumber", "suspect_reference"},
        {"nomis_prisoner_search", "Prisoner", "pncNumberCanonicalShort", "suspect_reference"},
        {"nomis_prisoner_search", "Prisoner", "lastName", "suspect_name"},
        {"nomis_prisoner_search", "AllConvictedOffences", "sentenceStartDate", "outcome_date"},
        {"libra", "LibraHearingEvent", "cId", "suspect_reference"},
        {"libra", "LibraHearingEvent", "defendantDob", "suspect_date_of_birth"},
        {"common_platform", "Defendant", "masterDefendantId", "suspect_reference"},
        {"common_platform", "PersonDefendant", "arrestSummonsNumber", "incident_reference"},
    };
    return fields;
}

std::vector<ColumnGuess> guessColumns(std::vector<std::string> const& header) {
    std::vector<ColumnGuess> guesses;
    auto const& columns = extractColumns();
    std::vector<bool> isTaken(header.size());
    std::vector<bool> isGuessed(columns.size());
    for (int strength = 0; strength < 3; ++strength)
        for (std::size_t ours = 0; ours < columns.size(); ++ours)
            for (std::size_t theirs = 0; theirs < header.size() && !isGuessed[ours]; ++theirs) {
                if (isTaken[theirs]) continue;
                auto why = groundFor(columns[ours].name, header[theirs], strength);
                if (why.empty()) continue;
                isTaken[theirs] = isGuessed[ours] = true;
                guesses.push_back({ours, theirs, std::move(why)});
            }
    std::sort(guesses.begin(), guesses.end(), [](ColumnGuess const& left, ColumnGuess const& right) { return left.ours < right.ours; });
    return guesses;
}

char guessDelimiter(std::string_view text) {
    auto const line = text.substr(0, text.find('\n'));
    char best = ',';
    for (char delimiter : {',', ';', '\t', '|'})
        if (std::count(line.begin(), line.end(), delimiter) > std::count(line.begin(), line.end(), best)) best = delimiter;
    return best;
}

DateStyle guessDates(std::vector<std::string> const& days) {
    for (auto const& day : days) {
        std::string_view const said = trimmed(day);
        if (said.size() == 8 && isDigitsOnly(said)) return DateStyle::compact;
        if (said.size() > 10 && (said[10] == 'T' || said[10] == ' ') && said.find(':') != std::string_view::npos)
            return DateStyle::timestamp;
        if (isMonthFirst(said)) return DateStyle::monthFirst;
    }
    return DateStyle::dayFirst;
}

bool isDayColumn(std::size_t ours) {
    auto const name = extractColumns()[ours].name;
    return name.ends_with("_date") || name.ends_with("_date_of_birth");
}

std::string mappingText(MappingDraft const& draft, std::vector<std::string> const& header) {
    std::string text = fmt::format("name = {}\n", quotedToml(draft.name));
    if (draft.delimiter == '\t')
        text += "tab_delimited = true\n";
    else if (draft.delimiter != ',')
        text += fmt::format("delimiter = {}\n", quotedToml(std::string(1, draft.delimiter)));
    text += fmt::format("dates = \"{}\"\n\n[columns]\n", code(draft.dates));
    for (auto const& [ours, theirs] : draft.columns)
        text += fmt::format("{} = {}\n", extractColumns()[ours].name, quotedToml(header[theirs]));
    return text +
           "\n# The same in every row:\n# [fixed]\n# contact_held = \"by-agency\"\n"
           "\n# What their words mean, one entry for each word:\n# [[word]]\n# column = \"outcome\"\n# theirs = \"Comm Res\"\n"
           "# ours = \"community resolution\"\n";
}

}  // namespace accord::pathway

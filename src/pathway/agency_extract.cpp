#include "pathway/agency_extract.hpp"

#include "base/text.hpp"
#include "rules/toml_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace accord::pathway {
namespace {

using events::ContactHeld;
using events::Relationship;
using events::SafeChannel;
using events::Tell;

enum Column : std::size_t {
    incidentReference,
    victimReference,
    offence,
    offenceDate,
    reportedDate,
    outcome,
    outcomeDate,
    plea,
    responsibilityAccepted,
    victimName,
    victimBorn,
    contactHeld,
    victimContact,
    safeChannel,
    suspectReference,
    suspectName,
    suspectBorn,
    relationship,
    flags,
    enhancedRights,
    toldDate,
    doNotContact,
    offenceClass,
    sentenceMonths,
    prosecutionView,
    victimAsked,
    columnEnd,
};
static_assert(columnEnd == ExtractLayout::columnCount);

template <class E>
std::string choicesOf() {
    std::string list;
    for (auto const& word : wordsOf<E>) list.append(list.empty() ? "" : ", ").append(word.code);
    return list;
}

/// Reads the cells of one row and keeps what is wrong with them.
class Cells {
public:
    Cells(std::vector<std::string_view> const& fields, ExtractLayout const& layout) : fields_(fields), layout_(layout) {}

    std::string_view cell(Column column) const {
        auto const place = layout_.places[column];
        return place ? trimmed(fields_[*place]) : std::string_view{};
    }

    std::string text(Column column, std::size_t charsMax) {
        auto const said = cell(column);
        if (said.empty() && extractColumns()[column].required) problem(column, "is empty", "a value");
        if (charCount(said) > charsMax) problem(column, "is too long", fmt::format("at most {} characters", charsMax));
        if (!isCleanText(said) || said.find('\n') != std::string_view::npos)
            problem(column, "holds characters that are not printed", "one line of plain text");
        return std::string(said);
    }

    std::optional<Date> day(Column column, Date today) {
        auto const said = cell(column);
        if (said.empty()) {
            if (extractColumns()[column].required) problem(column, "is empty", "a day");
            return std::nullopt;
        }
        auto const read = parseDate(said);
        if (!read)
            problem(column, "is no day", "a day as 2026-03-31 or 31/03/2026");
        else if (*read > today)
            problem(column, "lies in the future", "a day up to today");
        return read;
    }

    template <Worded E>
    E choice(Column column, E empty) {
        auto const said = cell(column);
        if (said.empty()) return empty;
        auto const read = fromCode<E>(lowerAscii(said));
        if (!read) problem(column, "is no word of this column", "one of " + choicesOf<E>());
        return read.value_or(empty);
    }

    template <Worded E>
    std::optional<E> optionalChoice(Column column) {
        auto const read = choice(column, E{});
        return read == E{} ? std::nullopt : std::optional(read);
    }

    std::optional<int> number(Column column, int most) {
        auto const said = cell(column);
        if (said.empty()) return std::nullopt;
        int read = 0;
        auto const [end, fault] = std::from_chars(said.data(), said.data() + said.size(), read);
        if (fault == std::errc{} && end == said.data() + said.size() && read >= 0 && read <= most) return read;
        problem(column, "is no whole number", fmt::format("a number from 0 to {}", most));
        return std::nullopt;
    }

    void problem(Column column, std::string_view what, std::string expected) {
        problems_.push_back({fmt::format("`{}` {}", extractColumns()[column].name, what), std::move(expected)});
    }

    std::vector<RowProblem> take() { return std::move(problems_); }

private:
    std::vector<std::string_view> const& fields_;
    ExtractLayout const& layout_;
    std::vector<RowProblem> problems_;
};

ExtractMatter readMatter(Cells& cells, Date today) {
    ExtractMatter matter;
    matter.incidentReference = cells.text(incidentReference, 60);
    matter.victimReference = cells.text(victimReference, 60);
    matter.offence = cells.text(offence, 200);
    matter.outcome = cells.text(outcome, 200);
    matter.plea = cells.choice(plea, Plea::unknown);
    matter.responsibilityAccepted = cells.choice(responsibilityAccepted, Tell::unknown);
    matter.offenceOn = cells.day(offenceDate, today);
    matter.reportedOn = cells.day(reportedDate, today);
    matter.outcomeOn = cells.day(outcomeDate, today).value_or(Date{});
    matter.toldOn = cells.day(toldDate, today);
    matter.offenceClass = cells.optionalChoice<OffenceClass>(offenceClass);
    matter.sentenceMonths = cells.number(sentenceMonths, 1200);
    matter.prosecutionView = cells.optionalChoice<ProsecutionView>(prosecutionView);
    matter.victimAsked = cells.choice(victimAsked, Tell::unknown);
    auto const isBefore = [](std::optional<Date> day, std::optional<Date> other) {
        return day && other && day->ok() && other->ok() && *day < *other;
    };
    if (isBefore(matter.reportedOn, matter.offenceOn))
        cells.problem(reportedDate, "lies before the offence", "a day on or after `offence_date`");
    if (isBefore(matter.outcomeOn, matter.reportedOn))
        cells.problem(outcomeDate, "lies before the report", "a day on or after `reported_date`");
    return matter;
}

std::vector<Flag> readFlags(Cells& cells) {
    std::vector<Flag> read;
    auto left = cells.cell(flags);
    while (!left.empty()) {
        auto const end = std::min(left.find(';'), left.size());
        auto const word = trimmed(left.substr(0, end));
        left.remove_prefix(std::min(end + 1, left.size()));
        if (word.empty()) continue;
        auto const flag = fromCode<Flag>(lowerAscii(word));
        if (flag)
            read.push_back(*flag);
        else
            cells.problem(flags, "holds a word that is none of this column", "words with ; between them, of " + choicesOf<Flag>());
    }
    if (read.size() > 1 && std::find(read.begin(), read.end(), Flag::none) != read.end())
        cells.problem(flags, "says none and something else", "`none` alone, or what was flagged");
    return read;
}

/// "unknown" is an answer that people write, although SafeChannel has no such word.
std::optional<SafeChannel> readChannel(Cells& cells) {
    auto const said = lowerAscii(cells.cell(safeChannel));
    if (said.empty() || said == "unknown") return std::nullopt;
    auto const channel = cells.choice(safeChannel, SafeChannel{});
    return channel == SafeChannel{} ? std::nullopt : std::optional(channel);
}

ExtractVictim readVictim(Cells& cells, Date today) {
    ExtractVictim victim;
    victim.name = cells.text(victimName, 200);
    victim.born = cells.day(victimBorn, today);
    victim.contactHeld = cells.choice(contactHeld, ContactHeld::notKnown);
    victim.contact = cells.text(victimContact, 300);
    victim.safeChannel = readChannel(cells);
    victim.relationship = cells.choice(relationship, Relationship::unknown);
    victim.flags = readFlags(cells);
    victim.enhancedRights = cells.choice(enhancedRights, Tell::unknown);
    victim.doNotContact = cells.choice(doNotContact, Tell::unknown) == Tell::yes;
    if (victim.contactHeld == ContactHeld::given && victim.contact.empty())
        cells.problem(victimContact, "is empty", "the details, since `contact_held` says given");
    if (victim.contactHeld != ContactHeld::given && !victim.contact.empty())
        cells.problem(contactHeld, "does not say given", "`given` where `victim_contact` is filled, or no details");
    if (!victim.name.empty() && cells.cell(victimReference).empty())
        cells.problem(victimReference, "is empty beside a name", "your own reference of the victim, the same in every extract");
    return victim;
}

ExtractSuspect readSuspect(Cells& cells, Date today) {
    return {.reference = cells.text(suspectReference, 60), .name = cells.text(suspectName, 200), .born = cells.day(suspectBorn, today)};
}

}  // namespace

std::vector<ExtractColumn> const& extractColumns() {
    static std::vector<ExtractColumn> const columns{
        {"incident_reference", true, "Your own reference of the incident, at most 60 characters"},
        {"victim_reference", false,
         "Which victim of the incident, as V1; with the incident it names one person and stays the same in every extract"},
        {"offence", true, "What happened, in your own words or as a title"},
        {"offence_date", false, "The day of the offence"},
        {"reported_date", false, "The day of the report: the Victims' Code counts from it"},
        {"outcome", true, "A Home Office outcome number, the words of data.police.uk, or a word the rulebook lists"},
        {"outcome_date", true, "The day of the outcome"},
        {"plea", false, "guilty, not-guilty, none, unknown"},
        {"responsibility_accepted", false, "yes, no, unknown"},
        {"victim_name", false, "The name"},
        {"victim_date_of_birth", false, "Without it the age is not known, and the row goes to a specialist"},
        {"contact_held", false, "given, by-agency, not-known"},
        {"victim_contact", false, "The details, only where contact_held says given"},
        {"safe_channel", false, "phone, text-message, email, letter, visit, through-worker, none, unknown"},
        {"suspect_reference", false, "Your own reference of the suspect or offender"},
        {"suspect_name", false, "The name"},
        {"suspect_date_of_birth", false, "Tells whether the youth justice service informs the victim"},
        {"relationship", false, "What the two are to each other"},
        {"flags", false, "What is flagged, with ; between; none where somebody looked and found nothing"},
        {"enhanced_rights", false, "yes, no, unknown: 1 working day in the place of 5"},
        {"told_date", false, "The day on which the victim was told of restorative justice, if they were"},
        {"do_not_contact", false, "yes where the victim does not want to be contacted"},
        {"offence_class", false, "violent, sexual, homicide, theft, damage, public-order, other"},
        {"sentence_months", false, "How long the sentence is, in whole months"},
        {"prosecution_view", false, "not-asked, no-objection, wait: what the CPS or the officer in the case said"},
        {"victim_asked", false, "yes where the victim asked for restorative justice themselves"},
    };
    return columns;
}

Result<ExtractLayout> ExtractLayout::of(Columns const& columns) {
    ExtractLayout layout{.fields = columns.size()};
    std::vector<std::string> known, lacking;
    for (std::size_t at = 0; at < extractColumns().size(); ++at) {
        auto const& column = extractColumns()[at];
        layout.places[at] = columns.find(column.name);
        known.emplace_back(column.name);
        if (column.required && !layout.places[at]) lacking.emplace_back(column.name);
    }
    if (!lacking.empty())
        return fail(ErrorCode::invalid, fmt::format("The header lacks {}. See docs/how-to/agency-extract.md.", fmt::join(lacking, ", ")));
    for (auto const& name : columns.names()) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        auto const nearest = rules::nearestWord(name, known);
        auto const advice =
            nearest ? fmt::format("did you mean `{}`?", *nearest) : std::string("take it out: what is not needed is not handed over.");
        return fail(ErrorCode::invalid, fmt::format("The header has a column `{}` that no extract has; {}", name, advice));
    }
    return layout;
}

std::vector<RowProblem> readExtractRow(std::vector<std::string_view> const& fields, ExtractLayout const& layout, Date today,
                                       ExtractRow& row) {
    if (fields.size() != layout.fields)
        return {{fmt::format("the row has {} fields", fields.size()), fmt::format("{}, as in the header", layout.fields)}};
    Cells cells(fields, layout);
    row.matter = readMatter(cells, today);
    row.victim = readVictim(cells, today);
    row.suspect = readSuspect(cells, today);
    return cells.take();
}

}  // namespace accord::pathway

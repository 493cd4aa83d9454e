#include "pathway/screening.hpp"

#include "base/text.hpp"
#include "pathway/court_list.hpp"
#include "pathway/file_kind.hpp"
#include "pathway/specialist.hpp"
#include "rules/sha256.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace accord::pathway {
namespace {

// A system's own export may have many more columns than are mapped.
CsvLimits limitsOf(Mapping const* mapping) {
    if (mapping == nullptr) return {.fieldBytesMax = 4096, .fieldsMax = 64};
    return {.fieldBytesMax = 4096, .fieldsMax = 512, .delimiter = mapping->delimiter()};
}

RowProblem unreadable(CsvFault fault) {
    auto why = sentence(fault);
    why.remove_suffix(1);
    return {fmt::format("the row cannot be read. {}", why), "rows in UTF-8, with a quote around a field that holds a comma or a line end"};
}

/// Counts the bytes that pass, and knows their digest at the end.
ByteSource digesting(ByteSource source, rules::Sha256& sha) {
    return [source = std::move(source), &sha](std::span<char> into) {
        auto const got = source(into);
        sha.add({into.data(), got});
        return got;
    };
}

/// The outcome of an extract: a Home Office number, the words of data.police.uk, or a word of the rulebook.
rules::OutcomeRule const* outcomeOf(std::string_view said, rules::RulesInForce const& rules) {
    auto const lower = lowerAscii(said);
    if (auto const* byWords = rules.outcomeOfWords(lower)) return byWords;
    if (auto const* byText = rules.outcomeOfPublicText(said)) return byText;
    std::string_view digits = lower;
    if (digits.starts_with("outcome ")) digits.remove_prefix(8);
    int number = 0;
    auto const [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (fault != std::errc{} || end != digits.data() + digits.size()) return nullptr;
    return rules.outcomeOfHomeOffice(number);
}

std::optional<bool> truth(events::Tell tell) {
    if (tell == events::Tell::unknown) return std::nullopt;
    return tell == events::Tell::yes;
}

/// A guilty plea accepts responsibility; a plea of not guilty denies it (domain, 2.2 and 4).
std::optional<bool> responsibility(ExtractMatter const& matter) {
    if (auto said = truth(matter.responsibilityAccepted)) return said;
    if (matter.plea == Plea::guilty) return true;
    if (matter.plea == Plea::notGuilty) return false;
    return std::nullopt;
}

MatterFacts factsOf(ExtractRow const& row, rules::OutcomeRule const& outcome, ListOwner const& owner) {
    MatterFacts facts{.outcome = &outcome};
    facts.suspectNamed = row.suspect.isNamed();
    if (row.suspect.born) facts.offenderAge = ageOn(*row.suspect.born, row.matter.outcomeOn);
    if (facts.offenderAge) facts.offenderIsChild = *facts.offenderAge < 18;
    if (row.matter.plea != Plea::unknown) {
        facts.plea = row.matter.plea;
        facts.pleadedGuilty = row.matter.plea == Plea::guilty;
    }
    facts.responsibilityAccepted = responsibility(row.matter);
    facts.intimatePartnerViolence = intimatePartnerViolence(row.victim);
    if (row.matter.prosecutionView) facts.prosecutionView = *row.matter.prosecutionView == ProsecutionView::noObjection;
    facts.victimAsked = truth(row.matter.victimAsked);
    facts.offence = row.matter.offenceClass;
    facts.sentenceMonths = row.matter.sentenceMonths;
    facts.flags = row.victim.flags;
    facts.listOf = owner.kind;
    facts.area = owner.area;
    return facts;
}

/// What the agency itself says against a task; nullptr where nothing does.
char const* standsAgainst(ExtractRow const& row) {
    if (row.victim.doNotContact) return "asked-not-to-be-contacted";
    if (row.matter.toldOn) return "already-told";
    if (row.matter.victimReference.empty()) return "no-victim-in-list";
    return nullptr;
}

}  // namespace

struct Screening::Extract {
    ExtractLayout layout;
    TaskContext context;
};

std::string RowFault::sentence() const {
    return fmt::format("{}:{}: {}: expected {}", file, line, problem, expected);
}

Screening::Screening(ScreeningRules rules, std::optional<ListOwner> owner)
    : rules_(rules), owner_(std::move(owner)), todayRules_(rules.book.at(rules.today)), routing_(rules.book), volumes_(rules.fingerprints) {
    if (owner_) tasks_.emplace(*owner_);
}

Screening::~Screening() = default;

Result<> Screening::read(std::string name, ByteSource source) {
    auto opened = openList(std::move(source));
    if (!opened) return fail(ErrorCode::invalid, fmt::format("{}: {}", name, opened.error().message));
    rules::Sha256 sha;
    ScreenedFile file{.name = std::move(name), .kind = {}, .rows = 0, .digest = {}, .isRepeat = false};
    auto const mark = volumes_.mark();
    auto const bytes = digesting(std::move(opened->source), sha);
    auto done = opened->kind == FileKind::csv
                    ? readCsv(bytes, file)
                    : readCourt(opened->kind == FileKind::xml ? CourtFormat::libra : CourtFormat::commonPlatform, bytes, file);
    if (!done) return done;
    file.digest = sha.hexDigest();
    file.isRepeat = std::any_of(report_.files.begin(), report_.files.end(), [&](auto const& other) { return other.digest == file.digest; });
    if (file.isRepeat) volumes_.forgetSince(mark);
    report_.files.push_back(std::move(file));
    return {};
}

Result<> Screening::readCsv(ByteSource const& source, ScreenedFile& file) {
    CsvReader csv(source, limitsOf(mapping_));
    auto const* header = csv.next();
    if (header == nullptr) return fail(ErrorCode::invalid, file.name + " is empty: a list begins with its header.");
    if (header->fault) return fail(ErrorCode::invalid, fmt::format("{}:{}: {}", file.name, header->line, sentence(*header->fault)));
    auto const columns = Columns::of(header->fields);
    if (mapping_ != nullptr) return readMapped(csv, columns, file);
    auto kind = pathway::kindOf(columns);
    if (!kind) return fail(ErrorCode::invalid, fmt::format("{}: {}", file.name, kind.error().message));
    file.kind = *kind;
    return *kind == ListKind::agencyExtract ? readExtract(csv, columns, file) : readPublic(csv, columns, file);
}

Result<> Screening::readPublic(CsvReader& csv, Columns const& columns, ScreenedFile& file) {
    auto const layout = PublicLayout::of(columns, file.kind);
    while (auto const* row = csv.next()) {
        ++file.rows;
        ++report_.rowsRead;
        if (row->fault)
            bad(file, row->line, {unreadable(*row->fault)});
        else
            publicRow(row->fields, layout, row->line, file);
    }
    return {};
}

void Screening::publicRow(std::vector<std::string_view> const& fields, PublicLayout const& layout, std::uint64_t line,
                          ScreenedFile const& file) {
    PublicRow row;
    if (auto problem = readPublicRow(fields, layout, row)) return bad(file, line, {std::move(*problem)});
    auto const force = forceNumber(row.force);
    if (!force) return bad(file, line, {{fmt::format("no force is called \"{}\"", row.force), "a name or alias of reference/forces.toml"}});
    if (row.month > Month{rules_.today.year(), rules_.today.month()})
        return bad(file, line, {{"the Month lies in the future", "a month up to today's"}});
    auto const* target = routing_.targetOf(row.month, row);
    if (target == nullptr)
        return bad(file, line,
                   {{fmt::format("\"{}\" is no outcome that the rulebook knows for {}", row.outcome, monthText(row.month)),
                     "a text listed under `public` in rulebook/outcomes.toml"}});
    volumes_.add(row.crimeId, {*force, target->number}, row.month, file.kind == ListKind::publicStreet ? MonthOf::crime : MonthOf::outcome);
    if (target->number >= targetRows_.size()) targetRows_.resize(target->number + 1U);
    ++targetRows_[target->number];
    if (target->agency) ++forceRows_[{*force, *target->agency}];
}

std::optional<std::uint16_t> Screening::forceNumber(std::string_view name) {
    auto found = forceNumbers_.find(name);
    if (found != forceNumbers_.end()) return found->second;
    std::optional<std::uint16_t> number;
    if (auto const* force = rules_.forces.byAnyName(name)) number = static_cast<std::uint16_t>(force - rules_.forces.all().data());
    if (forceNumbers_.size() < 10'000) forceNumbers_.emplace(std::string(name), number);
    return number;
}

TaskContext Screening::context() const {
    return {*owner_, rules_.calendar, rules_.today, todayRules_.protection("specialist-list")->head.rule, &todayRules_};
}

Result<> Screening::readExtract(CsvReader& csv, Columns const& columns, ScreenedFile& file) {
    if (!owner_) return fail(ErrorCode::invalid, fmt::format("{} is an agency's extract. Say whose with --agency.", file.name));
    auto layout = ExtractLayout::of(columns);
    if (!layout) return fail(ErrorCode::invalid, fmt::format("{}: {}", file.name, layout.error().message));
    return readRows(csv, {*layout, context()}, nullptr, file);
}

Result<> Screening::readMapped(CsvReader& csv, Columns const& columns, ScreenedFile& file) {
    file.kind = ListKind::agencyExtract;
    if (!owner_) return fail(ErrorCode::invalid, fmt::format("{} is mapped to an agency's extract. Say whose with --agency.", file.name));
    auto mapped = mapping_->over(columns);
    if (!mapped) return fail(ErrorCode::invalid, fmt::format("{}: {}", file.name, mapped.error().message));
    ExtractLayout layout{.fields = ExtractLayout::columnCount};
    for (std::size_t at = 0; at < layout.places.size(); ++at) layout.places[at] = at;
    return readRows(csv, {layout, context()}, &*mapped, file);
}

Result<> Screening::readRows(CsvReader& csv, Extract const& extract, MappedLayout* mapped, ScreenedFile& file) {
    while (auto const* row = csv.next()) {
        ++file.rows;
        ++report_.rowsRead;
        if (row->fault)
            bad(file, row->line, {unreadable(*row->fault)});
        else if (mapped != nullptr && row->fields.size() != mapped->fields())
            bad(file, row->line,
                {{fmt::format("the row has {} fields", row->fields.size()), fmt::format("{}, as in the header", mapped->fields())}});
        else
            extractRow(mapped != nullptr ? mapped->row(row->fields) : row->fields, extract, row->line, file);
    }
    return {};
}

void Screening::extractRow(std::vector<std::string_view> const& fields, Extract const& extract, std::uint64_t line,
                           ScreenedFile const& file) {
    ExtractRow row;
    if (auto problems = readExtractRow(fields, extract.layout, rules_.today, row); !problems.empty())
        return bad(file, line, std::move(problems));
    auto const* outcome = outcomeOf(row.matter.outcome, todayRules_);
    if (outcome == nullptr)
        return bad(file, line,
                   {{"`outcome` is none that the rulebook knows", "a Home Office number, or a word listed in rulebook/outcomes.toml"}});
    tasks_->observe(row, rules_.today);
    auto const routed = route(factsOf(row, *outcome, *owner_), todayRules_);
    tasks_->judge(row, routed.noRoute != nullptr && routed.noRoute->head.id == "acquitted");
    if (routed.duty == nullptr) return withoutRouteAt(line, routed.noRoute->head.id);
    if (auto const* against = standsAgainst(row)) return withoutRouteAt(line, against);

    auto draft = draftTask(row, routed, extract.context);
    draft.file = file.name;
    draft.line = line;
    tasks_->add(std::move(draft));
}

Result<> Screening::readCourt(CourtFormat format, ByteSource const& source, ScreenedFile& file) {
    file.kind = ListKind::courtList;
    if (!owner_) return fail(ErrorCode::invalid, fmt::format("{} is a court list. Say with --agency who was given it.", file.name));
    if (!owner_->mayReadCourtLists)
        return fail(ErrorCode::refused,
                    fmt::format("{} is a court list: it is read only under an agreement between the courts service and the agency that was "
                                "given it, and none is in force.",
                                file.name));
    auto const courtContext = context();
    auto const faults = [&](std::uint64_t line, RowProblem problem) {
        ++file.rows;
        ++report_.rowsRead;
        bad(file, line, {std::move(problem)});
    };
    auto read = readCourtList(format, source, [&](CourtMatter const& matter) { courtMatter(matter, courtContext, file); }, faults);
    if (read) return {};
    if (file.rows == 0) return fail(ErrorCode::invalid, fmt::format("{}: {}", file.name, read.error().message));
    // What was read before the list breaks off stands; the whole list, read again, opens the rest and nothing twice.
    faults(0, {"the list breaks off: " + read.error().message, "the whole list"});
    return {};
}

void Screening::courtMatter(CourtMatter const& matter, TaskContext const& courtContext, ScreenedFile& file) {
    ++file.rows;
    ++report_.rowsRead;
    auto const routed = routeOfSearch(matter.isForSentence ? Stage::preSentence : Stage::postCharge, todayRules_);
    if (routed.duty == nullptr) return withoutRoute(routed.noRoute->head.id);
    auto draft = draftSearch(matter, routed, courtContext);
    draft.file = file.name;
    draft.line = matter.line;
    tasks_->add(std::move(draft));
}

void Screening::withoutRoute(std::string const& reason, std::uint64_t rows) {
    report_.rowsWithoutRoute += rows;
    report_.byReason[reason] += rows;
}

void Screening::withoutRouteAt(std::uint64_t line, std::string const& reason) {
    withoutRoute(reason);
    if (without_) without_(line, reason);
}

void Screening::bad(ScreenedFile const& file, std::uint64_t line, std::vector<RowProblem> problems) {
    ++report_.rowsBad;
    if (isBad_ && !problems.empty()) isBad_(line, problems.front());
    for (auto& problem : problems)
        if (report_.faults.size() < faultsMax)
            report_.faults.push_back({file.name, line, std::move(problem.problem), std::move(problem.expected)});
}

ScreeningReport Screening::finish() {
    finishPublic();
    finishExtracts();
    return std::move(report_);
}

void Screening::finishPublic() {
    auto const& targets = routing_.targets();
    for (std::size_t at = 0; at < targetRows_.size(); ++at) {
        if (targetRows_[at] == 0) continue;
        if (targets[at].stage)
            report_.byStage[*targets[at].stage] += targetRows_[at];
        else
            withoutRoute(targets[at].reason, targetRows_[at]);
    }
    auto const& forces = rules_.forces.all();
    for (auto const& [who, rows] : forceRows_) report_.byAgency[fmt::format("{}/{}", code(who.second), forces[who.first].slug)] += rows;
    for (auto const& volume : volumes_.volumes()) {
        auto const& target = targets[volume.cell.target];
        report_.volumes.push_back({volume.month, volume.monthOf, forces[volume.cell.force].slug, target.stage, target.agency, target.modal,
                                   target.reason, volume.incidents, volume.rows});
    }
}

void Screening::finishExtracts() {
    if (!tasks_) return;
    report_.news = tasks_->news();
    for (auto& task : tasks_->settle()) {
        if (task.isEnded) {
            withoutRoute("asked-not-to-be-contacted", task.rows);
            if (without_) without_(task.draft.line, "asked-not-to-be-contacted");
            continue;
        }
        auto const& draft = task.draft;
        auto const who = draft.isForSpecialist() ? std::string("specialist")
                         : draft.isOwn           ? fmt::format("{}/{}", code(draft.agency), owner_->code)
                                                 : std::string(code(draft.agency));
        report_.byStage[draft.stage] += task.rows;
        report_.byAgency[who] += task.rows;
        report_.tasks.push_back(std::move(task.draft));
    }
}

}  // namespace accord::pathway

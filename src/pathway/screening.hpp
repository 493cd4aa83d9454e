// Screening: the routes run over lists, to find who should be told of restorative justice.
//
//    Screening screening({.book = book, .forces = forces, .calendar = calendar, .today = today}, owner);
//    if (auto read = screening.read("2023-03-bedfordshire-outcomes.csv", fromStream(file)); !read) show(read.error());
//    auto report = screening.finish();
//    report.rowsRead == report.rowsBad + report.rowsWithoutRoute + sum(report.byStage)     // always
//
// What a file is, is told from its bytes: the CSV files of data.police.uk, an agency's extract
// or what a mapping makes into one, a court list of Libra or Common Platform.
// Public lists give volumes by force, month and stage: no names, no clock, no lateness.
// An agency's extract gives task drafts, one for each victim, incident, stage and agency;
// whether they stand already is for who stores them to say (TaskDraft::key). Files may come
// in any order and twice: rows are counted as they are read, incidents and tasks once.
// Pure: no clock, no database; one thread.
#pragma once

#include "base/csv.hpp"
#include "pathway/mapping.hpp"
#include "pathway/public_routing.hpp"
#include "pathway/task_gathering.hpp"
#include "pathway/volumes.hpp"
#include "rules/reference.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace accord::pathway {

struct ScreeningRules {
    rules::Rulebook const& book;
    rules::Forces const& forces;
    WorkingDays const& calendar;
    Date today;
    FingerprintKey fingerprints{};  ///< random: by it repeats among public rows are found
};

/// A row that was left out, where it stands and what was expected. No value of an extract is repeated.
struct RowFault {
    std::string file;
    std::uint64_t line{};
    std::string problem, expected;

    [[nodiscard]] std::string sentence() const;
    bool operator==(RowFault const&) const = default;
};

struct ScreenedFile {
    std::string name;
    ListKind kind{};
    std::uint64_t rows{};
    std::string digest;  ///< SHA-256 of its bytes
    bool isRepeat{};     ///< the same bytes were read before in this screening
};

struct Volume {
    Month month{};
    MonthOf monthOf{};
    std::string force;  ///< slug
    std::optional<Stage> stage;
    std::optional<AgencyKind> agency;
    std::optional<rules::Modal> modal;
    std::string reason;  ///< where there is no stage
    std::uint64_t incidents{}, rows{};
};

using Counts = std::map<std::string, std::uint64_t>;

struct ScreeningReport {
    std::uint64_t rowsRead{}, rowsBad{}, rowsWithoutRoute{};
    std::map<Stage, std::uint64_t> byStage;  ///< rows
    Counts byReason;                         ///< rows without a route, by the id of the reason
    Counts byAgency;                         ///< rows with a route, by who acts: "police/bedfordshire", "probation", "specialist"
    std::vector<Volume> volumes;             ///< public lists
    std::vector<TaskDraft> tasks;            ///< extracts; each key once
    std::vector<VictimNews> news;            ///< extracts: a no, or a cause for a specialist
    std::vector<RowFault> faults;            ///< the first of them
    std::vector<ScreenedFile> files;
};

class Screening {
public:
    static constexpr std::size_t faultsMax = 1000;

    /// Rulebook, forces and calendar outlive the screening and its report. `owner`: whose list an extract is.
    Screening(ScreeningRules rules, std::optional<ListOwner> owner);
    ~Screening();

    /// CSV files that are read from here on are mapped; the mapping outlives the screening.
    void mapWith(Mapping const& mapping) { mapping_ = &mapping; }

    /// Tells of each row of an extract for which there is no route, and of the first row of a task that a no ended.
    void watch(std::function<void(std::uint64_t line, std::string_view reason)> without) { without_ = std::move(without); }

    /// Tells of each bad row, also of those beyond the faults that the report has room for.
    void watchBad(std::function<void(std::uint64_t line, RowProblem const& first)> isBad) { isBad_ = std::move(isBad); }

    /// Refused whole, with nothing counted, where it is no known list, or an extract or court list is nobody's to read.
    [[nodiscard]] Result<> read(std::string name, ByteSource source);
    [[nodiscard]] ScreeningReport finish();

private:
    struct Extract;
    Result<> readRows(CsvReader& csv, Extract const& extract, MappedLayout* mapped, ScreenedFile& file);
    Result<> readCsv(ByteSource const& source, ScreenedFile& file);
    Result<> readCourt(CourtFormat format, ByteSource const& source, ScreenedFile& file);
    Result<> readMapped(CsvReader& csv, Columns const& columns, ScreenedFile& file);
    [[nodiscard]] TaskContext context() const;
    void courtMatter(CourtMatter const& matter, TaskContext const& context, ScreenedFile& file);
    Result<> readPublic(CsvReader& csv, Columns const& columns, ScreenedFile& file);
    Result<> readExtract(CsvReader& csv, Columns const& columns, ScreenedFile& file);
    void publicRow(std::vector<std::string_view> const& fields, PublicLayout const& layout, std::uint64_t line, ScreenedFile const& file);
    void extractRow(std::vector<std::string_view> const& fields, Extract const& extract, std::uint64_t line, ScreenedFile const& file);
    void withoutRoute(std::string const& reason, std::uint64_t rows = 1);
    void withoutRouteAt(std::uint64_t line, std::string const& reason);
    void finishPublic();
    void finishExtracts();
    void bad(ScreenedFile const& file, std::uint64_t line, std::vector<RowProblem> problems);
    [[nodiscard]] std::optional<std::uint16_t> forceNumber(std::string_view name);

    ScreeningRules rules_;
    std::optional<ListOwner> owner_;
    rules::RulesInForce todayRules_;
    PublicRouting routing_;
    VolumeCounter volumes_;
    rules::ByText<std::optional<std::uint16_t>> forceNumbers_;
    std::vector<std::uint64_t> targetRows_;
    std::map<std::pair<std::uint16_t, AgencyKind>, std::uint64_t> forceRows_;
    std::optional<TaskGathering> tasks_;
    Mapping const* mapping_{};
    std::function<void(std::uint64_t, std::string_view)> without_{};
    std::function<void(std::uint64_t line, RowProblem const& first)> isBad_;
    ScreeningReport report_;
};

}  // namespace accord::pathway

#include "app/screening.hpp"

#include "agency/directory.hpp"
#include "app/rule_desk.hpp"
#include "casework/approach.hpp"
#include "casework/ports.hpp"
#include "base/json.hpp"
#include "pathway/mapping.hpp"
#include "pathway/push_back_records.hpp"
#include "pathway/task_opener.hpp"
#include "people/matter_records.hpp"
#include "sharing/records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

namespace accord::app {
namespace {

Result<std::string> fileText(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(ErrorCode::notFound, "The file " + path.string() + " cannot be read.");
    return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<std::optional<agency::AgencyRecord>> ownerOf(Installation& installation, std::string const& name) {
    if (name.empty()) return std::optional<agency::AgencyRecord>{};
    auto reader = installation.database().reader();
    for (auto const& word : wordsOf<AgencyKind>)
        if (auto found = agency::findAgencyByCode(*reader, word.value, name)) return std::optional(*found);
    return fail(ErrorCode::notFound, "There is no agency with the code " + name + ". `accord endpoints` and the page Agencies list them.");
}

/// A court list is read only under an agreement that binds the agency and one of the courts service.
bool isAgreedWithCourts(store::Session& session, AgencyId owner, Instant now) {
    for (auto const& [agreement, facts] : sharing::decidingAgreements(session)) {
        auto const binds = [&](auto const& isMeant) {
            return std::any_of(facts.parties.begin(), facts.parties.end(),
                               [&](auto const& party) { return isMeant(party) && sharing::bindsAt(facts, party, now); });
        };
        if (binds([&](auto const& party) { return party.agency == owner; }) &&
            binds([](auto const& party) { return party.kind == AgencyKind::court; }))
            return true;
    }
    return false;
}

pathway::FingerprintKey randomKey(Random& random) {
    pathway::FingerprintKey key{};
    random.fill(key);
    return key;
}

/// Every fault of a mapping is told at once.
Result<std::optional<pathway::Mapping>> mappingOf(std::string const& path) {
    if (path.empty()) return std::optional<pathway::Mapping>{};
    auto text = fileText(path);
    if (!text) return fail(text.error());
    auto mapping = pathway::readMapping(std::filesystem::path(path).filename().string(), *text);
    if (mapping) return std::optional(std::move(*mapping));
    std::string all;
    for (auto const& fault : mapping.error()) all.append(all.empty() ? "" : "\n").append(fault.sentence());
    return fail(ErrorCode::invalid, std::move(all));
}

std::int64_t bytesOf(std::vector<std::string> const& files) {
    std::int64_t bytes = 0;
    for (auto const& name : files) {
        std::error_code none;
        if (auto const size = std::filesystem::file_size(name, none); !none) bytes += static_cast<std::int64_t>(size);
    }
    return bytes;
}

Result<> readAll(pathway::Screening& screening, ScreenRequest const& request) {
    std::int64_t done = 0;
    auto const all = bytesOf(request.files);
    auto counted = [&](ByteSource source) -> ByteSource {
        if (!request.progress) return source;
        return [&, source = std::move(source)](std::span<char> into) {
            auto const got = source(into);
            request.progress(done += static_cast<std::int64_t>(got), all);
            return got;
        };
    };
    for (auto const& name : request.files) {
        std::ifstream file(name, std::ios::binary);
        if (!file) return fail(ErrorCode::notFound, "The file " + name + " cannot be read. Nothing was kept.");
        auto read = screening.read(std::filesystem::path(name).filename().string(), counted(fromStream(file)));
        if (!read) return read;
    }
    return {};
}

Result<pathway::TasksOpened> openTasks(Installation& installation, pathway::ScreeningReport& report, agency::AgencyRecord const& owner) {
    // Asked before, and not while the opener holds a session: a second one could wait for the first for ever.
    std::map<AgencyKind, std::optional<AgencyId>> acting;
    std::vector<AgencyId> withSystem;
    {
        auto reader = installation.database().reader();
        for (auto const& kind : wordsOf<AgencyKind>) acting[kind.value] = agency::firstAgencyOf(*reader, kind.value, owner.area);
        withSystem = pathway::agenciesWithEndpoint(*reader);
    }
    auto find = [&](AgencyKind kind) { return acting.at(kind); };
    auto pushes = [&](AgencyId id) { return std::ranges::find(withSystem, id) != withSystem.end(); };
    pathway::TaskOpener opener(
        {installation.database(), installation.gate(), installation.keyring(), installation.random(), installation.clock(),
         [&](store::Session& session) -> pathway::MayApproach {
             auto desk = std::make_shared<RuleDesk>(installation, session);
             return [desk, &owner](pathway::TaskDraft const& draft) { return mayBeTold(*desk, owner.area, draft); };
         }},
        {owner.id, owner.kind, owner.area, find, pushes});
    return opener.open(report);
}

void writeCounts(JsonWriter& json, std::string_view name, pathway::Counts const& counts) {
    json.key(name).beginObject();
    for (auto const& [key, count] : counts) json.key(key).integer(static_cast<std::int64_t>(count));
    json.endObject();
}

Screened toldOf(pathway::ScreeningReport const& report, pathway::TasksOpened const& tasks) {
    pathway::Counts byStage;
    for (auto const& [stage, count] : report.byStage) byStage[std::string(code(stage))] = count;
    JsonWriter json;
    json.beginObject().key("rows_read").integer(static_cast<std::int64_t>(report.rowsRead));
    json.key("rows_bad").integer(static_cast<std::int64_t>(report.rowsBad));
    json.key("rows_without_route").integer(static_cast<std::int64_t>(report.rowsWithoutRoute));
    writeCounts(json, "by_stage", byStage);
    json.key("tasks_opened").integer(tasks.opened).key("tasks_standing").integer(tasks.standing);
    writeCounts(json, "by_agency", report.byAgency);
    writeCounts(json, "by_reason", report.byReason);
    json.key("faults").beginArray();
    for (auto const& fault : report.faults) json.text(fault.sentence());
    json.endArray().endObject();

    auto words =
        fmt::format("{} rows read; {} with a fault; {} without a route.\n", report.rowsRead, report.rowsBad, report.rowsWithoutRoute);
    for (auto const& [stage, count] : report.byStage) words += fmt::format("  {:<40} {:>7} rows\n", label(stage), count);
    for (auto const& [reason, count] : report.byReason) words += fmt::format("  no route: {:<30} {:>7} rows\n", reason, count);
    words += fmt::format("{} tasks opened, {} standing already.\n", tasks.opened, tasks.standing);
    for (auto const& fault : report.faults) words += fault.sentence() + "\n";
    return {json.take(), std::move(words)};
}

}  // namespace

pathway::ListOwner listOwnerOf(store::Session& session, agency::AgencyRecord const& owner, Instant now) {
    pathway::ListOwner list{owner.kind, owner.code, {}, isAgreedWithCourts(session, owner.id, now)};
    // A police area is called by its force's code, whoever owns the list.
    for (auto const& agency : agency::allAgencies(session))
        if (agency.kind == AgencyKind::police && agency.area == owner.area) list.area = agency.code;
    return list;
}

bool mayBeTold(gate::Desk& desk, AreaId area, pathway::TaskDraft const& draft) {
    casework::SaidQuestion question{.side = Side::harmed, .task = {}, .area = area, .crimeReference = draft.incidentReference};
    if (draft.row) {
        question.name = draft.row->victim.name;
        question.born = draft.row->victim.born;
    }
    if (people::wasErasedFrom(desk, {question.side, question.crimeReference, {}, {question.name, question.born}})) return false;
    auto const said = casework::ports().saidNo(desk, question);
    return casework::mayApproach(said, desk.today(), {}).allowed();
}

Result<ScreeningReference> readScreeningReference(Places const& places) {
    auto forceText = fileText(places.reference() / "forces.toml");
    auto holidayText = fileText(places.reference() / "bank_holidays.toml");
    if (!forceText) return fail(forceText.error());
    if (!holidayText) return fail(holidayText.error());
    auto forces = rules::readForces("forces.toml", *forceText);
    auto calendar = rules::readBankHolidays("bank_holidays.toml", *holidayText);
    if (!forces) return fail(ErrorCode::invalid, forces.error().front().sentence());
    if (!calendar) return fail(ErrorCode::invalid, calendar.error().front().sentence());
    return ScreeningReference{std::move(*forces), std::move(*calendar)};
}

Result<Screened> screenFiles(Installation& installation, ScreenRequest const& request) {
    auto reference = readScreeningReference(installation.places());
    if (!reference) return fail(reference.error());
    auto owner = ownerOf(installation, request.agency);
    if (!owner) return fail(owner.error());
    auto mapping = mappingOf(request.mapping);
    if (!mapping) return fail(mapping.error());
    std::optional<pathway::ListOwner> listOwner;
    if (*owner) {
        auto reader = installation.database().reader();
        listOwner = listOwnerOf(*reader, **owner, installation.clock().now());
    }
    pathway::Screening screening({installation.rulebook(), reference->forces, reference->calendar, londonDay(installation.clock().now()),
                                  randomKey(installation.random())},
                                 listOwner);
    if (*mapping) screening.mapWith(**mapping);
    if (auto done = readAll(screening, request); !done) return fail(done.error());
    auto report = screening.finish();
    pathway::TasksOpened tasks;
    if (*owner) {
        auto opened = openTasks(installation, report, **owner);
        if (!opened) return fail(opened.error());
        tasks = *opened;
    }
    auto isKnown = [&] {
        auto reader = installation.database().reader();
        return pathway::wereScreened(*reader, report);
    }();
    if (!report.volumes.empty() && !isKnown) {
        auto recorded = installation.gate().record(pathway::recordVolumes(report), {.at = installation.clock().now()});
        if (!recorded) return fail(recorded.error());
    }
    return toldOf(report, tasks);
}

std::vector<std::string> splitList(std::string const& text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        auto comma = std::min(text.find(',', at), text.size());
        if (comma > at) parts.push_back(text.substr(at, comma - at));
        at = comma + 1;
    }
    return parts;
}

}  // namespace accord::app

#include "agency/reference.hpp"

#include "agency/setup.hpp"
#include "base/csv.hpp"
#include "rules/reference.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <sstream>
#include <vector>

namespace accord::agency {
namespace {

namespace fs = std::filesystem;
using Cells = std::map<std::string, std::string, std::less<>>;

Error broken(fs::path const& file, std::string const& why) {
    return {ErrorCode::invalid, file.filename().string() + ": " + why};
}

Result<std::string> bytesOfFile(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return fail(broken(file, "cannot be read"));
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Every row by the names in the first one.
Result<> eachRow(fs::path const& file, std::vector<std::string_view> const& needed, std::function<void(Cells const&)> const& use) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return fail(broken(file, "cannot be read"));
    CsvReader csv(fromStream(in));
    std::vector<std::string> names;
    while (auto const* row = csv.next()) {
        if (row->fault) return fail(broken(file, "line " + std::to_string(row->line) + ": " + std::string(sentence(*row->fault))));
        if (names.empty()) {
            names.assign(row->fields.begin(), row->fields.end());
            for (auto name : needed)
                if (std::find(names.begin(), names.end(), name) == names.end())
                    return fail(broken(file, "has no column " + std::string(name)));
            continue;
        }
        if (row->fields.size() != names.size())
            return fail(broken(file, "line " + std::to_string(row->line) + ": not as many fields as names"));
        Cells cells;
        for (std::size_t at = 0; at < names.size(); ++at) cells.emplace(names[at], std::string(row->fields[at]));
        use(cells);
    }
    return {};
}

Result<> addForces(gate::Events& events, Random& random, fs::path const& file) {
    auto const bytes = bytesOfFile(file);
    if (!bytes) return fail(bytes.error());
    auto const forces = rules::readForces(file.filename().string(), *bytes);
    if (!forces) return fail(ErrorCode::invalid, forces.error().front().sentence());
    for (auto const& force : forces->all()) {
        auto const area = force.areaCode.empty() ? AreaId{} : addArea(events, random, {force.areaName, force.areaCode});
        addAgency(events, random, {AgencyKind::police, area, force.name, force.slug});
    }
    return {};
}

bool isCourtOfEnglandOrWales(Cells const& court) {
    static constexpr std::array types{std::string_view{"MAG"}, std::string_view{"YTH"}, std::string_view{"CRN"}, std::string_view{"COU"}};
    static constexpr std::array elsewhere{std::string_view{"Scotland"}, std::string_view{"Northern Ireland"},
                                          std::string_view{"N Ireland"}};
    auto const has = [](auto const& list, std::string const& text) { return std::find(list.begin(), list.end(), text) != list.end(); };
    return court.at("active") == "TRUE" && has(types, court.at("type")) && !has(elsewhere, court.at("country"));
}

}  // namespace

Result<gate::Events> referenceAgencies(fs::path const& folder, Random& random) {
    gate::Events events;
    auto const add = [&](AgencyKind kind, std::string name, std::string code) {
        addAgency(events, random, {kind, {}, std::move(name), std::move(code)});
    };
    if (auto done = addForces(events, random, folder / "forces.toml"); !done) return fail(done.error());

    auto const justice = folder / "justice";
    auto done = eachRow(justice / "probation_regions.csv", {"name", "delius_code"}, [&](Cells const& region) {
        add(AgencyKind::probation, "Probation Service, " + region.at("name"), region.at("delius_code"));
    });
    if (!done) return fail(done.error());
    done = eachRow(justice / "prisons.csv", {"prison_id", "name", "active"}, [&](Cells const& prison) {
        if (prison.at("active") == "1") add(AgencyKind::prison, prison.at("name"), prison.at("prison_id"));
    });
    if (!done) return fail(done.error());
    done = eachRow(justice / "courts.csv", {"court_id", "court_name", "type", "active", "country"}, [&](Cells const& court) {
        if (isCourtOfEnglandOrWales(court)) add(AgencyKind::court, court.at("court_name"), court.at("court_id"));
    });
    if (!done) return fail(done.error());
    return events;
}

}  // namespace accord::agency

#include "pathway/list_kind.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::pathway {
namespace {

bool hasAll(Columns const& columns, std::initializer_list<std::string_view> names) {
    return std::all_of(names.begin(), names.end(), [&](auto name) { return columns.find(name).has_value(); });
}

}  // namespace

Columns Columns::of(std::vector<std::string_view> const& header) {
    Columns columns;
    for (auto name : header) {
        columns.names_.emplace_back(trimmed(name));
        columns.places_.emplace(columns.names_.back(), columns.names_.size() - 1);
    }
    return columns;
}

std::optional<std::size_t> Columns::find(std::string_view name) const {
    auto found = places_.find(std::string(name));
    return found == places_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> Columns::twice() const {
    for (std::size_t at = 0; at < names_.size(); ++at)
        if (!names_[at].empty() && places_.at(names_[at]) != at) return names_[at];
    return std::nullopt;
}

Result<ListKind> kindOf(Columns const& columns) {
    if (auto name = columns.twice())
        return fail(ErrorCode::invalid, fmt::format("The column \"{}\" stands twice in the header. Keep one.", *name));
    if (hasAll(columns, {"Crime ID", "Month", "Reported by", "Outcome type"})) return ListKind::publicOutcomes;
    if (hasAll(columns, {"Crime ID", "Month", "Reported by", "Crime type", "Last outcome category"})) return ListKind::publicStreet;
    if (columns.find("incident_reference")) return ListKind::agencyExtract;
    return fail(
        ErrorCode::invalid,
        "The first line is not the header of a list that is known. Expected: an outcomes file of data.police.uk (with \"Crime ID\" and "
        "\"Outcome type\"), a street file (with \"Crime type\" and \"Last outcome category\"), or an agency's extract (with "
        "\"incident_reference\"; see docs/how-to/agency-extract.md).");
}

}  // namespace accord::pathway

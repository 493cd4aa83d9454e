// What the tests of screening share: the shipped rulebook and reference lists, and an
// agency's extract built column by column.
#pragma once

#include "pathway/screening.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace accord::pathway {

using namespace std::chrono_literals;

inline constexpr Date today = 2026y / 11 / 23;  // a Monday

inline std::string bytesOfFile(std::string const& name) {
    std::ifstream file(std::string(ACCORD_SOURCE_DIR "/") + name, std::ios::binary);
    EXPECT_TRUE(file.good()) << name;
    return {std::istreambuf_iterator<char>(file), {}};
}

inline rules::Rulebook const& book() {
    static auto const read = rules::Rulebook::load(ACCORD_SOURCE_DIR "/rulebook");
    return read.value();
}

inline ScreeningRules screeningRules() {
    static auto const forces = rules::readForces("forces.toml", bytesOfFile("reference/forces.toml")).value();
    static auto const calendar = rules::readBankHolidays("bank_holidays.toml", bytesOfFile("reference/bank_holidays.toml")).value();
    return {book(), forces, calendar, today};
}

inline ListOwner bedfordshirePolice() {
    return {.kind = AgencyKind::police, .code = "bedfordshire"};
}

/// An extract's row that opens an ordinary police task; a test changes what it is about.
inline std::map<std::string, std::string> ordinaryRow() {
    return {{"incident_reference", "40/1/26"},
            {"victim_reference", "V1"},
            {"offence", "Criminal damage"},
            {"offence_date", "2026-11-10"},
            {"reported_date", "2026-11-18"},
            {"outcome", "community resolution"},
            {"outcome_date", "2026-11-20"},
            {"plea", "none"},
            {"responsibility_accepted", "yes"},
            {"victim_name", "Ama Example"},
            {"victim_date_of_birth", "1980-02-03"},
            {"contact_held", "by-agency"},
            {"victim_contact", ""},
            {"safe_channel", "phone"},
            {"suspect_reference", "S1"},
            {"suspect_name", "Bo Invented"},
            {"suspect_date_of_birth", "1990-05-06"},
            {"relationship", "neighbour"},
            {"flags", "none"},
            {"enhanced_rights", "no"},
            {"told_date", ""},
            {"do_not_contact", ""},
            {"offence_class", ""},
            {"sentence_months", ""},
            {"prosecution_view", ""},
            {"victim_asked", ""}};
}

inline std::map<std::string, std::string> rowWith(std::vector<std::pair<std::string, std::string>> const& changes) {
    auto row = ordinaryRow();
    for (auto const& [column, value] : changes) row.at(column) = value;
    return row;
}

inline std::string extractOf(std::vector<std::map<std::string, std::string>> const& rows) {
    std::string text, line;
    for (auto const& column : extractColumns()) line.append(line.empty() ? "" : ",").append(column.name);
    text = line + "\n";
    for (auto const& row : rows) {
        line.clear();
        for (std::size_t at = 0; at < extractColumns().size(); ++at) {
            auto const& value = row.at(std::string(extractColumns()[at].name));
            line.append(at == 0 ? "" : ",").append(value.find(',') == std::string::npos ? value : "\"" + value + "\"");
        }
        text += line + "\n";
    }
    return text;
}

inline ScreeningReport screen(std::vector<std::pair<std::string, std::string>> const& files,
                              std::optional<ListOwner> owner = std::nullopt) {
    Screening screening(screeningRules(), std::move(owner));
    for (auto const& [name, bytes] : files) {
        auto read = screening.read(name, fromText(bytes));
        EXPECT_TRUE(read.has_value()) << read.error().message;
    }
    return screening.finish();
}

inline ScreeningReport screenExtract(std::vector<std::map<std::string, std::string>> const& rows) {
    return screen({{"extract.csv", extractOf(rows)}}, bedfordshirePolice());
}

inline std::uint64_t routedRows(ScreeningReport const& report) {
    std::uint64_t sum = 0;
    for (auto const& [stage, rows] : report.byStage) sum += rows;
    return sum;
}

inline std::uint64_t sumOf(Counts const& counts) {
    std::uint64_t sum = 0;
    for (auto const& [name, rows] : counts) sum += rows;
    return sum;
}

}  // namespace accord::pathway

#include "app/bench_lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <fstream>

namespace accord::app {
namespace {

constexpr std::size_t idBytes = 64;

/// The first eight digits of an id, turned by the pass: another crime for each pass.
void turn(char* id, std::uint32_t pass) {
    constexpr std::string_view digits = "0123456789abcdef";
    for (int digit = 0; digit < 8; ++digit) {
        auto const was = id[digit] <= '9' ? id[digit] - '0' : id[digit] - 'a' + 10;
        id[digit] = digits[(static_cast<unsigned>(was) ^ (pass >> static_cast<unsigned>(4 * digit))) & 15U];
    }
}

}  // namespace

ByteSource repeated(std::string_view text, std::uint32_t pass) {
    // The place of the next line, and where its id has been turned, as bytes may be asked for in any number.
    return [text, pass, at = std::size_t{0}, line = std::string{}, given = std::size_t{0}](std::span<char> into) mutable {
        std::size_t filled = 0;
        while (filled < into.size()) {
            if (given == line.size()) {
                if (at >= text.size()) break;
                auto const end = std::min(text.find('\n', at), text.size() - 1) + 1;
                line.assign(text.substr(at, end - at));
                given = 0;
                if (pass > 0 && at > 0 && line.size() > idBytes && line[idBytes] == ',') turn(line.data(), pass);
                at = end;
            }
            auto const size = std::min(into.size() - filled, line.size() - given);
            std::memcpy(into.data() + filled, line.data() + given, size);
            given += size;
            filled += size;
        }
        return filled;
    };
}

void writeExtract(std::filesystem::path const& path, std::int64_t rows) {
    std::ofstream out(path);
    out << "incident_reference,victim_reference,offence,reported_date,outcome,outcome_date,victim_name,victim_date_of_birth,contact_held,"
           "safe_channel,suspect_reference,suspect_date_of_birth,relationship,flags\n";
    for (std::int64_t row = 0; row < rows; ++row)
        out << fmt::format(
            "B/{}/26,V1,Criminal damage,2026-11-18,community resolution,2026-11-20,Person {},1980-02-03,by-agency,phone,S{},"
            "1990-05-06,neighbour,none\n",
            row, row, row);
}

}  // namespace accord::app

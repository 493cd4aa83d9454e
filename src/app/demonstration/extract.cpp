#include "app/demonstration/extract.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>

namespace accord::app {
namespace {

struct Matter {
    std::string_view offence, outcome, relationship, plea;
};

constexpr std::array matters{
    Matter{"Criminal damage", "community resolution", "neighbour", "none"},
    Matter{"Theft from a shop", "conditional caution", "business", "none"},
    Matter{"Assault occasioning actual bodily harm", "community order", "acquaintance", "guilty"},
    Matter{"Burglary of a home", "custody", "stranger", "guilty"},
    Matter{"Common assault", "community resolution", "stranger", "none"},
    Matter{"Common assault", "community resolution", "partner-or-ex", "none"},
};

}  // namespace

Result<> writeExtract(std::filesystem::path const& path, People const& people, int rows, Date today, Random& random) {
    std::ofstream file(path);
    file << "incident_reference,victim_reference,offence,offence_date,reported_date,outcome,outcome_date,plea,responsibility_accepted,"
            "victim_name,"
            "victim_date_of_birth,contact_held,victim_contact,safe_channel,suspect_reference,suspect_name,relationship,flags,enhanced_"
            "rights\n";
    for (int row = 0; row < rows; ++row) {
        auto const& matter = matters[random.below(matters.size())];
        auto victim = people.draw(random);
        auto reported = plusDays(today, -static_cast<int>(random.below(14)));
        auto isFlagged = matter.relationship == "partner-or-ex";
        file << fmt::format("40/{:05}/26,V1,{},{},{},{},{},{},yes,{},{},given,{},phone,S{},{},{},{},{}\n", 20000 + row, matter.offence,
                            isoDate(plusDays(reported, -1)), isoDate(reported), matter.outcome, isoDate(reported), matter.plea, victim.name,
                            isoDate(victim.born), victim.phone, row, people.name(random), matter.relationship,
                            isFlagged ? "domestic-abuse" : "none", random.below(8) == 0 ? "yes" : "no");
    }
    if (!file.flush()) return fail(ErrorCode::unavailable, "The invented extract cannot be written.");
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    return {};
}

}  // namespace accord::app

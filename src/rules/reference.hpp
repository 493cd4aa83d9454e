// Reads the reference lists that ship as TOML: bank holidays and police forces.
//
//    auto calendar = readBankHolidays("bank_holidays.toml", bytes);      // a WorkingDays
//    auto forces = readForces("forces.toml", bytes);
//    auto const* force = forces->byAnyName("Hampshire Constabulary");    // its slug, name and area
//
// A force is known by its name, its area's name and by what lists call it, whatever the case.
#pragma once

#include "base/working_days.hpp"
#include "rules/rulebook.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace accord::rules {

struct Force {
    std::string slug;                ///< "bedfordshire"
    std::string name;                ///< "Bedfordshire Police"
    std::string areaCode, areaName;  ///< empty for British Transport Police
    std::vector<std::string> aliases;
};

class Forces {
public:
    explicit Forces(std::vector<Force> forces);

    [[nodiscard]] std::vector<Force> const& all() const { return forces_; }
    /// nullptr where no force is called so.
    [[nodiscard]] Force const* byAnyName(std::string_view name) const;

private:
    std::vector<Force> forces_;
    ByText<std::size_t> byName_;  ///< in lower case
};

[[nodiscard]] tl::expected<WorkingDays, Faults> readBankHolidays(std::string name, std::string_view bytes);
[[nodiscard]] tl::expected<Forces, Faults> readForces(std::string name, std::string_view bytes);

}  // namespace accord::rules

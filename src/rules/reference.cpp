#include "rules/reference.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::rules {

Forces::Forces(std::vector<Force> forces) : forces_(std::move(forces)) {
    for (std::size_t at = 0; at < forces_.size(); ++at) {
        auto const& force = forces_[at];
        byName_.emplace(lowerAscii(force.name), at);
        if (!force.areaName.empty()) byName_.emplace(lowerAscii(force.areaName), at);
        for (auto const& alias : force.aliases) byName_.emplace(lowerAscii(alias), at);
        byName_.emplace(force.slug, at);
    }
}

Force const* Forces::byAnyName(std::string_view name) const {
    auto found = byName_.find(lowerAscii(trimmed(name)));
    return found == byName_.end() ? nullptr : &forces_[found->second];
}

tl::expected<WorkingDays, Faults> readBankHolidays(std::string name, std::string_view bytes) {
    Faults faults;
    std::vector<Date> days;
    Date from{}, to{};
    if (auto file = TomlFile::parse(std::move(name), bytes, faults)) {
        auto root = file->root(faults);
        from = root.date("from");
        to = root.date("to");
        if (from.ok() && to.ok() && to < from) root.fault("to", "it ends before it begins", "`to` on or after `from`");
        for (auto& table : root.tables("holiday")) {
            days.push_back(table.date("date"));
            static_cast<void>(table.text("name"));
            static_cast<void>(table.optionalText("note"));
            if (days.back().ok() && from.ok() && to.ok() && (days.back() < from || days.back() > to))
                table.fault("date", fmt::format("{} is outside the days that the list covers", isoDate(days.back())),
                            "a day from `from` to `to`");
            table.done();
        }
        root.done();
    }
    if (!faults.empty()) return tl::unexpected<Faults>(std::move(faults));
    return WorkingDays(std::move(days), from, to);
}

tl::expected<Forces, Faults> readForces(std::string name, std::string_view bytes) {
    Faults faults;
    std::vector<Force> forces;
    if (auto file = TomlFile::parse(std::move(name), bytes, faults)) {
        auto root = file->root(faults);
        for (auto& table : root.tables("force")) {
            Force force;
            force.slug = table.text("slug", 60);
            force.name = table.text("name", 120);
            force.areaCode = table.optionalText("area_code", 9).value_or("");
            force.areaName = table.optionalText("area_name", 120).value_or("");
            force.aliases = table.texts("aliases");
            auto const twice = std::any_of(forces.begin(), forces.end(), [&](auto const& other) { return other.slug == force.slug; });
            if (twice) table.fault("slug", fmt::format("`{}` stands twice", force.slug), "each force once");
            if (force.areaCode.empty() != force.areaName.empty())
                table.fault("area_code", "`area_code` and `area_name` do not stand together", "both, or neither");
            forces.push_back(std::move(force));
            table.done();
        }
        root.done();
    }
    if (!faults.empty()) return tl::unexpected<Faults>(std::move(faults));
    return Forces(std::move(forces));
}

}  // namespace accord::rules

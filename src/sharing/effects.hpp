// What a change of an agreement does to what stands: who gains and who loses which data, on how
// many open cases. Asked before the change is made.
//
//    auto effects = effectsOf(before, after, open, roles, day);
//    for (auto const& effect : effects) show(effect.receiver, effect.role, effect.category, effect.isGain, effect.cases);
//
// Everybody is taken to be as trained as a clause asks, and each purpose is tried, so that it
// shows the most that may change. Pure.
#pragma once

#include "gate/disclosure.hpp"
#include "gate/share_key.hpp"
#include "rules/entries.hpp"
#include "sharing/agreement.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace accord::sharing {

/// Open cases in which these facts stand, of one side or of the matter.
struct OpenCases {
    gate::ShareFacts facts;
    std::int64_t cases{};
};

struct Effect {
    AgencyId receiver{};
    std::string role;
    About about{};
    Category category{};
    gate::Showing before{}, after{};
    std::int64_t cases{};

    [[nodiscard]] bool isGain() const { return after > before; }
    bool operator==(Effect const&) const = default;
};

/// In the order of agency, role, whom it is about, and category.
[[nodiscard]] std::vector<Effect> effectsOf(std::span<Agreement const> before, std::span<Agreement const> after,
                                            std::span<OpenCases const> open, std::span<rules::RoleRule const> roles, Date day);

}  // namespace accord::sharing

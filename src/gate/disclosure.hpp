// The disclosure port: what of an object reaches an actor, category by category,
// each with its reason. The gate owns the port; sharing answers it; app wires them.
//
//    Decisions decisions = port.decide({actor, shareKey, now, session});
//    decisions[Category::contact].state        // shown, masked or withheld
//
// Nothing is shown unless a decision shows it: a Decision made by default withholds.
// Decisions for one (agency, role, training state, share key) are the same for every
// object that has the key, and the gate keeps them until the epoch changes.
#pragma once

#include "base/reason.hpp"
#include "gate/actor.hpp"
#include "store/session.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace accord::gate {

enum class Showing : std::uint8_t { withheld = 1, masked, shown };

struct Decision {
    Showing showing{Showing::withheld};
    Reason because{};  ///< the clause, role rule or floor that decided
    bool tells{true};  ///< whether the reader may know the reason; if not, one neutral reason is shown
};

class Decisions {
public:
    [[nodiscard]] Decision const& operator[](Category category) const { return byCategory_[static_cast<std::size_t>(category) - 1]; }
    [[nodiscard]] Decision& operator[](Category category) { return byCategory_[static_cast<std::size_t>(category) - 1]; }

private:
    std::array<Decision, categoryCount> byCategory_{};
};

struct DisclosureQuestion {
    Actor const& actor;
    std::string_view shareKey;
    Instant at;
    store::Session& session;  ///< the asker's own: a second one, asked for here, could wait for the first for ever
};

class DisclosurePort {
public:
    DisclosurePort() = default;
    DisclosurePort(DisclosurePort const&) = delete;
    DisclosurePort& operator=(DisclosurePort const&) = delete;
    virtual ~DisclosurePort() = default;
    [[nodiscard]] virtual Decisions decide(DisclosureQuestion const& question) const = 0;

    /// The name and text of a clause that decided; nullopt for a rule that is no clause.
    [[nodiscard]] virtual std::optional<std::string> ruleText(RuleId) const { return std::nullopt; }
};

}  // namespace accord::gate

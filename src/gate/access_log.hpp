// The access log: every viewing of personal data, with who, whose, which fields and
// why. Used only to check lawfulness, for self-monitoring, integrity and proceedings
// (DPA 2018 s.62); kept apart from the ledger and from the disclosure register.
//
//    writeAccess(session, entry);     // in the same commit as the answer
#pragma once

#include "base/clock.hpp"
#include "gate/view.hpp"
#include "store/session.hpp"

#include <mutex>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace accord::gate {

struct Disclosed {
    SubjectId subject{};
    Category category{};
    RuleId clause{};

    auto operator<=>(Disclosed const&) const = default;
};

struct AccessEntry {
    Instant at{};
    UserId who{};
    AgencyId agency{};
    std::string role;
    Door door{};
    std::string what;  ///< the View's name
    ObjectId object{};
    std::set<SubjectId> subjects;   ///< whose personal fields were shown
    std::string fields;             ///< part:bitmap in hex, for the fields that were shown: "parties:1f"
    std::string reason;             ///< the purpose, or what the person gave
    std::set<Disclosed> disclosed;  ///< what crossed from one agency to another, for the register
};

void writeAccess(store::Session& session, AccessEntry const& entry);

/// What stands in the register for good, of what was shown lately: what is shown a thousand times is written there once, and
/// asking the register each time took the one writer a third of what a viewing costs it. Rows of the register are never taken
/// out. Any thread may ask.
class RegisteredDisclosures {
public:
    /// Takes out of the entry what is registered already.
    void takeKnownOutOf(AccessEntry& entry) const;
    /// Once the entry is durable.
    void learn(AccessEntry const& entry);

private:
    static constexpr std::size_t most = 20'000;

    mutable std::mutex mutex_;
    std::set<std::tuple<AgencyId, std::string, std::string, Disclosed>> known_;  ///< to whom, in which role, for what
};

}  // namespace accord::gate

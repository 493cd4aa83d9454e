// The access log: every viewing of personal data, with who, whose, which fields and
// why. Used only to check lawfulness, for self-monitoring, integrity and proceedings
// (DPA 2018 s.62); kept apart from the ledger and from the disclosure register.
//
//    writeAccess(session, entry);     // in the same commit as the answer
#pragma once

#include "base/clock.hpp"
#include "gate/view.hpp"
#include "store/session.hpp"

#include <set>
#include <string>
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

}  // namespace accord::gate

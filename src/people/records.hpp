// The tables of people: who was described, the blind index over their names, and the
// search that stands for each user.
//
//    for (auto const& found : findVisible(desk, token)) …
//
// The index has a row only while the person's key is there: an erasure takes it away,
// and a rebuild never makes it again.
#pragma once

#include "gate/action.hpp"
#include "gate/stored_event.hpp"
#include "people/search.hpp"
#include "store/migrations.hpp"

#include <string>
#include <vector>

namespace accord::people {

struct Candidate {
    ParticipantId participant{};
    ReferralId referral{};
    std::string reference;
    std::optional<Side> side{};
    std::string name, born;  ///< cells
    std::int64_t share{};
};

/// People in the actor's area with this token, whom the actor reaches and whose identity they are shown.
[[nodiscard]] std::vector<Candidate> findVisible(gate::Desk& desk, std::int64_t token);

/// Keeps what somebody looks for, sealed under their own key; it is good for a quarter of an hour.
[[nodiscard]] std::vector<gate::StateWrite> keepSearch(gate::Desk& desk, Wanted const& wanted);
[[nodiscard]] std::optional<Wanted> standingSearch(gate::Desk& desk);

[[nodiscard]] std::vector<gate::Projector> projectors();
[[nodiscard]] std::vector<store::Migration> migrations();
[[nodiscard]] std::vector<store::TableInfo> tables();

}  // namespace accord::people

// Access facts: who may reach what. Actions emit them beside their events; the gate
// alone projects them, into gate_object and gate_grant, and nothing else feeds those.
//
//    events.add(ReferralMade{…}, about).place({.id = object, .kind = ObjectKind::referral, .area = area, .agency = police, .shareKey =
//    key})
//                                      .grant(object, agencyHolder(provider, "coordinator"));
//
// A grant names the side on which its holder works with the object; none is neutral.
// A holder on one side never reaches an object of the other side, whatever was granted.
#pragma once

#include "base/ids.hpp"
#include "base/vocabulary.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace accord::gate {

/// What kinds of things the gate guards. `installation` is the one object that stands for the whole.
enum class ObjectKind : std::uint8_t {
    installation = 1,
    area,
    agency,
    user,
    token,
    task,
    referral,
    caseFile,
    participant,
    person,
    agreement,
    draft
};

/// Places an object, or moves it: an object that is placed again takes the new values.
struct Placed {
    ObjectId id{};
    ObjectKind kind{};
    ObjectId parent{};
    AreaId area{};
    AgencyId agency{};           ///< who answers for it
    std::optional<Side> side{};  ///< whose side it belongs to; none for what both sides share
    bool isSealed{};             ///< reached only by holders named in person
    std::string shareKey{};      ///< the facts on which sharing depends (gate/share_key.hpp)
};

struct Removed {
    ObjectId id{};
};

struct Granted {
    ObjectId object{};
    std::string holder{};
    std::optional<Side> side{};
};

struct Revoked {
    ObjectId object{};
    std::string holder{};
};

using AccessFact = std::variant<Placed, Removed, Granted, Revoked>;

}  // namespace accord::gate

namespace accord {
template <>
inline constexpr auto wordsOf<gate::ObjectKind> = words<gate::ObjectKind>({
    {gate::ObjectKind::installation, "installation", "Installation"},
    {gate::ObjectKind::area, "area", "Area"},
    {gate::ObjectKind::agency, "agency", "Agency"},
    {gate::ObjectKind::user, "user", "Colleague"},
    {gate::ObjectKind::token, "token", "API token"},
    {gate::ObjectKind::task, "task", "Task"},
    {gate::ObjectKind::referral, "referral", "Referral"},
    {gate::ObjectKind::caseFile, "case", "Case"},
    {gate::ObjectKind::participant, "participant", "Participant"},
    {gate::ObjectKind::person, "person", "Person"},
    {gate::ObjectKind::agreement, "agreement", "Agreement"},
    {gate::ObjectKind::draft, "draft", "Draft"},
});
}  // namespace accord

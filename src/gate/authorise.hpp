// Whether an actor reaches an object at all: asked first, before anything else is
// looked at. Unknown, deleted and forbidden give the same answer.
#pragma once

#include "base/result.hpp"
#include "gate/access_fact.hpp"
#include "gate/desk.hpp"

#include <optional>

namespace accord::gate {

/// The one object that stands for the whole installation; who holds the permission reaches it.
inline constexpr ObjectId installation{1};

struct Reached {
    std::int64_t version{};
    std::int64_t share{};
    AreaId area{};
    AgencyId agency{};
};

[[nodiscard]] Result<Reached> authorise(Desk& desk, std::string_view permission, ObjectKind kind, ObjectId object);

/// Whether the object is shared by both sides and every grant by which the actor reaches it names one of them.
[[nodiscard]] bool isOneSided(Desk& desk, ObjectId object);

/// The one answer for what is not there and for what is not for this actor.
[[nodiscard]] Error notThere();

}  // namespace accord::gate

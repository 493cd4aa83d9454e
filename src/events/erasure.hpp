// What the ledger says of an erasure: that the keys of somebody were destroyed, and
// nothing else of them.
//
//    events.add(SubjectErased{subject}, {.object = idCast<ObjectId>(subject)});
//
// The gate appends it in the transaction that destroys the keys. A projector that made
// rows from opened values (a blind index) takes them away on it; a rebuild, which finds
// no key any more, never makes them. So both agree.
#pragma once

#include "base/ids.hpp"
#include "events/plain.hpp"

#include <string_view>

namespace accord::events {

struct SubjectErased {
    static constexpr std::string_view type = "gate.subject-erased";
    static constexpr int version = 1;

    SubjectId subject{};

    static constexpr auto spec() {
        return accord::spec<SubjectErased>(plain<&SubjectErased::subject>("subject", "Whose keys were destroyed"));
    }
};

}  // namespace accord::events

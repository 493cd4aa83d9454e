// Which referrals a restorative justice service takes: at which stages of a case, and of
// which offences. What it does not name it takes too: a service that has said nothing
// takes all of its area's.
//
//    if (accepts({.stages = {Stage::custody}, .offences = {}}, Stage::custody, OffenceClass::burglary)) offer(service);
//
// Services differ: some work in prisons only, some before charge only, some with hate
// crime only (Why me? 2015, 3.1.2). Pure.
#pragma once

#include "base/vocabulary.hpp"
#include "events/referral_words.hpp"

#include <vector>

namespace accord::agency {

struct Acceptance {
    std::vector<Stage> stages;                   ///< none: every one
    std::vector<events::OffenceClass> offences;  ///< none: every one
};

[[nodiscard]] bool accepts(Acceptance const& acceptance, Stage stage, events::OffenceClass offence);

}  // namespace accord::agency

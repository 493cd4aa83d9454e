// An answer of "no" with the one reason for it.
//
//    return fail(refused("Nothing more is to be done about this.", reasons::alreadyOver));
#pragma once

#include "base/reason.hpp"
#include "base/result.hpp"

#include <string>
#include <utility>

namespace accord::pathway {

[[nodiscard]] inline Error refused(std::string message, ReasonCode code, RuleId rule = {}) {
    return {ErrorCode::refused, std::move(message), {}, {{code, rule}}};
}

}  // namespace accord::pathway

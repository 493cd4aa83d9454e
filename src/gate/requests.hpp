// Idempotency: every write carries a key, and the same key again gets the same
// answer. The same key with other input is a conflict.
//
//    auto before = earlierOutput(session, request);    // nullopt: not seen yet
//    keepRequest(session, request, output, now);       // in the transaction of the action
#pragma once

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/spec_table.hpp"
#include "store/session.hpp"
#include "vault/key.hpp"

#include <optional>
#include <string>

namespace accord::gate {

struct RequestId {
    UserId actor{};
    std::string key;  ///< chosen by the caller; up to 80 characters
    std::string action;
    std::string mac;  ///< over action, object and input
};

/// Keyed, so that the table tells nothing about the input.
[[nodiscard]] std::string inputMac(vault::Secret const& secret, std::string_view action, ObjectId on, FieldTexts const& input);

[[nodiscard]] Result<std::optional<FieldTexts>> earlierOutput(store::Session& session, RequestId const& request);
void keepRequest(store::Session& session, RequestId const& request, FieldTexts const& output, Instant now);

}  // namespace accord::gate

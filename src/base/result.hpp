// What a caller can cause is a value; an exception means a broken environment.
//
//    Result<Case> found = load(id);
//    if (!found) return fail(found.error());
//
// An Error carries a code from one table (code, HTTP status, words), the faults
// field by field, and the reasons.
#pragma once

#include "base/reason.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace accord {

enum class ErrorCode : std::uint8_t {
    invalid = 1,      ///< the input has faults; `fields` names each
    unauthenticated,  ///< nobody is signed in
    notFound,         ///< unknown, deleted or forbidden: the same answer for all three
    refused,          ///< a rule stands against it; `reasons` says which
    conflict,         ///< the same idempotency key with other input
    stale,            ///< somebody changed it meanwhile
    tooLarge,
    tooMany,      ///< a rate or volume limit
    busy,         ///< a queue is full; try again
    unavailable,  ///< a part that is needed is not there (database, signer, relay)
    internal,
};

struct FieldError {
    std::string field;    ///< as in the Spec, dotted for a group
    std::string code;     ///< stable: "missing", "too-long", "not-a-date", "not-a-choice", "unknown-field" …
    std::string message;  ///< a sentence for a person

    bool operator==(FieldError const&) const = default;
};

struct Error {
    ErrorCode code{ErrorCode::internal};
    std::string message;
    std::vector<FieldError> fields{};
    std::vector<Reason> reasons{};
};

template <class T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
    return tl::unexpected<Error>(Error{code, std::move(message)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(std::vector<FieldError> fields) {
    return tl::unexpected<Error>(Error{ErrorCode::invalid, "There is a problem", std::move(fields)});
}

/// The one table from code to HTTP status and stable name.
[[nodiscard]] int httpStatus(ErrorCode code);
[[nodiscard]] std::string_view errorName(ErrorCode code);

}  // namespace accord

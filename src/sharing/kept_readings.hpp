// What was read or checked of bytes that come again at each request: the text of an agreement, and
// a signature. Both rest on their bytes alone, so what is kept is never out of date: other bytes
// are read and checked anew.
//
//    auto agreement = readAgreementKept("agreement 7zk3m0qpw81f", record.offeredText);
//    isSignedKept(statement, signature, publicKey)
//
// Any thread. Each keeps a limited number, and begins anew beyond it.
#pragma once

#include "sharing/agreement.hpp"

#include <string>
#include <string_view>

namespace accord::sharing {

/// As readAgreement; what cannot be read is not kept.
[[nodiscard]] tl::expected<Agreement, rules::Faults> readAgreementKept(std::string const& file, std::string_view bytes);
/// As isSigned.
[[nodiscard]] bool isSignedKept(std::string_view statement, std::string_view signature, std::string_view publicKey);

/// How often something was read or checked and not found: for tests.
struct KeptCounts {
    std::size_t read{}, checked{};
};
[[nodiscard]] KeptCounts keptCounts();

}  // namespace accord::sharing

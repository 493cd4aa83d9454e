// What an operator does to the whole installation, told as JSON: in the process that holds
// the data folder, the running server's or the command's own (whereHeld).
//
//    auto told = whereHeld(places, "/verify", "accord verify", verifiedJson);
//    // {"good": true, "leaves": 9121, "root": "…", "fault": ""}
#pragma once

#include "app/installation.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace accord::app {

/// Every leaf, the tree, and the heads that were signed; a fault is told, not an error.
[[nodiscard]] Result<std::string> verifiedJson(Installation& installation);
/// {"shredded": 2}: the erasures that two people approved and whose hold has passed.
[[nodiscard]] Result<std::string> shreddedJson(Installation& installation);

/// By the running server where there is one (OperatorDoor answers `path`), else here, as `owner`.
[[nodiscard]] Result<std::string> whereHeld(Places const& places, std::string const& path, std::string_view owner,
                                            std::function<Result<std::string>(Installation&)> const& work, std::string const& body = "{}");

}  // namespace accord::app

// The signed tree heads and their public key, for anybody: against them a receipt is checked
// without us. Nothing in them is about anybody.
//
//    GET /tree-head          the newest, as a signed note (ledger/tree_head.hpp)
//    GET /tree-heads/9035    the one over so many leaves: that of a receipt
//    GET /tree-head.pub      the public key, in hex
#pragma once

#include "app/installation.hpp"
#include "web/http_message.hpp"

#include <optional>

namespace accord::app {

/// nullopt for what is none of these.
[[nodiscard]] std::optional<web::Response> publishedHead(Installation& installation, web::Request const& request);

}  // namespace accord::app

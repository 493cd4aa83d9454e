// A privacy notice for people about whom a party gets information from others (UK GDPR Article 14),
// made from the same clauses that decide: a template for the party's data protection officer.
//
//    auto html = privacyNoticeHtml({.agreement = agreement, .party = "Bridgeway", .kind = AgencyKind::provider, …});
//
// It says what the clauses say, and marks what only the party can say. Pure.
#pragma once

#include "sharing/document_page.hpp"
#include "sharing/wording.hpp"

#include <string>
#include <vector>

namespace accord::sharing {

struct PrivacyNotice {
    Agreement const& agreement;
    std::string party{}, contact{}, dpo{};
    AgencyKind kind{};
    std::vector<std::string> sources{};  ///< the parties from which it gets information, by name
    std::string reference{};
    Date on{};
};

[[nodiscard]] std::string privacyNoticeHtml(PrivacyNotice const& notice);

}  // namespace accord::sharing

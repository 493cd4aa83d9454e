// The agreement as one document that a chief officer can read and sign: HTML that stands by
// itself, for the screen, for print, and for a tagged PDF.
//
//    auto html = documentHtml({.agreement = agreement, .reference = "swanmere-rj", .hash = hash, …}, names);
//
// Made from the clauses that decide, and nothing else: each operative clause shows its words
// and below them its exact meaning. Version and hash stand on every page. Pure; every text is
// escaped here.
#pragma once

#include "base/html.hpp"
#include "sharing/difference.hpp"
#include "sharing/document_page.hpp"
#include "sharing/wording.hpp"

#include <optional>
#include <string>
#include <vector>

namespace accord::sharing {

/// What a party recorded of itself, and its signature.
struct DocumentParty {
    std::string name{}, kind{};
    std::string role{}, contact{}, dpo{}, registration{};  ///< empty where not recorded yet
    std::string impactAssessment{}, dpoAdvice{}, policyDocument{}, processorTerms{};
    std::string signedBy{};  ///< the position in which somebody signed
    std::optional<Date> signedOn{};
    std::string keyFingerprint{};  ///< of the public key that its signature holds for
};

struct Document {
    Agreement const& agreement;
    std::string reference{}, hash{}, state{};
    std::string reviewBy{};      ///< "14 October 2027"; empty while it is not in force
    std::string templateName{};  ///< "Information sharing agreement …, version 1"
    std::vector<DocumentParty> parties{};
    std::vector<AgencyKind> kinds{};  ///< of the parties
    std::vector<ClauseChange> changes{};
    std::map<std::string, std::string> justifications{};
};

[[nodiscard]] std::string documentHtml(Document const& document, RoleNames const& names);

}  // namespace accord::sharing

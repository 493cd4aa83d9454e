// A privacy notice for people about whom a party gets information from others (UK GDPR Article 14),
// made from the same clauses that decide: a template for the party's data protection officer.
//
//    auto lines = noticeLines({.agreement = agreement, .party = "Bridgeway", .kind = AgencyKind::provider, …});
//    auto html = privacyNoticeHtml(notice);        // the same lines as a document
//
// It says what the clauses say, of the parties that there are, and marks what only the party can say.
// There is one for each side. That for people responsible leaves out all from which an approach to or
// by the person harmed could be inferred, and reads the same whether there is one or not. Pure.
#pragma once

#include "sharing/document_page.hpp"
#include "sharing/wording.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace accord::sharing {

struct NoticeParty {
    std::string name;
    AgencyKind kind{};
};

struct PrivacyNotice {
    Agreement const& agreement;
    Side side{Side::harmed};  ///< whom it is for
    std::string party{}, contact{}, dpo{};
    AgencyKind kind{};
    std::vector<NoticeParty> others{};  ///< the other parties
    std::string reference{};
    Date on{};
};

enum class NoticeLineKind : std::uint8_t { heading = 1, paragraph, item };
struct NoticeLine {
    NoticeLineKind kind{};
    std::string text;
};

/// What is in it, below its title.
[[nodiscard]] std::vector<NoticeLine> noticeLines(PrivacyNotice const& notice);
[[nodiscard]] std::string privacyNoticeHtml(PrivacyNotice const& notice);

/// "7 years", "18 months", "1 year".
[[nodiscard]] std::string durationInWords(std::int64_t months);

}  // namespace accord::sharing

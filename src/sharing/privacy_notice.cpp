#include "sharing/privacy_notice.hpp"

#include "base/lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace accord::sharing {
namespace {

/// What the clauses let this kind of party get, in the order of the words, once each.
struct Gets {
    std::set<Category> categories;
    std::set<Purpose> purposes;
    std::set<Basis> bases;
    std::set<SpecialCondition> specials;
    std::set<std::string> keeps;
    std::set<AgencyKind> goesTo;  ///< to whom what it holds goes in turn
};

Gets getsOf(Agreement const& agreement, AgencyKind kind) {
    Gets gets;
    for (auto const& clause : agreement.clauses) {
        auto const* share = clause.share();
        if (!share) continue;
        if (holds(share->from, kind)) gets.goesTo.insert(share->to.begin(), share->to.end());
        if (!holds(share->to, kind)) continue;
        gets.categories.insert(share->categories.begin(), share->categories.end());
        gets.purposes.insert(share->purposes.begin(), share->purposes.end());
        gets.bases.insert(share->basis);
        if (share->special) gets.specials.insert(*share->special);
        gets.keeps.insert(share->keep);
    }
    return gets;
}

template <Worded E>
std::vector<std::string> labels(std::set<E> const& values) {
    std::vector<std::string> texts;
    for (auto value : values) texts.emplace_back(label(value));
    return texts;
}

std::string orAsk(std::string const& text) {
    return text.empty() ? std::string("[the party fills this in]") : text;
}

void whoWeAre(DocumentPage& page, PrivacyNotice const& notice) {
    page.tag("h2", "Who we are");
    page.tag("p", fmt::format("{} is responsible for your information. Contact: {}. Our data protection officer: {}.", notice.party,
                              orAsk(notice.contact), orAsk(notice.dpo)));
}

void whatWeGet(DocumentPage& page, PrivacyNotice const& notice, Gets const& gets) {
    page.tag("h2", "What we get about you, and from whom");
    if (gets.categories.empty()) {
        page.tag("p", "Under this agreement we get no information about you from others.");
        return;
    }
    page.tag("p", fmt::format("We get it from {}, under an agreement that says what may be shared (reference {}, version {}):",
                              notice.sources.empty() ? std::string("the other parties of our agreement") : together(notice.sources),
                              notice.reference, notice.agreement.version));
    page.list(labels(gets.categories));
    page.tag("p",
             "You did not give it to us yourself. We get each part only when it is needed, and only people in the roles that need it.");
}

void why(DocumentPage& page, Gets const& gets) {
    page.tag("h2", "Why we use it, and what allows it").list(labels(gets.purposes));
    page.tag("p", fmt::format("What allows us to: {}.", together(labels(gets.bases))));
    if (!gets.specials.empty())
        page.tag("p",
                 fmt::format("Where information is sensitive, or about offences, we also rely on: {}.", together(labels(gets.specials))));
    page.tag("p", "Taking part in restorative justice is always your own choice. Agreeing to take part is another thing than this.");
}

void keeping(DocumentPage& page, PrivacyNotice const& notice, Gets const& gets) {
    page.tag("h2", "How long we keep it");
    std::vector<std::string> lines;
    for (auto const& clause : notice.agreement.clauses)
        if (auto const* keep = std::get_if<Keeping>(&clause.meaning); keep && gets.keeps.contains(keep->id))
            lines.push_back(fmt::format("{}: {} months {}.", clause.title, keep->months, label(keep->from)));
    page.list(lines);
}

void whoElse(DocumentPage& page, Gets const& gets) {
    page.tag("h2", "Who else gets it");
    if (gets.goesTo.empty())
        page.tag("p", "We pass nothing about you on under this agreement.");
    else
        page.tag("p", fmt::format("We tell {} how your case goes on, in set words and never why.", together(labels(gets.goesTo))));
    page.tag("p", "We do not send it outside the United Kingdom. No decision about you is made by a computer alone.");
}

void rights(DocumentPage& page, PrivacyNotice const& notice) {
    page.tag("h2", "Your rights");
    page.list({"To ask for a copy of what we hold about you, and from whom we have it.", "To have what is wrong put right.",
               "To ask us to erase it, to use less of it, or to stop using it.",
               "To complain: to us, to our data protection officer, or to the Information Commissioner (ico.org.uk, 0303 123 1113)."});
    if (auto const* telling = notice.agreement.meaning<Telling>())
        page.tag("p",
                 fmt::format("We give you this notice within {} days of getting your information, or when we first speak to you, unless "
                             "telling you would put somebody at risk or break a confidence that the law protects.",
                             telling->days));
}

}  // namespace

std::string privacyNoticeHtml(PrivacyNotice const& notice) {
    auto const gets = getsOf(notice.agreement, notice.kind);
    DocumentPage page;
    page.begin(fmt::format("Privacy notice of {}", notice.party));
    page.tag("h1", "How we use information about you in restorative justice");
    page.tag("p",
             fmt::format("{} · {}, version {} · template made on {} from the agreement's clauses (UK GDPR Article 14). The data protection "
                         "officer checks it before it is used.",
                         notice.party, notice.reference, notice.agreement.version, longDate(notice.on)),
             "version");
    whoWeAre(page, notice);
    whatWeGet(page, notice, gets);
    if (!gets.categories.empty()) {
        why(page, gets);
        keeping(page, notice, gets);
    }
    whoElse(page, gets);
    rights(page, notice);
    return page.finish();
}

}  // namespace accord::sharing

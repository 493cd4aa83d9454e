#include "sharing/privacy_notice.hpp"

#include "base/lists.hpp"
#include "sharing/floors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace accord::sharing {
namespace {

/// What clauses let this party get about people of the side, and what they let it give to whom.
struct Crosses {
    std::set<Category> categories;
    std::set<Purpose> purposes;
    std::set<Basis> bases;
    std::set<SpecialCondition> specials;
    std::set<std::string> keeps, sources;
    std::map<std::string, std::set<Category>> given;   ///< by the name of the other party
    std::map<std::string, std::set<Category>> masked;  ///< only that it is held
};

/// That somebody was asked, how it went and what came of it could tell the person responsible of an approach.
bool mayBeTold(Category category, Side side) {
    return side == Side::harmed || !arisesInTheWork(category);
}

bool isAbout(Share const& share, Side side) {
    return holds(share.about, About::matter) || holds(share.about, side == Side::harmed ? About::harmed : About::responsible);
}

class Crossing {
public:
    explicit Crossing(PrivacyNotice const& notice) : notice_(notice) {
        for (auto const& clause : notice.agreement.clauses)
            if (auto const* share = clause.share(); share && isAbout(*share, notice.side)) add(*share);
        for (auto& [name, categories] : crosses_.masked)
            std::erase_if(categories, [&](Category category) { return crosses_.given[name].contains(category); });
    }
    Crosses take() { return std::move(crosses_); }

private:
    void add(Share const& share) {
        std::set<Category> told;
        for (auto category : share.categories)
            if (mayBeTold(category, notice_.side)) told.insert(category);
        if (told.empty()) return;
        for (auto const& other : notice_.others) {
            if (holds(share.from, notice_.kind) && holds(share.to, other.kind))
                (share.isMasked ? crosses_.masked : crosses_.given)[other.name].insert(told.begin(), told.end());
            if (holds(share.to, notice_.kind) && holds(share.from, other.kind)) get(share, told, other.name);
        }
    }
    void get(Share const& share, std::set<Category> const& told, std::string const& from) {
        crosses_.sources.insert(from);
        crosses_.categories.insert(told.begin(), told.end());
        crosses_.purposes.insert(share.purposes.begin(), share.purposes.end());
        crosses_.bases.insert(share.basis);
        if (share.special) crosses_.specials.insert(*share.special);
        crosses_.keeps.insert(share.keep);
    }

    PrivacyNotice const& notice_;
    Crosses crosses_;
};

template <Worded E>
std::vector<std::string> labels(std::set<E> const& values) {
    std::vector<std::string> texts;
    for (auto value : values) texts.emplace_back(label(value));
    return texts;
}

std::string orAsk(std::string const& text) {
    return text.empty() ? std::string("[the party fills this in]") : text;
}

/// What allows it, first in words that anybody knows and then as the law calls it.
std::string_view plainly(Basis basis) {
    switch (basis) {
        case Basis::consent: return "that you agreed to it (consent: UK GDPR, Article 6(1)(a))";
        case Basis::legalObligation: return "that a law tells us to (legal obligation: UK GDPR, Article 6(1)(c))";
        case Basis::vitalInterests: return "that somebody's life may depend on it (vital interests: UK GDPR, Article 6(1)(d))";
        case Basis::publicTask:
            return "that it is part of a task for the public which the law gives us (public task: UK GDPR, Article 6(1)(e))";
        case Basis::legitimateInterests:
            return "that we have a good reason which does not outweigh your rights (legitimate interests: UK GDPR, Article 6(1)(f))";
        case Basis::part3Task:
            return "that it is needed for dealing with crime, which the law gives us to do (Data Protection Act 2018, section 35(2)(b))";
        case Basis::part3Consent: return "that you agreed to it (Data Protection Act 2018, section 35(2)(a))";
    }
    return {};
}

std::string_view plainly(SpecialCondition special) {
    switch (special) {
        case SpecialCondition::statutoryPurposes:
            return "it is needed for work that a law gives to public bodies (Data Protection Act 2018, Schedule 1, paragraph 6)";
        case SpecialCondition::unlawfulActs:
            return "it is needed to prevent crime or to find out about it (Data Protection Act 2018, Schedule 1, paragraph 10)";
        case SpecialCondition::safeguarding:
            return "it is needed to keep children and people at risk safe (Data Protection Act 2018, Schedule 1, paragraph 18)";
        case SpecialCondition::part3Statutory:
            return "it is needed for work that a law gives us (Data Protection Act 2018, Schedule 8, paragraph 1)";
        case SpecialCondition::part3Justice:
            return "it is needed so that justice is done (Data Protection Act 2018, Schedule 8, paragraph 2)";
        case SpecialCondition::part3Safeguarding:
            return "it is needed to keep children and people at risk safe (Data Protection Act 2018, Schedule 8, paragraph 4)";
    }
    return {};
}

template <class E>
std::vector<std::string> plainlyAll(std::set<E> const& values) {
    std::vector<std::string> texts;
    for (auto value : values) texts.emplace_back(plainly(value));
    return texts;
}

class Writing {
public:
    explicit Writing(PrivacyNotice const& notice) : notice_(notice), crosses_(Crossing(notice).take()) {}

    std::vector<NoticeLine> take() {
        whoWeAre();
        whatWeGet();
        if (!crosses_.categories.empty()) {
            why();
            keeping();
        }
        whoElse();
        rights();
        return std::move(lines_);
    }

private:
    bool isForHarmed() const { return notice_.side == Side::harmed; }
    void heading(std::string text) { lines_.push_back({NoticeLineKind::heading, std::move(text)}); }
    void paragraph(std::string text) { lines_.push_back({NoticeLineKind::paragraph, std::move(text)}); }
    void items(std::vector<std::string> texts) {
        for (auto& text : texts) lines_.push_back({NoticeLineKind::item, std::move(text)});
    }

    void whoWeAre() {
        heading("Who we are");
        paragraph(fmt::format("{} is responsible for your information. Contact: {}. Our data protection officer: {}.", notice_.party,
                              orAsk(notice_.contact), orAsk(notice_.dpo)));
    }

    void whatWeGet() {
        heading(isForHarmed() ? "What we get about you, and from whom" : "What we may hold about you, and from whom");
        if (crosses_.categories.empty()) return paragraph("Under this agreement we get no information about you from others.");
        paragraph(fmt::format("{} it from {}, under an agreement that says what may be shared (reference {}, version {}):",
                              isForHarmed() ? "We get" : "We may get", together({crosses_.sources.begin(), crosses_.sources.end()}),
                              notice_.reference, notice_.agreement.version));
        items(labels(crosses_.categories));
        paragraph(
            "You did not give it to us yourself. Each part comes only when it is needed, and only to people in the roles that need it.");
    }

    void why() {
        heading("Why it is used, and what allows it");
        items(labels(crosses_.purposes));
        paragraph(fmt::format("What allows us to is {}.", together(plainlyAll(crosses_.bases))));
        if (!crosses_.specials.empty())
            paragraph(fmt::format("Information that is sensitive, or about offences, has more protection. We use it because {}.",
                                  together(plainlyAll(crosses_.specials))));
        paragraph("Taking part in restorative justice is always your own choice. Agreeing to take part is another thing than this.");
    }

    void keeping() {
        heading("How long we keep it");
        std::vector<std::string> lines;
        for (auto const& clause : notice_.agreement.clauses) {
            auto const* keep = std::get_if<Keeping>(&clause.meaning);
            // Somebody who says no gave rise to no other keeping than that.
            if (!keep || (!crosses_.keeps.contains(keep->id) && keep->from != KeptFrom::declined)) continue;
            lines.push_back(keep->from == KeptFrom::declined
                                ? fmt::format("If you say no, or cannot be reached: {}", clause.text)
                                : fmt::format("{}: {} {}.", clause.title, durationInWords(keep->months), label(keep->from)));
        }
        items(std::move(lines));
    }

    void whoElse() {
        heading("Who else gets it");
        std::vector<std::string> lines;
        for (auto const& other : notice_.others) {
            auto const given = crosses_.given.find(other.name);
            auto const masked = crosses_.masked.find(other.name);
            if (given != crosses_.given.end() && !given->second.empty())
                lines.push_back(fmt::format("{}: {}.", other.name, together(labels(given->second))));
            if (masked != crosses_.masked.end() && !masked->second.empty())
                lines.push_back(fmt::format("{}, only that we hold it: {}.", other.name, together(labels(masked->second))));
        }
        if (lines.empty())
            paragraph("We pass nothing about you on under this agreement.");
        else
            paragraph(isForHarmed() ? "Under the same agreement we give:" : "Under the same agreement we may give:");
        items(std::move(lines));
        paragraph("To prevent serious harm to somebody, what is needed may be told to people whose work is to protect them.");
        paragraph("We do not send it outside the United Kingdom. No decision about you is made by a computer alone.");
    }

    void rights() {
        heading("Your rights");
        items({"To ask for a copy of what we hold about you, and from whom we have it.", "To have what is wrong put right.",
               "To ask us to erase it, to use less of it, or to stop using it.",
               "To complain: to us, to our data protection officer, or to the Information Commissioner (ico.org.uk, 0303 123 1113)."});
        paragraph(
            "What we tell you never tells you anything of another person, and what would tell of one may be left out of an answer where "
            "the "
            "law allows it.");
        auto const* telling = notice_.agreement.meaning<Telling>();
        if (telling && isForHarmed())
            paragraph(
                fmt::format("We give you this notice within {} days of getting your information, or when we first speak to you, unless "
                            "telling you would put somebody at risk or break a confidence that the law protects.",
                            telling->days));
    }

    PrivacyNotice const& notice_;
    Crosses crosses_;
    std::vector<NoticeLine> lines_;
};

}  // namespace

std::string durationInWords(std::int64_t months) {
    auto const isYears = months >= 12 && months % 12 == 0;
    auto const count = isYears ? months / 12 : months;
    return fmt::format("{} {}{}", count, isYears ? "year" : "month", count == 1 ? "" : "s");
}

std::vector<NoticeLine> noticeLines(PrivacyNotice const& notice) {
    return Writing(notice).take();
}

std::string privacyNoticeHtml(PrivacyNotice const& notice) {
    DocumentPage page;
    page.begin(fmt::format("Privacy notice of {}", notice.party));
    page.tag("h1", "How we use information about you in restorative justice");
    page.tag("p",
             fmt::format("{} · for people {} · {}, version {} · template made on {} from the agreement's clauses (UK GDPR Article 14). The "
                         "data protection "
                         "officer checks it before it is used.",
                         notice.party, notice.side == Side::harmed ? "harmed by an offence" : "responsible for an offence",
                         notice.reference, notice.agreement.version, longDate(notice.on)),
             "version");
    std::vector<std::string> items;
    auto const close = [&] {
        if (!items.empty()) page.list(items);
        items.clear();
    };
    for (auto const& line : noticeLines(notice)) {
        if (line.kind == NoticeLineKind::item) {
            items.push_back(line.text);
            continue;
        }
        close();
        page.tag(line.kind == NoticeLineKind::heading ? "h2" : "p", line.text);
    }
    close();
    return page.finish();
}

}  // namespace accord::sharing

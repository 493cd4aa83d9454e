#include "sharing/views/guidance.hpp"

#include "base/lists.hpp"
#include "sharing/records.hpp"
#include "sharing/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace accord::sharing {
namespace {

/// The other parties of these kinds, by name.
std::vector<std::string> partyNames(AgreementRecord const& record, std::vector<Party> const& bound, std::vector<AgencyKind> const& kinds,
                                    AgencyId own) {
    std::vector<std::string> names;
    for (auto const& party : bound) {
        auto const* row = record.party(party.agency);
        if (row && party.agency != own && holds(kinds, party.kind)) names.push_back(row->name);
    }
    return names;
}

std::string guidanceLowered(std::string text) {
    if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') text.front() = static_cast<char>(text.front() - 'A' + 'a');
    return text;
}

/// "Who the person is; risk".
std::string categoriesListed(std::vector<Category> const& what) {
    std::string text;
    for (auto category : what) text += text.empty() ? std::string(label(category)) : "; " + guidanceLowered(std::string(label(category)));
    return text;
}

std::string aboutWhom(std::vector<About> const& about) {
    auto has = [&](About one) { return std::ranges::find(about, one) != about.end(); };
    if (!has(About::harmed) || !has(About::responsible)) return wordsTogether(about);
    return has(About::matter) ? "both people and the matter" : "both people";
}

/// Both trainings in one breath: the line is short.
std::string onCondition(std::vector<Condition> const& conditions) {
    if (conditions == std::vector{Condition::recipientTrained, Condition::recipientAware})
        return "the recipient's facilitation and victim awareness training are in date";
    return wordsTogether(conditions);
}

/// One line of the page, and the agreement that its clauses stand in.
struct GuidanceGathering {
    AgreementId agreement{};
    Guidance::Line line;
    std::vector<Category> what;
};

class GuidanceMaking {
public:
    explicit GuidanceMaking(gate::Desk& desk) : desk_(desk), names_(desk.rulebook().entries().roles) {
        rows_.list<Guidance::Line>("gives").list<Guidance::Line>("gets").list<Guidance::Use>("uses");
    }

    void add(Agreement const& agreement) {
        auto const& actor = desk_.actor();
        auto const id = idFromText<AgreementId>(agreement.id);
        auto const record = id ? findAgreement(desk_.db(), *id) : std::nullopt;
        if (!record || !agreement.party(actor.agency)) return;
        ++agreements_;
        for (auto const& clause : agreement.clauses) {
            auto const* share = clause.share();
            if (!share) continue;
            auto isShown = false;
            if (holds(share->from, actor.agencyKind)) isShown = gather(gives_, clause, *share, *record, agreement.parties, share->to);
            if (holds(share->to, actor.agencyKind)) isShown |= gather(gets_, clause, *share, *record, agreement.parties, share->from);
            if (isShown) addUse(clause, *share, agreement, *record);
        }
    }

    gate::Rows take() {
        auto const& actor = desk_.actor();
        auto says = agreements_ == 0
                        ? std::string(
                              "No agreement in force binds your agency: nothing of anybody is given to another agency, or got from one. "
                              "Refer people as before.")
                        : fmt::format("{} in force. What is not on this page is not shared. Accord goes by these clauses.",
                                      agreements_ == 1 ? "1 agreement is" : fmt::format("{} agreements are", agreements_));
        rows_.single("head", Guidance::Head{actor.agencyName, std::move(says), actor.agencyKind});
        put("gives", gives_);
        put("gets", gets_);
        return std::move(rows_);
    }

private:
    bool gather(std::vector<GuidanceGathering>& into, Clause const& clause, Share const& share, AgreementRecord const& record,
                std::vector<Party> const& bound, std::vector<AgencyKind> const& others) {
        auto const parties = partyNames(record, bound, others, desk_.actor().agency);
        if (parties.empty()) return false;
        GuidanceGathering one{record.id, {}, share.categories};
        one.line.about = aboutWhom(share.about);
        auto const isEverybody = parties.size() > 2 && parties.size() + 1 == bound.size();
        one.line.with =
            (&into == &gives_ ? "to " : "from ") + (isEverybody ? fmt::format("all {} other parties", parties.size()) : together(parties));
        one.line.roles = names_.together(share.roles);
        one.line.step = label(share.step);
        one.line.conditions = onCondition(share.conditions);
        one.line.isMasked = share.isMasked;
        one.line.clauses = clause.id;
        auto isAlike = [&](GuidanceGathering const& other) {
            auto key = [](GuidanceGathering const& line) {
                auto const& [what, about, with, roles, step, conditions, clauses, isMasked] = line.line;
                return std::tie(line.agreement, about, with, roles, step, conditions, isMasked);
            };
            return key(one) == key(other);
        };
        auto const same = std::ranges::find_if(into, isAlike);
        if (same == into.end()) {
            into.push_back(std::move(one));
            return true;
        }
        for (auto category : share.categories)
            if (std::ranges::find(same->what, category) == same->what.end()) same->what.push_back(category);
        same->line.clauses += ", " + clause.id;
        return true;
    }

    void addUse(Clause const& clause, Share const& share, Agreement const& agreement, AgreementRecord const& record) {
        Guidance::Use use{clause.id,
                          fmt::format("{}, version {}", agreement.name, agreement.version),
                          categoriesListed(share.categories),
                          wordsTogether(share.purposes),
                          {}};
        if (auto const* keeping = keepingOf(agreement, share.keep))
            use.keep = fmt::format("{} months {}", keeping->months, label(keeping->from));
        rows_.add("uses", use, {.object = idCast<ObjectId>(record.id)});
    }

    void put(std::string_view part, std::vector<GuidanceGathering>& lines) {
        for (auto& one : lines) {
            one.line.what = categoriesListed(one.what);
            rows_.add(part, one.line, {.object = idCast<ObjectId>(one.agreement)});
        }
    }

    gate::Desk& desk_;
    RoleNames names_;
    gate::Rows rows_;
    std::vector<GuidanceGathering> gives_, gets_;
    int agreements_{};
};

}  // namespace

Result<gate::Rows> Guidance::rows(gate::Desk& desk, ObjectId, Query const&) {
    GuidanceMaking making(desk);
    for (auto const& agreement : inForceAt(decidingAgreementsOf(desk.db(), desk.actor().agency), desk.now())) making.add(agreement);
    return making.take();
}

}  // namespace accord::sharing

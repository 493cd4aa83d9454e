#include "sharing/check_agreement.hpp"

#include "base/lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace accord::sharing {
namespace {

using rules::RoleRule;

/// Data Protection Act 2018 s.30 and Schedule 7, as far as they are parties here.
bool isCompetentAuthority(AgencyKind kind) {
    constexpr std::array kinds{AgencyKind::police, AgencyKind::probation, AgencyKind::prison, AgencyKind::court, AgencyKind::youthJustice};
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// What only a person has.
bool isOfPersonOnly(Category category) {
    return category == Category::contact || category == Category::safeContact || category == Category::history;
}

class Check {
public:
    Check(Agreement const& agreement, std::string const& file, std::span<RoleRule const> roles)
        : agreement_(agreement), file_(file), roles_(roles) {
        for (auto const& clause : agreement.clauses) {
            if (auto const* power = std::get_if<Power>(&clause.meaning)) known(clause, powers_, power->id);
            if (auto const* keeping = std::get_if<Keeping>(&clause.meaning)) known(clause, keepings_, keeping->id);
        }
    }

    void check(Clause const& clause) {
        at_ = &clause;
        if (auto const* share = clause.share()) checkShare(*share);
    }

    void groups() {
        for (auto const& word : wordsOf<ClauseGroup>)
            if (std::none_of(agreement_.clauses.begin(), agreement_.clauses.end(),
                             [&](Clause const& clause) { return clause.group == word.value; }))
                faults_.push_back({file_, 1, fmt::format("no clause stands in the group `{}`", word.code), "at least one in each of 18"});
        if (!agreement_.meaning<Purposes>()) faults_.push_back({file_, 1, "no clause says the purposes", "one with [clause.purposes]"});
        if (!agreement_.meaning<Review>()) faults_.push_back({file_, 1, "no clause says when it is reviewed", "one with [clause.review]"});
    }

    rules::Faults take() { return std::move(faults_); }

private:
    void known(Clause const& clause, std::set<std::string>& ids, std::string const& id) {
        at_ = &clause;
        if (!ids.insert(id).second) fault(fmt::format("\"{}\" stands twice", id), "an id of its own");
    }
    void fault(std::string problem, std::string expected) {
        faults_.push_back({file_, at_->line, fmt::format("clause {}: {}", at_->id, problem), std::move(expected)});
    }

    void checkShare(Share const& share) {
        checkRoles(share);
        checkPurposes(share);
        checkLaw(share);
        if (!powers_.contains(share.power))
            fault(fmt::format("it rests on the power \"{}\", which no clause gives", share.power), "the id of a [clause.power]");
        if (!keepings_.contains(share.keep))
            fault(fmt::format("it is kept as \"{}\", which no clause says", share.keep), "the id of a [clause.keeping]");
        for (auto category : share.categories) {
            if (category == Category::none || category == Category::staff)
                fault(fmt::format("`{}` needs no clause", code(category)), "a category that is about one of the two people");
            if (isOfPersonOnly(category) && holds(share.about, About::matter))
                fault(fmt::format("a matter has no `{}`", code(category)), "harmed, responsible or both");
        }
    }

    void checkRoles(Share const& share) {
        for (auto const& role : share.roles) {
            auto found = std::find_if(roles_.begin(), roles_.end(), [&](RoleRule const& rule) { return rule.head.id == role; });
            if (found == roles_.end())
                fault(fmt::format("nobody has the role \"{}\"", role), nearest(role));
            else if (std::none_of(share.to.begin(), share.to.end(), [&](AgencyKind kind) { return holds(found->agencies, kind); }))
                fault(fmt::format("no agency that receives has the role \"{}\"", role), "a role of the kinds in `to`");
        }
        for (auto kind : share.to)
            if (std::none_of(roles_.begin(), roles_.end(),
                             [&](RoleRule const& rule) { return holds(rule.agencies, kind) && holds(share.roles, rule.head.id); }))
                fault(fmt::format("nobody at `{}` receives it", code(kind)), "a role that this kind of agency has");
    }

    void checkPurposes(Share const& share) {
        auto const* declared = agreement_.meaning<Purposes>();
        for (auto purpose : share.purposes)
            if (declared && !holds(declared->purposes, purpose))
                fault(fmt::format("the purpose `{}` is not one of the agreement", code(purpose)), "a purpose of [clause.purposes]");
    }

    void checkLaw(Share const& share) {
        auto isEnforcement = share.regime == Regime::part3;
        if (isPart3(share.basis) != isEnforcement)
            fault(fmt::format("`{}` is no basis under `{}`", code(share.basis), code(share.regime)), "a basis of the same regime");
        if (share.special && isPart3(*share.special) != isEnforcement)
            fault(fmt::format("`{}` is no condition under `{}`", code(*share.special), code(share.regime)),
                  "a condition of the same regime");
        for (auto kind : share.from)
            if (isEnforcement && !isCompetentAuthority(kind))
                fault(fmt::format("`{}` is no competent authority", code(kind)), "police, probation, prison, court or youth-justice");
    }

    std::string nearest(std::string const& role) const {
        std::vector<std::string> known;
        for (auto const& rule : roles_) known.push_back(rule.head.id);
        auto word = rules::nearestWord(role, known);
        return word ? fmt::format("did you mean \"{}\"?", *word) : "a role of roles.toml";
    }

    Agreement const& agreement_;
    std::string const& file_;
    std::span<RoleRule const> roles_;
    std::set<std::string> powers_, keepings_;
    rules::Faults faults_;
    Clause const* at_{};
};

}  // namespace

rules::Faults agreementFaults(Agreement const& agreement, std::string const& file, std::span<RoleRule const> roles) {
    Check check(agreement, file, roles);
    check.groups();
    for (auto const& clause : agreement.clauses) check.check(clause);
    return check.take();
}

std::string clauseFault(Clause const& clause, Agreement const& in, std::span<RoleRule const> roles) {
    std::string const file;
    Check check(in, file, roles);
    auto before = check.take();
    check.check(clause);
    auto faults = check.take();
    return faults.empty() ? std::string{} : fmt::format("{}: {}", faults.front().problem, faults.front().expected);
}

bool needsPolicyDocument(Share const& share) {
    return share.regime == Regime::part3 || share.special.has_value();
}

bool needsPolicyDocument(Agreement const& agreement, AgencyKind kind) {
    return std::any_of(agreement.clauses.begin(), agreement.clauses.end(), [&](Clause const& clause) {
        auto const* share = clause.share();
        return share && needsPolicyDocument(*share) && (holds(share->from, kind) || holds(share->to, kind));
    });
}

}  // namespace accord::sharing

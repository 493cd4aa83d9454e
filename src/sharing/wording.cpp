#include "sharing/wording.hpp"

#include "base/lists.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::sharing {
namespace {

std::string shareInWords(Share const& share, Agreement const& agreement, RoleNames const& names) {
    auto text = fmt::format("{} may give: {}{}. About: {}. To: {} ({}). For: {}. From the step: {}", wordsTogether(share.from),
                            wordsTogether(share.categories), share.isMasked ? ", masked (that it is held, not the value)" : "",
                            wordsTogether(share.about), wordsTogether(share.to), names.together(share.roles), wordsTogether(share.purposes),
                            label(share.step));
    text += share.stages.empty() ? ", at every stage." : fmt::format(", at: {}.", wordsTogether(share.stages));
    if (!share.conditions.empty()) text += fmt::format(" Only if {}.", wordsTogether(share.conditions));
    text += fmt::format(" Under {}: {}", label(share.regime), label(share.basis));
    if (share.special) text += fmt::format("; {}", label(*share.special));
    auto const* power = powerOf(agreement, share.power);
    auto const* keeping = keepingOf(agreement, share.keep);
    text += fmt::format(". Power: {}. ", power ? fmt::format("{} (clause {})", power->title, power->id) : share.power);
    if (keeping) text += fmt::format("Kept {} months {}; ", keeping->months, label(keeping->from));
    return text + fmt::format("{}.", label(share.onward));
}

std::vector<AgencyKind> among(std::vector<AgencyKind> kinds, std::vector<AgencyKind> const& parties) {
    if (!parties.empty()) std::erase_if(kinds, [&](AgencyKind kind) { return !holds(parties, kind); });
    return kinds;
}

struct MeaningInWords {
    Agreement const& agreement;
    RoleNames const& names;

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(Share const& share) const { return shareInWords(share, agreement, names); }
    std::string operator()(Purposes const& meaning) const { return fmt::format("Purposes: {}.", wordsTogether(meaning.purposes)); }
    std::string operator()(Power const&) const { return "A power on which clauses rest."; }
    std::string operator()(Keeping const& keeping) const { return fmt::format("Kept {} months {}.", keeping.months, label(keeping.from)); }
    std::string operator()(Asking const& asking) const {
        return fmt::format("A request is answered within {} working days.", asking.workingDays);
    }
    std::string operator()(Telling const& telling) const { return fmt::format("The person is told within {} days.", telling.days); }
    std::string operator()(Breach const& breach) const { return fmt::format("The other parties are told within {} hours.", breach.hours); }
    std::string operator()(Review const& review) const {
        return fmt::format("First review after {} months, then every {} months; a reminder {} days before.", review.firstMonths,
                           review.everyMonths, review.remindDays);
    }
    std::string operator()(Accession const& accession) const {
        return fmt::format("These may join later: {}.", wordsTogether(accession.kinds));
    }
};

}  // namespace

std::string together(std::vector<std::string> const& parts) {
    std::string text;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        if (at > 0) text += at + 1 == parts.size() ? " and " : ", ";
        text += parts[at];
    }
    return text;
}

std::string RoleNames::name(std::string_view role) const {
    for (auto const& rule : roles_)
        if (rule.head.id == role) return rule.name;
    return std::string(role);
}

std::string RoleNames::together(std::vector<std::string> const& roles) const {
    std::vector<std::string> parts;
    for (auto const& role : roles) parts.push_back(name(role));
    return sharing::together(parts);
}

Keeping const* keepingOf(Agreement const& agreement, std::string_view id) {
    for (auto const& clause : agreement.clauses)
        if (auto const* keeping = std::get_if<Keeping>(&clause.meaning); keeping && keeping->id == id) return keeping;
    return nullptr;
}

Clause const* powerOf(Agreement const& agreement, std::string_view id) {
    for (auto const& clause : agreement.clauses)
        if (auto const* power = std::get_if<Power>(&clause.meaning); power && power->id == id) return &clause;
    return nullptr;
}

std::string inWords(Clause const& clause, Agreement const& agreement, RoleNames const& names) {
    return std::visit(MeaningInWords{agreement, names}, clause.meaning);
}

std::vector<MatrixRow> matrixOf(Agreement const& agreement, RoleNames const& names, std::vector<AgencyKind> const& parties) {
    std::vector<MatrixRow> rows;
    for (auto const& clause : agreement.clauses) {
        auto const* share = clause.share();
        if (!share) continue;
        auto const from = among(share->from, parties), to = among(share->to, parties);
        if (from.empty() || to.empty()) continue;
        for (auto category : share->categories) {
            MatrixRow row{category,
                          wordsTogether(share->about),
                          wordsTogether(from),
                          wordsTogether(to),
                          names.together(share->roles),
                          std::string(label(share->step)),
                          clause.id,
                          {},
                          share->isMasked};
            for (auto purpose : share->purposes) row.byPurpose[static_cast<std::size_t>(purpose) - 1] = label(share->step);
            rows.push_back(std::move(row));
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](MatrixRow const& left, MatrixRow const& right) { return left.category < right.category; });
    return rows;
}

}  // namespace accord::sharing

#include "sharing/views/guidance.hpp"

#include "base/lists.hpp"
#include "sharing/records.hpp"
#include "sharing/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

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

class GuidanceMaking {
public:
    explicit GuidanceMaking(gate::Desk& desk) : desk_(desk), names_(desk.rulebook().entries().roles) {
        rows_.list<Guidance::Line>("gives");
        rows_.list<Guidance::Line>("gets");
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
            if (holds(share->from, actor.agencyKind)) addLine("gives", clause, *share, agreement, *record, share->to);
            if (holds(share->to, actor.agencyKind)) addLine("gets", clause, *share, agreement, *record, share->from);
        }
    }

    gate::Rows take() {
        auto const& actor = desk_.actor();
        auto says = agreements_ == 0 ? std::string(
                                           "No agreement in force binds your agency: nothing of anybody is given to another agency, or got "
                                           "from one. Refer people as before.")
                                     : fmt::format(
                                           "{} in force. What is not on this page is not shared. Accord shows and withholds by these "
                                           "clauses; you need remember none of them.",
                                           agreements_ == 1 ? "1 agreement is" : fmt::format("{} agreements are", agreements_));
        rows_.single("head", Guidance::Head{actor.agencyName, std::move(says), actor.agencyKind});
        return std::move(rows_);
    }

private:
    void addLine(std::string_view part, Clause const& clause, Share const& share, Agreement const& agreement, AgreementRecord const& record,
                 std::vector<AgencyKind> const& others) {
        auto const parties = partyNames(record, agreement.parties, others, desk_.actor().agency);
        if (parties.empty()) return;
        Guidance::Line line;
        line.what = wordsTogether(share.categories);
        line.about = wordsTogether(share.about);
        line.with = together(parties);
        line.roles = names_.together(share.roles);
        line.step = label(share.step);
        line.purposes = wordsTogether(share.purposes);
        line.conditions = wordsTogether(share.conditions);
        if (auto const* keeping = keepingOf(agreement, share.keep))
            line.keep = fmt::format("{} months {}", keeping->months, label(keeping->from));
        line.clause = clause.id;
        line.agreement = fmt::format("{}, version {}", agreement.name, agreement.version);
        line.isMasked = share.isMasked;
        rows_.add(part, line, {.object = idCast<ObjectId>(record.id)});
    }

    gate::Desk& desk_;
    RoleNames names_;
    gate::Rows rows_;
    int agreements_{};
};

}  // namespace

Result<gate::Rows> Guidance::rows(gate::Desk& desk, ObjectId, Query const&) {
    GuidanceMaking making(desk);
    for (auto const& agreement : inForceAt(decidingAgreements(desk.db()), desk.now())) making.add(agreement);
    return making.take();
}

}  // namespace accord::sharing

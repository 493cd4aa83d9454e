#include "sharing/views/case_preview.hpp"

#include "base/text.hpp"
#include "sharing/explanation.hpp"
#include "sharing/records.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::sharing {
namespace {

void offerPreview(gate::Desk& desk, gate::Rows& rows) {
    rows.list<Choice>("agencies");
    for (auto const& agency : allAgencies(desk)) {
        auto const isNear = agency.area == desk.actor().area || agency.area == AreaId{};
        if (isNear && mayBeParty(agency.kind) && agency.id != desk.actor().agency)
            rows.add("agencies", Choice{toText(agency.id), agency.name});
    }
    rows.list<Choice>("roles");
    for (auto const& role : desk.rulebook().entries().roles)
        if (role.head.inForce(desk.today())) rows.add("roles", Choice{role.head.id, role.name});
    rows.list<Choice>("purposes");
    for (auto const& word : wordsOf<Purpose>) rows.add("purposes", Choice{std::string(word.code), std::string(word.label)});
}

/// The facts of a case that the reader's own agency holds; nothing for any other, whether it is there or not.
std::vector<gate::ShareFacts> ownCase(gate::Desk& desk, std::string const& reference) {
    auto const& find = agencyPort().caseByReference;
    auto const id = find ? find(desk, reference) : std::nullopt;
    if (!id) return {};
    auto facts = factsOfCase(desk.db(), *id);
    auto const isOwn = std::ranges::all_of(facts, [&](gate::ShareFacts const& one) { return one.holder == desk.actor().agency; });
    return isOwn ? facts : std::vector<gate::ShareFacts>{};
}

/// The question as it is posed of nobody, with the best-trained recipient.
AskedQuestion askedOf(gate::Desk& desk, CasePreview::Query const& query) {
    AskedQuestion asked;
    asked.discloser = toText(desk.actor().agency);
    asked.recipient = query.recipient;
    asked.role = query.role;
    asked.purpose = query.purpose;
    asked.training = {Held::facilitation, Held::victimAwareness, Held::sensitive};
    return asked;
}

std::string_view answerWords(gate::Showing showing) {
    return showing == gate::Showing::shown ? "Shown" : showing == gate::Showing::masked ? "That it is held" : "Withheld";
}

}  // namespace

Result<gate::Rows> CasePreview::rows(gate::Desk& desk, ObjectId, Query const& query) {
    gate::Rows rows;
    if (query.reference.empty()) {
        offerPreview(desk, rows);
        return rows;
    }
    auto reference = std::string(trimmed(query.reference));
    auto const facts = ownCase(desk, reference);
    if (facts.empty()) return fail({{"reference", "not-yours", "Your agency holds no case with this reference"}});
    auto posed = pose(askedOf(desk, query), allAgencies(desk), desk.rulebook(), desk.now());
    if (!posed) return fail(std::move(posed.error()));

    RoleNames const names(desk.rulebook().entries().roles);
    auto const inForce = inForceAt(decidingAgreements(desk.db()), desk.now());
    rows.list<Line>("answers");
    std::int64_t shown = 0, all = 0;
    for (auto const& one : facts) {
        posed->facts = one;
        auto isFirst = true;
        for (auto category : posed->categories) {
            auto const explained = explain(*posed, category, inForce, names);
            if (explained.showing != gate::Showing::withheld) ++shown;
            ++all;
            rows.add("answers",
                     Line{isFirst ? std::string(label(aboutOf(one))) : std::string{}, category, std::string(answerWords(explained.showing)),
                          explained.sentence, explained.possible, explained.clause ? explained.clause->id : std::string{}});
            isFirst = false;
        }
    }
    rows.single("asked", Asked{reference, posed->receiver.name, names.name(query.role), std::string(label(*query.purpose)),
                               fmt::format("{} of {} kinds of data would be shown, whole or in part.", shown, all)});
    return rows;
}

}  // namespace accord::sharing

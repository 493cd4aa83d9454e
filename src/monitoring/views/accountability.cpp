#include "monitoring/views/accountability.hpp"

#include "monitoring/duties.hpp"
#include "monitoring/period.hpp"
#include "monitoring/views/which_area.hpp"

#include <fmt/format.h>

namespace accord::monitoring {
namespace {

AccountabilityView::Agency rowOf(DutyRow const& row) {
    auto const shown = [&](Fate fate) { return row.shown[static_cast<std::size_t>(fate)]; };
    AccountabilityView::Agency agency;
    agency.agency = agencyOf(row.group);
    agency.matters = mattersOf(row.group.isYouth);
    agency.opened = row.opened;
    agency.inTime = shown(Fate::inTime);
    agency.late = shown(Fate::late);
    agency.toldNoClock = shown(Fate::toldNoClock);
    agency.sentOnly = shown(Fate::sentOnly);
    agency.neverTold = shown(Fate::neverTold);
    agency.otherwiseNotDone = shown(Fate::otherwiseNotDone);
    agency.notToBeDone = shown(Fate::notToBeDone);
    agency.lapsed = shown(Fate::lapsed);
    agency.waiting = shown(Fate::waiting);
    agency.toldPerHundred = row.toldPerHundred;
    return agency;
}

std::string reasonName(rules::RulesInForce const& rules, std::string const& id) {
    auto const* rule = rules.notDoneReason(id);
    return rule != nullptr ? rule->name : id;
}

}  // namespace

Result<gate::Rows> AccountabilityView::rows(gate::Desk& desk, ObjectId, Query const& query) {
    auto const period = periodAsked(query.year, query.quarter, desk.today());
    if (!period) return fail(period.error());
    auto const area = whichArea(desk, query.area);
    if (!area) return fail(area.error());
    auto const counts = countDuties(desk.db(), area->id, period->from(), period->to(), desk.today());
    gate::Rows rows;
    rows.single("area", Area{area->name, period->words(),
                             "One victim of one incident at one stage counts once, with the agency that was to tell them, in the period in "
                             "which the task was opened. A letter counts as sent, never as told. Of 100: those who were told, of all but "
                             "those who are not to be approached. Numbers under 5, and what would give them away, are held back."});
    rows.list<Agency>("agencies").list<Reason>("reasons");
    for (auto const& row : dutyRows(counts, heldBackUnder)) rows.add("agencies", rowOf(row));
    auto const rules = desk.rulebook().at(desk.today());
    for (auto const& row : reasonRows(counts, heldBackUnder)) rows.add("reasons", Reason{reasonName(rules, row.reason), row.count});
    return rows;
}

}  // namespace accord::monitoring

#include "sharing/views/take_up.hpp"

#include "sharing/records.hpp"
#include "sharing/templates.hpp"
#include "sharing/tile_grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace accord::sharing {
namespace {

constexpr std::int64_t tileWidth = 64, tileHeight = 50;

struct Gathered {
    std::vector<Uptake> parties;
    std::vector<std::vector<ClauseChange>> changes;  ///< of those that were offered
};

NamedAgency const* find(std::vector<NamedAgency> const& agencies, AgencyId id) {
    auto found = std::ranges::find(agencies, id, &NamedAgency::id);
    return found == agencies.end() ? nullptr : &*found;
}

Gathered gather(gate::Desk& desk, std::vector<NamedAgency> const& agencies) {
    Gathered all;
    auto const origin = nationalTemplate(desk.rulebook());
    for (auto id : agreementIds(desk.db())) {
        auto record = findAgreement(desk.db(), id);
        if (!record) continue;
        // Nothing in the words of a draft says how it stands.
        auto const agreement = record->offeredAt ? agreementOf(*record) : Agreement{};
        auto const facts = factsOf(*record, agreement);
        auto const state = stateAt(facts, desk.now());
        auto const invited = invitedAt(desk.db(), id);
        if (record->offeredAt) all.changes.push_back(differenceOf(agreement, origin));
        for (auto const& party : record->parties) {
            Uptake one{party.agency, party.name, party.kind, {}, record->reference, record->number, state, isTrulySigned(*record, party)};
            if (auto const* agency = find(agencies, party.agency)) one.area = agency->area;
            if (auto at = invited.find(party.agency); at != invited.end()) one.invitedAt = at->second;
            if (one.isSigned) one.signedAt = party.signedAt;
            if (one.isBound()) one.reviewDue = reviewDue(facts);
            all.parties.push_back(std::move(one));
        }
    }
    return all;
}

TakeUp::AreaLine lineOf(std::string name, std::string_view code, AreaStanding const& standing, std::int64_t& beside) {
    auto const* tile = tileOf(code);
    auto const hasTile = tile != nullptr || !code.empty();
    // An area that is none of the 43 (the demonstration's) stands in the first row, where the map has room.
    auto const column = tile ? tile->column : beside;
    auto const row = tile ? tile->row : 0;
    if (!tile && hasTile) ++beside;
    auto letters = tile ? std::string(tile->letters) : (hasTile ? name.substr(0, 3) : std::string{});
    return {std::move(name), std::move(letters), standing.boundSays(), standing.level,   standing.known, standing.bound,
            standing.due,    standing.days,      column * tileWidth,   row * tileHeight, hasTile};
}

std::string sentence(Gathered const& all, std::vector<TakeUp::AreaLine> const& areas) {
    std::set<AgencyId> bound;
    std::vector<std::int64_t> days;
    std::int64_t due = 0;
    for (auto const& party : all.parties) {
        if (party.isBound()) bound.insert(party.agency);
        if (auto took = party.days()) days.push_back(*took);
    }
    for (auto const& area : areas) due += area.due;
    auto in = std::ranges::count(areas, AreaLevel::inForce, &TakeUp::AreaLine::level);
    auto text = fmt::format("{} {} bound by an agreement, in {} {}.", bound.size(), bound.size() == 1 ? "agency is" : "agencies are", in,
                            in == 1 ? "area" : "areas");
    if (auto half = middle(std::move(days)))
        text += *half == 0 ? " Half signed on the day they were invited."
                           : fmt::format(" Half signed within {} {} of being invited.", *half, *half == 1 ? "day" : "days");
    if (due > 0) text += fmt::format(" {} due for review.", due);
    return text;
}

}  // namespace

Result<gate::Rows> TakeUp::rows(gate::Desk& desk, ObjectId, Query const&) {
    auto const agencies = allAgencies(desk);
    auto const areas = allAreas(desk);
    auto const all = gather(desk, agencies);
    std::vector<AreaLine> lines;
    std::int64_t beside = 0;
    for (auto const& area : areas) lines.push_back(lineOf(area.name, area.code, areaStanding(all.parties, area.id, agencies), beside));
    lines.push_back(lineOf("Agencies without an area", {}, areaStanding(all.parties, {}, agencies), beside));

    gate::Rows rows;
    rows.single("summary", Summary{sentence(all, lines), tileColumns * tileWidth, tileRows * tileHeight});
    rows.list<AreaLine>("areas");
    for (auto const& line : lines) rows.add("areas", line);
    rows.list<PartyLine>("parties");
    for (auto const& party : all.parties) {
        auto area = std::ranges::find(areas, party.area, &NamedArea::id);
        rows.add("parties", PartyLine{party.agencyName, party.kind, area == areas.end() ? std::string("none") : area->name, party.reference,
                                      party.version, party.state, party.invitedAt, party.signedAt, party.days(), party.reviewDue});
    }
    rows.list<ChangedLine>("changed");
    for (auto const& one : narrowings(all.changes)) rows.add("changed", ChangedLine{one.clause, one.title, one.kind, one.times});
    return rows;
}

}  // namespace accord::sharing

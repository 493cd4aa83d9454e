#include "sharing/views/agreements.hpp"

#include "gate/visibility.hpp"
#include "sharing/records.hpp"
#include "sharing/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace accord::sharing {
namespace {

constexpr std::size_t agreementsMost = 500;

store::Statement const listAgreements =
    gate::guarded("sharing.list-agreements",
                  "SELECT a.id FROM sharing_agreement a {visible:a.id} WHERE a.id > :none ORDER BY a.name, a.number DESC, a.id", "i");

std::string waitsFor(AgreementRecord const& record, State state, AgencyId agency) {
    auto const* party = record.party(agency);
    if (!party || state == State::ended || state == State::superseded) return {};
    if (isTrulySigned(record, *party)) return "Signed";
    if (!party->recordedAt) return "Record what is needed before signing";
    return state == State::draft ? "Waits to be offered" : "Waits for your signature";
}

std::string partyNames(AgreementRecord const& record) {
    std::vector<std::string> names;
    for (auto const& party : record.parties) names.push_back(party.name);
    return together(names);
}

std::string sentence(std::vector<Agreements::Row> const& rows) {
    if (rows.empty()) return "There is no agreement here that you can see. Without one nothing reaches another agency.";
    auto count = [&](auto&& fits) { return std::count_if(rows.begin(), rows.end(), fits); };
    auto inForce = count([](auto const& row) { return isInForce(row.state); });
    auto due = count([](auto const& row) { return row.state == State::dueForReview; });
    auto text = fmt::format("{} {}. {} in force.", rows.size(), rows.size() == 1 ? "agreement" : "agreements", inForce);
    if (due > 0) text += fmt::format(" {} due for review.", due);
    return text;
}

}  // namespace

Result<gate::Rows> Agreements::rows(gate::Desk& desk, ObjectId, Query const&) {
    std::vector<Row> found;
    std::vector<ObjectId> ids;
    for (auto const& row : desk.db().all(listAgreements, desk.visible({std::int64_t{0}}))) {
        if (found.size() == agreementsMost) break;
        auto record = findAgreement(desk.db(), fromColumn<AgreementId>(row.integer(0)));
        if (!record) continue;
        auto facts = factsOf(*record);
        auto state = stateAt(facts, desk.now());
        found.push_back({record->name, record->reference, record->number, state, partyNames(*record),
                         waitsFor(*record, state, desk.actor().agency), isInForce(state) ? reviewDue(facts) : std::optional<Date>{}});
        ids.push_back(idCast<ObjectId>(record->id));
    }
    gate::Rows rows;
    rows.single("summary", Summary{sentence(found)});
    rows.list<Row>("agreements");
    for (std::size_t at = 0; at < found.size(); ++at) rows.add("agreements", found[at], {.object = ids[at]});
    return rows;
}

}  // namespace accord::sharing

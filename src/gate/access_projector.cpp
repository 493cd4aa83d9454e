#include "gate/access_projector.hpp"

#include "base/text.hpp"
#include "ledger/merkle_hash.hpp"

#include <algorithm>

namespace accord::gate {
namespace {

using store::Statement;

Statement const raiseVersion{"gate.raise-version", "UPDATE gate_object SET version = version + 1 WHERE id = :id"};
Statement const putShare{"gate.put-share", "INSERT INTO gate_share (id, share_key) VALUES (:id, :share_key) ON CONFLICT (id) DO NOTHING"};
Statement const putObject{
    "gate.put-object",
    "INSERT INTO gate_object (id, kind, parent, area, agency, side, sealed, deleted, version, share) "
    "VALUES (:id, :kind, :parent, :area, :agency, :side, :sealed, 0, :version, :share) ON CONFLICT (id) DO UPDATE SET "
    "parent = excluded.parent, area = excluded.area, agency = excluded.agency, side = excluded.side, "
    "sealed = excluded.sealed, share = excluded.share"};
Statement const removeObject{"gate.remove-object", "UPDATE gate_object SET deleted = 1, version = version + 1 WHERE id = :id"};
Statement const putGrant{"gate.put-grant",
                         "INSERT INTO gate_grant (object, holder, side) VALUES (:object, :holder, :side) "
                         "ON CONFLICT (object, holder) DO UPDATE SET side = excluded.side"};
Statement const selectPlaced{"gate.select-placed",
                             "SELECT o.kind, o.parent, o.area, o.agency, o.side, o.sealed, COALESCE(s.share_key, '') FROM gate_object o "
                             "LEFT JOIN gate_share s ON s.id = o.share WHERE o.id = :id",
                             "iiiiiit"};
Statement const removeGrant{"gate.remove-grant", "DELETE FROM gate_grant WHERE object = :object AND holder = :holder"};

std::int64_t sideColumn(std::optional<Side> side) {
    return side ? static_cast<std::int64_t>(*side) : 0;
}

struct Apply {
    store::Session& session;
    Together* together;

    [[nodiscard]] std::int64_t shareOf(std::string const& shareKey) const {
        if (together != nullptr)
            if (auto const found = together->shares.find(shareKey); found != together->shares.end()) return found->second;
        auto const share = shareNumber(shareKey);
        if (share != 0) session.run(putShare, {share, shareKey});
        if (together != nullptr) together->shares.emplace(shareKey, share);
        return share;
    }
    void operator()(Placed const& fact) const {
        auto const share = shareOf(fact.shareKey);
        auto const version = std::max<std::int64_t>(1, together != nullptr ? together->versionOf(fact.id) : 1);
        session.run(putObject, {column(fact.id), static_cast<std::int64_t>(fact.kind), column(fact.parent), column(fact.area),
                                column(fact.agency), sideColumn(fact.side), std::int64_t{fact.isSealed}, version, share});
    }
    void operator()(Removed const& fact) const { session.run(removeObject, {column(fact.id)}); }
    void operator()(Granted const& fact) const { session.run(putGrant, {column(fact.object), fact.holder, sideColumn(fact.side)}); }
    void operator()(Revoked const& fact) const { session.run(removeGrant, {column(fact.object), fact.holder}); }
};

}  // namespace

Together::Together(std::span<StoredEvent const> events) {
    for (auto const& event : events) {
        auto const places = std::any_of(event.access.begin(), event.access.end(), [&](auto const& fact) {
            auto const* placed = std::get_if<Placed>(&fact);
            return placed != nullptr && placed->id == event.on;
        });
        if (places)
            versions_.try_emplace(number(event.on), 1);
        else if (auto const found = versions_.find(number(event.on)); found != versions_.end())
            ++found->second;
    }
}

std::int64_t Together::versionOf(ObjectId object) const {
    auto const found = versions_.find(number(object));
    return found == versions_.end() ? 0 : found->second;
}

void projectAccess(store::Session& session, StoredEvent const& event, Together* together) {
    if (together == nullptr || together->versionOf(event.on) == 0) session.run(raiseVersion, {column(event.on)});
    for (auto const& fact : event.access) std::visit(Apply{session, together}, fact);
}

std::optional<Placed> placedAs(store::Session& session, ObjectId id) {
    auto row = session.one(selectPlaced, {column(id)});
    if (!row) return std::nullopt;
    Placed placed{.id = id,
                  .kind = static_cast<ObjectKind>(row->integer(0)),
                  .parent = fromColumn<ObjectId>(row->integer(1)),
                  .area = fromColumn<AreaId>(row->integer(2)),
                  .agency = fromColumn<AgencyId>(row->integer(3)),
                  .isSealed = row->integer(5) != 0,
                  .shareKey = row->text(6)};
    if (auto side = row->integer(4); side != 0) placed.side = static_cast<Side>(side);
    return placed;
}

std::int64_t shareNumber(std::string_view shareKey) {
    if (shareKey.empty()) return 0;
    auto digest = ledger::sha256(bytesOf(shareKey));
    std::int64_t value = 0;
    for (std::size_t at = 0; at < 8; ++at) value = static_cast<std::int64_t>((static_cast<std::uint64_t>(value) << 8) | digest[at]);
    return (value & 0x3FFF'FFFF'FFFF'FFFF) | 1;
}

}  // namespace accord::gate

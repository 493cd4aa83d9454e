#include "agency/views/tokens.hpp"

#include "agency/records.hpp"
#include "gate/visibility.hpp"

namespace accord::agency {
namespace {

store::Statement const listTokens = gate::guarded("agency.list-tokens",
                                                  "SELECT t.id, t.label, t.purpose, t.made_at, t.expires_at, t.revoked_at, (SELECT "
                                                  "k.set_at FROM agency_token_key k WHERE k.token = t.id) "
                                                  "FROM agency_token t {visible:t.id} WHERE t.agency = :agency ORDER BY t.made_at, t.id",
                                                  "ittiiii");

TokenState stateOf(Instant expires, std::optional<Instant> revoked, Instant now) {
    if (revoked) return TokenState::revoked;
    return expires <= now ? TokenState::expired : TokenState::works;
}

}  // namespace

Result<gate::Rows> Tokens::rows(gate::Desk& desk, ObjectId agency, Query const&) {
    auto const place = findAgency(desk.db(), idCast<AgencyId>(agency));
    if (!place) return fail(ErrorCode::notFound, "There is nothing here that you can see.");

    gate::Rows rows;
    rows.single("agency", Head{place->name}, {.object = agency});
    rows.list<Token>("tokens");
    desk.db().each(listTokens, desk.visible({column(agency)}), [&](store::Row const& row) {
        auto const id = fromColumn<TokenId>(row.integer(0));
        auto const expires = fromMicros(row.integer(4));
        std::optional<Instant> revoked;
        if (auto const at = row.optionalInteger(5)) revoked = fromMicros(*at);
        std::optional<Instant> signsSince;
        if (auto const at = row.optionalInteger(6)) signsSince = fromMicros(*at);
        rows.add("tokens",
                 Token{row.text(1), fromCode<Purpose>(row.text(2)).value_or(Purpose{}), stateOf(expires, revoked, desk.now()),
                       fromMicros(row.integer(3)), londonDay(expires - std::chrono::microseconds{1}), revoked, signsSince},
                 {.object = idCast<ObjectId>(id)});
    });
    return rows;
}

}  // namespace accord::agency

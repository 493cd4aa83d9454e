#include "agency/records.hpp"

#include "events/agency.hpp"

#include <stdexcept>

namespace accord::agency {
namespace {

using store::Row;
using store::Statement;

Statement const selectAgency{"agency.select-agency", "SELECT id, kind, area, name, code FROM agency_agency WHERE id = :id", "ititt"};
Statement const selectAgencyByCode{
    "agency.select-agency-by-code",
    "SELECT id, kind, area, name, code FROM agency_agency WHERE kind = :kind AND code = :code ORDER BY id LIMIT 1", "ititt"};
Statement const selectArea{"agency.select-area", "SELECT name FROM agency_area WHERE id = :id", "t"};
Statement const selectAreas{"agency.select-areas", "SELECT id, name, code FROM agency_area ORDER BY name, id", "itt"};
Statement const selectUser{
    "agency.select-user",
    "SELECT id, agency, role, name, email, invited_at, joined_at, disabled_at, access_from FROM agency_user WHERE id = :id", "iitttiiii"};
Statement const selectLogin{"agency.select-login", "SELECT user_id FROM agency_login WHERE token = :token", "i"};
Statement const selectToken{"agency.select-token",
                            "SELECT id, agency, label, role, purpose, expires_at, revoked_at FROM agency_token WHERE id = :id", "iitttii"};
Statement const selectTokenOfHash{"agency.select-token-of-hash",
                                  "SELECT t.id, t.agency, t.label, t.role, t.purpose, t.expires_at, t.revoked_at FROM state_token s "
                                  "JOIN agency_token t ON t.id = s.token_id WHERE s.hash = :hash",
                                  "iitttii"};
Statement const selectTokenKey{"agency.select-token-key", "SELECT public_key FROM agency_token_key WHERE token = :token", "t"};
Statement const selectInvitation{"agency.select-invitation",
                                 "SELECT user_id, new_app, expires_at FROM state_invite WHERE hash = :hash AND used_at IS NULL", "iii"};
Statement const markInvitation{"agency.mark-invitation", "UPDATE state_invite SET used_at = :now WHERE hash = :hash AND used_at IS NULL"};
Statement const deleteInvitations{"agency.delete-invitations", "DELETE FROM state_invite WHERE user_id = :user"};
Statement const insertInvitation{"agency.insert-invitation",
                                 "INSERT INTO state_invite (hash, user_id, new_app, made_at, expires_at) "
                                 "VALUES (:hash, :user, :new_app, :made_at, :expires_at)"};
Statement const insertTokenHash{"agency.insert-token-hash", "INSERT INTO state_token (hash, token_id) VALUES (:hash, :token)"};
Statement const deleteTokenHash{"agency.delete-token-hash", "DELETE FROM state_token WHERE token_id = :token"};

AgencyRecord agencyOf(Row const& row) {
    auto const kind = fromCode<AgencyKind>(row.text(1));
    if (!kind) throw std::runtime_error("an agency of no kind");
    return {fromColumn<AgencyId>(row.integer(0)), *kind, fromColumn<AreaId>(row.integer(2)), row.text(3), row.text(4)};
}

TokenRecord tokenOf(Row const& row) {
    auto const purpose = fromCode<Purpose>(row.text(4));
    if (!purpose) throw std::runtime_error("a token without a purpose");
    return {fromColumn<TokenId>(row.integer(0)),
            fromColumn<AgencyId>(row.integer(1)),
            row.text(2),
            row.text(3),
            *purpose,
            fromMicros(row.integer(5)),
            row.optionalInstant(6)};
}

template <class T, class Make>
std::optional<T> made(std::optional<Row> const& row, Make make) {
    if (!row) return std::nullopt;
    return make(*row);
}

}  // namespace

std::optional<AgencyRecord> findAgency(store::Session& session, AgencyId id) {
    return made<AgencyRecord>(session.one(selectAgency, {column(id)}), agencyOf);
}

std::optional<AgencyRecord> findAgencyByCode(store::Session& session, AgencyKind kind, std::string_view code) {
    return made<AgencyRecord>(session.one(selectAgencyByCode, {std::string(accord::code(kind)), std::string(code)}), agencyOf);
}

std::optional<std::string> areaName(store::Session& session, AreaId id) {
    return made<std::string>(session.one(selectArea, {column(id)}), [](Row const& row) { return row.text(0); });
}

std::vector<AreaRecord> allAreas(store::Session& session) {
    std::vector<AreaRecord> list;
    session.each(selectAreas, {}, [&](Row const& row) { list.push_back({fromColumn<AreaId>(row.integer(0)), row.text(1), row.text(2)}); });
    return list;
}

std::optional<UserRecord> findUser(store::Session& session, UserId id) {
    return made<UserRecord>(session.one(selectUser, {column(id)}), [](Row const& row) {
        return UserRecord{fromColumn<UserId>(row.integer(0)),
                          fromColumn<AgencyId>(row.integer(1)),
                          row.text(2),
                          row.text(3),
                          row.text(4),
                          fromMicros(row.integer(5)),
                          row.optionalInstant(6),
                          row.optionalInstant(7),
                          fromMicros(row.integer(8))};
    });
}

std::optional<UserId> userOfLogin(store::Session& session, std::string_view loginToken) {
    return made<UserId>(session.one(selectLogin, {std::string(loginToken)}),
                        [](Row const& row) { return fromColumn<UserId>(row.integer(0)); });
}

std::optional<TokenRecord> findToken(store::Session& session, TokenId id) {
    return made<TokenRecord>(session.one(selectToken, {column(id)}), tokenOf);
}

std::string signingKeyOf(store::Session& session, TokenId id) {
    auto const row = session.one(selectTokenKey, {column(id)});
    return row ? row->text(0) : std::string{};
}

std::optional<TokenRecord> tokenOfHash(store::Session& session, std::string_view hash) {
    return made<TokenRecord>(session.one(selectTokenOfHash, {std::string(hash)}), tokenOf);
}

std::optional<InvitationRecord> openInvitation(store::Session& session, std::string_view hash) {
    return made<InvitationRecord>(session.one(selectInvitation, {std::string(hash)}), [](Row const& row) {
        return InvitationRecord{fromColumn<UserId>(row.integer(0)), row.integer(1) != 0, fromMicros(row.integer(2))};
    });
}

bool useInvitation(store::Session& session, std::string_view hash, Instant now) {
    return session.run(markInvitation, {micros(now), std::string(hash)}) == 1;
}

void addInvitation(std::vector<gate::StateWrite>& state, std::string hash, InvitationRecord const& invitation, Instant now) {
    dropInvitations(state, invitation.user);
    state.push_back({&insertInvitation,
                     {std::move(hash), column(invitation.user), std::int64_t{invitation.newApp}, micros(now), micros(invitation.expires)}});
}

void dropInvitations(std::vector<gate::StateWrite>& state, UserId user) {
    state.push_back({&deleteInvitations, {column(user)}});
}
void addToken(std::vector<gate::StateWrite>& state, std::string hash, TokenId token) {
    state.push_back({&insertTokenHash, {std::move(hash), column(token)}});
}
void dropToken(std::vector<gate::StateWrite>& state, TokenId token) {
    state.push_back({&deleteTokenHash, {column(token)}});
}

}  // namespace accord::agency

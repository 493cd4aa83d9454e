// Tables of areas, agencies, colleagues, training and tokens, and the projectors that
// keep them.
//
//    auto place = findAgency(session, agency);
//    auto user = findUser(session, user);
//    auto who = userOfLogin(session, blind.fullToken(IndexNumber::staffEmail, "bea@example.org"));
//
// A colleague's name and address stand here as cells; `agency_login` finds an account
// by a keyed token of its address. The hashes of one-time links and of API tokens are
// state: they are in no event.
#pragma once

#include "agency/agency.hpp"
#include "base/clock.hpp"
#include "base/vocabulary.hpp"
#include "gate/action.hpp"
#include "gate/capability.hpp"
#include "store/session.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace accord::agency {

struct AgencyRecord {
    AgencyId id{};
    AgencyKind kind{};
    AreaId area{};
    std::string name;
    std::string code;
};

struct AreaRecord {
    AreaId id{};
    std::string name;
    std::string code{};  ///< of the Office for National Statistics
};

struct UserRecord {
    UserId id{};
    AgencyId agency{};
    std::string role;
    std::string nameCell, emailCell;
    Instant invitedAt{};
    std::optional<Instant> joinedAt, disabledAt;
    Instant accessFrom{};  ///< a session that was started earlier counts for nothing

    [[nodiscard]] Standing standing() const { return disabledAt ? Standing::disabled : joinedAt ? Standing::active : Standing::invited; }
};

struct TokenRecord {
    TokenId id{};
    AgencyId agency{};
    std::string label, role;
    Purpose purpose{};
    Instant expires{};
    std::optional<Instant> revokedAt;
};

struct InvitationRecord {
    UserId user{};
    bool newApp{};
    Instant expires{};
};

[[nodiscard]] std::optional<AgencyRecord> findAgency(store::Session& session, AgencyId id);
[[nodiscard]] std::optional<AgencyRecord> findAgencyByCode(store::Session& session, AgencyKind kind, std::string_view code);
[[nodiscard]] std::optional<std::string> areaName(store::Session& session, AreaId id);
/// By name.
[[nodiscard]] std::vector<AreaRecord> allAreas(store::Session& session);
[[nodiscard]] std::optional<UserRecord> findUser(store::Session& session, UserId id);
[[nodiscard]] std::optional<UserId> userOfLogin(store::Session& session, std::string_view loginToken);
[[nodiscard]] std::optional<TokenRecord> findToken(store::Session& session, TokenId id);
/// The public key with which the system of a token signs; empty for none.
[[nodiscard]] std::string signingKeyOf(store::Session& session, TokenId id);
[[nodiscard]] std::optional<TokenRecord> tokenOfHash(store::Session& session, std::string_view hash);

/// One that was not used; whether it still holds is the caller's to judge.
[[nodiscard]] std::optional<InvitationRecord> openInvitation(store::Session& session, std::string_view hash);
/// False where somebody else used it first.
[[nodiscard]] bool useInvitation(store::Session& session, std::string_view hash, Instant now);

/// Replaces every earlier link of the user.
void addInvitation(std::vector<gate::StateWrite>& state, std::string hash, InvitationRecord const& invitation, Instant now);
void dropInvitations(std::vector<gate::StateWrite>& state, UserId user);
void addToken(std::vector<gate::StateWrite>& state, std::string hash, TokenId token);
void dropToken(std::vector<gate::StateWrite>& state, TokenId token);

[[nodiscard]] std::span<gate::Projector const> projectors();
[[nodiscard]] std::span<store::Migration const> migrations();
[[nodiscard]] std::span<store::TableInfo const> tables();

}  // namespace accord::agency

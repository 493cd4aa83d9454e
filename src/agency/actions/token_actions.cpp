#include "agency/actions/token_actions.hpp"

#include "agency/actions/common.hpp"
#include "agency/reasons.hpp"
#include "agency/invitation.hpp"
#include "events/agency.hpp"
#include "events/intake.hpp"
#include "ledger/public_key.hpp"
#include "vault/one_time_secret.hpp"

#include <algorithm>

namespace accord::agency {
namespace {

// Told apart from other secrets when one turns up in a log or in somebody's files.
constexpr std::string_view tokenPrefix = "accord_";

std::optional<FieldError> lastDayFault(Date until, Date today) {
    if (until < today) return FieldError{"until", "in-the-past", "The last day must be today or later"};
    if (daysBetween(today, until) > tokenDaysMost) return FieldError{"until", "too-late", "The last day must be within a year"};
    return std::nullopt;
}

}  // namespace

Result<gate::Done<MakeToken::Output>> MakeToken::process(gate::Desk& desk, ObjectId agency, Input const& input) {
    auto const place = findAgency(desk.db(), idCast<AgencyId>(agency));
    if (!place) return fail(ErrorCode::notFound, "There is nothing here that you can see.");
    auto const* role = roleOn(desk.rulebook().entries().roles, apiClientRole, desk.today());
    if (!role || std::find(role->agencies.begin(), role->agencies.end(), place->kind) == role->agencies.end())
        return fail(refusal("Agencies of this kind have no API tokens.", {reasons::roleNotAtAgency, role ? role->head.rule : RuleId{}}));
    if (auto fault = lastDayFault(input.until, desk.today())) return fail({*fault});

    auto const id = newId<TokenId>(desk.random());
    auto const object = idCast<ObjectId>(id);
    auto const secret = std::string(tokenPrefix) + vault::newOneTimeSecret(desk.random());
    // The end of the last day, in London's winter or summer: at most an hour off, and never early.
    auto const expires = Instant{std::chrono::sys_days{plusDays(input.until, 1)}};

    gate::Done<Output> done;
    done.events
        .add(events::TokenMade{place->id, input.label, std::string(apiClientRole), input.purpose, expires},
             {.object = object, .area = place->area})
        .place({.id = object, .kind = gate::ObjectKind::token, .parent = agency, .area = place->area, .agency = place->id})
        .grant(object, gate::agencyHolder(place->id, agencyAdministratorRole));
    addToken(done.state, vault::secretHash(vault::SecretUse::apiToken, secret), id);
    done.output = {id, secret};
    return done;
}

std::optional<FieldError> signingKeyFault(std::string_view field, std::string_view key) {
    if (ledger::isPublicKey(key)) return std::nullopt;
    return FieldError{std::string(field), "not-a-key", "Give the public key as 43 letters, digits, - and _"};
}

Result<gate::Done<SetTokenKey::Output>> SetTokenKey::process(gate::Desk& desk, ObjectId token, Input const& input) {
    auto const found = findToken(desk.db(), idCast<TokenId>(token));
    auto const place = found ? findAgency(desk.db(), found->agency) : std::nullopt;
    if (!found || !place) return fail(ErrorCode::notFound, "There is nothing here that you can see.");
    if (found->revokedAt) return fail(refusal("This token was revoked already.", {reasons::alreadyRevoked, {}}));
    if (auto fault = signingKeyFault("key", input.key)) return fail(std::vector<FieldError>{*fault});
    gate::Done<Output> done{{}, {place->id}, {}};
    done.events.add(events::TokenKeySet{place->id, input.key}, {.object = token, .area = place->area});
    return done;
}

Result<gate::Done<RevokeToken::Output>> RevokeToken::process(gate::Desk& desk, ObjectId token, Input const&) {
    auto const found = findToken(desk.db(), idCast<TokenId>(token));
    auto const place = found ? findAgency(desk.db(), found->agency) : std::nullopt;
    if (!found || !place) return fail(ErrorCode::notFound, "There is nothing here that you can see.");
    if (found->revokedAt) return fail(refusal("This token was revoked already.", {reasons::alreadyRevoked, {}}));

    gate::Done<Output> done{{}, {place->id}, {}};
    done.events.add(events::TokenRevoked{place->id}, {.object = token, .area = place->area});
    dropToken(done.state, found->id);
    return done;
}

}  // namespace accord::agency

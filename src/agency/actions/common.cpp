#include "agency/actions/common.hpp"

#include "agency/setup.hpp"
#include "vault/one_time_secret.hpp"

namespace accord::agency {

Result<Colleague> colleagueOn(gate::Desk& desk, ObjectId on) {
    auto user = findUser(desk.db(), idCast<UserId>(on));
    auto place = user ? findAgency(desk.db(), user->agency) : std::nullopt;
    if (!user || !place) return fail(ErrorCode::notFound, "There is nothing here that you can see.");
    return Colleague{std::move(*user), std::move(*place)};
}

std::string linkToShow(gate::Desk& desk, std::vector<gate::StateWrite>& state, UserId user, bool newApp, std::chrono::minutes holds) {
    auto const secret = vault::newOneTimeSecret(desk.random());
    addInvitation(state, vault::secretHash(vault::SecretUse::invitation, secret), {user, newApp, desk.now() + holds}, desk.now());
    return joinPath(secret);
}

Error refusal(std::string message, Reason reason) {
    return {ErrorCode::refused, std::move(message), {}, {reason}};
}

}  // namespace accord::agency

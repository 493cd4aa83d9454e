#include "agency/mailed_link.hpp"

#include "agency/records.hpp"
#include "agency/setup.hpp"
#include "vault/one_time_secret.hpp"

namespace accord::agency {

std::optional<MailedLink> mailedLink(store::Session& session, Random& random, outbox::Order const& order, Instant now) {
    auto const user = findUser(session, order.to);
    auto const isInvitation = order.kind == outbox::MailKind::invitation;
    if (!user || user->disabledAt || isInvitation == user->joinedAt.has_value()) return std::nullopt;

    auto const secret = vault::newOneTimeSecret(random);
    auto const until = now + (isInvitation ? std::chrono::minutes{invitationHolds} : std::chrono::minutes{resetHolds});
    std::vector<gate::StateWrite> state;
    addInvitation(state, vault::secretHash(vault::SecretUse::invitation, secret), {order.to, false, until}, now);
    for (auto const& write : state) session.run(*write.statement, write.params);
    return MailedLink{joinPath(secret), until};
}

std::optional<std::string> mailCell(store::Session& session, UserId user) {
    auto record = findUser(session, user);
    if (!record || record->disabledAt) return std::nullopt;
    return std::move(record->emailCell);
}

}  // namespace accord::agency

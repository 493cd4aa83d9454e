#include "app/sign_in_wiring.hpp"

#include "agency/actors.hpp"
#include "agency/records.hpp"
#include "agency/setup.hpp"
#include "sharing/signing_links.hpp"

namespace accord::app {
namespace {

class AgencySignIn final : public web::SignInPort {
public:
    explicit AgencySignIn(Installation& installation) : installation_(installation) {}

    std::optional<UserId> userOf(store::Session& session, std::string_view loginToken) override {
        return agency::userOfLogin(session, loginToken);
    }

    std::optional<web::KnownAccount> account(store::Session& session, UserId user, Instant now) override {
        auto open = [&](SubjectId subject, std::string_view field, std::string const& cell) -> std::optional<std::string> {
            auto opened = installation_.gate().openUnseen(session, subject, field, cell);
            if (!opened) return std::nullopt;
            return *opened;
        };
        return known(agency::accountOf(session, user, installation_.rulebook().entries(), londonDay(now), open));
    }

    std::optional<web::KnownAccount> accountOfToken(store::Session& session, std::string_view tokenHash, Instant now) override {
        return known(agency::accountOfToken(session, tokenHash, installation_.rulebook().entries(), now));
    }

    std::optional<std::string> email(store::Session& session, UserId user) override {
        auto record = agency::findUser(session, user);
        if (!record) return std::nullopt;
        auto opened = installation_.gate().openUnseen(session, idCast<SubjectId>(user), "email", record->emailCell);
        if (!opened) return std::nullopt;
        return *opened;
    }

    std::optional<web::Invitation> invitation(store::Session& session, std::string_view secretHash) override {
        auto record = agency::openInvitation(session, secretHash);
        if (!record) return std::nullopt;
        return web::Invitation{record->user, record->newApp, record->expires};
    }

    bool useInvitation(store::Session& session, std::string_view secretHash, Instant now) override {
        return agency::useInvitation(session, secretHash, now);
    }

    bool opensErrand(store::Session& session, std::string_view secret, Instant now) override {
        auto const hash = sharing::hashOfLink(secret);
        auto const user = sharing::userOfLink(session, hash);
        return user && sharing::openSigningLink(session, hash, account(session, *user, now).has_value(), now);
    }

    void joined(web::KnownAccount const& account) override {
        if (account.hasJoined) return;
        gate::Events events;
        agency::addJoined(events, account.actor.user, account.actor.agency, account.actor.area);
        (void)installation_.gate().record(std::move(events), {account.actor.user, account.actor.agency, installation_.clock().now()});
    }

private:
    static std::optional<web::KnownAccount> known(std::optional<agency::Account> account) {
        if (!account) return std::nullopt;
        return web::KnownAccount{std::move(account->actor), std::move(account->roleName), account->sessionsFrom, account->hasJoined};
    }

    Installation& installation_;
};

}  // namespace

std::unique_ptr<web::SignInPort> makeSignInPort(Installation& installation) {
    return std::make_unique<AgencySignIn>(installation);
}

}  // namespace accord::app

#include "web/sign_in_visitor.hpp"

#include "base/text.hpp"
#include "vault/one_time_secret.hpp"
#include "web/answers.hpp"

namespace accord::web {
namespace {

Error notSignedIn() {
    return {ErrorCode::unauthenticated, "Sign in first."};
}

bool isThisMachine(Peer const& peer) {
    return peer.uid || peer.address.empty() || peer.address == "127.0.0.1" || peer.address == "::1" || peer.address == "::ffff:127.0.0.1";
}

}  // namespace

std::string clientAddress(Request const& request) {
    if (!isThisMachine(request.peer)) return request.peer.address;
    auto const forwarded = request.headers.find("X-Forwarded-For");
    if (!forwarded) return request.peer.address;
    // The proxy appends whom it saw itself; what stands before was said by others.
    auto const comma = forwarded->rfind(',');
    return std::string(trimmed(comma == std::string_view::npos ? *forwarded : forwarded->substr(comma + 1)));
}

Client clientOf(Request const& request) {
    return {addressPrefix(clientAddress(request)), hostCookieOf(request, browserCookieName).value_or(std::string{}),
            browserWords(request.headers.find("User-Agent").value_or(std::string_view{}))};
}

Result<Visitor> SignedInVisitors::visitorOf(Request const& request) {
    constexpr std::string_view bearer = "Bearer ";
    auto const authorization = request.headers.find("Authorization");
    auto const session = hostCookieOf(request, sessionCookieName);
    if (authorization && session) return fail(notSignedIn());
    if (authorization) return authorization->starts_with(bearer) ? ofApiToken(authorization->substr(bearer.size())) : fail(notSignedIn());
    return session ? ofSession(*session, request) : fail(notSignedIn());
}

Result<Visitor> SignedInVisitors::ofSession(std::string const& token, Request const& request) {
    auto const& house = desk_.house();
    auto reader = house.gate.database().reader();
    auto const seen = desk_.look(*reader, token);
    if (!seen.session || seen.session->stage != SessionStage::full || sessionFault(*seen.session, seen.now)) return fail(notSignedIn());
    auto account = house.port.account(*reader, seen.session->user, seen.now);
    if (!account || seen.session->startedAt < account->sessionsFrom) return fail(notSignedIn());
    if (isDueForTouch(*seen.session, seen.now)) {
        // Nobody waits for it: if it is lost, the session ends half a minute early.
        auto const now = seen.now;
        (void)house.gate.keep([token, now](store::Session& db) { touchSession(db, token, now); }, [](bool) {});
    }
    account->actor.door = wantsJson(request) ? gate::Door::api : gate::Door::page;
    Visitor visitor{std::move(account->actor), csrfTokenOf(token), false, seen.epoch, std::move(account->roleName), {}, seen.now};
    if (hasSteppedUp(*seen.session, seen.session->steppedUpFor, seen.now)) visitor.confirmedFor = seen.session->steppedUpFor;
    return visitor;
}

void SignedInVisitors::confirmationUsed(Request const& request) {
    auto const token = hostCookieOf(request, sessionCookieName);
    if (token) (void)desk_.house().gate.keep([token = *token](store::Session& db) { useConfirmation(db, token); }, [](bool) {});
}

Result<Visitor> SignedInVisitors::ofApiToken(std::string_view token) {
    auto const& house = desk_.house();
    auto reader = house.gate.database().reader();
    auto const seen = desk_.look(*reader, {});
    auto account = house.port.accountOfToken(*reader, vault::secretHash(vault::SecretUse::apiToken, token), seen.now);
    if (!account) return fail(notSignedIn());
    account->actor.door = gate::Door::api;
    return Visitor{std::move(account->actor), {}, true, seen.epoch, std::move(account->roleName), {}, seen.now};
}

}  // namespace accord::web

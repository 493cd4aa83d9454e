#include "sharing/signing_links.hpp"

#include "base/words.hpp"
#include "sharing/records.hpp"
#include "vault/one_time_secret.hpp"

#include <stdexcept>

namespace accord::sharing {
namespace {

using gate::StateWrite;
using store::Statement;

Statement const dropEarlier{"sharing.drop-earlier-links",
                            "DELETE FROM state_signing_link WHERE agreement = :agreement AND user_id = :user_id AND used_at IS NULL"};
Statement const insertLink{"sharing.insert-link",
                           "INSERT INTO state_signing_link (secret_hash, agreement, agency, user_id, document_hash, expires_at) "
                           "VALUES (:secret_hash, :agreement, :agency, :user_id, :document_hash, :expires_at)"};
Statement const selectLink{"sharing.select-link",
                           "SELECT agreement, agency, user_id, document_hash, expires_at, used_at FROM state_signing_link "
                           "WHERE secret_hash = :secret_hash",
                           "iiitii"};
Statement const useLink{"sharing.use-link",
                        "UPDATE state_signing_link SET used_at = :used_at WHERE secret_hash = :secret_hash AND used_at IS NULL"};
Statement const insertRefusal{"sharing.insert-refusal",
                              "INSERT INTO state_signing_refusal (agreement, agency, user_id, at, why) "
                              "VALUES (:agreement, :agency, :user_id, :at, :why)"};
Statement const selectRefusals{"sharing.select-refusals",
                               "SELECT at, agency, why FROM state_signing_refusal WHERE agreement = :agreement ORDER BY at DESC, id DESC "
                               "LIMIT 20",
                               "iit"};

/// Where the person's link is good as far as can be told without them: not used, not too old, and they are still here.
std::optional<LinkFault> faultBeforeSignIn(SigningLink const& link, bool isPersonHere, Instant now) {
    if (link.usedAt) return LinkFault::used;
    if (link.expires <= now) return LinkFault::tooOld;
    if (!isPersonHere) return LinkFault::personLeft;
    return std::nullopt;
}

}  // namespace

std::string sentenceOf(LinkFault fault) {
    switch (fault) {
        case LinkFault::unknown:
            return "This link is not known, or a newer one took its place. Ask your information officer for a new one.";
        case LinkFault::used: return "This link was used already. Ask your information officer for a new one if you still have to sign.";
        case LinkFault::tooOld: return "This link is too old. Ask your information officer for a new one.";
        case LinkFault::otherPerson: return "This link is for somebody else. Sign in as the person who was invited.";
        case LinkFault::otherText: return "The text has changed since you were invited. Ask your information officer for a new link.";
        case LinkFault::personLeft: return "Who was invited has left. Ask your information officer for a new link.";
    }
    return {};
}

std::optional<LinkFault> linkFault(std::optional<SigningLink> const& link, LinkUse const& use) {
    if (!link) return LinkFault::unknown;
    if (link->user != use.user) return LinkFault::otherPerson;
    if (auto fault = faultBeforeSignIn(*link, true, use.now)) return fault;
    if (link->documentHash != use.documentHash) return LinkFault::otherText;
    return std::nullopt;
}

std::string signingPath(std::string_view secret) {
    return "/sign/" + std::string(secret);
}

std::string hashOfLink(std::string_view secret) {
    return vault::secretHash(vault::SecretUse::signingLink, secret);
}

std::string newSigningLink(std::vector<StateWrite>& state, SigningLink link, Random& random) {
    auto secret = vault::newOneTimeSecret(random);
    link.secretHash = hashOfLink(secret);
    state.push_back({&dropEarlier, {column(link.agreement), column(link.user)}});
    state.push_back(
        {&insertLink,
         {link.secretHash, column(link.agreement), column(link.agency), column(link.user), link.documentHash, micros(link.expires)}});
    return secret;
}

std::optional<SigningLink> findSigningLink(store::Session& session, std::string_view secretHash) {
    auto row = session.one(selectLink, {std::string(secretHash)});
    if (!row) return std::nullopt;
    auto used = row->optionalInteger(5);
    return SigningLink{std::string(secretHash),
                       fromColumn<AgreementId>(row->integer(0)),
                       fromColumn<AgencyId>(row->integer(1)),
                       fromColumn<UserId>(row->integer(2)),
                       row->text(3),
                       fromMicros(row->integer(4)),
                       used ? std::optional{fromMicros(*used)} : std::nullopt};
}

StateWrite usedLink(SigningLink const& link, Instant now) {
    return {&useLink, {micros(now), link.secretHash}};
}

void noteRefusal(store::Session& session, SigningLink const& link, LinkFault fault, Instant now) {
    session.run(insertRefusal, {column(link.agreement), column(link.agency), column(link.user), micros(now), std::string(code(fault))});
}

std::vector<Refusal> refusalsOf(store::Session& session, AgreementId agreement) {
    std::vector<Refusal> all;
    for (auto const& row : session.all(selectRefusals, {column(agreement)})) {
        auto fault = fromCode<LinkFault>(row.text(2));
        if (!fault) throw std::runtime_error("a refused signature of no kind");
        all.push_back({fromMicros(row.integer(0)), fromColumn<AgencyId>(row.integer(1)), *fault});
    }
    return all;
}

bool openSigningLink(store::Session& session, std::string_view secretHash, bool isPersonHere, Instant now) {
    auto link = findSigningLink(session, secretHash);
    if (!link) return false;
    auto fault = faultBeforeSignIn(*link, isPersonHere, now);
    if (fault) noteRefusal(session, *link, *fault, now);
    return !fault;
}

std::optional<UserId> userOfLink(store::Session& session, std::string_view secretHash) {
    auto link = findSigningLink(session, secretHash);
    return link ? std::optional{link->user} : std::nullopt;
}

std::optional<MailedSigning> mailedSigning(store::Session& session, Random& random, UserId user, AgencyId agency, AgreementId agreement,
                                           Instant now) {
    auto record = findAgreement(session, agreement);
    auto const* party = record ? record->party(agency) : nullptr;
    if (!party || !record->offeredAt || party->signedAt) return std::nullopt;
    std::vector<StateWrite> state;
    auto const until = now + signingHolds;
    auto const secret = newSigningLink(state, {{}, agreement, agency, user, record->offeredHash, until, {}}, random);
    for (auto const& write : state) session.run(*write.statement, write.params);
    return MailedSigning{signingPath(secret), until};
}

}  // namespace accord::sharing

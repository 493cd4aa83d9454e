// One-time links by which a party's signatory comes to the text and to their signature.
//
//    auto secret = newSigningLink(done.state, {agreement, agency, user, hash, now + signingHolds}, desk.random());
//    auto link = findSigningLink(session, secretHash(SecretUse::signingLink, secret));
//    if (auto fault = linkFault(link, {agreement, user, hash, now})) …     // used, too old, another person's, another text
//
// A link is for one person, one agreement and one text: it works once, and a newer one takes
// its place. Only its hash is kept. Whoever was refused is logged: when, and why.
#pragma once

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/random.hpp"
#include "gate/action.hpp"
#include "store/session.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accord::sharing {

inline constexpr std::chrono::days signingHolds{14};

struct SigningLink {
    std::string secretHash;
    AgreementId agreement{};
    AgencyId agency{};
    UserId user{};
    std::string documentHash;
    Instant expires{};
    std::optional<Instant> usedAt{};
};

enum class LinkFault : std::uint8_t { unknown = 1, used, tooOld, otherPerson, otherText, personLeft };

/// What a person is told.
[[nodiscard]] std::string sentenceOf(LinkFault fault);

struct LinkUse {
    UserId user{};
    std::string documentHash;  ///< of the text that is offered now
    Instant now{};
};
/// Nothing where the link is good. Pure.
[[nodiscard]] std::optional<LinkFault> linkFault(std::optional<SigningLink> const& link, LinkUse const& use);

/// "/sign/…"
[[nodiscard]] std::string signingPath(std::string_view secret);
[[nodiscard]] std::string hashOfLink(std::string_view secret);

/// Writes a new link in the place of the person's earlier one, and answers its secret.
[[nodiscard]] std::string newSigningLink(std::vector<gate::StateWrite>& state, SigningLink link, Random& random);
[[nodiscard]] std::optional<SigningLink> findSigningLink(store::Session& session, std::string_view secretHash);
[[nodiscard]] gate::StateWrite usedLink(SigningLink const& link, Instant now);

/// In the caller's transaction: a refusal is kept even where nothing else is.
void noteRefusal(store::Session& session, SigningLink const& link, LinkFault fault, Instant now);

struct Refusal {
    Instant at{};
    AgencyId agency{};
    LinkFault fault{};
};
[[nodiscard]] std::vector<Refusal> refusalsOf(store::Session& session, AgreementId agreement);

/// For a link that is opened before anybody is signed in: whether it may lead on. What is wrong with a known one is noted.
[[nodiscard]] bool openSigningLink(store::Session& session, std::string_view secretHash, bool isPersonHere, Instant now);
/// Whose link it is; nothing for an unknown one.
[[nodiscard]] std::optional<UserId> userOfLink(store::Session& session, std::string_view secretHash);

struct MailedSigning {
    std::string path;
    Instant until{};
};
/// The link that goes by mail, made when the mail leaves; nothing where the signature is not wanted any more.
[[nodiscard]] std::optional<MailedSigning> mailedSigning(store::Session& session, Random& random, UserId user, AgencyId agency,
                                                         AgreementId agreement, Instant now);

}  // namespace accord::sharing

namespace accord {
template <>
inline constexpr auto wordsOf<sharing::LinkFault> = words<sharing::LinkFault>({
    {sharing::LinkFault::unknown, "unknown", "The link was not known"},
    {sharing::LinkFault::used, "used", "The link had been used"},
    {sharing::LinkFault::tooOld, "too-old", "The link was too old"},
    {sharing::LinkFault::otherPerson, "other-person", "The link was another person's"},
    {sharing::LinkFault::otherText, "other-text", "The text had changed since the invitation"},
    {sharing::LinkFault::personLeft, "person-left", "The signatory had left"},
});
}  // namespace accord

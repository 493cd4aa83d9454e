// Signing by one-time link, on both databases: whom a link is for, what spoils it, what is noted, and
// the document that is signed.
#include "sharing/agreement_house.hpp"
#include "sharing/signing_links.hpp"

namespace accord::sharing::signing_walk_test {
namespace {

struct SigningWalk : AgreementHouse {};
ACCORD_ON_BOTH_DATABASES(SigningWalk);

// Issue of the agreements, bad input: a reused or expired link, changed bytes, a signatory who left: refused, logged.
TEST_P(SigningWalk, ALinkIsForOnePersonOneTextAndOnceAndWhoeverIsRefusedIsLogged) {
    auto on = offered();
    must(lead_, "sharing.record-party", on, record());
    must(other_, "sharing.record-party", on, record());
    auto const reasons = [&] {
        std::vector<std::string> all;
        auto seen = house().look(lead_, "sharing.agreement", on);
        for (std::size_t at = 0; seen && at < seen->count("refusals"); ++at) all.push_back(seen->text("refusals", at, "why"));
        return all;
    };
    refused(chief_, "sharing.sign-agreement", on, yes("no-such-link"), "not known");
    auto first = invited(lead_, chief_, on);
    refused(director_, "sharing.sign-agreement", on, yes(first), "for somebody else");
    auto second = invited(lead_, chief_, on);
    refused(chief_, "sharing.sign-agreement", on, yes(first), "newer one");
    house().clock.advance(signingHolds);
    refused(chief_, "sharing.sign-agreement", on, yes(second), "too old");
    auto third = invited(lead_, chief_, on);
    must(lead_, "sharing.withdraw-offer", on, {{"why", "A clause was forgotten."}});
    must(lead_, "sharing.remove-clause", on, {{"clause", "6.8"}});
    must(lead_, "sharing.offer-agreement", on);
    refused(chief_, "sharing.sign-agreement", on, yes(third), "has changed");
    sign(lead_, chief_, on);
    auto list = reasons();
    EXPECT_EQ(list, (std::vector<std::string>{"The text had changed since the invitation", "The link was too old", "The link was not known",
                                              "The link was another person's", "The link was not known"}));

    auto const link = invited(other_, director_, on);
    must(director_, "sharing.sign-agreement", on, yes(link));
    refused(director_, "sharing.sign-agreement", on, yes(link), "used already");
    auto const hash = hashOfLink(link);
    EXPECT_TRUE(house().gate().keep([&](store::Session& session) {
        EXPECT_FALSE(openSigningLink(session, hash, true, house().clock.now()));
        EXPECT_FALSE(openSigningLink(session, hashOfLink("no such link"), true, house().clock.now()));
    }));
    EXPECT_EQ(reasons().size(), list.size() + 2) << "a used one was opened once more; an unknown one is nobody's";
}

TEST_P(SigningWalk, ALinkOfSomebodyWhoLeftLeadsNowhere) {
    auto on = offered();
    must(lead_, "sharing.record-party", on, record());
    auto const hash = hashOfLink(invited(lead_, chief_, on));
    EXPECT_TRUE(house().gate().keep([&](store::Session& session) {
        EXPECT_TRUE(openSigningLink(session, hash, true, house().clock.now()));
        EXPECT_FALSE(openSigningLink(session, hash, false, house().clock.now()));
    }));
    EXPECT_EQ(house().look(lead_, "sharing.agreement", on)->text("refusals", 0, "why"), "The signatory had left");
}

TEST_P(SigningWalk, TheSigningPageShowsTheTextToWhoWasInvitedAndToNobodyElse) {
    auto on = offered();
    must(lead_, "sharing.record-party", on, record());
    auto link = invited(lead_, chief_, on);
    auto seen = house().look(chief_, "sharing.signing", gate::installation, {{"link", link}});
    ASSERT_TRUE(seen) << seen.error().message;
    EXPECT_EQ(seen->text("invited", 0, "agency"), chief_.agencyName);
    EXPECT_GT(seen->count("clauses"), 40U);
    auto stranger_ = house().look(director_, "sharing.signing", gate::installation, {{"link", link}});
    EXPECT_EQ(stranger_.error().code, ErrorCode::refused);
    EXPECT_EQ(house().look(chief_, "sharing.signing", gate::installation).error().code, ErrorCode::refused);
}

TEST_P(SigningWalk, TheDocumentIsOneForAllParties) {
    auto on = inForce();
    auto ours = house().look(lead_, "sharing.agreement-document", on);
    auto theirs = house().look(other_, "sharing.agreement-document", on);
    ASSERT_TRUE(ours && theirs);
    EXPECT_EQ(ours->text("document", 0, "html"), theirs->text("document", 0, "html"));
    EXPECT_EQ(ours->text("document", 0, "file"), "swanmere-rj-version-1");
    EXPECT_NE(ours->text("document", 0, "html").find("Chief Constable"), std::string::npos);
}

}  // namespace
}  // namespace accord::sharing::signing_walk_test

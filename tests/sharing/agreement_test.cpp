#include "sharing/agreement.hpp"

#include "sharing/agreement_fixture.hpp"
#include "sharing/check_agreement.hpp"
#include "sharing/floors.hpp"

#include <set>

namespace accord::sharing::agreement_test {
namespace {

std::string sentences(rules::Faults const& faults) {
    std::string all;
    for (auto const& fault : faults) all += fault.sentence() + "\n";
    return all;
}

TEST(NationalTemplate, IsGoodAndGoesPastNoFloor) {
    EXPECT_EQ(sentences(templateFaults(shippedBook())), "");
}

// ICO Data Sharing Code and published agreements: 18 groups of clauses (docs: the clause table).
TEST(NationalTemplate, HasAllEighteenGroupsOfClausesEachWithItsSource) {
    auto agreement = nationalTemplate(shippedBook());
    std::set<ClauseGroup> groups;
    for (auto const& clause : agreement.clauses) {
        groups.insert(clause.group);
        EXPECT_FALSE(clause.source.empty()) << clause.id;
        EXPECT_NE(clause.certainty, rules::Certainty{}) << clause.id;
    }
    EXPECT_EQ(groups.size(), 18U);
}

TEST(NationalTemplate, SaysOfEachDisclosureAllThatTheCodeAsksFor) {
    auto shares = 0;
    for (auto const& clause : nationalTemplate(shippedBook()).clauses) {
        auto const* share = clause.share();
        if (!share) continue;
        ++shares;
        EXPECT_EQ(clause.group, ClauseGroup::dataItems) << clause.id;
        EXPECT_FALSE(share->power.empty() || share->keep.empty() || share->purposes.empty()) << clause.id;
    }
    EXPECT_GE(shares, 8);
}

// Nobody has endorsed it: inventing an endorsement would be a lie in a legal document.
TEST(NationalTemplate, IsEndorsedByNobodyYet) {
    EXPECT_TRUE(nationalTemplate(shippedBook()).endorsements.empty());
}

// Participation, outcome and protected characteristics are confidential by default (domain reference 2.4, 12; Kent's minimisation).
TEST(NationalTemplate, SharesNothingThatPeopleSaidAgreedOrAre) {
    for (auto const& clause : nationalTemplate(shippedBook()).clauses) {
        auto const* share = clause.share();
        if (!share) continue;
        for (auto category : share->categories)
            EXPECT_TRUE(category != Category::participation && category != Category::outcome &&
                        category != Category::protectedCharacteristic)
                << clause.id;
    }
}

TEST(Agreement, IsWrittenAndReadBackWithoutLoss) {
    auto agreement = nationalTemplate(shippedBook());
    agreement.to = 2030y / 1 / 31;
    agreement.endorsements.push_back({"A \"body\" with a back\\slash", 2026y / 12 / 1});
    shareOf(agreement, "6.2").stages = {Stage::custody, Stage::licence};
    auto text = toToml(agreement);
    auto again = readAgreement("again", text);
    ASSERT_TRUE(again) << sentences(again.error());
    EXPECT_EQ(toToml(*again), text);
    EXPECT_EQ(again->endorsements, agreement.endorsements);
    for (auto const& clause : agreement.clauses) {
        auto const* same = again->clause(clause.id);
        ASSERT_NE(same, nullptr) << clause.id;
        EXPECT_TRUE(same->meaning == clause.meaning && same->text == clause.text && same->rule == clause.rule) << clause.id;
    }
}

TEST(Agreement, OfOneClauseIsReadBackToo) {
    auto agreement = nationalTemplate(shippedBook());
    for (auto const& clause : agreement.clauses) {
        auto again = readClause("clause", toToml(clause));
        ASSERT_TRUE(again) << sentences(again.error());
        EXPECT_EQ(toToml(*again), toToml(clause));
    }
    EXPECT_FALSE(readClause("two", toToml(agreement.clauses[0]) + toToml(agreement.clauses[1])));
    EXPECT_FALSE(readClause("none", ""));
}

TEST(Agreement, KeepsItsClausesInTheOrderOfTheirNumbers) {
    EXPECT_TRUE(clauseIdLess("6.9", "6.10"));
    EXPECT_TRUE(clauseIdLess("6.10", "12.1"));
    EXPECT_FALSE(clauseIdLess("6.10", "6.10"));
}

struct BadAgreement {
    char const* name;
    std::string text;
    char const* problem;
};

std::string const head = "id=\"x\"\nname=\"X\"\nabout=\"a\"\nversion=1\nsource=\"s\"\n";
std::string const clauseHead =
    "from=2026-01-01\n[[clause]]\nid=\"6.1\"\ngroup=\"data-items\"\ntitle=\"t\"\ntext=\"t\"\nsource=\"s\"\ncertainty=\"check\"\n";

std::string shareWith(std::string const& from, std::string const& to) {
    std::string share =
        "[clause.share]\nfrom=[\"police\"]\nto=[\"provider\"]\nroles=[\"coordinator\"]\nabout=[\"harmed\"]\ncategories=[\"identity\"]\n"
        "purposes=[\"offer\"]\nstep=\"referred\"\nregime=\"uk-gdpr\"\nbasis=\"public-task\"\npower=\"p\"\nkeep=\"k\"\nonward=\"no\"\n";
    auto text = head + clauseHead + share;
    if (!from.empty()) text.replace(text.find(from), from.size(), to);
    return text;
}

TEST(Agreement, WithAFaultSaysWhichLine) {
    ASSERT_TRUE(readAgreement("a.toml", shareWith("", "")));
    BadAgreement const table[]{
        {"ends before it begins", head + "from=2026-02-01\nto=2026-01-01\n", "ends before it begins"},
        {"unknown key", head + "from=2026-01-01\nform=2026-01-01\n", "form"},
        {"unknown category", shareWith("\"identity\"", "\"gossip\""), "gossip"},
        {"unknown purpose", shareWith("\"offer\"", "\"marketing\""), "marketing"},
        {"unknown kind of agency", shareWith("\"police\"", "\"press\""), "press"},
        {"nobody named", shareWith("\"coordinator\"", ""), "names nobody"},
        {"about nobody", shareWith("\"harmed\"", ""), "whom it is about"},
        {"no step", shareWith("step=\"referred\"\n", ""), "step"},
        {"two meanings", shareWith("onward=\"no\"\n", "onward=\"no\"\n[clause.breach]\nhours=24\n"), "means two things"},
        {"an id of another group", shareWith("id=\"6.1\"", "id=\"7.1\""), "data-items"},
        {"an id that is no number", shareWith("id=\"6.1\"", "id=\"6.x\""), "data-items"},
        {"no source", shareWith("text=\"t\"\nsource=\"s\"\n", "text=\"t\"\n"), "source"},
        {"a clause twice",
         shareWith("", "") + "[[clause]]\nid=\"6.1\"\ngroup=\"data-items\"\ntitle=\"t\"\ntext=\"t\"\nsource=\"s\"\ncertainty=\"check\"\n",
         "stands twice"},
        {"not TOML", head + "from=\n", "TOML"},
    };
    for (auto const& row : table) {
        auto agreement = readAgreement("a.toml", row.text);
        ASSERT_FALSE(agreement) << row.name;
        auto all = sentences(agreement.error());
        EXPECT_NE(all.find(row.problem), std::string::npos) << row.name << ": " << all;
        EXPECT_NE(all.find("a.toml:"), std::string::npos) << row.name;
    }
}

struct Contradiction {
    char const* name;
    void (*change)(Agreement&);
    char const* problem;
};

TEST(Agreement, WhoseClauseContradictsItselfIsRefusedWithItsPlace) {
    Contradiction const table[]{
        {"a role that nobody has", [](Agreement& a) { shareOf(a, "6.2").roles = {"co-ordinator"}; }, "did you mean \"coordinator\"?"},
        {"a role of another kind", [](Agreement& a) { shareOf(a, "6.2").roles.emplace_back("police-officer"); }, "no agency that receives"},
        {"a kind where nobody receives", [](Agreement& a) { shareOf(a, "6.2").to.push_back(AgencyKind::court); }, "nobody at `court`"},
        {"a power that no clause gives", [](Agreement& a) { shareOf(a, "6.2").power = "magna-carta"; }, "magna-carta"},
        {"kept as nothing says", [](Agreement& a) { shareOf(a, "6.2").keep = "for-ever"; }, "for-ever"},
        {"a basis of the other regime", [](Agreement& a) { shareOf(a, "6.2").basis = Basis::part3Task; }, "no basis under"},
        {"a condition of the other regime", [](Agreement& a) { shareOf(a, "6.2").special = SpecialCondition::part3Justice; },
         "no condition under"},
        {"law enforcement by a charity",
         [](Agreement& a) {
             auto& share = shareOf(a, "6.2");
             share.regime = Regime::part3;
             share.basis = Basis::part3Task;
             share.special = SpecialCondition::part3Justice;
         },
         "`victim-service` is no competent authority"},
        {"another purpose than the agreement's", [](Agreement& a) { shareOf(a, "6.2").purposes = {Purpose::safeguard}; },
         "not one of the agreement"},
        {"about nobody", [](Agreement& a) { shareOf(a, "6.2").categories = {Category::none}; }, "needs no clause"},
        {"the contact of a matter", [](Agreement& a) { shareOf(a, "6.6").about.push_back(About::matter); }, "a matter has no `contact`"},
        {"a group without a clause",
         [](Agreement& a) { std::erase_if(a.clauses, [](Clause const& clause) { return clause.group == ClauseGroup::breach; }); },
         "group `breach`"},
    };
    for (auto const& row : table) {
        auto agreement = nationalTemplate(shippedBook());
        row.change(agreement);
        auto all = sentences(agreementFaults(agreement, "a.toml", shippedRoles()));
        EXPECT_NE(all.find(row.problem), std::string::npos) << row.name << ": " << all;
        EXPECT_NE(all.find("a.toml:"), std::string::npos) << row.name;
    }
}

TEST(Agreement, SaysWhoNeedsAnAppropriatePolicyDocument) {
    auto agreement = nationalTemplate(shippedBook());
    EXPECT_TRUE(needsPolicyDocument(agreement, AgencyKind::police));
    EXPECT_TRUE(needsPolicyDocument(agreement, AgencyKind::provider));
    EXPECT_FALSE(needsPolicyDocument(agreement, AgencyKind::court));
}

}  // namespace
}  // namespace accord::sharing::agreement_test

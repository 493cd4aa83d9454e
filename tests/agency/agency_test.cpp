// The agency room through the gate, on both databases.
#include "agency/actors.hpp"
#include "agency/capability.hpp"
#include "agency/reasons.hpp"
#include "agency/records.hpp"
#include "agency/reference.hpp"
#include "agency/setup.hpp"
#include "outbox/capability.hpp"
#include "outbox/queue.hpp"
#include "support/house.hpp"
#include "vault/one_time_secret.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace accord::agency::agency_test {
namespace {

using namespace std::chrono_literals;
using testing_support::HouseTest;
using vault::SecretUse;

std::string outputOf(Result<gate::Accepted> const& done, std::string_view name) {
    if (!done) return "refused: " + done.error().message;
    for (auto const& [field, text] : done->output)
        if (field == name) return text;
    return {};
}

struct AgencyRoom : HouseTest {
    AgencyRoom() : HouseTest({&capability(), &outbox::capability()}) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        gate::Events events;
        area = addArea(events, house().random, {"Swanmere", "X01"});
        police = addAgency(events, house().random, {AgencyKind::police, area, "Swanmere Police", "swanmere"});
        provider = addAgency(events, house().random, {AgencyKind::provider, area, "Swanmere Restorative Justice", {}});
        ASSERT_TRUE(house().gate().record(std::move(events), {{}, {}, house().clock.now()}));
        boss = house().actor("agency-administrator", AgencyKind::provider, provider, area);
        policeBoss = house().actor("agency-administrator", AgencyKind::police, police, area);
    }

    Result<gate::Accepted> invite(gate::Actor const& who, AgencyId where, std::string role, std::string email = "bea@example.org",
                                  std::string key = {}) {
        return house().act(who, "agency.invite-user", idCast<ObjectId>(where),
                           {{"name", "Bea Okafor"}, {"email", std::move(email)}, {"role", std::move(role)}}, std::move(key));
    }
    UserId invited(std::string role = "facilitator", std::string email = "bea@example.org") {
        auto const id = idFromText<UserId>(outputOf(invite(boss, provider, std::move(role), std::move(email)), "user"));
        EXPECT_TRUE(id);
        return id.value_or(UserId{});
    }
    std::optional<Account> account(UserId user) {
        auto reader = database().reader();
        return accountOf(*reader, user, testing_support::rulebook().entries(), londonDay(house().clock.now()),
                         [&](SubjectId subject, std::string_view field, std::string const& cell) -> std::optional<std::string> {
                             auto opened = house().gate().openUnseen(*reader, subject, field, cell);
                             return opened ? std::optional{*opened} : std::nullopt;
                         });
    }
    std::optional<InvitationRecord> invitationOf(std::string const& link) {
        auto reader = database().reader();
        return openInvitation(*reader, vault::secretHash(SecretUse::invitation, link.substr(joinPath("").size())));
    }

    AreaId area{};
    AgencyId police{}, provider{};
    gate::Actor boss, policeBoss;
};
ACCORD_ON_BOTH_DATABASES(AgencyRoom);

TEST_P(AgencyRoom, AnInvitationMakesAnAccountAndALinkThatHoldsForADay) {
    auto const done = invite(boss, provider, "facilitator");
    ASSERT_TRUE(done) << done.error().message;

    auto const invitation = invitationOf(outputOf(done, "link"));
    ASSERT_TRUE(invitation);
    EXPECT_EQ(toText(invitation->user), outputOf(done, "user"));
    EXPECT_EQ(invitation->expires, house().clock.now() + 24h);
    auto const made = account(invitation->user);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->actor.name, "Bea Okafor");
    EXPECT_EQ(made->actor.agencyName, "Swanmere Restorative Justice");
    EXPECT_EQ(made->roleName, "Facilitator");
    EXPECT_TRUE(made->actor.may("case.work"));
    EXPECT_FALSE(made->hasJoined);
}

TEST_P(AgencyRoom, NeitherNameNorAddressNorLinkStandsAnywhereInTheClear) {
    auto const done = invite(boss, provider, "facilitator");
    ASSERT_TRUE(done);
    auto const secret = outputOf(done, "link").substr(joinPath("").size());
    auto reader = database().reader();
    store::Statement const everything{"test.everything",
                                      "SELECT name || ' ' || email FROM agency_user UNION ALL SELECT token FROM agency_login UNION ALL "
                                      "SELECT hash FROM state_invite UNION ALL SELECT output FROM state_request",
                                      "t"};
    int rows = 0;
    reader->each(everything, {}, [&](store::Row const& row) {
        ++rows;
        for (std::string_view told : {std::string_view{"Bea"}, std::string_view{"example.org"}, std::string_view{secret}})
            EXPECT_EQ(row.text(0).find(told), std::string::npos) << told;
    });
    EXPECT_EQ(rows, 3);
}

// DESIGN, "Keys": what is known of staff stands under keys of their own kind, so that no area's branch opens it.
TEST_P(AgencyRoom, WhatIsKnownOfStaffIsSealedUnderAKeyOfStaff) {
    auto const user = invited();
    store::Statement const kinds{"test.kinds", "SELECT DISTINCT kind FROM state_key WHERE subject = :subject", "t"};
    auto const found = database().reader()->all(kinds, {column(user)});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].text(0), "staff");
}

TEST_P(AgencyRoom, TheSameRequestAgainShowsNoLinkASecondTime) {
    auto const first = invite(boss, provider, "facilitator", "bea@example.org", "key-1");
    auto const again = invite(boss, provider, "facilitator", "bea@example.org", "key-1");
    ASSERT_TRUE(first && again);
    EXPECT_TRUE(again->wasDoneBefore);
    EXPECT_EQ(outputOf(again, "user"), outputOf(first, "user"));
    EXPECT_FALSE(outputOf(first, "link").empty());
    EXPECT_EQ(outputOf(again, "link"), "");
}

TEST_P(AgencyRoom, OneAddressHasOneAccount) {
    ASSERT_TRUE(invite(boss, provider, "facilitator"));
    auto const again = invite(boss, provider, "coordinator", "BEA@Example.org");
    ASSERT_FALSE(again);
    ASSERT_EQ(again.error().fields.size(), 1U);
    EXPECT_EQ(again.error().fields[0].code, "taken");
}

TEST_P(AgencyRoom, AnotherAgencysAdministratorFindsNothing) {
    auto const user = idCast<ObjectId>(invited());
    EXPECT_EQ(invite(policeBoss, provider, "facilitator", "x@example.org").error().code, ErrorCode::notFound);
    for (std::string_view action : {"agency.disable-user", "agency.enable-user", "agency.reset-user", "agency.record-training"})
        EXPECT_EQ(house().act(policeBoss, action, user, {}).error().code, ErrorCode::notFound) << action;
    EXPECT_EQ(house().look(policeBoss, "agency.colleagues", idCast<ObjectId>(provider)).error().code, ErrorCode::notFound);
    EXPECT_EQ(house().act(policeBoss, "agency.make-token", idCast<ObjectId>(provider), {}).error().code, ErrorCode::notFound);
}

TEST_P(AgencyRoom, WhoDoesNotLookAfterPeopleMayNot) {
    auto const facilitator = house().actor("facilitator", AgencyKind::provider, provider, area);
    EXPECT_EQ(invite(facilitator, provider, "facilitator").error().code, ErrorCode::notFound);
}

TEST_P(AgencyRoom, ARoleThatTheAgencyDoesNotHaveIsRefusedWithItsReason) {
    auto const done = invite(policeBoss, police, "facilitator");
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::refused);
    ASSERT_EQ(done.error().reasons.size(), 1U);
    EXPECT_EQ(done.error().reasons[0].code, reasons::roleNotAtAgency);
}

TEST_P(AgencyRoom, TheFormOffersTheRolesThatTheAgencyHas) {
    auto const* action = house().registry.action("agency.invite-user");
    auto const prepared = house().gate().prepare(policeBoss, *action, idCast<ObjectId>(police));
    ASSERT_TRUE(prepared);
    std::set<std::string> roles;
    for (auto const& option : prepared->help.options) roles.insert(option.value);
    EXPECT_EQ(roles, (std::set<std::string>{"police-officer", "victim-liaison", "agency-specialist", "agency-administrator",
                                            "information-officer", "signatory"}));
}

// OWASP ASVS 5.0, 7.4.2: what was open ends with the next request, and does not come back.
TEST_P(AgencyRoom, ADisabledAccountIsNobodyAndItsSessionsStayEnded) {
    auto const user = invited();
    auto const before = account(user);
    ASSERT_TRUE(before);
    ASSERT_TRUE(house().act(boss, "agency.disable-user", idCast<ObjectId>(user), {{"why", "Has left"}}));
    EXPECT_FALSE(account(user));

    house().clock.advance(1h);
    ASSERT_TRUE(house().act(boss, "agency.enable-user", idCast<ObjectId>(user), {}));
    auto const after = account(user);
    ASSERT_TRUE(after);
    EXPECT_EQ(after->sessionsFrom, house().clock.now());
    EXPECT_LT(before->sessionsFrom, after->sessionsFrom);
}

TEST_P(AgencyRoom, DisablingTakesAwayTheOpenLink) {
    auto const done = invite(boss, provider, "facilitator");
    ASSERT_TRUE(house().act(boss, "agency.disable-user", *idFromText<ObjectId>(outputOf(done, "user")), {}));
    EXPECT_FALSE(invitationOf(outputOf(done, "link")));
}

TEST_P(AgencyRoom, NobodyDisablesOrResetsThemselves) {
    auto const id = invited("agency-administrator");
    auto me = boss;
    me.user = id;
    for (auto [action, input] :
         {std::pair{"agency.disable-user", FieldTexts{}}, std::pair{"agency.reset-user", FieldTexts{{"new-app", "no"}}}}) {
        auto const done = house().act(me, action, idCast<ObjectId>(id), input);
        ASSERT_FALSE(done) << action;
        EXPECT_EQ(done.error().reasons.at(0).code, reasons::ownAccount);
    }
}

// OWASP ASVS 5.0, 6.4.2 and 6.4.6: a link for its owner; the one before it is gone.
TEST_P(AgencyRoom, AResetGivesANewLinkAndNoPassword) {
    auto const first = invite(boss, provider, "facilitator");
    auto const user = *idFromText<UserId>(outputOf(first, "user"));
    gate::Events joined;
    addJoined(joined, user, provider, area);
    ASSERT_TRUE(house().gate().record(std::move(joined), {user, provider, house().clock.now()}));

    auto const reset = house().act(boss, "agency.reset-user", idCast<ObjectId>(user), {{"new-app", "yes"}});
    ASSERT_TRUE(reset) << reset.error().message;
    auto const invitation = invitationOf(outputOf(reset, "link"));
    ASSERT_TRUE(invitation);
    EXPECT_TRUE(invitation->newApp);
    EXPECT_EQ(invitation->expires, house().clock.now() + 15min);
    EXPECT_FALSE(invitationOf(outputOf(first, "link")));
}

// The link before it is gone when the mail is ordered, not when it is sent.
TEST_P(AgencyRoom, AResetThatIsMailedEndsTheLinkBeforeItAtOnce) {
    auto const user = invited();
    gate::Events joined;
    addJoined(joined, user, provider, area);
    ASSERT_TRUE(house().gate().record(std::move(joined), {user, provider, house().clock.now()}));
    auto const shown = outputOf(house().act(boss, "agency.reset-user", idCast<ObjectId>(user), {{"new-app", "no"}}), "link");
    ASSERT_TRUE(invitationOf(shown));
    outbox::setSendsMail(true);
    auto const mailed = house().act(boss, "agency.reset-user", idCast<ObjectId>(user), {{"new-app", "no"}});
    outbox::setSendsMail(false);
    ASSERT_TRUE(mailed) << mailed.error().message;
    EXPECT_FALSE(invitationOf(shown));
}

// OWASP ASVS 5.0, 6.4.3: whoever reads the mailbox must not have the account. A link that sets up the app too is handed over.
TEST_P(AgencyRoom, WhereMailIsSentALinkToANewAppIsStillHandedOver) {
    auto const user = invited();
    gate::Events joined;
    addJoined(joined, user, provider, area);
    ASSERT_TRUE(house().gate().record(std::move(joined), {user, provider, house().clock.now()}));
    auto const mails = [&] { return database().reader()->one({"test.mails", "SELECT COUNT(*) FROM state_outbox", "i"})->integer(0); };
    auto const reset = [&](char const* newApp) {
        return house().act(boss, "agency.reset-user", idCast<ObjectId>(user), {{"new-app", newApp}});
    };
    outbox::setSendsMail(true);
    auto const ofPassword = reset("no");
    auto const mailed = mails();
    auto const ofApp = reset("yes");
    outbox::setSendsMail(false);
    EXPECT_EQ(outputOf(ofPassword, "link"), "");
    EXPECT_EQ(mailed, 1);
    EXPECT_TRUE(invitationOf(outputOf(ofApp, "link"))->newApp);
    EXPECT_EQ(mails(), mailed) << "nothing more goes by mail";
}

TEST_P(AgencyRoom, ALinkIsUsedOnce) {
    auto const hash =
        vault::secretHash(SecretUse::invitation, outputOf(invite(boss, provider, "facilitator"), "link").substr(joinPath("").size()));
    auto writer = database().writer();
    store::Transaction transaction(*writer);
    EXPECT_TRUE(useInvitation(*writer, hash, house().clock.now()));
    EXPECT_FALSE(useInvitation(*writer, hash, house().clock.now()));
    EXPECT_FALSE(openInvitation(*writer, hash));
}

TEST_P(AgencyRoom, TrainingCountsUntilItsRuleSays) {
    auto const user = invited();
    auto const done = house().act(boss, "agency.record-training", idCast<ObjectId>(user),
                                  {{"what", "facilitation"}, {"level", "advanced"}, {"on", "2026-09-01"}});
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(outputOf(done, "until"), "2027-09-01");
    ASSERT_TRUE(house().act(boss, "agency.record-training", idCast<ObjectId>(user),
                            {{"what", "facilitation"}, {"level", "foundation"}, {"on", "2025-02-01"}}));

    auto const made = account(user);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->actor.training.facilitationUntil, Date{2027y / 9 / 1}) << "the later one counts";
    EXPECT_FALSE(made->actor.training.victimAwarenessUntil);

    auto const coordinator = house().actor("coordinator", AgencyKind::provider, provider, area);
    auto const seen = house().look(coordinator, "agency.practitioners", idCast<ObjectId>(provider));
    ASSERT_TRUE(seen) << seen.error().message;
    ASSERT_EQ(seen->count("practitioners"), 1U);
    EXPECT_EQ(seen->text("practitioners", 0, "name"), "Bea Okafor");
    EXPECT_EQ(seen->text("practitioners", 0, "level"), "advanced");
    EXPECT_EQ(seen->text("practitioners", 0, "missing"), "Victim awareness");
}

TEST_P(AgencyRoom, ColleaguesAreListedWithHowTheyStand) {
    auto const user = invited();
    (void)invited("coordinator", "cem@example.org");
    ASSERT_TRUE(house().act(boss, "agency.disable-user", idCast<ObjectId>(user), {}));
    for (std::string_view view : {"agency.colleagues", "agency.my-colleagues"}) {
        auto const seen = house().look(boss, view, view == "agency.colleagues" ? idCast<ObjectId>(provider) : gate::installation);
        ASSERT_TRUE(seen) << seen.error().message;
        ASSERT_EQ(seen->count("colleagues"), 2U);
        std::multiset<std::string> standings{seen->text("colleagues", 0, "standing"), seen->text("colleagues", 1, "standing")};
        EXPECT_EQ(standings, (std::multiset<std::string>{"disabled", "invited"}));
    }
}

TEST_P(AgencyRoom, ATokenActsForItsAgencyUntilItsLastDayOrUntilItIsRevoked) {
    auto const made = house().act(boss, "agency.make-token", idCast<ObjectId>(provider),
                                  {{"label", "Records"}, {"purpose", "offer"}, {"until", "2026-12-24"}});
    ASSERT_TRUE(made) << made.error().message;
    auto const token = outputOf(made, "token");
    EXPECT_TRUE(token.starts_with("accord_"));
    auto const actor = [&](Instant at) {
        auto reader = database().reader();
        return accountOfToken(*reader, vault::secretHash(SecretUse::apiToken, token), testing_support::rulebook().entries(), at);
    };
    auto const now = house().clock.now();
    ASSERT_TRUE(actor(now));
    EXPECT_EQ(actor(now)->actor.agency, provider);
    EXPECT_EQ(actor(now)->actor.role, "api-client");
    EXPECT_EQ(actor(now)->actor.purpose, Purpose::offer);
    EXPECT_EQ(actor(now)->actor.door, gate::Door::api);
    EXPECT_TRUE(actor(Instant{std::chrono::sys_days{2026y / 12 / 24} + 23h}));
    EXPECT_FALSE(actor(Instant{std::chrono::sys_days{2026y / 12 / 25}}));

    auto const id = *idFromText<ObjectId>(outputOf(made, "id"));
    EXPECT_EQ(house().act(policeBoss, "agency.revoke-token", id, {}).error().code, ErrorCode::notFound);
    ASSERT_TRUE(house().act(boss, "agency.revoke-token", id, {}));
    EXPECT_FALSE(actor(now));
    // What stands beside the ledger may come back from an older copy: that it was revoked stands in the ledger.
    ASSERT_TRUE(house().gate().keep([&](store::Session& session) {
        session.run({"test.token-back", "INSERT INTO state_token (hash, token_id) VALUES (:hash, :id) ON CONFLICT DO NOTHING"},
                    {vault::secretHash(SecretUse::apiToken, token), column(id)});
    }));
    EXPECT_FALSE(actor(now));
    EXPECT_EQ(house().act(boss, "agency.revoke-token", id, {}).error().reasons.at(0).code, reasons::alreadyRevoked);
    auto const seen = house().look(boss, "agency.tokens", idCast<ObjectId>(provider));
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->text("tokens", 0, "state"), "revoked");
}

// The law is data: a later rulebook may take a role from a kind of agency. Whoever has it there is nobody until they get another.
TEST_P(AgencyRoom, ARoleThatARulebookTookFromAKindOfAgencyIsNobodyThere) {
    auto const user = invited();
    auto const made = house().act(boss, "agency.make-token", idCast<ObjectId>(provider),
                                  {{"label", "Records"}, {"purpose", "offer"}, {"until", "2026-12-24"}});
    auto const hash = vault::secretHash(SecretUse::apiToken, outputOf(made, "token"));
    auto rules = testing_support::rulebook().entries();
    auto reader = database().reader();
    auto const day = londonDay(house().clock.now());
    EXPECT_TRUE(accountOf(*reader, user, rules, day, {}));
    EXPECT_TRUE(accountOfToken(*reader, hash, rules, house().clock.now()));
    for (auto& role : rules.roles) std::erase(role.agencies, AgencyKind::provider);
    EXPECT_FALSE(accountOf(*reader, user, rules, day, {}));
    EXPECT_FALSE(accountOfToken(*reader, hash, rules, house().clock.now()));
}

struct TokenDay {
    char const* name;
    char const* until;
    char const* code;
};
TEST_P(AgencyRoom, ATokensLastDayIsWithinAYear) {
    for (auto const& row : {TokenDay{"yesterday", "2026-11-21", "in-the-past"}, TokenDay{"in two years", "2028-11-22", "too-late"}}) {
        auto const made = house().act(boss, "agency.make-token", idCast<ObjectId>(provider),
                                      {{"label", "Records"}, {"purpose", "offer"}, {"until", row.until}});
        ASSERT_FALSE(made) << row.name;
        EXPECT_EQ(made.error().fields.at(0).code, row.code) << row.name;
    }
}

TEST_P(AgencyRoom, TheAdministratorOfTheInstallationAddsAnAgencyAndItsFirstAdministrator) {
    auto const root = house().actor("administrator", AgencyKind::operations, AgencyId{77}, AreaId{});
    auto const added = house().act(root, "agency.add-agency", gate::installation,
                                   {{"name", "Swanmere Victim Care"}, {"kind", "victim-service"}, {"area", toText(area)}});
    ASSERT_TRUE(added) << added.error().message;
    auto const id = *idFromText<AgencyId>(outputOf(added, "agency"));
    EXPECT_TRUE(invite(root, id, "agency-administrator", "first@example.org"));
    EXPECT_EQ(invite(root, id, "specialist", "second@example.org").error().reasons.at(0).code, reasons::notYoursToGive);
    EXPECT_EQ(house().act(boss, "agency.add-agency", gate::installation, {}).error().code, ErrorCode::notFound);
    EXPECT_EQ(house()
                  .act(root, "agency.add-agency", gate::installation, {{"name", "Nowhere RJ"}, {"kind", "provider"}})
                  .error()
                  .fields.at(0)
                  .field,
              "area");
}

TEST_P(AgencyRoom, TheFirstAdministratorGetsALink) {
    auto first = firstAdministrator(house().random, "The first administrator", "admin@example.org", house().clock.now());
    ASSERT_TRUE(house().gate().record(std::move(first.events), {{}, {}, house().clock.now()}));
    ASSERT_TRUE(house().gate().keep([&](store::Session& session) {
        for (auto const& write : first.state) session.run(*write.statement, write.params);
    }));
    EXPECT_TRUE(invitationOf(first.link));
    auto const made = account(first.user);
    ASSERT_TRUE(made);
    EXPECT_TRUE(made->actor.may("agency.manage"));
    EXPECT_FALSE(made->actor.may("case.read"));
}

// The issue: 43 forces, British Transport Police without an area, 12 probation regions, prisons, courts.
TEST_P(AgencyRoom, TheReferenceAgenciesAreThere) {
    auto events = referenceAgencies(std::filesystem::path(ACCORD_SOURCE_DIR) / "reference", house().random);
    ASSERT_TRUE(events) << events.error().message;
    ASSERT_TRUE(house().gate().record(std::move(*events), {{}, {}, house().clock.now()}));
    auto reader = database().reader();
    store::Statement const count{"test.count", "SELECT COUNT(*) FROM agency_agency WHERE kind = :kind AND name NOT LIKE 'Swanmere%'", "i"};
    auto const counted = [&](char const* kind) { return reader->one(count, {std::string(kind)})->integer(0); };
    EXPECT_EQ(counted("police"), 44);
    EXPECT_EQ(counted("probation"), 12);
    EXPECT_EQ(counted("prison"), 125);
    EXPECT_GT(counted("court"), 700);
    auto const transport = findAgencyByCode(*reader, AgencyKind::police, "british-transport");
    ASSERT_TRUE(transport);
    EXPECT_EQ(transport->area, AreaId{});
    auto const force = findAgencyByCode(*reader, AgencyKind::police, "hampshire");
    ASSERT_TRUE(force);
    EXPECT_EQ(areaName(*reader, force->area), "Hampshire");
}

TEST(ReferenceAgencies, ThatCannotBeReadAreToldByTheirFile) {
    SeededRandom random(1);
    auto const events = referenceAgencies("no-such-folder", random);
    ASSERT_FALSE(events);
    EXPECT_NE(events.error().message.find("forces.toml"), std::string::npos);
}

}  // namespace
}  // namespace accord::agency::agency_test

// An agreement from its draft to its end, through the actions and the gate, on both databases;
// and what the decisions are meanwhile.
#include "events/sharing.hpp"
#include "sharing/agreement_house.hpp"
#include "sharing/reasons.hpp"

namespace accord::sharing::agreement_walk_test {
namespace {

struct AgreementWalk : AgreementHouse {};
ACCORD_ON_BOTH_DATABASES(AgreementWalk);

TEST_P(AgreementWalk, SharesNothingUntilEveryPartyHasSignedAndThenWhatItsClausesSay) {
    auto on = offered();
    must(lead_, "sharing.record-party", on, record());
    must(other_, "sharing.record-party", on, record());
    EXPECT_EQ(state(on), "offered");
    sign(lead_, chief_, on);
    EXPECT_EQ(state(on), "partly-signed");
    EXPECT_EQ(identityShown(), Showing::withheld);
    sign(other_, director_, on);
    EXPECT_EQ(state(on), "in-force");
    EXPECT_EQ(identityShown(), Showing::shown);
}

// A row is no signature: what was signed is checked against the key of who signed, each time that it is read.
TEST_P(AgreementWalk, ASignatureThatIsNotTheirsIsNone) {
    auto on = inForce();
    ASSERT_EQ(identityShown(), Showing::shown);
    auto tamper = [&](std::string const& set) {
        script("UPDATE sharing_party SET " + set + " WHERE agency = " + std::to_string(column(provider)));
        script("UPDATE state_epoch SET epoch = epoch + 1");
    };
    auto reader = [&] { return house().database().reader(); };
    auto kept = [&](std::string const& what, AgencyId whose) {
        return reader()
            ->one({"test.kept-" + what, "SELECT " + what + " FROM sharing_party WHERE agency = :agency", "t"}, {column(whose)})
            ->text(0);
    };
    auto const own = kept("signature", provider), others = kept("signature", police);
    auto const words = kept("statement", provider);
    tamper("signature = '" + others + "'");
    EXPECT_EQ(state(on), "partly-signed") << "another party's signature";
    EXPECT_EQ(identityShown(), Showing::withheld);
    tamper("signature = '" + own + "'");
    EXPECT_EQ(identityShown(), Showing::shown) << "their own again";
    tamper("position = 'Somebody else'");
    EXPECT_EQ(identityShown(), Showing::withheld) << "not what they signed";
    tamper("position = 'Chief Constable', statement = statement || ' and more'");
    EXPECT_EQ(identityShown(), Showing::withheld) << "not the words that they signed";
    tamper("statement = '" + words + "'");
    EXPECT_EQ(identityShown(), Showing::shown);
    script("UPDATE sharing_agreement SET offered_hash = 'of-another-text'");
    script("UPDATE state_epoch SET epoch = epoch + 1");
    EXPECT_EQ(identityShown(), Showing::withheld) << "not the text that they signed";
}

// As the server has it: one that decides all day, and keeps what it read as long as nothing changed.
TEST_P(AgreementWalk, WhoDecidesAllDayLearnsOfEachChangeAndForgetsNoInstant) {
    auto const decider = makeDecider();
    auto const key = gate::toShareKey(referredVictim());
    auto shown = [&](Instant at) {
        auto reader = house().database().reader();
        return decider->decide({coordinator(), key, at, *reader})[Category::identity].showing;
    };
    auto const before = house().clock.now();
    EXPECT_EQ(shown(before), Showing::withheld);
    auto on = inForce();
    auto const during = house().clock.now();
    EXPECT_EQ(shown(during), Showing::shown) << "the last signature changed the epoch";
    EXPECT_EQ(shown(before), Showing::withheld) << "what was so this morning";
    must(other_, "sharing.suspend-agreement", on, {{"why", "A breach is looked into."}});
    EXPECT_EQ(shown(house().clock.now()), Showing::withheld) << "at once";
    EXPECT_EQ(shown(during), Showing::shown);
}

// A node that is older than what wrote the row, or a row that was damaged.
TEST_P(AgreementWalk, FactsThatCannotBeReadShareNothing) {
    (void)inForce();
    auto reader = house().database().reader();
    for (std::string const key : {"", "open", "a/b/c/d/e/f", "-/-/-/-/found", "-/-/-/-/found/---/more"}) {
        auto decisions = makeDecider()->decide({coordinator(), key, house().clock.now(), *reader});
        for (auto const& word : wordsOf<Category>) EXPECT_EQ(decisions[word.value].showing, Showing::withheld) << key << ": " << word.code;
    }
}

// Issue of the agreements, 4: nobody can sign before their party has recorded what the law asks of it.
TEST_P(AgreementWalk, NobodySignsBeforeTheirPartyHasRecordedWhatIsNeeded) {
    auto on = offered();
    refused(lead_, "sharing.invite-signatory", on, {{"signatory", toText(chief_.user)}}, "has not recorded its impact assessment");
    auto withoutPolicy = record();
    std::erase_if(withoutPolicy, [](auto const& pair) { return pair.first == "policy-document"; });
    refused(lead_, "sharing.record-party", on, withoutPolicy, "name the document");
    must(lead_, "sharing.record-party", on, record());
    auto link = invited(lead_, chief_, on);
    refused(chief_, "sharing.sign-agreement", on, {{"position", "Chief Constable"}, {"has-read", "no"}, {"link", link}}, "Read it first");
    must(chief_, "sharing.sign-agreement", on, yes(link));
    refused(lead_, "sharing.invite-signatory", on, {{"signatory", toText(chief_.user)}}, "signed already");
    refused(lead_, "sharing.record-party", on, record(), "part of what it signed");
}

TEST_P(AgreementWalk, ChangesOfWhatWasOfferedNeedTheOfferBackAndEverySignatureAnew) {
    auto on = offered();
    must(lead_, "sharing.record-party", on, record());
    sign(lead_, chief_, on);
    refused(lead_, "sharing.remove-clause", on, {{"clause", "6.8"}}, "no draft any more");
    must(lead_, "sharing.withdraw-offer", on, {{"why", "A clause was forgotten."}});
    EXPECT_EQ(state(on), "draft");
    must(lead_, "sharing.remove-clause", on, {{"clause", "6.8"}});
    must(lead_, "sharing.offer-agreement", on);
    EXPECT_EQ(state(on), "offered");
}

FieldTexts clause62(std::string const& roles) {
    return {{"clause", "6.2"},
            {"title", "Who the people are"},
            {"text", "Who the people are goes to the provider with the referral."},
            {"who.from", "police"},
            {"who.to", "provider"},
            {"who.roles", roles},
            {"what.categories", "identity"},
            {"what.about", "harmed,responsible,matter"},
            {"what.masked", "no"},
            {"when.purposes", "offer,assess"},
            {"when.step", "referred"},
            {"law.regime", "uk-gdpr"},
            {"law.basis", "public-task"},
            {"law.special", "statutory-purposes"},
            {"law.power", "cda-1998-s115"},
            {"law.keep", "case"},
            {"law.onward", "no"}};
}

FieldTexts with(FieldTexts texts, std::string_view field, std::string const& value) {
    for (auto& [name, text] : texts)
        if (name == field) {
            text = value;
            return texts;
        }
    texts.emplace_back(std::string(field), value);
    return texts;
}

TEST_P(AgreementWalk, ANarrowedClauseDecidesAsItIsWritten) {
    auto on = start();
    must(lead_, "sharing.add-party", on, {{"agency", toText(provider)}});
    must(lead_, "sharing.write-clause", on, clause62("facilitator,specialist"));
    auto seen = house().look(lead_, "sharing.agreement", on);
    ASSERT_EQ(seen->count("changes"), 1U);
    EXPECT_EQ(seen->text("changes", 0, "kind"), "narrowed");
    must(lead_, "sharing.offer-agreement", on);
    must(lead_, "sharing.record-party", on, record());
    must(other_, "sharing.record-party", on, record());
    sign(lead_, chief_, on);
    sign(other_, director_, on);
    EXPECT_EQ(identityShown(), Showing::withheld) << "the coordinator was left out";
}

TEST_P(AgreementWalk, AWideningNeedsAReasonAndAFloorIsNeverWidened) {
    auto on = start();
    auto wider = with(with(clause62("coordinator"), "when.step", "referred"), "law.keep", "case");
    wider = with(wider, "what.categories", "identity,participation");
    refused(lead_, "sharing.write-clause", on, wider, "wider than the national template");
    must(lead_, "sharing.write-clause", on, with(wider, "why", "The provider asks for it here."));
    auto seen = house().look(lead_, "sharing.agreement", on);
    EXPECT_EQ(seen->text("changes", 0, "why"), "The provider asks for it here.");

    auto why = [](FieldTexts texts) { return with(std::move(texts), "why", "We would like to."); };
    refused(lead_, "sharing.write-clause", on, why(with(clause62("coordinator"), "when.step", "found")), "screened");
    auto toOtherSide = with(with(clause62("offender-manager"), "who.to", "probation"), "what.categories", "contact");
    refused(lead_, "sharing.write-clause", on, why(with(toOtherSide, "what.about", "harmed")), "A role that works for one side");
    auto toWhoMayWorkForIt = with(with(clause62("youth-justice-worker"), "who.to", "youth-justice"), "what.categories", "safe-contact");
    refused(lead_, "sharing.write-clause", on, why(with(toWhoMayWorkForIt, "what.about", "harmed")), "How the person harmed is reached");
    refused(lead_, "sharing.write-clause", on, why(with(clause62("coordinator"), "law.power", "magna-carta")), "magna-carta");
    refused(lead_, "sharing.remove-clause", on, {{"clause", "10.2"}}, "wider than the national template");
    refused(lead_, "sharing.remove-clause", on, {{"clause", "17.1"}, {"why", "x"}}, "It cannot go");
}

TEST_P(AgreementWalk, SuspendingStopsItAtOnceResumingAndAnInstantOfThePastAreAsTheyWere) {
    auto on = inForce();
    house().clock.advance(std::chrono::minutes{1});
    auto before = house().clock.now();
    must(other_, "sharing.suspend-agreement", on, {{"why", "A breach is looked into."}});
    EXPECT_EQ(state(on), "suspended");
    EXPECT_EQ(identityShown(), Showing::withheld);
    auto during = house().clock.now();
    must(lead_, "sharing.resume-agreement", on, {{"why", "Nothing was found."}});
    EXPECT_EQ(identityShown(), Showing::shown);
    must(lead_, "sharing.end-agreement", on, {{"why", "The service closed."}});
    EXPECT_EQ(state(on), "ended");
    EXPECT_EQ(identityShown(), Showing::withheld);
    EXPECT_EQ(identityShown(before), Showing::shown) << "replayed";
    EXPECT_EQ(identityShown(during), Showing::withheld) << "replayed";
}

// Why me? 2015, 3.1.1: transparent and low administration means for third parties to sign up.
TEST_P(AgreementWalk, AnAgencyJoinsAnAgreementInForceWithoutTheOthersSigningAgain) {
    auto on = inForce();
    must(lead_, "sharing.add-party", on, {{"agency", toText(prison)}});
    EXPECT_EQ(state(on), "in-force");
    auto officer = house().actor("information-officer", AgencyKind::prison, prison);
    must(officer, "sharing.record-party", on, record());
    refused(officer, "sharing.suspend-agreement", on, {{"why", "Not yet."}}, "has signed");
    sign(officer, governor_, on);
    auto facts = referredVictim();
    facts.source = prison;
    auto key = gate::toShareKey(facts);
    auto shown = [&] {
        auto reader = house().database().reader();
        return makeDecider()->decide({coordinator(), key, house().clock.now(), *reader})[Category::identity].showing;
    };
    EXPECT_EQ(shown(), Showing::shown);
    refused(lead_, "sharing.add-party", on, {{"agency", toText(stranger)}}, "nobody to share");
}

TEST_P(AgreementWalk, TheNextVersionTakesOverOnceItIsSignedAndBegun) {
    auto on = inForce();
    auto done = act(lead_, "sharing.start-version", on, {{"from", "2026-11-22"}});
    ASSERT_TRUE(done) << done.error().message;
    auto next = idFromText<ObjectId>(done->output.front().second).value();
    must(lead_, "sharing.remove-clause", next, {{"clause", "6.2"}});
    must(lead_, "sharing.offer-agreement", next);
    must(lead_, "sharing.record-party", next, record());
    must(other_, "sharing.record-party", next, record());
    sign(lead_, chief_, next);
    EXPECT_EQ(state(on), "in-force");
    EXPECT_EQ(identityShown(), Showing::shown);
    sign(other_, director_, next);
    EXPECT_EQ(state(on), "superseded");
    EXPECT_EQ(state(next), "in-force");
    EXPECT_EQ(identityShown(), Showing::withheld) << "the next version has no clause 6.2";
    refused(lead_, "sharing.start-version", on, {{"from", "2026-12-01"}}, "started already");
}

struct Tampering {
    store::Statement tamper, mend;
};

TEST_P(AgreementWalk, ASignatureOverOtherBytesCountsAsNone) {
    static Tampering const table[]{
        {{"test.tamper-text", "UPDATE sharing_agreement SET offered_text = REPLACE(offered_text, 'Swanmere', 'Swanmore')"},
         {"test.mend-text", "UPDATE sharing_agreement SET offered_text = REPLACE(offered_text, 'Swanmore', 'Swanmere')"}},
        {{"test.tamper-record", "UPDATE sharing_party SET impact_assessment = 'another'"},
         {"test.mend-record", "UPDATE sharing_party SET impact_assessment = 'D-1'"}},
        {{"test.tamper-position", "UPDATE sharing_party SET position = 'Clerk'"},
         {"test.mend-position", "UPDATE sharing_party SET position = 'Chief Constable'"}},
    };
    auto run = [&](store::Statement const& statement) {
        ASSERT_TRUE(house().gate().keep([&](store::Session& session) {
            session.run(statement);
            raiseEpoch(session);
        }));
    };
    auto on = inForce();
    for (auto const& row : table) {
        EXPECT_EQ(identityShown(), Showing::shown);
        run(row.tamper);
        EXPECT_EQ(identityShown(), Showing::withheld) << row.tamper.name;
        EXPECT_NE(state(on), "in-force") << row.tamper.name;
        run(row.mend);
    }
}

// The same answer to a page, a batch and the command line, now and at an instant of the past.
TEST_P(AgreementWalk, AQuestionIsAnsweredWithItsClauseAndReplayedForThePast) {
    auto const before = house().clock.now();
    auto on = inForce();
    FieldTexts const question{{"discloser", toText(police)}, {"recipient", toText(provider)},
                              {"role", "coordinator"},       {"side", "harmed"},
                              {"category", "identity"},      {"purpose", "assess"}};
    auto now = house().look(lead_, "sharing.decisions", gate::installation, question);
    ASSERT_TRUE(now) << now.error().message;
    EXPECT_EQ(now->text("answers", 0, "showing"), "shown");
    EXPECT_EQ(now->text("answers", 0, "clause"), "6.2");
    EXPECT_EQ(now->text("answers", 0, "version"), "1");

    auto then = question;
    then.emplace_back("at", detail::printValue(before));
    auto past = house().look(lead_, "sharing.decisions", gate::installation, then);
    ASSERT_TRUE(past) << past.error().message;
    EXPECT_EQ(past->text("answers", 0, "reason"), "no-agreement");

    must(lead_, "sharing.suspend-agreement", on, {{"why", "A breach at one party"}});
    auto operating = house().actor("operator", AgencyKind::operations, {});
    auto batch = R"([{"discloser":"Swanmere Police","recipient":"Bridgeway","role":"coordinator","side":"harmed","purpose":"assess"}])";
    auto suspended = house().look(operating, "sharing.operator-decisions", gate::installation, {{"questions", batch}});
    ASSERT_TRUE(suspended) << suspended.error().message;
    EXPECT_EQ(suspended->count("answers"), 11U);
    for (std::size_t at = 0; at < 11; ++at) EXPECT_EQ(suspended->text("answers", at, "showing"), "withheld");
}

// Issue of the agreements, 5: what a change does to standing disclosures is shown before it is made.
TEST_P(AgreementWalk, BeforeAChangeItSaysWhoGainsAndLosesWhatOnHowManyOpenCases) {
    auto on = offered();
    must(lead_, "sharing.record-party", on, record());
    must(other_, "sharing.record-party", on, record());
    for (std::uint64_t number = 0; number < 6; ++number) {
        gate::Events events;
        events.add(events::PartyRemoved{stranger}, {.object = on})
            .place({.id = ObjectId{9000 + number},
                    .kind = gate::ObjectKind::participant,
                    .parent = ObjectId{8000 + number},
                    .agency = provider,
                    .side = Side::harmed,
                    .shareKey = gate::toShareKey(referredVictim())});
        ASSERT_TRUE(house().gate().record(std::move(events), {.at = house().clock.now()}));
    }
    auto about = [&](gate::Actor const& who, std::string_view action) {
        auto prepared = house().gate().prepare(who, *house().registry.action(action), on);
        EXPECT_TRUE(prepared) << action;
        std::string all;
        for (auto const& line : prepared->help.options) all += line.label + ": " + line.value + "\n";
        return all;
    };
    EXPECT_NE(about(chief_, "sharing.sign-agreement").find("Nobody gains or loses"), std::string::npos) << "the other has not signed";
    sign(lead_, chief_, on);
    auto signing = about(director_, "sharing.sign-agreement");
    EXPECT_NE(signing.find("Bridgeway, Coordinator: gains, about the person harmed: Who the person is (6 open cases)"), std::string::npos)
        << signing;
    EXPECT_NE(signing.find("gains, masked, about the person harmed: Contact details (6 open cases)"), std::string::npos) << signing;
    sign(other_, director_, on);
    auto suspending = about(lead_, "sharing.suspend-agreement");
    EXPECT_NE(suspending.find("Bridgeway, Coordinator: loses, about the person harmed: Who the person is (6 open cases)"),
              std::string::npos)
        << suspending;
    EXPECT_EQ(suspending.find("gains"), std::string::npos) << suspending;
    must(lead_, "sharing.suspend-agreement", on, {{"why", "A breach"}});
    // A number that could tell of one case is not told.
    EXPECT_NE(about(lead_, "sharing.resume-agreement").find("gains, about the person harmed"), std::string::npos);
    EXPECT_NE(about(lead_, "sharing.end-agreement").find("Nobody gains or loses"), std::string::npos) << "it is suspended";
}

TEST_P(AgreementWalk, NobodyAsksWhatTwoOtherAgenciesShare) {
    inForce();
    auto outsider = house().actor("information-officer", AgencyKind::prison, prison);
    auto seen =
        house().look(outsider, "sharing.decisions", gate::installation,
                     {{"discloser", toText(police)}, {"recipient", toText(provider)}, {"role", "coordinator"}, {"purpose", "assess"}});
    ASSERT_FALSE(seen);
    ASSERT_FALSE(seen.error().fields.empty());
    EXPECT_EQ(seen.error().fields.front().code, "not-yours");
}

// Issue of the agreements, bad input: clock skew between nodes never brings an agreement into force early on one and not on another.
TEST_P(AgreementWalk, NodesWhoseClocksDifferDecideAtTheOneInstantThatTheDatabaseTells) {
    inForce();
    auto const signedAt = house().clock.now();
    FixedClock ahead{signedAt + std::chrono::hours{48}}, behind{signedAt - std::chrono::hours{48}};
    auto const decider = makeDecider();
    auto const nodeAt = [&](Clock const& clock) {
        return std::make_unique<gate::Gate>(gate::House{house().database(), house().keyring(), house().registry,
                                                        testing_support::rulebook(), *decider, clock, house().random,
                                                        [](std::string const&) {}});
    };
    auto const one = nodeAt(ahead), other = nodeAt(behind);
    auto const* view = house().registry.view("sharing.decisions");
    FieldTexts const question{{"discloser", toText(police)},
                              {"recipient", toText(provider)},
                              {"role", "coordinator"},
                              {"category", "identity"},
                              {"side", "harmed"},
                              {"purpose", "assess"}};
    auto const shown = [&](gate::Gate& node, std::optional<Instant> at) {
        auto seen = node.look({lead_, view, gate::installation, question, at});
        return seen ? testing_support::Seen(std::move(*seen)).text("answers", 0, "showing") : seen.error().message;
    };
    EXPECT_NE(shown(*one, {}), shown(*other, {})) << "each by its own clock they would not agree";
    for (auto const& [at, answer] : {std::pair{signedAt, "shown"}, {signedAt - std::chrono::hours{2}, "withheld"}}) {
        EXPECT_EQ(shown(*one, at), answer);
        EXPECT_EQ(shown(*other, at), answer);
    }
}

TEST_P(AgreementWalk, OnlyTheLeadChangesItAndOnlyAPartyReachesIt) {
    auto on = start();
    must(lead_, "sharing.add-party", on, {{"agency", toText(provider)}});
    refused(other_, "sharing.remove-clause", on, {{"clause", "6.8"}}, "looks after");
    refused(lead_, "sharing.sign-agreement", on, yes(), gate::notThere().message);
    auto outsider = house().actor("information-officer", AgencyKind::prison, prison);
    EXPECT_EQ(house().look(outsider, "sharing.agreement", on).error().code, ErrorCode::notFound);
    auto list = house().look(outsider, "sharing.agreements", gate::installation);
    ASSERT_TRUE(list);
    EXPECT_EQ(list->count("agreements"), 0U);
    must(lead_, "sharing.remove-party", on, {{"agency", toText(provider)}});
    EXPECT_EQ(house().look(other_, "sharing.agreement", on).error().code, ErrorCode::notFound);
}

}  // namespace
}  // namespace accord::sharing::agreement_walk_test

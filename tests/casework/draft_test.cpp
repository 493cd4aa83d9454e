// Drafts: step by step, kept for their owner alone, checked, sent.
#include "casework/referral_house.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace accord::casework::draft_test {
namespace {

using gate::installation;

struct Drafts : ReferralHouse {
    FieldTexts stepOf(std::string const& step, std::string const& draft) const {
        FieldTexts texts;
        if (!draft.empty()) texts.emplace_back("draft", draft);
        for (auto const& text : strangersBurglary())
            if (text.first.starts_with(step + ".")) texts.push_back(text);
        return texts;
    }

    std::string save(gate::Actor const& who, std::string const& step, std::string const& draft = {}) {
        auto done = house().act(who, "casework.save-draft-" + step, installation, stepOf(step, draft));
        if (!done) throw std::runtime_error(describe(done.error()));
        return done->output.at(0).second;
    }

    std::string saveAll(gate::Actor const& who) {
        std::string draft;
        for (auto const* step : {"harmed", "responsible", "incident", "matter", "safe", "request"}) draft = save(who, step, draft);
        return draft;
    }
};
ACCORD_ON_BOTH_DATABASES(Drafts);

TEST_P(Drafts, AreKeptStepByStepAndSentAsOneReferral) {
    auto draft = saveAll(officer);
    auto check = house().look(officer, "casework.draft-check", installation, {{"draft", draft}});
    ASSERT_TRUE(check) << describe(check.error());
    EXPECT_EQ(check->text("draft", 0, "ready"), "yes");
    EXPECT_EQ(check->text("draft", 0, "is-sensitive"), "no");
    EXPECT_EQ(check->text("answers", 0, "answer"), "Yes");
    EXPECT_EQ(check->text("answers", 1, "answer"), "Margaret Okafor-Hughes");
    EXPECT_EQ(check->text("answers", 1, "change"), "/referrals/draft/harmed/new?draft=" + draft);

    auto sent = house().act(officer, "casework.send-draft", installation, {{"draft", draft}}, "key-1");
    ASSERT_TRUE(sent) << describe(sent.error());
    EXPECT_EQ(sent->events.size(), 3U);
    EXPECT_FALSE(house().look(officer, "casework.draft-check", installation, {{"draft", draft}})) << "a draft that was sent is gone";
    EXPECT_EQ(house().look(coordinator, "casework.inbox", installation)->count("referrals"), 1U);

    auto again = house().act(officer, "casework.send-draft", installation, {{"draft", draft}}, "key-1");
    ASSERT_TRUE(again) << "the same request again gets the same answer";
    EXPECT_EQ(again->output, sent->output);
    EXPECT_EQ(house().look(coordinator, "casework.inbox", installation)->count("referrals"), 1U);
}

TEST_P(Drafts, SayWhatIsStillMissingAndAreNotSentBefore) {
    auto draft = save(officer, "incident");
    auto check = house().look(officer, "casework.draft-check", installation, {{"draft", draft}});
    ASSERT_TRUE(check);
    EXPECT_EQ(check->text("draft", 0, "ready"), "no");
    EXPECT_EQ(check->text("answers", 0, "name"), "harmed.is-known");
    EXPECT_FALSE(check->text("answers", 0, "fault").empty());
    auto sent = house().act(officer, "casework.send-draft", installation, {{"draft", draft}});
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().code, ErrorCode::invalid);
    EXPECT_TRUE(house().look(officer, "casework.draft-check", installation, {{"draft", draft}})) << "nothing typed is lost";
}

TEST_P(Drafts, AreSavedOverAndOver) {
    auto draft = save(officer, "incident");
    auto changed = with(stepOf("incident", draft), "incident.offence", "theft of a bicycle");
    ASSERT_TRUE(house().act(officer, "casework.save-draft-incident", installation, changed));
    auto list = house().look(officer, "casework.my-referrals", installation);
    ASSERT_TRUE(list);
    ASSERT_EQ(list->count("drafts"), 1U);
    EXPECT_EQ(list->text("drafts", 0, "about"), "theft of a bicycle");
}

TEST_P(Drafts, AreTheirOwnersAlone) {
    auto draft = save(officer, "incident");
    auto colleague = house().actor("police-officer", AgencyKind::police, policeForce, ownArea);
    for (auto const* action : {"casework.send-draft", "casework.discard-draft"}) {
        auto done = house().act(colleague, action, installation, {{"draft", draft}});
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, ErrorCode::notFound);
    }
    EXPECT_FALSE(house().act(colleague, "casework.save-draft-incident", installation, stepOf("incident", draft)));
    EXPECT_FALSE(house().look(colleague, "casework.draft-check", installation, {{"draft", draft}}));
    EXPECT_EQ(house().look(colleague, "casework.my-referrals", installation)->count("drafts"), 0U);
    EXPECT_TRUE(house().act(officer, "casework.discard-draft", installation, {{"draft", draft}}));
    EXPECT_EQ(house().look(officer, "casework.my-referrals", installation)->count("drafts"), 0U);
}

TEST_P(Drafts, AreListedWithTheirDaysAndDiscardedOnlyAfterAskingOnceMore) {
    auto draft = save(officer, "incident");
    auto list = house().look(officer, "casework.my-referrals", installation);
    ASSERT_TRUE(list);
    EXPECT_EQ(list->text("drafts", 0, "saved-on"), "2026-11-22");
    EXPECT_EQ(list->text("drafts", 0, "kept-until"), "2026-12-22");
    EXPECT_EQ(list->text("drafts", 0, "discard"), "/referrals/draft/discard/new?draft=" + draft);

    auto const* discard = house().registry.action("casework.discard-draft");
    EXPECT_TRUE(discard->hasForm) << "a page asks before it goes";
    auto asked = house().gate().prepare(officer, *discard, installation, {{"draft", draft}});
    ASSERT_TRUE(asked);
    EXPECT_THAT(asked->help.defaults, testing::Contains(std::pair<std::string, std::string>{"draft", draft}));
    auto colleague = house().actor("police-officer", AgencyKind::police, policeForce, ownArea);
    EXPECT_FALSE(house().gate().prepare(colleague, *discard, installation, {{"draft", draft}}));
    EXPECT_FALSE(house().gate().prepare(officer, *discard, installation, {}));
}

TEST_P(Drafts, RememberTheirTaskInEachStep) {
    auto first = stepOf("harmed", "");
    first.emplace_back("task", toText(TaskId{987654321}));
    auto done = house().act(officer, "casework.save-draft-harmed", installation, first);
    ASSERT_TRUE(done) << describe(done.error());
    auto const* incident = house().registry.action("casework.save-draft-incident");
    auto prepared = house().gate().prepare(officer, *incident, installation, {{"draft", done->output.at(0).second}});
    ASSERT_TRUE(prepared);
    EXPECT_THAT(prepared->help.defaults, testing::Contains(std::pair<std::string, std::string>{"task", toText(TaskId{987654321})}));
}

TEST_P(Drafts, StandSealedInTheDatabase) {
    save(officer, "harmed");
    auto session = database().reader();
    auto row = session->one({"test.draft-cell", "SELECT answers FROM state_draft", "t"});
    ASSERT_TRUE(row);
    EXPECT_EQ(row->text(0).find("Margaret"), std::string::npos);
}

TEST_P(Drafts, LeftForThirtyDaysAreGone) {
    auto draft = save(officer, "incident");
    house().clock.advance(std::chrono::hours{24 * 31});
    EXPECT_EQ(house().look(officer, "casework.my-referrals", installation)->count("drafts"), 0U);
    EXPECT_FALSE(house().act(officer, "casework.send-draft", installation, {{"draft", draft}}));
    save(officer, "incident");
    auto session = database().reader();
    EXPECT_EQ(session->all({"test.draft-count", "SELECT COUNT(*) FROM state_draft", "i"}).at(0).integer(0), 1);
}

TEST_P(Drafts, OpenTheirFormsWithWhatStandsInThemAndWithoutWhatIsNotOffered) {
    auto draft = save(officer, "incident");
    auto const* step = house().registry.action("casework.save-draft-incident");
    auto prepared = house().gate().prepare(officer, *step, installation, {{"draft", draft}});
    ASSERT_TRUE(prepared);
    EXPECT_THAT(prepared->help.defaults, testing::Contains(std::pair<std::string, std::string>{"incident.offence", "burglary"}));
    EXPECT_THAT(prepared->help.defaults, testing::Contains(std::pair<std::string, std::string>{"draft", draft}));

    auto const* safe = house().registry.action("casework.save-draft-safe");
    auto offered = house().gate().prepare(offenderManager, *safe, installation);
    ASSERT_TRUE(offered);
    EXPECT_THAT(offered->help.notOffered, testing::UnorderedElementsAre("safe.harmed.channel", "safe.harmed.detail",
                                                                        "safe.harmed.instructions", "safe.harmed.address"));
}

TEST_P(Drafts, KeepTheTaskThatTheyWereStartedFrom) {
    auto task = toText(TaskId{987654321});
    auto first = stepOf("harmed", "");
    first.emplace_back("task", task);
    auto done = house().act(officer, "casework.save-draft-harmed", installation, first);
    ASSERT_TRUE(done) << describe(done.error());
    auto draft = done->output.at(0).second;
    for (auto const* step : {"responsible", "incident", "matter", "safe", "request"}) save(officer, step, draft);
    auto sent = house().act(officer, "casework.send-draft", installation, {{"draft", draft}});
    ASSERT_FALSE(sent);
    ASSERT_EQ(sent.error().fields.size(), 1U);
    EXPECT_EQ(sent.error().fields[0].field, "request.task") << "the task went with the draft, and is not one that the officer sees";
}

TEST_P(Drafts, AStepWithAFaultSaysSoBesideItsField) {
    auto texts = with(stepOf("harmed", ""), "harmed.name", "");
    auto done = house().act(officer, "casework.save-draft-harmed", installation, texts);
    ASSERT_FALSE(done);
    ASSERT_EQ(done.error().fields.size(), 1U);
    EXPECT_EQ(done.error().fields[0].field, "harmed.name");
}

}  // namespace
}  // namespace accord::casework::draft_test

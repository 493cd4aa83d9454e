// Tasks that go back to an agency's own system: what is said of them, to whom, and what happens where nobody answers.
#include "pathway/pushing_back.hpp"

#include "base/text.hpp"
#include "pathway/capability.hpp"
#include "pathway/ports.hpp"
#include "pathway/task_opener.hpp"
#include "screening_fixture.hpp"
#include "support/house.hpp"

#include <sodium.h>

#include <algorithm>
#include <deque>

namespace accord::pathway::push_back_test {
namespace {

constexpr AgencyId force{2001};
constexpr AreaId area{1001};
constexpr auto url = "https://records.agency.example/accord";

/// Keeps what is posted, and answers as the test says.
class Peer final : public outbox::Poster {
public:
    std::vector<outbox::Post> posts;
    std::deque<outbox::SendResult> answers;

    outbox::SendResult post(outbox::Post const& post, std::atomic<bool> const&) override {
        posts.push_back(post);
        if (answers.empty()) return {outbox::Sent::handedOver};
        auto answer = answers.front();
        answers.pop_front();
        return answer;
    }
};

std::string headerOf(outbox::Post const& post, std::string_view name) {
    for (auto const& line : post.headers)
        if (line.starts_with(std::string(name) + ": ")) return line.substr(name.size() + 2);
    return {};
}

class PushBackTest : public testing_support::HouseTest {
public:
    PushBackTest() : HouseTest({&capability()}) {}

protected:
    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        pushing_ = std::make_unique<PushingBack>(
            house().gate(), peer_,
            [this](store::Session&, AgencyId agency) {
                return std::optional(house().actor("agency-system", AgencyKind::police, agency, area));
            },
            [this](std::string_view what) { reports_.emplace_back(what); });
    }
    void TearDown() override {
        pushing_.reset();
        HouseTest::TearDown();
    }
    void setEndpoint(AgencyId agency = force) {
        auto const admin = house().actor("agency-administrator", AgencyKind::police, agency, area);
        gate::Events events;
        events.add(events::EndpointSet{agency, url}, {.object = idCast<ObjectId>(agency), .subject = {}, .joint = {}, .area = {}});
        ASSERT_TRUE(house().gate().record(std::move(events), {.by = admin.user, .agency = agency, .at = house().clock.now()}));
    }
    void open(std::vector<std::map<std::string, std::string>> const& rows) {
        auto const withSystem = agenciesWithEndpoint(*house().database().reader());
        TaskOpener opener({house().database(), house().gate(), house().keyring(), house().random, house().clock},
                          {force, AgencyKind::police, area, [](AgencyKind) { return std::optional<AgencyId>{}; },
                           [&](AgencyId agency) { return std::ranges::find(withSystem, agency) != withSystem.end(); }});
        auto report = screenExtract(rows);
        ASSERT_TRUE(opener.open(report));
    }
    void deliver() {
        for (int turn = 0; turn < 5 && pushing_->deliverOne(stopping_); ++turn) house().clock.advance(std::chrono::seconds{1});
    }
    EndpointState state() { return stateOfEndpoint(*house().database().reader(), force); }

    Peer peer_;
    std::unique_ptr<PushingBack> pushing_;
    std::vector<std::string> reports_;
    std::atomic<bool> stopping_{};
};
ACCORD_ON_BOTH_DATABASES(PushBackTest);

TEST_P(PushBackTest, SaysTheAgencysOwnReferencesAndNoNameAndSaysItOnce) {
    setEndpoint();
    open({ordinaryRow()});
    deliver();
    ASSERT_EQ(peer_.posts.size(), 1U);
    auto const& body = peer_.posts[0].body;
    EXPECT_NE(body.find(R"("incident_reference":"40/1/26")"), std::string::npos) << body;
    EXPECT_NE(body.find(R"("victim_reference":"V1")"), std::string::npos) << body;
    EXPECT_NE(body.find(R"("news":"opened")"), std::string::npos) << body;
    EXPECT_EQ(body.find("Ama"), std::string::npos) << body;
    EXPECT_EQ(body.find("1980"), std::string::npos) << body;
    house().clock.advance(std::chrono::hours{1});
    deliver();
    EXPECT_EQ(peer_.posts.size(), 1U) << "it was taken, and is not said again";
    EXPECT_EQ(state().sent, 1);
}

TEST_P(PushBackTest, IsSignedWithTheKeyThatTheAgencyIsShown) {
    setEndpoint();
    open({ordinaryRow()});
    deliver();
    ASSERT_EQ(peer_.posts.size(), 1U);
    auto const& post = peer_.posts[0];
    auto const text = "accord.push-back.1\n" + toText(force) + "\n" + headerOf(post, "Accord-Signed-At") + "\n" +
                      headerOf(post, "Accord-Delivery") + "\n" + post.body;
    auto const key = *fromBase64url(PushSigner(house().keyring()).publicKey(force));
    auto const signature = *fromBase64url(headerOf(post, "Accord-Signature"));
    auto const raw = [](std::string const& bytes) { return reinterpret_cast<unsigned char const*>(bytes.data()); };
    EXPECT_EQ(crypto_sign_verify_detached(raw(signature), raw(text), text.size(), raw(key)), 0);
    auto const changed = text + " ";
    EXPECT_NE(crypto_sign_verify_detached(raw(signature), raw(changed), changed.size(), raw(key)), 0);
    EXPECT_NE(PushSigner(house().keyring()).publicKey(AgencyId{2002}), PushSigner(house().keyring()).publicKey(force));
}

// What is for specialists goes to a specialist and to nobody else: no system of the whole agency hears of it.
TEST_P(PushBackTest, WhatIsForSpecialistsIsNeverSentAndWhatBecomesSoIsOver) {
    setEndpoint();
    open({rowWith({{"flags", "stalking"}})});
    deliver();
    EXPECT_TRUE(peer_.posts.empty());
    open({rowWith({{"victim_reference", "V2"}})});
    house().clock.advance(std::chrono::minutes{1});
    deliver();
    ASSERT_EQ(peer_.posts.size(), 1U);
    open({rowWith({{"victim_reference", "V2"}, {"flags", "stalking"}})});
    house().clock.advance(std::chrono::minutes{1});
    deliver();
    ASSERT_EQ(peer_.posts.size(), 2U);
    EXPECT_NE(peer_.posts[1].body.find(R"("news":"over")"), std::string::npos);
    EXPECT_EQ(peer_.posts[1].body.find("reference"), std::string::npos);
}

TEST_P(PushBackTest, WhatAnAgreementDoesNotShareIsLeftOut) {
    setEndpoint();
    open({ordinaryRow()});
    house().open.otherwise = gate::Showing::withheld;
    deliver();
    ASSERT_EQ(peer_.posts.size(), 1U);
    EXPECT_NE(peer_.posts[0].body.find(R"("incident_reference":null)"), std::string::npos) << peer_.posts[0].body;
    EXPECT_EQ(peer_.posts[0].body.find("V1"), std::string::npos);
}

TEST_P(PushBackTest, WhatWasOpenedBeforeTheAddressWasSetAndATaskThatIsOverAreNotSent) {
    open({ordinaryRow()});
    setEndpoint();
    deliver();
    EXPECT_TRUE(peer_.posts.empty());
}

TEST_P(PushBackTest, IsTriedAgainWithGrowingWaitsAndGivenUpAfterADayWhereItIsSeen) {
    setEndpoint();
    open({ordinaryRow()});
    for (int turn = 0; turn < 60; ++turn) peer_.answers.push_back({outbox::Sent::tryLater, "it answered 503"});
    std::vector<Instant> tried;
    auto const began = house().clock.now();
    for (int second = 0; second < 200'000 && !state().isGivenUp; ++second) {
        auto const before = peer_.posts.size();
        (void)pushing_->deliverOne(stopping_);
        if (peer_.posts.size() > before) tried.push_back(house().clock.now());
        auto const next = state().nextAt;
        house().clock.advance(next > house().clock.now() ? std::chrono::duration_cast<std::chrono::microseconds>(next - house().clock.now())
                                                         : std::chrono::microseconds{1'000'000});
    }
    ASSERT_TRUE(state().isGivenUp);
    ASSERT_GE(tried.size(), 5U);
    EXPECT_LE(tried.size(), 20U);
    for (std::size_t at = 2; at + 1 < tried.size(); ++at) EXPECT_GE(tried[at + 1] - tried[at], tried[at] - tried[at - 1]);
    EXPECT_LE(tried.back() - began, std::chrono::hours{24});
    ASSERT_EQ(reports_.size(), 1U);
    EXPECT_NE(reports_[0].find("503"), std::string::npos);
    EXPECT_FALSE(pushing_->deliverOne(stopping_)) << "nothing is tried any more";

    peer_.answers.clear();
    auto const again = beginAgain(force, house().clock.now());
    ASSERT_TRUE(house().gate().keep([&](store::Session& session) { session.run(*again.statement, again.params); }));
    deliver();
    EXPECT_EQ(state().sent, 1) << "nothing was lost";
}

TEST_P(PushBackTest, AnAddressInsideTheHouseIsRefusedOnThePage) {
    auto const admin = house().actor("agency-administrator", AgencyKind::police, force, area);
    gate::Events events;
    events.add(events::EndpointSet{force, url}, {.object = idCast<ObjectId>(force), .subject = {}, .joint = {}, .area = {}})
        .place({.id = idCast<ObjectId>(force), .kind = gate::ObjectKind::agency, .area = area, .agency = force})
        .grant(idCast<ObjectId>(force), gate::agencyHolder(force, "agency-administrator"));
    ASSERT_TRUE(house().gate().record(std::move(events), {.by = {}, .agency = {}, .at = house().clock.now()}));
    for (auto const* inward :
         {"http://records.agency.example/", "https://169.254.169.254/latest", "https://10.0.0.8/", "https://localhost/"})
        EXPECT_FALSE(house().act(admin, "pathway.set-endpoint", idCast<ObjectId>(force), {{"url", inward}})) << inward;
    EXPECT_TRUE(house().act(admin, "pathway.set-endpoint", idCast<ObjectId>(force), {{"url", "https://other.agency.example/x"}}));
    auto const seen = house().look(admin, "pathway.push-back", idCast<ObjectId>(force)).value();
    EXPECT_EQ(seen.text("endpoint", 0, "url"), "https://other.agency.example/x");
    EXPECT_EQ(seen.text("endpoint", 0, "state"), "works");
}

}  // namespace
}  // namespace accord::pathway::push_back_test

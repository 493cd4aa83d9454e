// A risky act at the door: OWASP ASVS 5.0, 7.5.3.
#include "web/door.hpp"

#include "gate/authorise.hpp"
#include "support/house.hpp"
#include "web/sessions.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace accord::web::door_confirm_test {
namespace {

using testing_support::HouseTest;

struct Risky {
    static constexpr std::string_view name = "test.risky";
    static constexpr std::string_view title = "Something risky";
    static constexpr std::string_view permission = "test.risk";
    static constexpr std::string_view path = "risky";
    static constexpr bool needsConfirmation = true;
    static constexpr gate::ObjectKind on = gate::ObjectKind::installation;
    using Input = Nothing;
    using Output = Nothing;
    static Result<gate::Done<Output>> process(gate::Desk&, ObjectId, Input const&) { return gate::Done<Output>{}; }
};

gate::Capability const& risky() {
    static gate::Capability const room = [] {
        gate::Capability made;
        made.name = "test";
        made.actions = {gate::action<Risky>()};
        return made;
    }();
    return room;
}

class OneVisitor final : public VisitorPort {
public:
    Visitor visitor;
    std::atomic<int> used{0};
    Result<Visitor> visitorOf(Request const&) override { return visitor; }
    void confirmationUsed(Request const&) override { ++used; }
};

struct RiskyAct : HouseTest {
    RiskyAct() : HouseTest({&risky()}) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        who.visitor.actor.user = UserId{7};
        who.visitor.actor.permissions = {"test.risk"};
        who.visitor.csrf = "csrf";
        door = std::make_unique<Door>(house().gate(), templates, DoorOptions{}, who);
    }
    void TearDown() override {
        door.reset();
        HouseTest::TearDown();
    }
    Response ask(Request request) {
        std::promise<Response> answered;
        auto future = answered.get_future();
        door->handle(std::move(request), [&answered](Response response) { answered.set_value(std::move(response)); });
        return future.get();
    }
    Response send() {
        Request request{.method = "POST", .path = "/risky", .body = "_csrf=csrf&_key=k1"};
        request.headers.add("Content-Type", "application/x-www-form-urlencoded");
        return ask(std::move(request));
    }
    Response sendJson() {
        Request request{.method = "POST", .path = "/api/risky", .body = "{}"};
        request.headers.add("X-CSRF-Token", "csrf");
        request.headers.add("Idempotency-Key", "k1");
        return ask(std::move(request));
    }

    OneVisitor who;
    Templates templates{std::filesystem::path(ACCORD_SOURCE_DIR) / "web/templates"};
    std::unique_ptr<Door> door;
};
INSTANTIATE_TEST_SUITE_P(OnSQLite, RiskyAct, ::testing::Values(store::Dialect::sqlite), testing_support::dialectName);

TEST_P(RiskyAct, LeadsToThePageThatAsksForACode) {
    auto const way = "/confirm?act=test.risky%20" + toText(gate::installation) + "&next=%2Frisky%2Fnew";
    for (auto const& response : {ask({.method = "GET", .path = "/risky/new"}), send()}) {
        EXPECT_EQ(response.status, 303);
        EXPECT_EQ(response.headers.find("Location"), way);
    }
    EXPECT_EQ(sendJson().status, 409);
    EXPECT_EQ(who.used, 0);
}

TEST_P(RiskyAct, IsDoneOnceTheCodeWasGivenForIt) {
    who.visitor.confirmedFor = actOf("test.risky", gate::installation);
    EXPECT_EQ(ask({.method = "GET", .path = "/risky/new"}).status, 200);
    EXPECT_EQ(send().headers.find("Location"), "/");
    EXPECT_EQ(who.used, 1) << "the confirmation is used up with the act";
}

TEST_P(RiskyAct, IsNotDoneWithACodeGivenForSomethingElse) {
    who.visitor.confirmedFor = actOf("test.risky", ObjectId{99});
    EXPECT_TRUE(send().headers.find("Location").value_or("").starts_with("/confirm?"));
}

TEST_P(RiskyAct, IsDoneJustAfterSigningIn) {
    who.visitor.confirmedFor = anyAct;
    EXPECT_EQ(sendJson().status, 201);
}

TEST_P(RiskyAct, IsNothingForATokenAndForWhoMayNot) {
    who.visitor.hasToken = true;
    who.visitor.confirmedFor = anyAct;
    EXPECT_EQ(sendJson().status, 409);
    who.visitor.hasToken = false;
    who.visitor.confirmedFor.clear();
    who.visitor.actor.permissions.clear();
    EXPECT_EQ(ask({.method = "GET", .path = "/risky/new"}).status, 404);
    EXPECT_EQ(send().status, 404);
    EXPECT_EQ(sendJson().status, 404);
}

TEST(HasConfirmed, NothingThatHasNoName) {
    Visitor visitor;
    EXPECT_FALSE(hasConfirmed(visitor, "")) << "who confirmed nothing has not confirmed the act without a name";
    visitor.confirmedFor = "casework.reveal 1";
    EXPECT_TRUE(hasConfirmed(visitor, "casework.reveal 1"));
}

TEST(HasConfirmed, NothingThatATokenAsksFor) {
    Visitor visitor;
    visitor.hasToken = true;
    visitor.confirmedFor = "casework.reveal 1";
    EXPECT_FALSE(hasConfirmed(visitor, "casework.reveal 1"));
}

}  // namespace
}  // namespace accord::web::door_confirm_test

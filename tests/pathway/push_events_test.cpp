// What agencies' systems send, line by line, and through the whole gate on both databases.
#include "base/text.hpp"
#include "ledger/public_key.hpp"
#include "pathway/capability.hpp"
#include "pathway/event_lines.hpp"
#include "pathway/ports.hpp"
#include "pathway/push_signature.hpp"
#include "screening_fixture.hpp"
#include "support/house.hpp"

#include <boost/json.hpp>
#include <sodium.h>

namespace accord::pathway::push_events_test {
namespace {

constexpr AgencyId force{2001};
constexpr AreaId area{1001};

std::string jsonOf(std::map<std::string, std::string> const& row) {
    boost::json::object object;
    for (auto const& [name, value] : row) object[name] = value;
    return boost::json::serialize(object);
}

/// A key pair of the tests; never a secret.
struct Signer {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};

    explicit Signer(unsigned char seed) {
        std::array<unsigned char, crypto_sign_SEEDBYTES> bytes{};
        bytes.fill(seed);
        crypto_sign_seed_keypair(open.data(), secret.data(), bytes.data());
    }
    std::string key() const { return base64url(open); }
    std::string sign(SignedPush const& push) const {
        auto const text = signedText(push);
        std::array<unsigned char, crypto_sign_BYTES> signature{};
        crypto_sign_detached(signature.data(), nullptr, bytesOf(text).data(), text.size(), secret.data());
        return base64url(signature);
    }
};

TEST(EventLines, ReadEachLineAsARowOfAnExtract) {
    auto const batch = readEventLines(jsonOf(ordinaryRow()) + "\n\n" + jsonOf(rowWith({{"victim_reference", "V2"}})) + "\r\n");
    ASSERT_TRUE(batch) << batch.error().message;
    ASSERT_EQ(batch->lines.size(), 2U);
    EXPECT_EQ(batch->lines[1].line, 3U);
    EXPECT_EQ(batch->extract, extractOf({ordinaryRow(), rowWith({{"victim_reference", "V2"}})}));
    EXPECT_EQ(batch->lineOf(3), 1U);
}

TEST(EventLines, TakeNumbersTruthAndListsAsAnExtractWritesThem) {
    auto const batch = readEventLines(R"({"incident_reference":"a,\"b\"","sentence_months":12,"victim_asked":true,"do_not_contact":null,)"
                                      R"("flags":["domestic-abuse","stalking"],"event_id":"n-1"})");
    ASSERT_TRUE(batch) << batch.error().message;
    ASSERT_EQ(batch->rows.size(), 1U) << batch->lines[0].fault;
    EXPECT_EQ(batch->lines[0].eventId, "n-1");
    for (auto const* cell : {"\"a,\"\"b\"\"\"", ",12,", ",yes", "domestic-abuse;stalking"})
        EXPECT_NE(batch->extract.find(cell), std::string::npos) << cell;
}

TEST(EventLines, RefuseALineAndReadTheRest) {
    struct Row {
        char const* name;
        std::string line;
    };
    for (auto const& row : std::vector<Row>{{"no JSON", "{"},
                                            {"a list", "[]"},
                                            {"a number", "7"},
                                            {"two objects", "{} {}"},
                                            {"an unknown member", R"({"surname":"X"})"},
                                            {"a fraction", R"({"sentence_months":1.5})"},
                                            {"an object inside", R"({"offence":{"a":1}})"},
                                            {"a list of numbers", R"({"flags":[1]})"},
                                            {"two words in one", R"({"flags":["a;b"]})"},
                                            {"two lines in one value", R"({"offence":"a\nb"})"},
                                            {"a NUL", R"({"offence":"a\u0000b"})"},
                                            {"depth", R"({"flags":[[[["a"]]]]})"},
                                            {"a long id", R"({"event_id":")" + std::string(81, 'x') + "\"}"},
                                            {"bytes that are no UTF-8", "{\"offence\":\"\xff\"}"},
                                            {"too long", "{\"offence\":\"" + std::string(eventLineBytesMost, 'x') + "\"}"}}) {
        auto const batch = readEventLines(row.line + "\n" + jsonOf(ordinaryRow()));
        ASSERT_TRUE(batch) << row.name;
        ASSERT_EQ(batch->lines.size(), 2U) << row.name;
        EXPECT_FALSE(batch->lines[0].fault.empty()) << row.name;
        EXPECT_EQ(batch->rows, std::vector<std::size_t>{1}) << row.name;
    }
}

TEST(EventLines, RefuseNothingAndTooMany) {
    EXPECT_FALSE(readEventLines(""));
    EXPECT_FALSE(readEventLines("\n \n"));
    std::string many;
    for (std::size_t at = 0; at < eventLinesMost; ++at) many += "{}\n";
    EXPECT_TRUE(readEventLines(many));
    EXPECT_FALSE(readEventLines(many + "{}"));
}

TEST(EventLines, TheSchemaNamesEveryMemberThatIsRead) {
    auto const schema = boost::json::parse(eventSchema()).as_object();
    auto const& properties = schema.at("properties").as_object();
    EXPECT_EQ(properties.size(), extractColumns().size() + 1);
    for (auto const& column : extractColumns()) EXPECT_TRUE(properties.contains(column.name)) << column.name;
    EXPECT_FALSE(schema.at("additionalProperties").as_bool());
}

TEST(PushSignature, HoldsForWhatWasSignedAndForNothingElse) {
    Signer const signer(7), other(8);
    auto const now = Instant{std::chrono::seconds{1'764'000'000}};
    SignedPush push{TokenId{77}, 1'764'000'000, "key-1", "{}", {}};
    auto const signature = signer.sign(push);
    push.signature = signature;
    EXPECT_TRUE(checkSignature(push, signer.key(), now));
    EXPECT_TRUE(checkSignature(push, signer.key(), now + signatureLasts));
    EXPECT_FALSE(checkSignature(push, signer.key(), now + signatureLasts + std::chrono::seconds{1})) << "too old";
    EXPECT_FALSE(checkSignature(push, signer.key(), now - signatureLasts - std::chrono::seconds{1})) << "from the future";
    EXPECT_FALSE(checkSignature(push, other.key(), now)) << "another key";
    EXPECT_FALSE(checkSignature(push, "", now)) << "no key";
    auto changed = push;
    changed.token = TokenId{78};
    EXPECT_FALSE(checkSignature(changed, signer.key(), now)) << "another token";
    changed = push;
    changed.at += 1;
    EXPECT_FALSE(checkSignature(changed, signer.key(), now)) << "another moment";
    changed = push;
    changed.requestKey = "key-2";
    EXPECT_FALSE(checkSignature(changed, signer.key(), now)) << "sent again under another request key";
    changed = push;
    changed.body = "{ }";
    EXPECT_FALSE(checkSignature(changed, signer.key(), now)) << "another body";
    changed = push;
    changed.signature = "AAAA";
    EXPECT_FALSE(checkSignature(changed, signer.key(), now)) << "no signature";
}

TEST(PushSignature, AKeyOfSmallOrderOrOfAnotherLengthIsNone) {
    EXPECT_TRUE(ledger::isPublicKey(Signer(7).key()));
    std::array<unsigned char, 32> small{};
    EXPECT_FALSE(ledger::isPublicKey(base64url(small)));
    small[0] = 1;
    EXPECT_FALSE(ledger::isPublicKey(base64url(small)));
    EXPECT_FALSE(ledger::isPublicKey(Signer(7).key().substr(1)));
    EXPECT_FALSE(ledger::isPublicKey(""));
}

class Pushing : public testing_support::HouseTest {
public:
    Pushing() : HouseTest({&capability()}) {}
    void SetUp() override {
        HouseTest::SetUp();
        system_ = house().actor("api-client", AgencyKind::police, force, area);
        system_.permissions = {"event.push"};
        ports().signingKey = [this](gate::Desk&, TokenId) { return signer_.key(); };
        ports().intake = [](gate::Desk&) -> Result<Intake> {
            auto const rules = screeningRules();
            auto const nobody = [](AgencyKind) -> std::optional<AgencyId> { return std::nullopt; };
            return Intake{bedfordshirePolice(), {force, AgencyKind::police, area, nobody}, rules.forces, rules.calendar, {}};
        };
    }
    ~Pushing() override {
        ports().signingKey = {};
        ports().intake = {};
    }

protected:
    Result<gate::Accepted> push(std::string const& body, std::string const& key = "k", std::string const& other = {}) {
        auto const at = std::chrono::duration_cast<std::chrono::seconds>(house().clock.now().time_since_epoch()).count();
        auto const signature = signer_.sign({idCast<TokenId>(system_.user), at, key, body, {}});
        return house().act(system_, "pathway.push-events", gate::installation,
                           {{"payload", base64url(bytesOf(other.empty() ? body : other))},
                            {"signature", signature},
                            {"signed-at", std::to_string(at)},
                            {"request-key", key}},
                           key);
    }
    std::string said(Result<gate::Accepted> const& accepted, std::string_view field) {
        if (!accepted) return accepted.error().message;
        for (auto const& [name, text] : accepted->output)
            if (name == field) return text;
        return {};
    }
    std::size_t tasks() {
        auto seen = house().look(house().actor("police-officer", AgencyKind::police, force, area), "pathway.tasks", gate::installation);
        return seen ? seen->count("tasks") : 0;
    }

    Signer signer_{7};
    gate::Actor system_;
};
ACCORD_ON_BOTH_DATABASES(Pushing);

TEST_P(Pushing, AnEventOpensATaskAsARowOfTheExtractDoes) {
    auto const done = push(jsonOf(ordinaryRow()));
    EXPECT_EQ(said(done, "opened"), "1");
    EXPECT_EQ(said(done, "lines"), R"([{"line":1,"result":"opened"}])");
    EXPECT_EQ(tasks(), 1U);
}

TEST_P(Pushing, ManyEventsAreToldOfOneByOne) {
    auto unreadable = ordinaryRow();
    unreadable.at("outcome_date") = "soon";
    auto const body = jsonOf(ordinaryRow()) + "\n{\n" + jsonOf(unreadable) + "\n" +
                      jsonOf(rowWith({{"victim_reference", "V2"}, {"do_not_contact", "yes"}})) + "\n" + jsonOf(ordinaryRow());
    auto const done = push(body);
    auto const lines = boost::json::parse(said(done, "lines")).as_array();
    std::string results;
    for (auto const& line : lines) results += std::string(line.as_object().at("result").as_string()) + " ";
    EXPECT_EQ(results, "opened refused refused no-route merged ");
    EXPECT_EQ(said(done, "lines").find("soon"), std::string::npos) << "no value is repeated";
    EXPECT_EQ(tasks(), 1U);
}

TEST_P(Pushing, TheSameRequestAgainIsAnsweredAsTheFirstTimeAndOpensNothing) {
    auto const first = push(jsonOf(ordinaryRow()));
    auto const again = push(jsonOf(ordinaryRow()));
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_TRUE(again->wasDoneBefore);
    EXPECT_EQ(said(first, "lines"), said(again, "lines"));
    EXPECT_EQ(tasks(), 1U);
}

// Issue: "A new outcome for a known crime updates, never duplicates."
TEST_P(Pushing, TheSameCrimeAgainStandsAndANoThatComesLaterWithdrawsIt) {
    ASSERT_TRUE(push(jsonOf(ordinaryRow()), "one"));
    EXPECT_EQ(said(push(jsonOf(ordinaryRow()), "two"), "standing"), "1");
    EXPECT_EQ(tasks(), 1U);
    EXPECT_EQ(said(push(jsonOf(rowWith({{"do_not_contact", "yes"}})), "three"), "without-route"), "1");
    EXPECT_EQ(tasks(), 0U);
}

TEST_P(Pushing, AFlagThatComesLaterTakesTheTaskToTheSpecialist) {
    ASSERT_TRUE(push(jsonOf(ordinaryRow()), "one"));
    EXPECT_EQ(said(push(jsonOf(rowWith({{"flags", "stalking"}})), "two"), "standing"), "1");
    EXPECT_EQ(tasks(), 0U) << "on no officer's list";
}

TEST_P(Pushing, WhatWasNotSignedAsItIsKeepsNothing) {
    EXPECT_EQ(push(jsonOf(ordinaryRow()), "k", jsonOf(rowWith({{"victim_reference", "V2"}}))).error().code, ErrorCode::refused);
    ports().signingKey = [](gate::Desk&, TokenId) { return std::string{}; };
    EXPECT_EQ(push(jsonOf(ordinaryRow())).error().code, ErrorCode::refused) << "no key is registered";
    EXPECT_EQ(tasks(), 0U);
}

TEST_P(Pushing, NobodyWithoutThePermissionSends) {
    system_.permissions = {"task.read"};
    EXPECT_EQ(push(jsonOf(ordinaryRow())).error().code, ErrorCode::notFound);
}

}  // namespace
}  // namespace accord::pathway::push_events_test

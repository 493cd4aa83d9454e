// The disclosure register of a person through the gate: what staff see, what the person is told,
// the receipts of it, and the exemptions, on both databases.
#include "events/casework.hpp"
#include "events/erasure.hpp"
#include "events/referral.hpp"
#include "ledger/sequencer.hpp"
#include "sharing/agreement_fixture.hpp"
#include "sharing/capability.hpp"
#include "sharing/day_records.hpp"
#include "sharing/neighbours.hpp"
#include "sharing/ports.hpp"
#include "support/house.hpp"

#include <sodium.h>

namespace accord::sharing::register_test {
namespace {

using store::Statement;

Statement const insertShared{
    "test.insert-shared",
    "INSERT INTO state_disclosure (subject, category, recipient, role, purpose, clause, source, first_at, is_sealed) "
    "VALUES (:subject, :category, :recipient, :role, :purpose, :clause, 0, :first_at, 0)"};

struct Registers : testing_support::HouseTest {
    Registers() : HouseTest({&capability(), &neighbours()}) {}

    void SetUp() override {
        HouseTest::SetUp();
        if (HasFatalFailure()) return;
        agencyPort().all = [](gate::Desk&) {
            return std::vector<NamedAgency>{{police, AgencyKind::police, AreaId{1001}, "Swanmere Police"},
                                            {provider, AgencyKind::provider, AreaId{1001}, "Bridgeway"}};
        };
        receiptPort().agencyName = [](store::Session&, AgencyId id) {
            return std::string(id == provider ? "Bridgeway" : "Swanmere Police");
        };
        coordinator_ = house().actor("coordinator", AgencyKind::provider, provider);
        supervisor_ = house().actor("supervisor", AgencyKind::provider, provider);
        std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
        crypto_sign_seed_keypair(key_.data(), secret_.data(), seed.data());
        receiptPort().key = key_;
    }
    void TearDown() override {
        receiptPort() = {};
        HouseTest::TearDown();
    }

    ObjectId person(Side side, bool approachAgreed = false, bool asked = false) {
        auto id = newId<ObjectId>(house().random);
        auto caseId = newId<CaseId>(house().random);
        auto subject = idCast<SubjectId>(id);
        auto key = gate::toShareKey(
            {.source = police, .holder = provider, .side = side, .step = gate::Step::contact, .approachAgreed = approachAgreed});
        events::ParticipantDescribed described{};
        described.side = side;
        described.isKnown = true;
        described.name = "Dean Farrow";
        gate::Events events;
        events.add(described, {.object = id, .subject = subject, .area = AreaId{1001}})
            .place(
                {.id = id, .kind = gate::ObjectKind::participant, .area = AreaId{1001}, .agency = provider, .side = side, .shareKey = key})
            .grant(id, gate::agencyHolder(provider, "coordinator"))
            .grant(id, gate::agencyHolder(provider, "supervisor"));
        events.add(events::PartyJoined{caseId, side, asked, false}, {.object = id, .subject = subject, .area = AreaId{1001}});
        EXPECT_TRUE(house().gate().record(std::move(events), {.at = house().clock.now()}));
        return id;
    }

    void shared(ObjectId about, Category category, AgencyId with = provider, Purpose purpose = Purpose::assess) {
        auto const at = micros(house().clock.now());
        ASSERT_TRUE(house().gate().keep([&](store::Session& session) {
            session.run(insertShared, {column(about), static_cast<std::int64_t>(category), column(with), std::string("coordinator"),
                                       std::string(code(purpose)), std::int64_t{7}, at});
        }));
    }

    /// As the keepers do it: days sealed, events numbered, a head signed.
    std::int64_t nextMorning() {
        house().clock.advance(std::chrono::hours{24});
        auto sealed = sealDays(house().gate(), house().clock.now());
        EXPECT_TRUE(sealed) << (sealed ? "" : sealed.error().message);
        EXPECT_TRUE(house().gate().keep([&](store::Session& session) {
            (void)ledger::sequence(session, 10'000);
            auto tree = ledger::currentTree(session);
            ledger::SignedTreeHead head{{std::string(ledger::logId), tree.size, tree.root, micros(house().clock.now()) / 1000}, {}};
            auto bytes = ledger::canonicalBytes(head.head);
            crypto_sign_detached(head.signature.data(), nullptr, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                                 secret_.data());
            ledger::keepHead(session, head);
        }));
        return sealed.value_or(-1);
    }

    /// Everything that a view shows, as one text.
    std::string all(std::string_view view, ObjectId on) {
        auto seen = house().look(coordinator_, view, on);
        if (!seen) return seen.error().message;
        std::string text;
        for (auto const& part : seen->viewing().parts) {
            text += part.name + ":";
            for (auto const& row : part.rows)
                for (auto const& field : row.fields) text += field.text + "|";
        }
        return text;
    }
    std::vector<std::string> leaves(ObjectId on) {
        auto seen = house().look(coordinator_, "sharing.register", on);
        std::vector<std::string> found;
        if (!seen) return found;
        for (std::size_t row = 0; row < seen->count("entries"); ++row)
            if (auto link = seen->text("entries", row, "receipt"); !link.empty()) found.push_back(link.substr(link.find('=') + 1));
        return found;
    }

    gate::Actor coordinator_, supervisor_;
    ledger::PublicKey key_{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_{};
};
ACCORD_ON_BOTH_DATABASES(Registers);

TEST_P(Registers, TellThePersonHarmedWhatWasSharedWithWhomForWhatAndOnWhichDay) {
    auto harmed = person(Side::harmed);
    shared(harmed, Category::identity);
    shared(harmed, Category::contact, police, Purpose::offer);
    auto seen = house().look(coordinator_, "sharing.account", harmed);
    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->count("entries"), 2U);
    EXPECT_EQ(seen->text("person", 0, "name"), "Dean Farrow");
    EXPECT_EQ(seen->text("entries", 0, "with"), "Bridgeway, Coordinator");
    EXPECT_EQ(seen->text("entries", 0, "on"), "22 November 2026");
    EXPECT_EQ(seen->text("entries", 1, "with"), "Swanmere Police, Coordinator");
    EXPECT_EQ(seen->text("entries", 1, "purpose"), "Offer restorative justice");
    EXPECT_EQ(all("sharing.account", harmed).find(':' + std::string("00")), std::string::npos) << "no time of the day";
}

// Issue of the agreements, 8: the account reads the same in every history until the approach may be known.
TEST_P(Registers, TheAccountOfThePersonResponsibleReadsTheSameWhateverWasShared) {
    auto none = person(Side::responsible), some = person(Side::responsible);
    shared(some, Category::identity);
    shared(some, Category::contact, police);
    auto withoutIds = [](std::string text, ObjectId) { return text.substr(text.find("entries")); };
    EXPECT_EQ(withoutIds(all("sharing.account", none), none), withoutIds(all("sharing.account", some), some));
    auto told = person(Side::responsible, true);
    shared(told, Category::identity);
    EXPECT_NE(all("sharing.account", told).find("Bridgeway"), std::string::npos);
    auto staff = house().look(coordinator_, "sharing.register", some);
    ASSERT_TRUE(staff);
    EXPECT_EQ(staff->count("entries"), 2U) << "staff see what is left out, and that it is";
    EXPECT_EQ(staff->text("entries", 0, "told"), "no");
    EXPECT_EQ(staff->text("summary", 0, "needs-exemption"), "yes");
}

// Issue of the agreements, 8: given out the next day, with a day and no time, and nothing that tells how much was shared.
TEST_P(Registers, ReceiptsAreReadyTheNextDayAndHold) {
    auto harmed = person(Side::harmed), other = person(Side::harmed);
    shared(harmed, Category::identity);
    for (auto category : {Category::identity, Category::contact, Category::offence, Category::risk}) shared(other, category);
    EXPECT_TRUE(leaves(harmed).empty()) << "not on the same day";
    EXPECT_EQ(sealDays(house().gate(), house().clock.now()).value(), 0);
    house().clock.advance(std::chrono::hours{1});
    EXPECT_EQ(sealDays(house().gate(), house().clock.now()).value(), 0) << "nor before the day is over";
    EXPECT_EQ(nextMorning(), 5);
    EXPECT_EQ(sealDays(house().gate(), house().clock.now()).value(), 0) << "once";
    auto found = leaves(harmed);
    ASSERT_EQ(found.size(), 1U);
    auto file = house().look(coordinator_, "sharing.person-receipt", harmed, {{"leaf", found[0]}});
    ASSERT_TRUE(file) << file.error().message;
    auto text = file->text("file", 0, "content");
    auto receipt = ledger::verifyReceipt(text, key_);
    ASSERT_TRUE(receipt) << receipt.error().message;
    EXPECT_EQ(receipt->line("Day"), "2026-11-22");
    EXPECT_EQ(receipt->line("Shared"), "Who the person is");
    EXPECT_EQ(receipt->line("With"), "Bridgeway, Coordinator");
    EXPECT_EQ(receipt->line("Record"), toText(harmed));
    EXPECT_EQ(receipt->day->size, 256U) << "five statements, or one: the size says nothing";
    for (auto const& [name, value] : receipt->lines)
        EXPECT_TRUE(name == "Salt" || value.find(':') == std::string::npos) << name << ": " << value;
    EXPECT_EQ(text.find("Dean"), std::string::npos);
}

TEST_P(Registers, AReceiptOfWhatMayNotBeToldIsNotThere) {
    auto responsible = person(Side::responsible), harmed = person(Side::harmed);
    shared(responsible, Category::identity);
    shared(harmed, Category::identity);
    (void)nextMorning();
    EXPECT_TRUE(leaves(responsible).empty());
    auto refusal = [&](ObjectId on, std::string leaf) {
        auto seen = house().look(coordinator_, "sharing.person-receipt", on, {{"leaf", std::move(leaf)}});
        return seen ? std::string("given out") : seen.error().message;
    };
    auto ofHarmed = leaves(harmed);
    ASSERT_EQ(ofHarmed.size(), 1U);
    EXPECT_EQ(refusal(responsible, ofHarmed[0]), refusal(responsible, "x")) << "another's receipt";
    auto leaf = [&] {
        auto row = house().database().reader()->one(Statement{"test.leaf", "SELECT leaf FROM state_receipt WHERE subject = :subject", "t"},
                                                    {column(responsible)});
        return row ? row->text(0) : std::string{};
    }();
    EXPECT_FALSE(leaf.empty()) << "its statement was sealed all the same, for later";
    EXPECT_EQ(refusal(responsible, leaf), refusal(responsible, "x")) << "unknown and not told yet read alike";
}

TEST_P(Registers, ForgetTheStatementsOfWhoIsErased) {
    auto harmed = person(Side::harmed);
    shared(harmed, Category::identity);
    (void)nextMorning();
    auto found = leaves(harmed);
    ASSERT_EQ(found.size(), 1U);
    gate::Events events;
    events.add(events::SubjectErased{idCast<SubjectId>(harmed)}, {.object = harmed});
    ASSERT_TRUE(house().gate().record(std::move(events), {.at = house().clock.now()}));
    EXPECT_FALSE(house().look(coordinator_, "sharing.person-receipt", harmed, {{"leaf", found[0]}}));
}

TEST_P(Registers, AnExemptionIsRecordedInEachCaseAndLookedAtAgainBySomebodyElse) {
    auto responsible = person(Side::responsible), harmed = person(Side::harmed);
    shared(responsible, Category::identity);
    auto list = [&] { return house().look(supervisor_, "sharing.exemptions", gate::installation); };
    EXPECT_EQ(list()->text("exemptions", 0, "state"), "Record why");
    FieldTexts const why{{"basis", "rights-of-others"}, {"why", "The person harmed has not decided."}};
    EXPECT_FALSE(house().act(coordinator_, "sharing.record-exemption", harmed, why)) << "nothing is left out of theirs";
    auto late = why;
    late.emplace_back("review-on", "2027-06-01");
    EXPECT_EQ(house().act(coordinator_, "sharing.record-exemption", responsible, late).error().fields.at(0).code, "too-late");
    ASSERT_TRUE(house().act(coordinator_, "sharing.record-exemption", responsible, why));
    EXPECT_EQ(house().look(coordinator_, "sharing.register", responsible)->text("exemption", 0, "basis"), "rights-of-others");
    EXPECT_FALSE(house().act(coordinator_, "sharing.review-exemption", responsible, {{"finding", "still-needed"}})) << "by somebody else";
    house().clock.advance(std::chrono::hours{24 * 30});
    EXPECT_EQ(list()->text("exemptions", 0, "state"), "Overdue: look at it again");
    ASSERT_TRUE(house().act(supervisor_, "sharing.review-exemption", responsible, {{"finding", "still-needed"}}));
    EXPECT_EQ(list()->text("exemptions", 0, "state"), "Nothing until it is looked at again");
    ASSERT_TRUE(house().act(supervisor_, "sharing.review-exemption", responsible, {{"finding", "no-longer-needed"}}));
    EXPECT_EQ(house().look(coordinator_, "sharing.register", responsible)->text("entries", 0, "told"), "no") << "a review lifts no floor";
}

}  // namespace
}  // namespace accord::sharing::register_test

// Receipts: what anybody can check with the key of the log alone, and that nothing in one can be another.
#include "base/random.hpp"
#include "base/text.hpp"
#include "ledger/merkle_tree.hpp"
#include "ledger/receipt.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sodium.h>

namespace accord::ledger::receipt_test {
namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

/// A log with 300 leaves, one of which seals a day of 256 statements, and one of which is an event of a case.
class Receipts : public testing::Test {
protected:
    static constexpr std::uint64_t sealAt = 150, entryAt = 77, place = 17;

    Receipts() {
        std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
        random_.fill(seed);
        crypto_sign_seed_keypair(key_.data(), secret_.data(), seed.data());
        for (std::uint64_t at = 0; at < 256; ++at)
            day_.append(at == place ? leafHash(bytesOf(statementBytes(ReceiptKind::person, lines_))) : any());
        seal_ = R"({"id":"7zk3m0qpw81f","type":"sharing.day-sealed","v":1,"at":"2026-11-23T00:02:00.000000Z","by":null,"agency":null,)"
                R"("on":"000000000001","subject":null,"joint":null)" +
                sealText("2026-11-22", day_.root(), 256) + R"(,"access":[]})";
        entry_ = R"({"id":"0zk3m0qpw81f","type":"casework.contact-recorded","v":1,"at":"2026-11-22T14:31:09.123456Z","by":"000000000009",)"
                 R"("agency":null,"on":"000000000008","subject":null,"joint":null,"data":{"note":"a\"b"},"access":[]})";
        for (std::uint64_t at = 0; at < 300; ++at)
            log_.append(at == sealAt ? leafHash(bytesOf(seal_)) : at == entryAt ? leafHash(bytesOf(entry_)) : any());
    }

    Hash any() {
        Hash hash;
        random_.fill(hash);
        return hash;
    }
    SignedTreeHead signedHead(TreeHead head) const {
        SignedTreeHead made{std::move(head), {}};
        auto const bytes = canonicalBytes(made.head);
        crypto_sign_detached(made.signature.data(), nullptr, bytesOf(bytes).data(), bytes.size(), secret_.data());
        return made;
    }
    TreeHead head() const { return {"accord", 300, log_.root(), 1'795'356'000'000}; }
    Receipt person() const {
        DayPlace const stands{place, 256, day_.inclusionProof(place, 256).value()};
        return {ReceiptKind::person, lines_, stands, seal_, sealAt, log_.inclusionProof(sealAt, 300).value(), signedHead(head())};
    }
    Receipt entry() const {
        return {ReceiptKind::entry, entryLines(entry_), {}, entry_, entryAt, log_.inclusionProof(entryAt, 300).value(), signedHead(head())};
    }
    std::string says(std::string_view text) const {
        auto const done = verifyReceipt(text, key_);
        return done ? std::string("holds") : done.error().message;
    }
    std::string says(Receipt const& receipt) const { return says(receiptText(receipt, key_)); }

    SeededRandom random_{11};
    PublicKey key_{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_{};
    Lines lines_{{"Day", "2026-11-22"}, {"Shared", "Contact details"}, {"With", "Bridgeway"}, {"Salt", "c2FsdA=="}};
    MerkleTree day_, log_;
    std::string seal_, entry_;
};

TEST_F(Receipts, HoldAndSayWhatTheyAttest) {
    auto const persons = verifyReceipt(receiptText(person(), key_), key_);
    ASSERT_TRUE(persons) << persons.error().message;
    EXPECT_EQ(persons->line("Shared"), "Contact details");
    auto const entrys = verifyReceipt(receiptText(entry(), key_), key_, head());
    ASSERT_TRUE(entrys) << entrys.error().message;
    EXPECT_EQ(entrys->line("Type"), "casework.contact-recorded");
    EXPECT_EQ(entrys->line("At"), "2026-11-22T14:31:09.123456Z");
}

TEST_F(Receipts, ReadToTheSameBytesAgain) {
    for (auto const& receipt : {person(), entry()}) {
        auto const text = receiptText(receipt, key_);
        auto const read = readReceipt(text, key_);
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(*read, receipt);
        EXPECT_EQ(receiptText(*read, key_), text);
    }
}

// Issue of the agreements, 8: refused after one flipped byte.
TEST_F(Receipts, AreRefusedWithAnyByteFlipped) {
    for (auto const& receipt : {person(), entry()}) {
        auto const text = receiptText(receipt, key_);
        for (std::size_t at = 0; at < text.size(); ++at)
            for (unsigned flip : {0x01U, 0x20U, 0x80U}) {
                auto changed = text;
                changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ flip);
                ASSERT_FALSE(verifyReceipt(changed, key_)) << "byte " << at << " with " << flip;
            }
    }
}

TEST_F(Receipts, AreRefusedWhereAByteIsMissingDoubledOrAdded) {
    for (auto const& receipt : {person(), entry()}) {
        auto const text = receiptText(receipt, key_);
        for (std::size_t at = 0; at < text.size(); ++at) {
            ASSERT_FALSE(verifyReceipt(text.substr(0, at), key_)) << "cut off at " << at;
            ASSERT_FALSE(verifyReceipt(text.substr(0, at) + text.substr(at + 1), key_)) << "without byte " << at;
            ASSERT_FALSE(verifyReceipt(text.substr(0, at + 1) + text.substr(at), key_)) << "byte " << at << " twice";
        }
        EXPECT_FALSE(verifyReceipt(text + "\n", key_));
        EXPECT_FALSE(verifyReceipt(text + text, key_));
    }
}

TEST_F(Receipts, AreRefusedWithWordsThatSayWhatIsWrong) {
    struct Row {
        char const* name;
        Receipt receipt;
        char const* says;
    };
    auto with = [](Receipt receipt, auto change) {
        change(receipt);
        return receipt;
    };
    Row const rows[]{
        {"another category", with(person(), [](Receipt& r) { r.lines[1].second = "Risk"; }), "does not belong to its day"},
        {"another day", with(person(), [](Receipt& r) { r.lines[0].second = "2026-11-21"; }), "seals another day"},
        {"a smaller day", with(person(), [](Receipt& r) { r.day->size = 128; }), "another number of statements"},
        {"another place", with(person(), [](Receipt& r) { r.day->index = 18; }), "does not belong to its day"},
        {"an event as the seal",
         with(person(), [&](Receipt& r) { r.leaf = entry().leaf, r.index = entry().index, r.proof = entry().proof; }),
         "does not seal a day"},
        {"another leaf", with(entry(), [](Receipt& r) { r.leaf[40] = 'x'; }), "not in the log"},
        {"another index", with(entry(), [](Receipt& r) { r.index = 78; }), "not in the log"},
        {"another time", with(entry(), [](Receipt& r) { r.lines[3].second = "2026-11-22T14:31:09.123457Z"; }), "another event"},
        {"a line more", with(entry(), [](Receipt& r) { r.lines.emplace_back("Note", "and more"); }), "another event"},
        {"a proof cut off", with(entry(), [](Receipt& r) { r.proof.pop_back(); }), "not in the log"},
    };
    for (auto const& row : rows) EXPECT_NE(says(row.receipt).find(row.says), std::string::npos) << row.name << ": " << says(row.receipt);
}

TEST_F(Receipts, AreRefusedAgainstAnotherKeyOrAnotherPublishedHead) {
    auto const text = receiptText(person(), key_);
    auto other = key_;
    other[0] ^= 1;
    EXPECT_FALSE(verifyReceipt(text, other));
    auto published = head();
    published.size = 299;
    auto const done = verifyReceipt(text, key_, published);
    ASSERT_FALSE(done);
    EXPECT_NE(done.error().message.find("another tree head"), std::string::npos);
}

// A statement may hold any words, but none may look like the rest of a receipt.
TEST_F(Receipts, AStatementCannotBeginAnotherSection) {
    for (std::string const value : {"a\n\nday 0 1", "a\nSalt: b", "", "\xff", "\x01"}) {
        auto receipt = person();
        receipt.lines[1].second = value;
        EXPECT_FALSE(verifyReceipt(receiptText(receipt, key_), key_)) << value;
    }
    EXPECT_FALSE(verifyReceipt(std::string(receiptBytesMax + 1, 'a'), key_));
    EXPECT_FALSE(verifyReceipt("", key_));
    EXPECT_FALSE(verifyReceipt("accord-receipt/v1 person\n\n\n\n\n\n", key_));
}

TEST_F(Receipts, AnEventThatIsNoneHasNoLines) {
    for (std::string const text : {"", "{}", R"({"id":"7zk3m0qpw81f","type":"x")", R"(["id":"7zk3m0qpw81f","type":"x","v":1,"at":"t",])",
                                   R"({"id":"7z","type":"x","v":1,"at":"t",)"})
        EXPECT_TRUE(entryLines(text).empty()) << text;
}

}  // namespace
}  // namespace accord::ledger::receipt_test

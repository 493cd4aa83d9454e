#include "ledger/tree_head.hpp"

#include "vectors.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

namespace accord::ledger::tree_head_test {
namespace {

using namespace test;

struct KeyPair {
    PublicKey open{};
    std::array<unsigned char, 64> secret{};
};

KeyPair keyFrom(unsigned char seedByte) {
    std::array<unsigned char, 32> seed;
    seed.fill(seedByte);
    KeyPair pair;
    crypto_sign_seed_keypair(pair.open.data(), pair.secret.data(), seed.data());
    return pair;
}

SignedTreeHead signedBy(KeyPair const& pair, TreeHead head) {
    SignedTreeHead signedHead{std::move(head), {}};
    auto const bytes = canonicalBytes(signedHead.head);
    crypto_sign_detached(signedHead.signature.data(), nullptr, bytesOf(bytes).data(), bytes.size(), pair.secret.data());
    return signedHead;
}

TreeHead headOfEight() {
    return {"accord.example.org", 8, hashOf(rootsHex[8]), 1795356000123};
}

TEST(TreeHead, HasTheseBytesAndNoOthers) {
    EXPECT_EQ(canonicalBytes(headOfEight()),
              "accord-tree-head/v1/accord.example.org\n"
              "8\n"
              "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n"
              "time 1795356000123\n");
    EXPECT_EQ(parseTreeHead(canonicalBytes(headOfEight())).value(), headOfEight());
}

TEST(TreeHead, HoldsTheLargestAndTheSmallest) {
    TreeHead const largest{std::string(64, 'z'), 18446744073709551615ULL, hashOf(rootsHex[3]), 9223372036854775807};
    EXPECT_EQ(parseTreeHead(canonicalBytes(largest)).value(), largest);
    EXPECT_LE(canonicalBytes(largest).size(), treeHeadBytesMax);
    TreeHead const smallest{"a", 0, emptyRoot(), 0};
    EXPECT_EQ(parseTreeHead(canonicalBytes(smallest)).value(), smallest);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    return text.replace(text.find(from), from.size(), to);
}

TEST(TreeHead, IsReadInOneFormOnly) {
    auto const good = canonicalBytes(headOfEight());
    struct Row {
        std::string_view name;
        std::string bytes;
    };
    Row const rows[]{
        {"nothing", ""},
        {"another version", replaced(good, "v1", "v2")},
        {"no log", replaced(good, "accord.example.org", "")},
        {"a log with a space", replaced(good, "accord.example", "accord example")},
        {"a log in capitals", replaced(good, "accord.example", "Accord.example")},
        {"a log of 65 letters", replaced(good, "accord.example.org", std::string(65, 'a'))},
        {"a size with a leading zero", replaced(good, "\n8\n", "\n08\n")},
        {"a size with a sign", replaced(good, "\n8\n", "\n+8\n")},
        {"a negative size", replaced(good, "\n8\n", "\n-8\n")},
        {"a size beyond 64 bits", replaced(good, "\n8\n", "\n18446744073709551616\n")},
        {"a root without its last letter", replaced(good, "Qyg=", "Qyg")},
        {"a root with bits left over", replaced(good, "Qyg=", "Qyh=")},
        {"a root that is too long", replaced(good, "Qyg=", "QygAAAA=")},
        {"a negative time", replaced(good, "time 1", "time -1")},
        {"no time", good.substr(0, good.find("time"))},
        {"no line end", good.substr(0, good.size() - 1)},
        {"a line too many", good + "x\n"},
        {"carriage returns", replaced(good, "\n8\n", "\r\n8\r\n")},
        {"a byte of zero", replaced(good, "\n8\n", std::string_view("\n8\0\n", 4))},
    };
    for (auto const& row : rows) {
        auto const head = parseTreeHead(row.bytes);
        ASSERT_FALSE(head) << row.name;
        EXPECT_EQ(head.error().code, ErrorCode::invalid) << row.name;
    }
    EXPECT_EQ(parseTreeHead(std::string(treeHeadBytesMax + 1, 'a')).error().code, ErrorCode::tooLarge);
}

TEST(TreeHead, ItsSignatureFitsNothingElse) {
    auto const ours = keyFrom(1), theirs = keyFrom(2);
    auto const good = signedBy(ours, headOfEight());
    EXPECT_TRUE(verifySignature(good, ours.open));
    EXPECT_FALSE(verifySignature(good, theirs.open));

    auto otherLog = good.head, otherSize = good.head, otherRoot = good.head, otherTime = good.head;
    otherLog.logId = "accord.example.com";
    otherSize.size = 9;
    otherRoot.root = hashOf(rootsHex[7]);
    otherTime.timeMs = 1;
    for (auto const& changed : {otherLog, otherSize, otherRoot, otherTime})
        EXPECT_FALSE(verifySignature({changed, good.signature}, ours.open)) << canonicalBytes(changed);

    auto bent = good;
    bent.signature[63] ^= 1;
    EXPECT_FALSE(verifySignature(bent, ours.open));
}

TEST(SignedNote, IsReadBackWithTheKeyThatSignedIt) {
    auto const ours = keyFrom(1), theirs = keyFrom(2);
    auto const good = signedBy(ours, headOfEight());
    auto const note = signedNote(good, ours.open);
    EXPECT_EQ(openSignedNote(note, ours.open).value(), good);
    EXPECT_EQ(openSignedNote(note, theirs.open).error().code, ErrorCode::refused);
    EXPECT_TRUE(note.starts_with(canonicalBytes(headOfEight()) + "\n\xE2\x80\x94 accord-tree-head/v1/accord.example.org "));
}

TEST(SignedNote, MayCarryTheSignaturesOfWitnesses) {
    auto const ours = keyFrom(1);
    auto const good = signedBy(ours, headOfEight());
    auto const note = signedNote(good, ours.open);
    std::string const witness = "\xE2\x80\x94 witness.example.org AAAAAAAA\n";
    auto const gap = note.find("\n\n") + 2;
    EXPECT_EQ(openSignedNote(note + witness, ours.open).value(), good);
    EXPECT_EQ(openSignedNote(note.substr(0, gap) + witness + note.substr(gap), ours.open).value(), good);
}

TEST(SignedNote, ThatWasTouchedIsRefused) {
    auto const ours = keyFrom(1);
    auto const note = signedNote(signedBy(ours, headOfEight()), ours.open);
    EXPECT_EQ(openSignedNote(replaced(note, "\n8\n", "\n7\n"), ours.open).error().code, ErrorCode::refused);
    EXPECT_EQ(openSignedNote(note.substr(0, note.find("\n\n") + 2), ours.open).error().code, ErrorCode::refused);
    EXPECT_EQ(openSignedNote(canonicalBytes(headOfEight()), ours.open).error().code, ErrorCode::invalid);
    EXPECT_EQ(openSignedNote(std::string(20000, '\n'), ours.open).error().code, ErrorCode::tooLarge);
}

// Replayed heads and split views: a head seen before is kept, and a later one is held against it.
TEST(TreeHead, IsHeldAgainstTheOneSeenBefore) {
    auto const seen = headOfEight();
    auto resigned = seen, larger = seen, replayed = seen, split = seen, other = seen;
    resigned.timeMs += 60000;
    larger.size = 9;
    replayed.size = 7;
    split.root = hashOf(rootsHex[7]);
    other.logId = "accord.example.com";
    EXPECT_EQ(compareHeads(seen, resigned), HeadOrder::same);
    EXPECT_EQ(compareHeads(seen, larger), HeadOrder::larger);
    EXPECT_EQ(compareHeads(seen, replayed), HeadOrder::older);
    EXPECT_EQ(compareHeads(seen, split), HeadOrder::splitView);
    EXPECT_EQ(compareHeads(seen, other), HeadOrder::otherLog);
}

}  // namespace
}  // namespace accord::ledger::tree_head_test
